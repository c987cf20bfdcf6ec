#pragma once

// Validates the columns of balances and records against their contents.

#include "pack/pack.h"
#include "source/finding.h"

namespace gongkai {

/// Reports a side whose text columns are not either one column or a group column followed by a line
/// column; a group without its column; “三公” amounts on a side without exactly one amount column.
void check_columns(const BalanceSide& side, Findings& findings);

/// Reports columns without content, and amounts that the records do not have.
void check_columns(const Records& records, Findings& findings);

/// Reports totals without a sibling amount column to add up.
void check_columns(const PackTable& table, Findings& findings);

/// Reports tables with more columns than fit on the page at the pack's heading size.
void check_room(const PackTable& table, const Pack& pack, Findings& findings);

}  // namespace gongkai
