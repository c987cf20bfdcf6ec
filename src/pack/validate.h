#pragma once

// Whether the parts of a pack fit together: names that refer to each other, fields that have a
// value where they stand, form rows that fill their columns.

#include <set>
#include <string>

#include "pack/pack.h"
#include "pack/validate_names.h"
#include "source/finding.h"

namespace gongkai {

/// Adds a finding for each thing that would keep the pack from being expanded. What `reading` lacks
/// has its findings: neither it nor what refers to it is asked further.
void validate(const Pack& pack, const PackReading& reading, const JsonValue& where,
              Findings& findings);

/// The names of the figures that the chapters speak of. An inherited one that none does may name a
/// table that this pack lacks.
std::set<std::string> used_figures(const Pack& pack);

}  // namespace gongkai
