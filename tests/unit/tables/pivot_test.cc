#include <gtest/gtest.h>

#include "support/files.h"
#include "support/sample_pack.h"

namespace gongkai {
namespace {

using sample::expand_table;
using sample::rows;

std::string pivot(const std::string& rest) {
  return R"({"kind": "pivot", "name": "表", "title": "{{year}}年表", )" + rest + "}";
}

const std::string kByFunction = R"("columns": [
  {"heading": "科目", "label": "code"}, {"heading": "合计", "total": true},
  {"heading": "基本", "where": {"kind": "基本支出"}, "columns": [
    {"heading": "小计", "total": true},
    {"heading": "人员", "where": {"kind": "人员经费"}},
    {"heading": "公用", "where": {"kind": "公用经费"}}]},
  {"heading": "项目", "where": {"kind": "项目支出"}}],
 "rows": [
  {"cells": {"code": "合计"}, "strong": true},
  {"by": "unit", "cells": {"code": "{{unit.name}}"}},
  {"by": "function", "order": "code", "cells": {"code": "{{function.class}}-{{function.section}}-{{function.item}}"}}])";

TEST(Pivot, NestsGroupsAndSumsFactsByColumn) {
  Findings findings;
  const auto table = expand_table(pivot(kByFunction), findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(table->title, "2023年表");
  EXPECT_EQ(table->header_rows, 2);
  EXPECT_EQ(rows(*table),
            "科目|合计|基本|项目\n"
            "小计|人员|公用\n"
            "合计|112.50|103.50|87.50|16.00|9.00\n"
            "科工局机关|105.00|96.00|80.00|16.00|9.00\n"
            "206-01-01|76.00|76.00|60.00|16.00|\n"
            "206-07-02|9.00||||9.00\n"
            "208-05-05|20.00|20.00|20.00||\n"
            "服务中心|7.50|7.50|7.50||\n"
            "206-01-01|7.50|7.50|7.50||\n");
}

std::vector<CellRange> addends_at(const Table& table, int row, int column) {
  const Cell& cell = table.grid.at(row, column);
  return cell.number ? cell.number->addends : std::vector<CellRange>{};
}

TEST(Pivot, NamesTheAddendsOfTotals) {
  Findings findings;
  const auto table = expand_table(pivot(kByFunction), findings);
  ASSERT_TRUE(table);
  const std::vector<CellRange> units = {{3, 1, 3, 1}, {7, 1, 7, 1}};
  EXPECT_EQ(addends_at(*table, 2, 1), units);
  const std::vector<CellRange> functions = {{4, 1, 6, 1}};
  EXPECT_EQ(addends_at(*table, 3, 1), functions);
  const std::vector<CellRange> beside = {{4, 2, 4, 2}, {4, 5, 4, 5}};
  EXPECT_EQ(addends_at(*table, 4, 1), beside);
  EXPECT_TRUE(addends_at(*table, 4, 3).empty());
}

TEST(Pivot, LeavesOutOfWhichColumnsOfTotals) {
  Findings findings;
  const auto table = expand_table(pivot(R"("facts": "income", "columns": [
      {"heading": "名称", "label": "n"}, {"heading": "总计", "total": true},
      {"heading": "一般", "where": {"source": "11"}},
      {"heading": "其中", "where": {"source": "111", "carried_over": true}, "of_which": true},
      {"heading": "其他", "where": {"source": ["2", "3"]}}],
    "rows": [{"cells": {"n": "合计"}}, {"by": "unit", "cells": {"n": "{{unit.code}}"}}])"),
                                  findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table),
            "名称|总计|一般|其中|其他\n合计|113.50|105.00|5.00|8.50\n250001|105.00|105.00|5.00|\n"
            "250002|8.50|||8.50\n");
}

TEST(Pivot, ReportsFactsThatNoColumnTakes) {
  Findings findings;
  const auto table = expand_table(pivot(R"("columns": [
      {"heading": "合计", "total": true}, {"heading": "人员", "where": {"kind": "人员经费"}},
      {"heading": "项目", "where": {"kind": "项目支出"}}], "rows": [{}])"),
                                  findings);
  EXPECT_FALSE(table);
  ASSERT_EQ(sample::ids(findings), "fact-in-no-column");
  EXPECT_EQ(findings.all()[0].where.pointer, "/expenditure/2");
  EXPECT_EQ(findings.all()[0].message, "《表》的“合计”列计入这笔金额，其明细各列均未计入");
}

TEST(Pivot, ReportsFactsThatTwoColumnsTake) {
  Findings findings;
  EXPECT_FALSE(expand_table(pivot(R"("columns": [
      {"heading": "合计", "total": true}, {"heading": "全部"},
      {"heading": "项目", "where": {"kind": "项目支出"}}], "rows": [{}])"),
                            findings));
  EXPECT_EQ(sample::ids(findings), "fact-in-two-columns fact-in-two-columns");
}

TEST(Pivot, HidesRepeatsAndEmptyColumns) {
  Findings findings;
  const auto table = expand_table(pivot(R"("columns": [
      {"heading": "单位", "label": "u", "hide_repeats": true}, {"heading": "科目", "label": "f"},
      {"heading": "金额"},
      {"heading": "基金", "where": {"source": "12"}, "hide_if_empty": true}],
    "rows": [{"by": ["unit", "function"], "cells": {"u": "{{unit.code}}", "f": "{{function.code}}"}}])"),
                                  findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table),
            "单位|科目|金额\n250001|2080505|20.00\n|2060101|76.00\n|2060702|9.00\n"
            "250002|2060101|7.50\n");
}

