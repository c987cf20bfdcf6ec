#pragma once

// Whether the columns of balances and records fit what stands in them.

#include "source/finding.h"
#include "template/pack.h"

namespace gongkai {

/// Reports text columns of a side that are not one, or a group's and a line's behind it; a group
/// without its column; “三公” amounts for a side that has not one amount column.
void check_columns(const BalanceSide& side, Findings& findings);

/// Reports columns that hold nothing, and amounts that the list of records does not have.
void check_columns(const Records& records, Findings& findings);

}  // namespace gongkai
