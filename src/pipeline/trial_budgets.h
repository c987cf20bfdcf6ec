#pragma once

// Budgets with which a pack is tried: nobody's, made of the catalogue's codes alone. For
// pack_trial.cc.

#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "pack/pack.h"

namespace gongkai {

/// How many units and kinds of money a trial budget has.
enum class TrialUnits { kOne, kOneOfEachKind };

/// A budget with spending of each function, economic class and source of the catalogue, by each
/// kind of unit, as 基本支出 and by projects, of this year's money and of last year's, and with a
/// record in each of the lists that a pack declares. JSON.
std::string full_budget(const Catalog& catalog, TrialUnits units,
                        const std::vector<PackList>& lists);

/// A budget with one unit, one income and one spending.
std::string least_budget(const Catalog& catalog);

}  // namespace gongkai
