#pragma once

// Whether the conditions of a table can be met at all.

#include "pack/pack.h"
#include "source/finding.h"

namespace gongkai {

/// Whether any fact of the set can meet all the filters.
bool can_match(FactSet facts, const Filters& filters);

/// Reports columns, lines and cells whose conditions no fact can meet: a contradiction between a
/// heading, those above it and the table, or a condition on what income does not have.
void check_filters(const PackTable& table, Findings& findings);

}  // namespace gongkai
