#pragma once

// The facts of a budget as they are published: income and expenditure line by line with codes and
// names, projects, “三公”经费. Contacts are left out, as are texts: a pack prints only some of
// those, and what it prints is in the tables.

#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "check/checked.h"
#include "data/fact_list.h"

namespace gongkai {

struct FactData {
  Coded department;
  int year = 0;
  std::vector<FactList> lists;  ///< non-empty lists only
};

/// All lists in a fixed order, their records in the order of the budget.
FactData fact_data(const Checked& checked, const Catalog& catalog);

}  // namespace gongkai
