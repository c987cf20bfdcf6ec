// The texts of findings, word for word.

#include <gtest/gtest.h>

#include <tuple>

#include "unit/check/budgets.h"

namespace gongkai {
namespace {

std::string findings_of(const std::string& name) {
  Findings findings;
  check_file("tests/corpus/budget/inconsistent/" + name + ".json", findings);
  return all_texts(findings);
}

TEST(Check, ShowsBothSidesOfAnUnequalSumAndTheFactOfThatAmount) {
  EXPECT_EQ(
      findings_of("income-equals-expenditure.forgotten"),
      R"(test.json:11:3: 错误：收支总计不相等：收入 12.50 比支出 57.50 少 45.00 [income-equals-expenditure]
  11 |   "income": [{"source": "111", "amount": "12.50"}],
     |   ^^^^^^^^
  位置：/income
  应为：收入总计（含上年结转结余）= 支出总计 + 年终结转结余
  改法：补上或改正差额所在的一笔；结转下年的，填入 "year_end"
  参见：test.json:14:77: 这一笔恰为差额 45.00
)");
}

TEST(Check, NamesAFactThatIsWrittenInTheOtherUnit) {
  for (const auto& [unit, right, wrong] :
       {std::tuple{"万元", "12.50", "125000"}, std::tuple{"元", "125000", "12.50"}}) {
    std::string text = read_source_file("tests/corpus/budget/kept/published-in-time.json");
    text.replace(text.find("万元"), std::string("万元").size(), unit);
    text.replace(text.rfind("12.50"), 5, wrong);
    text.replace(text.find("12.50"), 5, right);
    Findings findings;
    EXPECT_FALSE(check_text(text, findings));
    EXPECT_NE(all_texts(findings).find("换算后收支相等"), std::string::npos)
        << unit << all_texts(findings);
  }
}

TEST(Check, NamesTheSourceThatDoesNotBalance) {
  EXPECT_EQ(
      findings_of("source-balance.two"),
      R"(test.json:11:3: 警告：政府预算资金收支不相等：收入 0.00 比支出 12.50 少 12.50 [source-balance]
  11 |   "income": [{"source": "2", "amount": "12.50"}],
     |   ^^^^^^^^
  位置：/income
  应为：每类资金的收入 = 支出 + 年终结转结余
  改法：检查资金来源编码以 1 开头的各笔收支
test.json:11:3: 警告：财政专户管理资金收支不相等：收入 12.50 比支出 0.00 多 12.50 [source-balance]
  11 |   "income": [{"source": "2", "amount": "12.50"}],
     |   ^^^^^^^^
  位置：/income
  应为：每类资金的收入 = 支出 + 年终结转结余
  改法：检查资金来源编码以 2 开头的各笔收支
)");
}

TEST(Check, AsksForTheCodeMeant) {
  EXPECT_EQ(findings_of("unknown-code.function"),
            R"(test.json:13:18: 错误：支出功能分类没有编码 2060110 [unknown-code]
  13 |     {"function": "2060110", "economic": "30101", "source": "111", "amount": "12.50"}
     |                  ^^^^^^^^^
  位置：/expenditure/0/function
  应为：2023 年科目表中的编码，或 "names" 中写明的编码
  改法：是否应为 "2060101"（行政运行）？若为本地科目，写明名称："names": {"functions": {"2060110": "…"}}
)");
}

TEST(Check, ProposesTheOtherKindsClass) {
  EXPECT_EQ(
      findings_of("no-economic-mapping.office"),
      R"(test.json:13:41: 错误：行政单位（参公单位）的 30107（绩效工资）没有对应的政府预算支出经济分类 [no-economic-mapping]
  13 |     {"function": "2060101", "economic": "30107", "source": "111", "amount": "12.50"}
     |                                         ^^^^^^^
  位置：/expenditure/0/economic
  应为：写明 "government_economic"
  改法：若按事业单位对应，加上 "government_economic": "50501"（工资福利支出）
)");
}

// Codes that cannot be read are empty: nothing follows from them.
TEST(Check, SaysNothingMoreOfCodesThatCouldNotBeRead) {
  const std::string text = read_source_file("tests/corpus/budget/good/everything.json");
  Findings findings;
  Budget budget = read_budget(parse(text, findings), findings);
  budget.projects.push_back(budget.projects.front());
  for (Project& project : budget.projects) project.code.clear();
  EXPECT_TRUE(check(std::move(budget), catalog_2023(), {}, findings));
  EXPECT_FALSE(has_id(findings, "project-duplicate")) << all_texts(findings);
  EXPECT_FALSE(has_id(findings, "unknown-project")) << all_texts(findings);
}

TEST(Check, ShowsNoLineWithANumberOfAPerson) {
  Findings findings;
  std::string text = read_source_file("tests/corpus/budget/good/everything.json");
  const std::string goal = "第一段。";
  text.replace(text.find(goal), goal.size(), "XXX <b>联系 13812345678</b>");
  EXPECT_TRUE(check_text(text, findings)) << "tables can be made";
  EXPECT_TRUE(has_id(findings, "mobile-number")) << all_texts(findings);
  EXPECT_TRUE(has_id(findings, "html-in-text")) << all_texts(findings);
  EXPECT_EQ(all_texts(findings).find("13812345678"), std::string::npos) << all_texts(findings);
}

TEST(Check, NamesADuplicateWithBothPlaces) {
  EXPECT_EQ(findings_of("unit-duplicate.code"),
            R"(test.json:10:16: 错误：单位代码 250001 重复 [unit-duplicate]
  10 |       {"code": "250001", "name": "某中心", "kind": "事业单位"}]
     |                ^^^^^^^^
  位置：/department/units/1/code
  应为：每个单位代码只出现一次
  改法：改正其中一个，或删去一项
  参见：test.json:9:24: “某局”已用此代码
)");
}

TEST(Check, AsksForTheProjectMeant) {
  EXPECT_EQ(findings_of("unknown-project.slip"),
            R"(test.json:13:57: 错误：没有编码为 41030223000000009628 的项目 [unknown-project]
  13 |     {"function": "2060101", "source": "111", "project": "41030223000000009628", "amount": "12.50"}
     |                                                         ^^^^^^^^^^^^^^^^^^^^^^
  位置：/expenditure/0/project
  应为："projects" 中某个项目的 "code"
  改法：是否应为 "41030223000000009618"（某项目）？
)");
}

TEST(Check, SaysWhoCutACode) {
  const std::string text = findings_of("unknown-project.cut");
  EXPECT_NE(
      text.find("电子表格只保留 15 位数字，其余变为 0：\"410300240000000000\"（某项目）的编码疑"
                "被改动"),
      std::string::npos)
      << text;
  EXPECT_EQ(text.find("project-without-expenditure"), std::string::npos) << text;
}

TEST(Check, DoesNotProposeAProjectThatIsInUse) {
  const std::string text = findings_of("unknown-project.other");
  EXPECT_EQ(text.find("是否应为"), std::string::npos) << text;
}

TEST(Check, NamesTheLineWithItsPointAtAnotherPlace) {
  std::string text = read_source_file("tests/corpus/budget/kept/published-in-time.json");
  text.replace(text.rfind("12.50"), 5, "125.00");
  Findings findings;
  EXPECT_FALSE(check_text(text, findings));
  EXPECT_NE(all_texts(findings).find("这一笔 125.00 疑为小数点错位（10 倍）：改正后收支相等"),
            std::string::npos)
      << all_texts(findings);
}

TEST(Check, NamesTheLineInTheOtherUnitThatLostDigits) {
  std::string text = read_source_file("tests/corpus/budget/kept/published-in-time.json");
  text.replace(text.find("万元"), std::string("万元").size(), "元");
  text.replace(text.find("12.50"), 5, "12035640");
  text.replace(text.rfind("12.50"), 5, "1203.56");
  Findings findings;
  EXPECT_FALSE(check_text(text, findings));
  EXPECT_NE(all_texts(findings).find("这一笔 1203.56 疑以万元为单位：换算后收支相等"),
            std::string::npos)
      << all_texts(findings);
}

TEST(Check, SaysWhichUnitsThereAre) {
  EXPECT_EQ(findings_of("missing-unit.two-units"),
            R"(test.json:12:14: 错误：未填列单位，而部门有多个预算单位 [missing-unit]
  12 |   "income": [{"source": "111", "amount": "12.50"}],
     |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  位置：/income/0
  应为："unit"：250001（某局）、250002（某中心） 之一
)");
}

TEST(Check, DoubtsBasicSpendingOnEnterprises) {
  EXPECT_EQ(
      findings_of("no-spending-kind.enterprises"),
      R"(test.json:13:41: 错误：基本支出一般没有 31299（其他对企业补助），无法判断属于人员经费还是公用经费 [no-spending-kind]
  13 |     {"function": "2060101", "economic": "31299", "source": "111", "amount": "12.50"}
     |                                         ^^^^^^^
  位置：/expenditure/0/economic
  应为：基本支出的经济分类，如 301、302、303、310 各款
  改法：若是项目支出，加上 "project"；确为基本支出的，加上 "kind": "人员经费" 或 "公用经费"
)");
}

TEST(Check, OnlyNotesACodeOfTheBudgetsOwn) {
  EXPECT_EQ(
      findings_of("code-not-in-catalog.function"),
      R"(test.json:15:27: 提示：支出功能分类 2060188（本地科目）不在内置的 2023 年科目表中，按本文件的名称公开 [code-not-in-catalog]
  15 |   "names": {"functions": {"2060188": "本地科目"}}
     |                           ^^^^^^^^^
  位置：/names/functions/2060188
  改法：核对编码和名称
)");
}

std::string minimal_with(const std::string& income, const std::string& expenditure) {
  std::string text = read_source_file("tests/corpus/budget/good/minimal.json");
  const auto replace = [&](const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
  };
  replace(R"({"source": "111", "amount": "12.50"})", income);
  replace(R"({"function": "2060101", "economic": "30101", "source": "111", "amount": "12.50"})",
          expenditure);
  return text;
}

TEST(Check, ReportsSumsThatDoNotFit) {
  std::string facts;
  for (int i = 1000; i < 2001; ++i) {
    facts += (facts.empty() ? "" : ",\n") +
             (R"({"function": "2060101", "economic": "30101", "source": "111", "amount": "999999)" +
              std::to_string(i) + ".99\"}");
  }
  Findings findings;
  EXPECT_FALSE(check_text(minimal_with(R"({"source": "111", "amount": "1"})", facts), findings));
  ASSERT_EQ(findings.all().size(), 1U);
  EXPECT_EQ(findings.all()[0].id, "amounts-overflow");
  EXPECT_EQ(findings.all()[0].expected, "不超过 9223372036854.775807 万元");
}

