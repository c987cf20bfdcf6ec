#pragma once

// The outlays of a budget that has passed all checks.

#include <vector>

#include "check/checked.h"

namespace gongkai {

/// Every expenditure with its names, kind and government economic class, then the year-end entries.
/// The entries point into the budget.
std::vector<LedgerEntry> make_ledger(const Budget& budget, const Catalog& catalog);

}  // namespace gongkai
