#pragma once

// Edits of JSON files chosen at random, and what must come of them.

#include <cstdint>
#include <string>
#include <vector>

#include "source/json_edits.h"

namespace gongkai {

/// Edits of a file that has no field twice, none of which contradicts another; the same for the
/// same seed.
std::vector<JsonEdit> random_edits(const JsonTree& tree, std::uint32_t seed);

/// Where a file is not what the edits make of the one before: each value, the order, and, byte for
/// byte, all that no edit concerns. Empty: it is.
std::string wrongly_edited(const JsonTree& before, const std::vector<JsonEdit>& edits,
                           const JsonTree& after);

}  // namespace gongkai