TEST(Check, BalancesToTheLastFen) {
  const std::string expenditure =
      R"({"function": "2060101", "economic": "30201", "source": "111", "amount": "0.10"},
         {"function": "2060101", "economic": "30201", "source": "111", "amount": "0.20"})";
  Findings findings;
  EXPECT_TRUE(
      check_text(minimal_with(R"({"source": "111", "amount": "0.30"})", expenditure), findings));
  EXPECT_EQ(all_texts(findings), "");
}

TEST(Check, ReportsARepeatedUnknownCodeOnce) {
  const std::string facts =
      R"({"function": "2060110", "economic": "30101", "source": "111", "amount": "0.5"},
         {"function": "2060110", "economic": "30101", "source": "111", "amount": "1.5"})";
  Findings findings;
  EXPECT_FALSE(check_text(minimal_with(R"({"source": "111", "amount": "2"})", facts), findings));
  ASSERT_EQ(findings.all().size(), 1U);
  EXPECT_EQ(findings.all()[0].message, "支出功能分类没有编码 2060110（共 2 处）");
}

TEST(Check, ReportsARepeatedUnknownProjectOnce) {
  const std::string facts =
      R"({"function": "2060101", "source": "111", "project": "P9", "amount": "0.5"},
         {"function": "2060101", "source": "111", "project": "P9", "amount": "1.5"})";
  Findings findings;
  EXPECT_FALSE(check_text(minimal_with(R"({"source": "111", "amount": "2"})", facts), findings));
  ASSERT_EQ(findings.all().size(), 1U);
  EXPECT_EQ(findings.all()[0].message, "没有编码为 P9 的项目（共 2 处）");
}

