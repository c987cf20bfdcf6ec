#include "pipeline/trial_budgets.h"

#include <gtest/gtest.h>

#include <set>

#include "budget/load.h"
#include "check/checked.h"
#include "source/json.h"
#include "support/files.h"

namespace gongkai {
namespace {

const Catalog& catalog() {
  static const std::optional<Catalogs> kCatalogs = [] {
    Findings unused;
    return Catalogs::load(std::string(GONGKAI_SOURCE_DIR) + "/templates/catalog", unused);
  }();
  return kCatalogs->for_year(9999);
}

std::optional<Checked> checked(const std::string& text) {
  Findings findings;
  auto budget = load_budget(parse_json(SourceText("trial", text), findings), findings);
  EXPECT_TRUE(budget) << all_texts(findings);
  if (!budget) return std::nullopt;
  auto out = check(*std::move(budget), catalog(), {.is_whole = false}, findings);
  EXPECT_TRUE(out) << all_texts(findings);
  return out;
}

TEST(TrialBudgets, AreSound) {
  EXPECT_TRUE(checked(least_budget(catalog())));
  EXPECT_TRUE(checked(full_budget(catalog(), TrialUnits::kOne, {})));
  EXPECT_TRUE(checked(full_budget(catalog(), TrialUnits::kOneOfEachKind, {})));
}

TEST(TrialBudgets, OfAllCodesHoldEachFunctionEconomicClassKindAndUnit) {
  const auto full = checked(full_budget(catalog(), TrialUnits::kOneOfEachKind, {}));
  ASSERT_TRUE(full);
  std::set<std::string> functions;
  std::set<std::string> economic;
  std::set<LedgerEntry::Kind> kinds;
  std::set<std::string> units;
  for (const LedgerEntry& fact : full->outlays()) {
    functions.insert(fact.function.code);
    economic.insert(fact.economic.code);
    kinds.insert(fact.kind);
    units.insert(fact.unit->code);
  }
  for (const auto& [code, name] : catalog().functions.all()) {
    const bool is_item = code.size() == 7;
    EXPECT_TRUE(!is_item || functions.contains(code)) << code;
  }
  for (const auto& [key, government] : catalog().mapping) {
    EXPECT_TRUE(economic.contains(key.second)) << key.second;
  }
  EXPECT_EQ(kinds.size(), 4U);
  EXPECT_EQ(units.size(), 2U);
}

}  // namespace
}  // namespace gongkai
