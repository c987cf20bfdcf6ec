// Last year's amounts by item beside this year's, in pivots.

#include <gtest/gtest.h>

#include "support/files.h"
#include "support/sample_pack.h"

namespace gongkai {
namespace {

using sample::expand_table;
using sample::rows;

// The sample budget with lists of last year.
std::string with_lists(const std::string& lists) {
  std::string out = sample::kBudget;
  return out.insert(out.rfind('}'), ", \"last_year_lists\": [" + lists + "]");
}

const std::string kByFunction = R"({"figure": "执行数", "lines": [
  {"function": "2060101", "source": "11", "kind": "基本支出", "amount": "80.00"},
  {"function": "2060702", "source": "11", "kind": "项目支出", "amount": "8.00"},
  {"function": "2069999", "source": "11", "kind": "项目支出", "amount": "2.50"}]})";

// Last year, this year in parts, and the change; rows by these levels.
std::string compared(const std::string& rows, const std::string& members = "") {
  return R"({"kind": "pivot", "name": "表", "title": "表", "where": {"source": "11"}, )" + members +
         R"("columns": [
    {"heading": "科目", "label": "code"},
    {"heading": "上年", "last_year": "执行数", "columns": [
      {"heading": "合计", "total": true},
      {"heading": "基本", "where": {"kind": "基本支出"}},
      {"heading": "项目", "where": {"kind": "项目支出"}}]},
    {"heading": "本年"},
    {"heading": "增减", "last_year": "执行数", "columns": [
      {"heading": "额", "value": "difference"}, {"heading": "%", "value": "rate"}]}],
   "rows": )" +
         rows + "}";
}

const std::string kTotalAndFunctions = R"([{"cells": {"code": "合计"}},
  {"by": "function", "order": "code", "cells": {"code": "{{function.code}}"}}])";

TEST(LastYear, StandsBesideThisYearUnderTheSameConditions) {
  Findings findings;
  const auto table = expand_table(compared(kTotalAndFunctions), findings, with_lists(kByFunction));
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table),
            "科目|上年|本年|增减\n"
            "合计|基本|项目|额|%\n"
            "合计|90.50|80.00|10.50|105.00|14.50|16.02%\n"
            "2060101|80.00|80.00||76.00|-4.00|-5.00%\n"
            "2060702|8.00||8.00|9.00|1.00|12.50%\n"
            "2069999|2.50||2.50||-2.50|-100.00%\n"
            "2080505||||20.00|20.00|—\n")
      << "what was spent last year only has a row too";
}

TEST(LastYear, PrintsRatesAsTheTableSays) {
  Findings findings;
  const auto table =
      expand_table(compared(kTotalAndFunctions,
                            R"("percent": {"decimals": 0, "sign": false, "of_zero": "新增"}, )"),
                   findings, with_lists(kByFunction));
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_NE(rows(*table).find("合计|90.50|80.00|10.50|105.00|14.50|16\n"), std::string::npos);
  EXPECT_NE(rows(*table).find("|20.00|20.00|新增\n"), std::string::npos);
}

TEST(LastYear, ThatIsNotKnownSoFinelyIsAnErrorAtTheLine) {
  for (const char* line :
       {R"({"function": "206", "source": "11", "kind": "基本支出", "amount": "1"})",
        R"({"function": "2060101", "source": "11", "amount": "1"})",
        R"({"function": "2060101", "kind": "基本支出", "amount": "1"})"}) {
    Findings findings;
    const auto table =
        expand_table(compared(kTotalAndFunctions), findings,
                     with_lists(R"({"figure": "执行数", "lines": [)" + std::string(line) + "]}"));
    ASSERT_TRUE(table) << "a draft can be made";
    ASSERT_TRUE(has_id(findings, "last-year-too-coarse")) << line;
    EXPECT_NE(all_texts(findings).find("/last_year_lists/0/lines/0"), std::string::npos);
    EXPECT_NE(rows(*table).find("2060101||||76.00||\n"), std::string::npos) << "never 0";
  }
}

TEST(LastYear, OfOtherFiguresOrScopesIsNotTaken) {
  for (const char* list :
       {R"({"figure": "预算数", "lines": [{"function": "2060101", "source": "11",
                                "kind": "基本支出", "amount": "1"}]})",
        R"({"figure": "执行数", "of": "income", "lines": [{"source": "11", "amount": "1"}]})",
        R"({"figure": "执行数", "source": "12", "lines": [{"function": "2060101",
                                "kind": "基本支出", "amount": "1"}]})",
        R"({"figure": "执行数", "kind": "基本支出", "lines": [{"function": "2060101",
                                "source": "11", "amount": "1"}]})"}) {
    Findings findings;
    expand_table(compared(kTotalAndFunctions), findings, with_lists(list));
    EXPECT_TRUE(has_id(findings, "last-year-missing")) << list;
  }
}