TEST(Check, WorksOnABudgetThatWasNotReadFromAFile) {
  Budget budget;
  Findings findings;
  EXPECT_FALSE(check(budget, catalog_2023(), {}, findings));
  EXPECT_EQ(all_texts(findings), R"(错误：没有收入和支出 [no-facts]
  应为：至少一笔收入和一笔支出
  改法：在 "income" 和 "expenditure" 中写明收支
)");
}

// The hints at facts written in the other unit: "pointer message", a line for each.
std::string hints(const std::string& unit, const std::string& income,
                  const std::string& expenditure) {
  const auto facts = [](const std::string& amounts, const std::string& rest) {
    std::string out;
    for (std::size_t at = 0; at < amounts.size();) {
      const std::size_t end = std::min(amounts.find(' ', at), amounts.size());
      out += (out.empty() ? "" : ", ") + ("{\"source\": \"111\", " + rest + "\"amount\": \"") +
             amounts.substr(at, end - at) + "\"}";
      at = end + 1;
    }
    return out;
  };
  std::string text = minimal_with(
      facts(income, ""), facts(expenditure, R"("function": "2060101", "economic": "30101", )"));
  text.replace(text.find("万元"), std::string("万元").size(), unit);
  Findings findings;
  EXPECT_FALSE(check_text(text, findings));
  std::string out;
  for (const Finding& finding : findings.all()) {
    if (finding.id != "income-equals-expenditure") continue;
    for (const Note& note : finding.notes) out += note.where.pointer + " " + note.message + "\n";
  }
  return out;
}

