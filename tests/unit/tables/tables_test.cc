// Balances and records.

#include <gtest/gtest.h>

#include "support/files.h"
#include "support/sample_pack.h"

namespace gongkai {
namespace {

using sample::expand_table;
using sample::rows;

std::string balance(const std::string& expenditure_lines) {
  return R"({"kind": "balance", "name": "收支", "title": "收支", "sides": [
    {"facts": "income",
     "columns": [{"heading": "收入", "label": "l"}, {"heading": "金额"}],
     "lines": [
       {"id": "i", "text": "一、一般", "where": {"source": "11"}},
       {"text": "其中：结转", "of_which": true, "indent": 2, "where": {"source": "11", "carried_over": true}},
       {"id": "i", "text": "二、其他", "where": {"source": ["2", "3"]}}],
     "closing": [{"text": "收入总计", "where": {}, "sum": ["i"]}]},
    {"columns": [{"heading": "支出", "label": "l"}, {"heading": "合计", "total": true},
                 {"heading": "一般", "where": {"source": "11"}},
                 {"heading": "其他", "where": {"source": ["2", "3"]}}],
     "lines": [)" +
         expenditure_lines + R"(],
     "closing": [
       {"id": "t", "text": "本年支出", "where": {}, "sum": ["c"]},
       {"id": "t", "text": "年终结转", "zero": "0.00", "facts": "outlays", "where": {"kind": "年终结转结余"}},
       {"text": "支出总计", "sum": ["t"]}]}]})";
}

TEST(Balance, StandsSideBySideAndClosesOnTheSameRow) {
  Findings findings;
  const auto table = expand_table(
      balance(
          R"({"id": "c", "functions": {"206": "科学技术", "208": "社会保障", "210": "卫生健康"}})"),
      findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table),
            "收入|金额|支出|合计|一般|其他\n"
            "一、一般|105.00|科学技术|92.50|85.00|7.50\n"
            "其中：结转|5.00|社会保障|20.00|20.00|\n"
            "二、其他|8.50|卫生健康|||\n"
            "||本年支出|112.50|105.00|7.50\n"
            "||年终结转|1.00|0.00|1.00\n"
            "收入总计|113.50|支出总计|113.50|105.00|8.50\n");
}

TEST(Balance, ReportsAmountsThatNoLineTakes) {
  Findings findings;
  EXPECT_FALSE(expand_table(balance(R"({"id": "c", "functions": {"206": "科学技术"}})"), findings));
  ASSERT_EQ(sample::ids(findings), "fact-in-no-line");
  EXPECT_EQ(findings.all()[0].message, "《收支》的“本年支出”为 112.5，其各行之和为 92.5，相差 20");
}

TEST(Tables, TakeLinesAboveTheTitleAndShareAPage) {
  Findings findings;
  const auto table = expand_table(
      R"({"kind": "records", "name": "三公", "number": "表3", "title": "三公", "same_page": true,
      "captions_above": [{"left": "{{table.number}}"}, {"right": ""}],
      "columns": [{"heading": "出国", "item": "abroad"}]})",
      findings);
  ASSERT_TRUE(table) << all_texts(findings);
  ASSERT_EQ(table->captions_above.size(), 1u);
  EXPECT_EQ(table->captions_above[0].left, "表3");
  EXPECT_EQ(table->captions.size(), 1u);
  EXPECT_TRUE(table->follows_on_page);
}

TEST(Records, ShowTheBudgetsOwnFigures) {
  Findings findings;
  const auto table =
      expand_table(R"({"kind": "records", "name": "三公", "title": "三公", "columns": [
      {"heading": "合计", "total": true}, {"heading": "出国", "item": "abroad"},
      {"heading": "车", "columns": [{"heading": "小计", "total": true},
        {"heading": "购置", "item": "vehicle_purchase"}, {"heading": "运行", "item": "vehicle_operation"}]},
      {"heading": "接待", "item": "reception"}],
    "notes": [{"text": "注"}, {"when": "empty", "text": "空"}, {"when": "not_empty", "text": "有"}]})",
                   findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table), "合计|出国|车|接待\n小计|购置|运行\n4.15||3.15||3.15|1.00\n");
  EXPECT_EQ(table->notes, (std::vector<std::string>{"注", "有"}));
}

}  // namespace
}  // namespace gongkai
