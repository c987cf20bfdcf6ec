#include "check/from_facts.h"

#include <algorithm>
#include <utility>

namespace gongkai {

MarkedProcurement marked_procurement(const Budget& budget) {
  MarkedProcurement out;
  for (const Expenditure& fact : budget.expenditure) {
    if (!fact.procurement) continue;
    out.total += fact.amount;
    out.facts.push_back(&fact);
  }
  return out;
}

const std::vector<ThreePublicItemRule>& three_public_items() {
  static const std::vector<ThreePublicItemRule> kItems = {
      {"abroad", "因公出国（境）费", &ThreePublic::abroad},
      {"vehicle_purchase", "公务用车购置费", &ThreePublic::vehicle_purchase},
      {"vehicle_operation", "公务用车运行费", &ThreePublic::vehicle_operation},
      {"reception", "公务接待费", &ThreePublic::reception}};
  return kItems;
}

ThreePublicFacts three_public_facts(const Budget& budget, const Catalog& catalog) {
  const auto counts = [](const Expenditure& fact) {
    return [&fact](const ThreePublicClass& each) { return fact.source.starts_with(each.source); };
  };
  ThreePublicFacts out;
  for (const Expenditure& fact : budget.expenditure) {
    if (fact.economic.empty()) {
      if (std::ranges::any_of(catalog.three_public, counts(fact))) out.unclassified += fact.amount;
      continue;
    }
    const auto found =
        std::ranges::find(catalog.three_public, fact.economic, &ThreePublicClass::economic);
    if (found == catalog.three_public.end() || !counts(fact)(*found)) continue;
    const auto& items = three_public_items();
    const auto item = std::ranges::find(items, found->item, &ThreePublicItemRule::key);
    if (item == items.end()) continue;
    out.amounts.*item->amount += fact.amount;
    out.facts.emplace_back(item->key, &fact);
  }
  return out;
}

Budget with_figures_from_facts(Budget budget, const Catalog& catalog) {
  if (!budget.procurement) {
    const MarkedProcurement marked = marked_procurement(budget);
    if (!marked.facts.empty()) budget.procurement = Procurement{.of_facts = marked.total};
  }
  if (!budget.states("three_public")) {
    budget.three_public = three_public_facts(budget, catalog).amounts;
  }
  return budget;
}

}  // namespace gongkai
