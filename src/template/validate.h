#pragma once

// Whether the parts of a pack fit together: names that refer to each other, fields that have a
// value where they stand, form rows that fill their columns.

#include "source/finding.h"
#include "template/pack.h"

namespace gongkai {

/// Adds a finding for each thing that would keep the pack from being expanded.
void validate(const Pack& pack, const JsonValue& where, Findings& findings);

}  // namespace gongkai
