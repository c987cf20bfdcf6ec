#pragma once

// Whether the columns of balances and records fit what stands in them.

#include "pack/pack.h"
#include "source/finding.h"

namespace gongkai {

/// Reports text columns of a side that are not one, or a group's and a line's behind it; a group
/// without its column; “三公” amounts for a side that has not one amount column.
void check_columns(const BalanceSide& side, Findings& findings);

/// Reports columns that hold nothing, and amounts that the list of records does not have.
void check_columns(const Records& records, Findings& findings);

/// Reports totals beside which there is no amount to add up.
void check_columns(const PackTable& table, Findings& findings);

/// Reports more columns than the page has room for at the size of the pack's headings.
void check_room(const PackTable& table, const Pack& pack, Findings& findings);

}  // namespace gongkai
