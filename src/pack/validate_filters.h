#pragma once

// Validates that the conditions of a table are satisfiable.

#include "pack/pack.h"
#include "source/finding.h"

namespace gongkai {

/// Whether any fact of the set can meet all the filters.
bool can_match(FactSet facts, const Filters& filters);

/// Reports columns, lines and cells whose conditions no fact can meet: contradictions between a
/// heading, those above it and the table, or conditions on fields that income does not have.
void check_filters(const PackTable& table, Findings& findings);

}  // namespace gongkai
