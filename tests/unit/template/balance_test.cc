// Lines of balances: groups of lines, words only, “三公” amounts, lines from the data.

#include <gtest/gtest.h>

#include "support/files.h"
#include "unit/template/sample.h"

namespace gongkai {
namespace {

using sample::expand_table;
using sample::rows;

// A balance with one side.
std::string one_side(const std::string& facts, const std::string& columns, const std::string& lines,
                     const std::string& closing = "") {
  return R"({"kind": "balance", "name": "表", "title": "表", "sides": [{"facts": ")" + facts +
         R"(", "columns": [)" + columns + R"(], "lines": [)" + lines + R"(], "closing": [)" +
         closing + "]}]}";
}

const std::string kTwoLabels =
    R"({"heading": "大项", "label": "group"}, {"heading": "项目", "label": "line"}, {"heading": "金额"})";
const std::string kOneLabel = R"({"heading": "项目", "label": "line"}, {"heading": "金额"})";

const Cell& cell_at(const Table& table, int row, int column) {
  return table.grid.cells()[static_cast<std::size_t>(table.grid.covering(row, column))];
}

TEST(BalanceLines, StandBesideTheirGroup) {
  Findings findings;
  const auto table = expand_table(
      one_side(
          "income", kTwoLabels,
          R"({"group": "一般", "id": "i", "text": "本年", "where": {"source": "11", "carried_over": false}},
                  {"group": "一般", "id": "i", "text": "结转", "where": {"source": "11", "carried_over": true}},
                  {"group": "一般", "text": "", "amounts": false},
                  {"group": "基金", "text": "本年", "where": {"source": "12"}},
                  {"id": "i", "text": "其他", "where": {"source": ["2", "3"]}})",
          R"({"text": "总计", "where": {}, "sum": ["i"]})"),
      findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table),
            "大项|项目|金额\n一般|本年|100.00\n结转|5.00\n|\n基金|本年|\n其他|8.50\n总计|113.50\n");
  EXPECT_EQ(cell_at(*table, 1, 0).row_span, 3);
  EXPECT_EQ(cell_at(*table, 4, 0).row_span, 1);
  EXPECT_EQ(cell_at(*table, 5, 0).col_span, 2);
  EXPECT_EQ(cell_at(*table, 6, 1).text, "总计");
  EXPECT_TRUE(table->grid.is_closed());
}

TEST(BalanceLines, MayHaveOneHeadingOverBothTexts) {
  Findings findings;
  const auto table =
      expand_table(one_side("income",
                            R"({"heading": "项目", "columns": [{"heading": "", "label": "group"},
                                                  {"heading": "", "label": "line"}]},
                  {"heading": "金额", "columns": [{"heading": "小计", "total": true}, {"heading": "本级"}]})",
                            R"({"group": "一般", "text": "本年", "where": {"source": "11"}})"),
                   findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table), "项目|金额\n小计|本级\n一般|本年|105.00|105.00\n");
  EXPECT_EQ(cell_at(*table, 0, 0).row_span, 2);
  EXPECT_EQ(cell_at(*table, 0, 0).col_span, 2);
  EXPECT_TRUE(table->grid.is_closed());
}

TEST(BalanceLines, HoldWordsOnlyOrOnlyWhatIsUsed) {
  Findings findings;
  const auto table = expand_table(one_side("expenditure", kOneLabel,
                                           R"({"text": "说明", "amounts": false, "zero": "0.00"},
                  {"id": "c", "text": "基金", "blank_if_zero": true, "zero": "0.00", "where": {"source": "12"}},
                  {"id": "c", "text": "单位", "blank_if_zero": true, "where": {"source": "2"}},
                  {"functions": {"206": "科学", "207": "文化", "208": "社保"}, "used_only": true})",
                                           R"({"text": "合计", "sum": ["c"]})"),
                                  findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table), "项目|金额\n说明|\n|\n单位|7.50\n科学|92.50\n社保|20.00\n合计|7.50\n");
  EXPECT_FALSE(cell_at(*table, 1, 1).number);
  EXPECT_FALSE(cell_at(*table, 2, 1).number);
}

