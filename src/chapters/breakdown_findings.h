#pragma once

// What is reported of breakdowns (其中) that do not add up to their whole.

#include <vector>

#include "money/amount.h"
#include "pack/pack.h"
#include "source/finding.h"
#include "tables/expansion.h"

namespace gongkai {

/// Parts that are not the whole, `breakdown.of`.
Finding breakdown_remainder(const Breakdown& breakdown, Amount parts, Amount whole, MoneyUnit unit);

/// Notes of the first facts of the whole that are in no part, if all are sums of facts.
std::vector<Note> facts_in_no_part(const Breakdown& breakdown, const Pack& pack,
                                   const FactLists& facts);

}  // namespace gongkai
