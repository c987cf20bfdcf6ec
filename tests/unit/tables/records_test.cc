// Records: what lists there are, their texts and amounts.

#include <gtest/gtest.h>

#include "support/files.h"
#include "support/sample_pack.h"

namespace gongkai {
namespace {

using sample::expand_table;
using sample::rows;

std::string records(const std::string& of, const std::string& columns) {
  return R"({"kind": "records", "name": "明细", "title": "明细", "of": ")" + of +
         R"(", "columns": [)" + columns + R"(], "notes": [{"when": "empty", "text": "无"}]})";
}

// The sample with another member.
std::string budget_with(const std::string& member) {
  std::string budget = sample::kBudget;
  return budget.insert(budget.find("  \"three_public\""), member + ",\n");
}

const std::string kYears =
    records("three_public_years",
            R"({"heading": "单位", "label": "name", "text": "{{department.name}}"},
       {"heading": "年度", "label": "year", "text": "{{record.year}}"},
       {"heading": "合计", "total": true}, {"heading": "接待", "item": "reception"},
       {"heading": "运行", "item": "vehicle_operation"})");

TEST(Records, ShowTheLastYearAndThisOne) {
  Findings findings;
  const auto table =
      expand_table(kYears, findings,
                   budget_with(R"("three_public_last_year": {"abroad": "0", "vehicle_purchase": "0",
                     "vehicle_operation": "0", "reception": "2.50"})"));
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table),
            "单位|年度|合计|接待|运行\n科工局|2022|2.50|2.50|\n科工局|2023|4.15|1.00|3.15\n");
  const Cell& total = table->grid.at(2, 2);
  EXPECT_EQ(total.number->addends, (std::vector<CellRange>{{2, 3, 2, 4}}));
  EXPECT_TRUE(table->notes.empty());
}

TEST(Records, WarnOfAnUnknownLastYear) {
  Findings findings;
  const auto table = expand_table(kYears, findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table), "单位|年度|合计|接待|运行\n科工局|2023|4.15|1.00|3.15\n");
  EXPECT_EQ(sample::ids(findings), "records-without-data");
  EXPECT_FALSE(findings.has_errors());
}

const std::string kItems = records(
    "procurement_items",
    R"({"heading": "项目", "label": "name", "text": "{{record.name}}（{{record.category}}）"},
       {"heading": "年限", "label": "years", "text": "{{record.years}}"},
       {"heading": "指标", "item": "total"}, {"heading": "一年", "item": "amount"},
       {"heading": "备注", "label": "note", "text": "{{record.time}}{{record.note}}"})");

TEST(Records, ListWhatIsBought) {
  Findings findings;
  const auto table = expand_table(kItems, findings,
                                  budget_with(
                                      R"("procurement_items": [
               {"name": "规划", "category": "服务", "years": 2, "total": "180.00", "amount": "90.00",
                "time": "一季度", "note": "续签"},
               {"name": "电脑", "category": "货物", "total": "3.00", "amount": "3.00"}])"));
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table),
            "项目|年限|指标|一年|备注\n规划（服务）|2|180.00|90.00|一季度续签\n"
            "电脑（货物）|1|3.00|3.00|\n");
}

TEST(Records, AreNoneWhereNothingIsListed) {
  Findings findings;
  const auto table = expand_table(kItems, findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table), "项目|年限|指标|一年|备注\n");
  EXPECT_EQ(table->notes, std::vector<std::string>{"无"});
}

std::string faults(const std::string& table) {
  Findings findings;
  EXPECT_FALSE(
      sample::load({{"p/pack.json", sample::kPackFile}, {"p/tables/01-t.json", table}}, findings));
  return sample::ids(findings);
}

TEST(Records, AskForWhatTheirListHas) {
  EXPECT_EQ(faults(records("procurement_items", R"({"heading": "出国", "item": "abroad"})")),
            "list-column");
  EXPECT_EQ(faults(records("three_public", R"({"heading": "指标", "item": "total"})")),
            "list-column");
  EXPECT_EQ(faults(records("three_public",
                           R"({"heading": "名", "label": "n", "text": "{{record.name}}"})")),
            "list-column");
  EXPECT_EQ(faults(records("procurement_items",
                           R"({"heading": "年", "label": "y", "text": "{{record.year}}"})")),
            "list-column");
  EXPECT_EQ(
      faults(records("three_public", R"({"heading": "空"}, {"heading": "名", "label": "n"})")),
      "records-column records-column");
  EXPECT_EQ(faults(records("contracts", R"({"heading": "出国", "item": "abroad"})")),
            "unknown-list");
}

}  // namespace
}  // namespace gongkai