TEST(BalanceLines, TakeThreePublicAmounts) {
  Findings findings;
  const auto table = expand_table(one_side("expenditure", kOneLabel,
                                           R"({"text": "共计", "sum": ["i"]},
                  {"id": "i", "text": "出国", "three_public": "abroad"},
                  {"id": "i", "text": "接待", "three_public": "reception"},
                  {"id": "i", "text": "车", "three_public": ["vehicle_purchase", "vehicle_operation"]},
                  {"text": "其中：购置", "of_which": true, "three_public": "vehicle_purchase"})"),
                                  findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table), "项目|金额\n共计|4.15\n出国|\n接待|1.00\n车|3.15\n其中：购置|\n");
  EXPECT_EQ(cell_at(*table, 1, 1).number->addends, (std::vector<CellRange>{{2, 1, 4, 1}}));
}

const std::string kGroups =
    R"({"by": ["function_class", "function"], "order": "code", "id": "class",
        "texts": ["{{function.class}}", "{{function.name}}"], "indents": [0, 1], "strong": [true, false]})";

TEST(BalanceLines, ComeFromTheData) {
  Findings findings;
  const auto table = expand_table(one_side("expenditure", kOneLabel, kGroups,
                                           R"({"text": "合计", "where": {}, "sum": ["class"]})"),
                                  findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table),
            "项目|金额\n206|92.50\n行政运行|83.50\n科普活动|9.00\n208|20.00\n"
            "机关事业单位基本养老保险缴费支出|20.00\n合计|112.50\n");
  EXPECT_EQ(cell_at(*table, 1, 1).number->addends, (std::vector<CellRange>{{2, 1, 3, 1}}));
  EXPECT_EQ(cell_at(*table, 6, 1).number->addends,
            (std::vector<CellRange>{{1, 1, 1, 1}, {4, 1, 4, 1}}));
  EXPECT_NE(cell_at(*table, 1, 0).style, cell_at(*table, 2, 0).style);
  EXPECT_EQ(cell_at(*table, 1, 0).style, cell_at(*table, 4, 0).style);
}

TEST(BalanceLines, AreNoneWithoutData) {
  Findings findings;
  const auto table = expand_table(
      one_side("expenditure", kOneLabel,
               R"({"by": "function", "texts": "{{function.name}}", "where": {"source": "12"}})"),
      findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table), "项目|金额\n");
}

// The findings of a pack with this table.
std::string faults(const std::string& table) {
  Findings findings;
  EXPECT_FALSE(
      sample::load({{"p/pack.json", sample::kPackFile}, {"p/tables/01-t.json", table}}, findings));
  return sample::ids(findings);
}

TEST(BalanceLines, FitTheirColumns) {
  EXPECT_EQ(faults(one_side("income", R"({"heading": "金额"})", R"({"text": "一"})")),
            "balance-columns");
  EXPECT_EQ(
      faults(one_side("income",
                      R"({"heading": "项", "label": "line"}, {"heading": "大项", "label": "group"},
                               {"heading": "金额"})",
                      R"({"text": "一"})")),
      "balance-columns");
  EXPECT_EQ(faults(one_side("income", kOneLabel, R"({"text": "一", "group": "大项"})")),
            "balance-group");
  EXPECT_EQ(faults(one_side("income", kOneLabel + R"(, {"heading": "又"})",
                            R"({"text": "出国", "three_public": "abroad"})")),
            "three-public-columns");
}

TEST(BalanceLines, HaveOneSourceOfAmounts) {
  EXPECT_EQ(faults(one_side("income", kOneLabel,
                            R"({"text": "一", "amounts": false, "where": {}},
                               {"text": "二", "three_public": "abroad", "where": {}})")),
            "line-source line-source");
  EXPECT_EQ(faults(one_side("income", kOneLabel,
                            R"({"by": ["unit", "function"], "texts": ["{{unit.name}}"]})")),
            "line-levels");
  EXPECT_EQ(faults(one_side("income", kOneLabel,
                            R"({"by": ["unit", "function"], "texts": ["{{function.name}}", ""]})")),
            "field-out-of-scope");
}

}  // namespace
}  // namespace gongkai
