#include "budget/load.h"

#include <gtest/gtest.h>

#include "support/files.h"

namespace gongkai {
namespace {

std::optional<Budget> load_file(const std::string& path, Findings& findings) {
  const auto tree = parse_json(SourceText(path, read_source_file(path)), findings);
  return tree ? load_budget(tree, findings) : std::nullopt;
}

Budget good(const std::string& name) {
  Findings findings;
  auto budget = load_file("tests/corpus/budget/good/" + name + ".json", findings);
  EXPECT_EQ(all_texts(findings), "");
  return budget.value_or(Budget{});
}

TEST(LoadBudget, ReadsEveryField) {
  const Budget budget = good("everything");
  EXPECT_EQ(budget.pack, "henan-2023");
  EXPECT_EQ(budget.year, 2023);
  EXPECT_EQ(budget.published_on, "2023-03-01");
  EXPECT_EQ(budget.department.units.at(0).kind, UnitKind::kAdministrative);
  EXPECT_EQ(budget.income.at(0).amount.fen(), 13'000'000);
  const Expenditure& basic = budget.expenditure.at(0);
  EXPECT_EQ(basic.government_economic, "50101");
  EXPECT_EQ(basic.kind, SpendingKind::kPersonnel);
  EXPECT_EQ(basic.line, "甲");
  const Expenditure& project = budget.expenditure.at(1);
  EXPECT_TRUE(project.is_carried_over && project.is_deferred);
  EXPECT_EQ(project.project, "P1");
  EXPECT_EQ(project.kind, std::nullopt);
  EXPECT_EQ(budget.year_end.at(0).amount.fen(), 1'000'000);
  EXPECT_EQ(budget.projects.at(0).name, "𠮷祥“示范”项目（2023）");
  EXPECT_EQ(budget.projects.at(0).kind, SpendingKind::kOtherOperating);
  EXPECT_EQ(budget.projects.at(0).goal, "第一段。\n第二段。");
  EXPECT_EQ(budget.projects.at(0).indicators.at(0).explanation, "逐个\n清点");
  EXPECT_EQ(budget.goals.annual, "甲。\n乙。");
  EXPECT_EQ(budget.goals.tasks.at(0).content, "内容");
  EXPECT_EQ(budget.goals.indicators.at(0).level2, "");
  EXPECT_EQ(budget.three_public.vehicle_operation.fen(), 1'200'000);
  EXPECT_EQ(budget.three_public_last_year->vehicle_operation.fen(), 1'000'000);
  EXPECT_EQ(budget.notes.at(0).second.at(1), "第二行");
  EXPECT_EQ(budget.names.economic.at(0).second, "基本工资");
}

TEST(LoadBudget, KeepsDefaultsForWhatIsLeftOut) {
  const Budget budget = good("minimal");
  EXPECT_EQ(budget.amount_decimals, 2);
  EXPECT_FALSE(budget.income.at(0).is_carried_over);
  EXPECT_TRUE(budget.three_public.abroad.is_zero());
  EXPECT_FALSE(budget.three_public_last_year);
}

TEST(LoadBudget, GivesFactsTheDepartmentsOnlyUnit) {
  const Budget budget = good("project-without-economic");
  EXPECT_EQ(budget.income.at(0).unit, "250001");
  EXPECT_EQ(budget.expenditure.at(0).unit, "250001");
  EXPECT_EQ(budget.projects.at(0).unit, "250001");
}

TEST(LoadBudget, ReadsAmountsInTheFilesUnitWhereverThatStands) {
  std::string text = read_source_file("tests/corpus/budget/good/yuan.json");
  EXPECT_EQ(good("yuan").income.at(0).amount.fen(), 12'500'000);
  const std::string unit = "  \"money_unit\": \"元\",\n";
  text.erase(text.find(unit), unit.size());
  text.insert(text.rfind("\n}"), ",\n  \"money_unit\": \"元\"");
  Findings findings;
  const auto budget = load_budget(parse(text, findings), findings);
  ASSERT_TRUE(budget) << all_texts(findings);
  EXPECT_EQ(budget->income.at(0).amount.fen(), 12'500'000);
}

TEST(LoadBudget, RemembersWhereFactsStand) {
  const Budget budget = good("everything");
  const Place place = budget.expenditure.at(1).where.member_place("amount");
  EXPECT_EQ(place.pointer, "/expenditure/1/amount");
  EXPECT_EQ(place.line, 15);
}

TEST(LoadBudget, ReportsAllFaultsOfAFile) {
  std::string text = read_source_file("tests/corpus/budget/good/minimal.json");
  text.replace(text.find("12.50"), 5, "12,50");
  text.replace(text.find("2060101"), 7, "20601");
  text.replace(text.find("行政单位"), sizeof("行政单位") - 1, "行政");
  Findings findings;
  EXPECT_FALSE(load_budget(parse(text, findings), findings));
  EXPECT_EQ(findings.all().size(), 3U) << all_texts(findings);
}

TEST(LoadBudget, PrintsAWrongAmountWithItsPlace) {
  Findings findings;
  load_file("tests/corpus/budget/bad/amount-format.comma.json", findings);
  EXPECT_EQ(
      all_texts(findings),
      R"(tests/corpus/budget/bad/amount-format.comma.json:11:42: 错误："12,5" 不是金额 [amount-format]
  11 |   "income": [{"source": "111", "amount": "12,5"}],
     |                                          ^^^^^^
  位置：/income/0/amount
  应为：最多两位小数的数字（本文件金额单位为万元），如 "12.50"
  改法：写作 "12.5"，若逗号是千分位则写 "125"
)");
}

TEST(LoadBudget, ReadsTheExample) {
  Findings findings;
  const auto budget = load_file("examples/laocheng-2023/budget.json", findings);
  ASSERT_TRUE(budget) << all_texts(findings);
  EXPECT_EQ(budget->expenditure.size(), 23U);
  EXPECT_EQ(budget->projects.size(), 7U);
  EXPECT_EQ(budget->goals.indicators.size(), 26U);
}

}  // namespace
}  // namespace gongkai
