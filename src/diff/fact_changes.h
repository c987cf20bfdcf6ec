#pragma once

#include <vector>

#include "budget/budget.h"
#include "catalog/catalog.h"
#include "diff/change.h"

namespace gongkai {

/// What differs between the totals and the facts of two budgets. Facts are matched by their codes,
/// never by their order or names; a class or kind that is only implied is the one that is stated.
/// Equal ones are added up. Amounts are in the unit of
/// the second budget.
std::vector<BudgetChange> fact_changes(const Budget& before, const Budget& after,
                                       const Catalog& catalog);

}  // namespace gongkai
