#include "chapters/items.h"

#include <gtest/gtest.h>

#include "budget/load.h"
#include "support/files.h"
#include "support/sample_pack.h"

namespace gongkai {
namespace {

Checked checked(const std::string& lists) {
  Findings findings;
  static const auto kCatalogs =
      Catalogs::load(std::string(GONGKAI_SOURCE_DIR) + "/templates/catalog", findings);
  std::string text = sample::kBudget;
  if (!lists.empty()) text.insert(text.rfind('}'), ", \"last_year_lists\": [" + lists + "]");
  auto budget = load_budget(parse(text, findings), findings);
  EXPECT_TRUE(budget) << all_texts(findings);
  auto out = check(*std::move(budget), kCatalogs->for_year(2023), {}, findings);
  EXPECT_TRUE(out) << all_texts(findings);
  return *std::move(out);
}

// The items as "code name amount last year", a line for each.
std::string items(const PackItems& wanted, const std::string& lists, Findings& findings,
                  const std::optional<FigureValue>& of = {}) {
  const Checked budget = checked(lists);
  const FactLists facts(budget);
  TableIndexes tables(std::vector<const Table*>{});
  std::string out;
  for (const Item& item : items_of(wanted, {budget, facts, tables}, of, findings).items) {
    const auto amount = [](Amount value) { return exact_text(value, MoneyUnit::kTenThousandYuan); };
    out += item.code + " " + item.name + " " + amount(item.value.amount) +
           (item.value.last_year ? " " + amount(*item.value.last_year) : "") + "\n";
  }
  return out;
}

const std::string kLists = R"({"figure": "执行数", "lines": [
  {"function": "2060101", "amount": "80.00"}, {"function": "2210201", "amount": "3.00"}]})";

TEST(Items, AreGroupsOfFactsWithLastYearBeside) {
  Findings findings;
  EXPECT_EQ(
      items({.by = {GroupKey::kFunction}, .compare = YearFigure::kExecuted}, kLists, findings),
      "2060101 行政运行 83.5 80\n"
      "2060702 科普活动 9 0\n"
      "2080505 机关事业单位基本养老保险缴费支出 20 0\n"
      "2210201 住房公积金 0 3\n");
  EXPECT_TRUE(findings.all().empty()) << all_texts(findings);
}

TEST(Items, AreSortedAndJoinedAsThePackSays) {
  Findings findings;
  EXPECT_EQ(items({.by = {GroupKey::kFunctionClass}, .order = ItemOrder::kAmount}, "", findings),
            "206 科学技术支出 92.5\n208 社会保障和就业支出 20\n");
  EXPECT_EQ(items({.by = {GroupKey::kFunction}, .from_percent = 20, .rest = "其他"}, "", findings),
            "2060101 行政运行 83.5\n 其他 29\n");
}

TEST(Items, KnowTheNamesOfEveryLevel) {
  Findings findings;
  EXPECT_EQ(items({.by = {GroupKey::kUnit}}, "", findings),
            "250001 科工局机关 105\n250002 服务中心 7.5\n");
  EXPECT_EQ(items({.by = {GroupKey::kKind}}, "", findings),
            " 人员经费 87.5\n 公用经费 16\n 特定目标类 9\n");
}

TEST(Items, OfWhichLastYearIsKnownLessFinelyAreReported) {
  Findings findings;
  items({.by = {GroupKey::kFunction}, .compare = YearFigure::kExecuted},
        R"({"figure": "执行数", "lines": [{"function": "206", "amount": "80.00"}]})", findings);
  EXPECT_TRUE(has_id(findings, "last-year-too-coarse"));
}

TEST(Items, ThatDoNotMakeTheirWholeAreReported) {
  Findings findings;
  const FigureValue whole{.amount = Amount::from_fen(112'500'000), .origin = "whole"};
  items({.by = {GroupKey::kFunction}, .of = "all"}, "", findings, whole);
  EXPECT_TRUE(findings.all().empty()) << all_texts(findings);
  items({.facts = {.where = Filter{{Condition{.source = {"11"}}}}},
         .by = {GroupKey::kFunction},
         .of = "all"},
        "", findings, whole);
  EXPECT_TRUE(has_id(findings, "items-remainder"));
}

}  // namespace
}  // namespace gongkai