TEST(Check, PointsAtTheOneFactInTheOtherUnit) {
  EXPECT_EQ(hints("万元", "44.06", "10 340600"),
            "/expenditure/1/amount 这一笔 340600.00 疑以元为单位：换算后收支相等\n");
  EXPECT_EQ(hints("元", "34.06 100", "340600 100"),
            "/income/0/amount 这一笔 34.06 疑以万元为单位：换算后收支相等\n");
  EXPECT_EQ(hints("万元", "44.06", "10 341601"), "") << "off by more than the unit";
  EXPECT_EQ(hints("元", "34.06 100", "340651 100"), "") << "by more than what a decimal loses";
}

TEST(Check, PointsAtTheOneFactOfJustTheDifference) {
  EXPECT_EQ(hints("万元", "30", "10 20 5"), "/expenditure/2/amount 这一笔恰为差额 5.00\n");
}

std::string ids_of(const std::string& text) {
  Findings findings;
  check_text(text, findings);
  std::string out;
  for (const Finding& finding : findings.all()) out += finding.id + "\n";
  return out;
}

TEST(Check, SaysOnceThatTheOnlyClassDoesNotBalance) {
  EXPECT_EQ(ids_of(minimal_with(
                R"({"source": "111", "amount": "1"})",
                R"({"function": "2060101", "economic": "30101", "source": "111", "amount": "2"})")),
            "income-equals-expenditure\n");
}

TEST(Check, SaysThatASpreadsheetRoundedEqualCodes) {
  std::string text = minimal_with(
      R"({"source": "111", "amount": "20"})",
      R"({"function": "2060101", "economic": "30101", "source": "111", "amount": "20"})");
  text.insert(text.rfind('}'), R"(, "projects": [
    {"code": "410300250000000000", "name": "甲", "kind": "特定目标类"},
    {"code": "410300250000000000", "name": "乙", "kind": "特定目标类"}])");
  Findings findings;
  check_text(text, findings);
  ASSERT_TRUE(has_id(findings, "project-duplicate"));
  EXPECT_TRUE(findings.all().front().help.starts_with("电子表格只保留 15 位数字"))
      << all_texts(findings);
}

TEST(Check, DoubtsATotalAThousandTimesThatOfLastYear) {
  const auto ids = [](const std::string& last_year) {
    std::string text = minimal_with(
        R"({"source": "111", "amount": "20"})",
        R"({"function": "2060101", "economic": "30101", "source": "111", "amount": "20"})");
    text.insert(text.rfind('}'), R"(, "last_year": {"total": ")" + last_year + "\"}");
    return ids_of(text);
  };
  EXPECT_EQ(ids("0.02"), "money-unit\n");
  EXPECT_EQ(ids("0.03"), "");
  EXPECT_EQ(ids("20000"), "last-year-unit\n");
  EXPECT_EQ(ids("19999.99"), "");
}

}  // namespace
}  // namespace gongkai
