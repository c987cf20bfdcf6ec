// The examples with one fault each: it is reported, or the budget can be checked.

#include <gtest/gtest.h>

#include "support/compiled_schema.h"
#include "support/json_damage.h"
#include "unit/check/budgets.h"

namespace gongkai {
namespace {

void read_damaged(const JsonDamage& damage) {
  static const CompiledSchema kSchema(budget_schema());
  Findings findings;
  auto budget = load_budget(parse(damage.text, findings), findings);
  EXPECT_EQ(budget.has_value(), !findings.has_errors()) << all_texts(findings);
  for (const Finding& finding : findings.all()) EXPECT_GT(finding.where.line, 0);
  if (!budget) return;
  EXPECT_TRUE(kSchema.accepts(damage.text)) << "what the schema refuses is reported";
  Findings of_checks;
  const auto checked = check(std::move(*budget), catalog_2023(), {}, of_checks);
  EXPECT_EQ(checked.has_value(), of_checks.count_hindrances() == 0) << all_texts(of_checks);
}

class DamagedExample : public testing::TestWithParam<const char*> {};

TEST_P(DamagedExample, IsReportedOrChecked) {
  const std::string file = "examples/" + std::string(GetParam()) + "/budget.json";
  constexpr int kStep = 47;
  for_each_damage(read_source_file(file), kStep, [&](const JsonDamage& damage) {
    SCOPED_TRACE(file + damage.pointer + " is " + (damage.how.empty() ? "away" : damage.how));
    read_damaged(damage);
  });
}

INSTANTIATE_TEST_SUITE_P(Delivered, DamagedExample,
                         testing::Values("huangpu-2024", "jiyuan-2021", "laocheng-2023",
                                         "luohu-2020", "luolong-2018"));

}  // namespace
}  // namespace gongkai
