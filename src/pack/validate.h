#pragma once

// Validates that the parts of a pack fit together: references by name, fields that have a value
// where they are used, form rows that fill their columns.

#include <set>
#include <string>

#include "pack/pack.h"
#include "pack/validate_names.h"
#include "source/finding.h"

namespace gongkai {

/// Adds a finding for everything that would keep the pack from being expanded. What `reading` lacks
/// has been reported already: it and its references are skipped.
void validate(const Pack& pack, const PackReading& reading, const JsonValue& where,
              Findings& findings);

/// The names of the figures that the chapters use. An unused inherited one may refer to a table
/// that this pack lacks.
std::set<std::string> used_figures(const Pack& pack);

}  // namespace gongkai
