// Lines of balances: groups of lines, words only, “三公” amounts, lines from the data.

#include <gtest/gtest.h>

#include "support/files.h"
#include "support/sample_pack.h"

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

const Cell& cell_at(const Table& table, int row, int column) { return table.grid.at(row, column); }

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
            "field-out-of-scope group-without-values");
}

// A class of the expenditure with these lines under it.
std::string class_with(const std::string& lines) {
  return one_side("expenditure", kOneLabel,
                  R"({"text": "科学", "where": {"function": "206"}}, )" + lines);
}

TEST(BalanceLines, ThatPartAClassByCodesListAllOfIt) {
  const std::string item =
      R"({"text": "行政运行", "of_which": true, "where": {"function": "2060101"}})";
  const std::string other =
      R"({"text": "基础研究", "of_which": true, "where": {"function": "20602"}})";
  const std::string rest = R"({"text": "科普", "of_which": true, "where": {"function": "20607"}})";
  Findings findings;
  EXPECT_FALSE(expand_table(class_with(item + "," + other), findings));
  ASSERT_EQ(findings.all().size(), 1U) << all_texts(findings);
  EXPECT_EQ(findings.all()[0].id, "fact-in-no-line");
  EXPECT_NE(findings.all()[0].message.find('9'), std::string::npos);
  EXPECT_EQ(findings.all()[0].notes.size(), 2U) << "the facts of 20607";
  Findings none;
  EXPECT_TRUE(expand_table(class_with(item + "," + other + "," + rest), none));
  EXPECT_TRUE(expand_table(class_with(item), none)) << "one alone is an example";
  const std::string partial =
      R"({"text": "基础研究", "of_which": true, "partial": true, "where": {"function": "20602"}})";
  EXPECT_TRUE(expand_table(class_with(item + "," + partial), none));
  EXPECT_TRUE(none.all().empty()) << all_texts(none);
}

// Two sides of the same spending: 301 and what the second takes.
std::string two_sides(const std::string& economic, const std::string& more = "") {
  const auto side = [](const std::string& code) {
    return R"({"where": {"kind": "基本支出", "economic": )" + code + R"(}, "columns": [)" +
           kOneLabel + R"(], "lines": [{"text": "小计", "where": {}}]})";
  };
  return R"({"kind": "balance", "name": "表", "title": "表", )" + more + R"("sides": [)" +
         side(R"("301")") + ", " + side(economic) + "]}";
}

TEST(BalanceSides, ThatPartFactsByCodesTakeThemAll) {
  Findings findings;
  EXPECT_FALSE(expand_table(two_sides(R"("303")"), findings));
  ASSERT_EQ(findings.all().size(), 1U) << all_texts(findings);
  EXPECT_EQ(findings.all()[0].id, "fact-in-no-line");
  EXPECT_EQ(findings.all()[0].where.file, "test.json") << "the fact of 30201";
  Findings none;
  EXPECT_TRUE(expand_table(two_sides(R"(["302", "303"])"), none));
  EXPECT_TRUE(expand_table(two_sides(R"("303")", R"("partial": true, )"), none));
  EXPECT_TRUE(none.all().empty()) << all_texts(none);
}

TEST(BalanceLines, ThatATotalAddsUpMissNoFactOfTheirSide) {
  const auto side = [](const std::string& functions) {
    return one_side("expenditure", kOneLabel, R"({"id": "c", "functions": {)" + functions + "}}",
                    R"({"text": "合计", "sum": ["c"]})");
  };
  Findings findings;
  EXPECT_FALSE(expand_table(side(R"("206": "科学")"), findings));
  EXPECT_EQ(sample::ids(findings), "fact-in-no-line") << all_texts(findings);
  Findings none;
  EXPECT_TRUE(expand_table(side(R"("206": "科学", "208": "社保")"), none));
  EXPECT_TRUE(none.all().empty()) << all_texts(none);
}

}  // namespace
}  // namespace gongkai
