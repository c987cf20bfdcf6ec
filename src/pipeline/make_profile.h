#pragma once

// What of a budget and its document goes into PackageProfile. For gongkai.cc only.

#include <string>
#include <vector>

#include "budget/budget.h"
#include "catalog/catalog.h"
#include "check/checked.h"
#include "document/document.h"
#include "pipeline/package_profile.h"

namespace gongkai {

/// All but tables and totals, as far as the budget could be read.
PackageProfile profile_of(const Budget& budget);

/// The totals of a sound budget.
PackageTotals totals_of(const Checked& checked, const Catalog& catalog);

/// The ids of a document's tables, each once, in their order.
std::vector<std::string> table_ids(const Document& document);

}  // namespace gongkai
