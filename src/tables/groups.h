#pragma once

// Facts in groups: what the rows of a table stand for.

#include <span>
#include <vector>

#include "check/checked.h"
#include "tables/expansion.h"

namespace gongkai {

/// The facts by what they have in common, groups in the order asked for. No keys: one group.
std::vector<Facts> groups_of(std::span<const GroupKey> keys, GroupOrder order, const Facts& facts);

}  // namespace gongkai
