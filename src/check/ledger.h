#pragma once

// Makes the ledger of a budget that has passed all checks.

#include <vector>

#include "check/checked.h"

namespace gongkai {

/// Every expenditure with its names, kind and government economic class, then the year-end entries.
/// The entries point into the budget.
std::vector<LedgerEntry> make_ledger(const Budget& budget, const Catalog& catalog);

/// The lists of last year's amounts in the same form. A code without a name stands for itself.
std::vector<LastYearEntries> last_year_entries(const Budget& budget, const Catalog& catalog);

/// The names of 类 and 款 above the codes of these entries, as the budget or the catalogue has
/// them; a code without a name stands for itself.
UpperNames upper_names(const Budget& budget, const Catalog& catalog,
                       const std::vector<LedgerEntry>& entries,
                       const std::vector<LastYearEntries>& last_year);

}  // namespace gongkai