TEST(Pivot, HidesALevelWithOneGroup) {
  const std::string levels = R"("columns": [{"heading": "名称", "label": "n"}, {"heading": "金额"}],
    "rows": [{"by": "unit", "cells": {"n": "{{unit.code}}"}},
             {"by": "project", "hide_if_single": true, "cells": {"n": "项目"}},
             {"by": "function", "order": "code", "cells": {"n": "{{function.code}}"}}])";
  Findings findings;
  const auto table = expand_table(pivot(levels), findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table),
            "名称|金额\n250001|105.00\n项目|96.00\n2060101|76.00\n2080505|20.00\n项目|9.00\n"
            "2060702|9.00\n250002|7.50\n2060101|7.50\n");
}

TEST(Pivot, HidesALevelThatListsTheOnlyUnit) {
  std::string budget = sample::kBudget;
  const std::string second = R"(,
    {"code": "250002", "name": "服务中心", "kind": "事业单位"})";
  budget.erase(budget.find(second), second.size());
  for (std::size_t at = 0; (at = budget.find("250002")) != std::string::npos;) budget[at + 5] = '1';
  Findings findings;
  const auto table = expand_table(pivot(R"("columns": [
      {"heading": "名称", "label": "n"}, {"heading": "金额"}],
    "rows": [{"hide_if_single": true, "cells": {"n": "合计"}},
             {"by": "unit", "all": true, "hide_if_single": true, "cells": {"n": "{{unit.code}}"}},
             {"by": ["function", "economic"], "order": "code", "cells": {"n": "{{function.code}}"}}])"),
                                  findings, budget);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table), "名称|金额\n2060101|67.50\n2060101|16.00\n2060702|9.00\n2080505|20.00\n");
}

TEST(Pivot, HasNoProjectToNameWhereSpendingIsBasic) {
  Findings findings;
  const auto table = expand_table(pivot(R"("where": {"source": "111"}, "columns": [
      {"heading": "科目", "label": "f"}, {"heading": "项目", "label": "p"}, {"heading": "金额"}],
    "rows": [{"by": ["function", "project"], "order": "code", "cells": {"f": "{{function.code}}",
      "p": "{{project.name}}{{project.kind}}{{project.unit}}{{project.start_month}}{{project.end_dots}}{{project.contact}}"}}])"),
                                  findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table),
            "科目|项目|金额\n2060101||76.00\n2060702|科普特定目标类科工局机关|9.00\n"
            "2080505||20.00\n");
}

TEST(Pivot, ListsIndicatorsInRowsOfTheirOwn) {
  Findings findings;
  const auto table = expand_table(pivot(R"("where": {"kind": "项目支出"}, "columns": [
      {"heading": "项目", "label": "p"}, {"heading": "金额"},
      {"heading": "产出", "list": "产出指标", "text": "{{indicator.level3}}{{indicator.value}}"},
      {"heading": "满意度", "list": "满意度指标", "text": "{{indicator.value}}"}],
    "rows": [{"by": "project", "cells": {"p": "{{project.name}}"}}])"),
                                  findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table), "项目|金额|产出|满意度\n科普|9.00|场次≥10|≥95%\n人数≥200|\n");
  EXPECT_TRUE(table->grid.is_closed());
}

TEST(Pivot, PrintsAmountsAsTheTableSays) {
  Findings findings;
  const auto table = expand_table(
      pivot(R"("amount": {"unit": "元", "decimals": 0, "separators": true, "zero": "0"},
      "columns": [{"heading": "人员", "where": {"kind": "人员经费"}}, {"heading": "基金", "where": {"source": "12"}}],
      "rows": [{}])"),
      findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table), "人员|基金\n875,000|0\n");
  EXPECT_EQ(table->captions[0].right, "单位：元");
}

TEST(Pivot, HidesRepeatsWithinALevelOnly) {
  Findings findings;
  const auto table = expand_table(pivot(R"("columns": [
      {"heading": "类", "label": "k", "hide_repeats": true}, {"heading": "名称", "label": "n"},
      {"heading": "金额"}],
    "rows": [{"by": "unit", "cells": {"k": "支出", "n": "{{unit.code}}"}},
             {"by": "function", "cells": {"k": "支出", "n": "{{function.code}}"}}])"),
                                  findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table),
            "类|名称|金额\n"
            "支出|250001|105.00\n"
            "支出|2080505|20.00\n"
            "|2060101|76.00\n"
            "|2060702|9.00\n"
            "支出|250002|7.50\n"
            "支出|2060101|7.50\n");
}

TEST(Pivot, CannotPartIncomeByWhatItDoesNotHave) {
  for (const char* key : {"function", "economic", "project", "kind"}) {
    Findings findings;
    const std::string table = pivot(R"("facts": "income", "columns": [
        {"heading": "名称", "label": "n"}, {"heading": "金额"}],
      "rows": [{"by": ")" + std::string(key) +
                                    R"(", "cells": {"n": "行"}}])");
    sample::load({{"p/pack.json", sample::kPackFile}, {"p/tables/01-t.json", table}}, findings);
    EXPECT_EQ(sample::ids(findings), "group-without-values") << key;
  }
}

}  // namespace
}  // namespace gongkai
