#pragma once

// Groups facts for the rows of a table.

#include <span>
#include <vector>

#include "check/checked.h"
#include "tables/expansion.h"

namespace gongkai {

/// The facts grouped by the keys, in the given order. No keys: one group.
std::vector<Facts> groups_of(std::span<const GroupKey> keys, GroupOrder order, const Facts& facts);

}  // namespace gongkai