TEST(LastYear, IsTakenFromTheFirstListThatIsFineEnough) {
  const std::string coarse =
      R"({"figure": "执行数", "lines": [{"function": "206", "source": "11", "amount": "90.50"}]})";
  const std::string scoped = R"({"figure": "执行数", "source": "1", "lines": [
    {"function": "2060101", "source": "11", "kind": "人员经费", "amount": "90.50"}]})";
  Findings findings;
  const auto table =
      expand_table(compared(kTotalAndFunctions), findings, with_lists(coarse + ", " + scoped));
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_NE(rows(*table).find("2060101|90.50|90.50||76.00|-14.50|-16.02%\n"), std::string::npos)
      << rows(*table);
}

TEST(LastYear, OfOneUnitNeedsLinesThatNameIt) {
  const std::string by_unit = R"([{"cells": {"code": "合计"}},
    {"by": "unit", "cells": {"code": "{{unit.code}}"}}])";
  const auto list = [](const std::string& unit) {
    return R"({"figure": "执行数", "lines": [{"source": "11", "kind": "人员经费", )" + unit +
           R"("amount": "7.00"}]})";
  };
  Findings findings;
  const auto table =
      expand_table(compared(by_unit), findings, with_lists(list(R"("unit": "250002", )")));
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_NE(rows(*table).find("250002|7.00|7.00|||-7.00|-100.00%\n"), std::string::npos)
      << rows(*table);
  expand_table(compared(by_unit), findings, with_lists(list("")));
  EXPECT_TRUE(has_id(findings, "last-year-too-coarse"));
}

TEST(LastYear, ProjectsThatEndedAreRowsOfTheirOwnNamedByTheirCodes) {
  Findings findings;
  const auto table = expand_table(
      compared(R"([{"by": "project", "order": "code", "cells": {"code": "{{project.name}}"}}])"),
      findings, with_lists(R"({"figure": "执行数", "lines": [
        {"source": "11", "kind": "项目支出", "project": "P1", "amount": "8.00"},
        {"source": "11", "kind": "项目支出", "project": "P8", "amount": "2.00"},
        {"source": "11", "kind": "项目支出", "project": "P9", "amount": "1.00"}]})"));
  ASSERT_TRUE(table) << all_texts(findings);
  const std::string text = rows(*table);
  EXPECT_NE(text.find("科普|8.00||8.00|9.00|1.00|12.50%\n"), std::string::npos) << text;
  EXPECT_NE(text.find("P8|2.00||2.00||-2.00|-100.00%\n"), std::string::npos) << text;
  EXPECT_NE(text.find("P9|1.00||1.00||-1.00|-100.00%\n"), std::string::npos) << text;
}

TEST(LastYear, ColumnsThatMakeNoSenseAreFindings) {
  for (const char* column :
       {R"({"heading": "a", "value": "rate"})",
        R"({"heading": "a", "label": "x", "last_year": "执行数"})",
        R"({"heading": "a", "last_year": "执行数", "value": "difference", "total": true})"}) {
    Findings findings;
    sample::load(
        {{"p/pack.json", sample::kPackFile},
         {"p/tables/01-t.json",
          R"({"kind": "pivot", "name": "表", "title": "表", "columns": [{"heading": "b"}, )" +
              std::string(column) + R"(], "rows": [{"cells": {}}]})"}},
        findings);
    EXPECT_TRUE(has_id(findings, "last-year-column")) << column << all_texts(findings);
  }
}

TEST(Pivot, NumbersRowsMergesLabelsAndFillsUp) {
  Findings findings;
  const auto table =
      expand_table(R"({"kind": "pivot", "name": "表", "title": "表", "at_least": 6, "columns": [
      {"heading": "号", "label": "n"}, {"heading": "科目", "label": "code"}, {"heading": "金额"}],
    "rows": [{"cells": {"n": "合计"}, "merge": "header", "last": true},
             {"by": "function", "order": "code", "cells": {"n": "{{row.number}}", "code": "{{row.numeral}}、{{function.code}}"}}]})",
                   findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table),
            "号|科目|金额\n"
            "1|一、2060101|83.50\n"
            "2|二、2060702|9.00\n"
            "3|三、2080505|20.00\n"
            "||\n"
            "||\n"
            "合计|112.50\n");
}

}  // namespace
}  // namespace gongkai
