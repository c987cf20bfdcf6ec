#pragma once

// Figures that a budget may state and that also follow from its facts: 政府采购 and “三公”经费.

#include <string_view>
#include <vector>

#include "budget/budget.h"
#include "catalog/catalog.h"

namespace gongkai {

/// The expenditure that is marked 政府采购.
struct MarkedProcurement {
  Amount total;
  std::vector<const Expenditure*> facts;
};
MarkedProcurement marked_procurement(const Budget& budget);

/// An item of “三公”经费: its key and its name.
struct ThreePublicItemRule {
  std::string_view key;  ///< "reception"
  std::string_view name;
  Amount ThreePublic::*amount;
};
const std::vector<ThreePublicItemRule>& three_public_items();

/// The expenditure in the economic classes of “三公”经费.
struct ThreePublicFacts {
  ThreePublic amounts;
  std::vector<std::pair<std::string_view, const Expenditure*>> facts;  ///< by item
  Amount unclassified;  ///< of the same fund sources, without an economic class
};
ThreePublicFacts three_public_facts(const Budget& budget, const Catalog& catalog);

/// The budget with 政府采购 and “三公”经费 from its facts, where it does not state them.
Budget with_figures_from_facts(Budget budget, const Catalog& catalog);

}  // namespace gongkai
