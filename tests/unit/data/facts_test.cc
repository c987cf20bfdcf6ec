#include "data/facts.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "money/yuan.h"
#include "unit/check/budgets.h"

namespace gongkai {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

FactData facts_of(const std::string& text) {
  Findings findings;
  const auto checked = check_text(text, findings);
  EXPECT_TRUE(checked) << all_texts(findings);
  return checked ? fact_data(*checked, catalog_2023()) : FactData();
}

FactData facts_in(const std::string& path) { return facts_of(read_source_file(path)); }

const FactList& list(const FactData& facts, const std::string& key) {
  static const FactList kNone;
  const auto found = std::ranges::find(facts.lists, key, &FactList::key);
  EXPECT_NE(found, facts.lists.end()) << key;
  return found == facts.lists.end() ? kNone : *found;
}

std::string value(const FactList& list, std::size_t row, const std::string& key) {
  const auto field = std::ranges::find(list.fields, key, &Field::key);
  EXPECT_NE(field, list.fields.end()) << key;
  return list.rows.at(row).at(static_cast<std::size_t>(field - list.fields.begin()));
}

TEST(Facts, ListsWhatABudgetHas) {
  const FactData facts = facts_in("tests/corpus/budget/good/everything.json");
  std::vector<std::string> keys;
  for (const FactList& each : facts.lists) {
    keys.push_back(each.key);
    for (const auto& row : each.rows) EXPECT_EQ(row.size(), each.fields.size()) << each.key;
  }
  EXPECT_THAT(
      keys, ElementsAre("units", "income", "expenditure", "year_end", "projects", "three_public"));
  EXPECT_EQ(facts.department.code, "250");
  EXPECT_EQ(facts.year, 2023);
}

TEST(Facts, HasCodesWithTheirNames) {
  const FactData facts = facts_in("tests/corpus/budget/good/everything.json");
  const FactList& spending = list(facts, "expenditure");
  EXPECT_EQ(value(spending, 0, "category"), "基本支出");
  EXPECT_EQ(value(spending, 0, "kind"), "人员经费");
  EXPECT_EQ(value(spending, 0, "function_name"), "行政运行");
  EXPECT_EQ(value(spending, 0, "amount"), "105000.00");
  EXPECT_EQ(value(spending, 1, "category"), "项目支出");
  EXPECT_EQ(value(spending, 1, "economic_name"), "其他对企业补助");
  EXPECT_EQ(value(spending, 1, "carried_over"), "是");
  EXPECT_EQ(value(spending, 1, "project_name"), "𠮷祥“示范”项目（2023）");
  EXPECT_NE(value(spending, 1, "source_name"), "");
}

TEST(Facts, TellsYearEndFromSpending) {
  const FactData facts = facts_in("tests/corpus/budget/good/everything.json");
  EXPECT_EQ(list(facts, "expenditure").rows.size(), 4U);
  EXPECT_EQ(value(list(facts, "year_end"), 0, "amount"), "10000.00");
}

TEST(Facts, AddsUpProjectsAndShowsBothYearsOfThreePublic) {
  const FactData facts = facts_in("tests/corpus/budget/good/everything.json");
  EXPECT_EQ(value(list(facts, "projects"), 0, "amount"), "5000.00");
  const FactList& spending = list(facts, "three_public");
  ASSERT_EQ(spending.rows.size(), 2U);
  EXPECT_EQ(value(spending, 0, "year"), "2022");
  EXPECT_EQ(value(spending, 0, "vehicle_operation"), "10000.00");
  EXPECT_EQ(value(spending, 1, "reception"), "3000.00");
}

Amount sum(const FactList& list) {
  Amount out;
  for (std::size_t row = 0; row < list.rows.size(); ++row) {
    AmountFault fault = AmountFault::kNone;
    out += parse_amount(value(list, row, "amount"), MoneyUnit::kYuan, 2, fault).value();
  }
  return out;
}

TEST(Facts, AddUpToThePublishedTotals) {
  const FactData facts = facts_in("examples/laocheng-2023/budget.json");
  EXPECT_EQ(yuan(sum(list(facts, "income"))), "6343400.00") << "table 01: 634.34 万元";
  EXPECT_EQ(yuan(sum(list(facts, "expenditure"))), "6343400.00");
  EXPECT_EQ(yuan(sum(list(facts, "projects"))), "3433000.00") << "table 03: 343.30 万元";
}

TEST(Facts, NamesWhatIsComparedWithLastYear) {
  const FactData facts = facts_in("examples/laocheng-2023/budget.json");
  EXPECT_EQ(value(list(facts, "last_year"), 0, "item"), "total");
  EXPECT_EQ(value(list(facts, "last_year"), 0, "title"), "收入（支出）总计");
}

// Even of a budget whose contacts are not hidden yet.
TEST(Facts, NameNoPersons) {
  std::string text = read_source_file("tests/corpus/budget/good/everything.json");
  const std::string mark = "\"goal\":";
  text.insert(text.find(mark),
              R"("contacts": {"leader": "张三", "contact": "李四", "phone": "010-65432109"}, )");
  for (const FactList& each : facts_of(text).lists) {
    for (const auto& row : each.rows) {
      for (const std::string& cell : row) {
        EXPECT_THAT(cell, Not(HasSubstr("张三")));
        EXPECT_THAT(cell, Not(HasSubstr("李四")));
        EXPECT_THAT(cell, Not(HasSubstr("65432109")));
      }
    }
  }
}

}  // namespace
}  // namespace gongkai
