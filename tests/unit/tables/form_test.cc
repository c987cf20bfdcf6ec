// Forms: rows, what they are repeated for, cells.

#include <gtest/gtest.h>

#include "support/files.h"
#include "support/sample_pack.h"

namespace gongkai {
namespace {

using sample::expand_table;
using sample::rows;

const std::string kForm =
    R"({"kind": "form", "name": "目标", "title": "目标", "widths": [5, 5, 9], "rows": [
  [{"text": "名称", "cols": 2}, "{{department.name}}"],
  [{"text": "任务", "merge": true}, "任务名称", "内容"],
  {"each": "task", "rows": [[{"text": "任务", "merge": true}, "{{task.name}}", "{{task.content}}"]]},
  [{"text": "金额", "rows": 2}, "全部", {"amount": {"facts": "income"}, "style": "amount"}],
  ["基本", {"amount": {"where": {"kind": "基本支出"}}, "style": "amount"}],
  {"keep_with_next": true, "rows": [["一级", "二级", "三级"]]},
  {"each": "indicator", "rows": [[
    {"text": "{{indicator.level1}}", "merge": true}, {"text": "{{indicator.level2}}", "merge": true},
    "{{indicator.level3}}"]]}]})";

TEST(Form, IsTheGridThatIsWrittenWithRepeatedRows) {
  Findings findings;
  const auto table = expand_table(kForm, findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table),
            "名称|科工局\n任务|任务名称|内容\n甲|做甲\n乙|做乙\n金额|全部|113.50\n基本|103.50\n"
            "一级|二级|三级\n投入|管理|完整性\n执行率\n产出|管理|数量\n");
  EXPECT_TRUE(table->grid.is_closed());
  EXPECT_EQ(table->grid.break_after(6), PageBreak::kAvoided);
}

// What each cell is the head of: "r" its row, "c" the columns below it, "-" nothing.
std::string heads(const Table& table) {
  std::string out;
  for (const Cell& cell : table.grid.cells()) {
    if (cell.column == 0 && cell.row > 0) out += ' ';
    out += cell.heads == HeadingScope::kRow ? 'r' : cell.heads == HeadingScope::kColumn ? 'c' : '-';
  }
  return out;
}

TEST(Form, KnowsItsLabels) {
  Findings findings;
  const auto table = expand_table(kForm, findings);
  ASSERT_TRUE(table);
  EXPECT_EQ(heads(*table), "r- rcc---- rr-r- ccc rr-- rr-");
}

TEST(Form, TakesThePacksWordForLabels) {
  Findings findings;
  const auto table =
      expand_table(R"({"kind": "form", "name": "目标", "title": "目标", "widths": [5, 5],
    "rows": [[{"text": "合并", "cols": 2, "head": "none"}],
             [{"text": "{{department.name}}", "head": "row"}, {"text": "年　月　日", "head": "none"}],
             ["盖章", "签字"]]})",
                   findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(heads(*table), "- r- --");
}

TEST(Form, JoinsInnerLabelsOnlyWithinOuterOnes) {
  Findings findings;
  const auto table = expand_table(kForm, findings);
  ASSERT_TRUE(table);
  const auto span = [&](int row, int column) { return table->grid.at(row, column).row_span; };
  EXPECT_EQ(span(7, 0), 2);
  EXPECT_EQ(span(7, 1), 2);
  EXPECT_EQ(span(9, 1), 1);
}

TEST(Form, WarnsOfWhatTheBudgetDoesNotState) {
  std::string budget = sample::kBudget;
  const std::size_t goals = budget.find("  \"goals\"");
  budget.erase(goals, budget.find("  \"three_public\"") - goals);
  Findings findings;
  ASSERT_TRUE(expand_table(kForm, findings, budget)) << all_texts(findings);
  EXPECT_EQ(sample::ids(findings), "form-without-data form-without-data");
  EXPECT_FALSE(findings.has_errors());
}

// A form of two columns with these rows, for the department.
std::string form(const std::string& form_rows, const std::string& more = "") {
  return R"({"kind": "form", "name": "目标", "title": "目标", "widths": [5, 5])" + more +
         R"(, "rows": [)" + form_rows + "]}";
}

// The text of the budget with other indicators of the department.
std::string with_indicators(const std::string& indicators) {
  std::string budget = sample::kBudget;
  const std::size_t begin = budget.find("\"indicators\": [\n      {\"level1\": \"投入\"");
  const std::size_t end = budget.find("]},\n  \"three_public\"");
  return budget.replace(begin, end - begin, "\"indicators\": [" + indicators);
}

std::string ids_of_pack(const std::string& table) {
  Findings findings;
  EXPECT_FALSE(
      sample::load({{"p/pack.json", sample::kPackFile}, {"p/tables/01-t.json", table}}, findings));
  return sample::ids(findings);
}

// The finding of a pack that has just this fault.
Finding fault_of_pack(const std::string& table) {
  Findings findings;
  EXPECT_FALSE(
      sample::load({{"p/pack.json", sample::kPackFile}, {"p/tables/01-t.json", table}}, findings));
  EXPECT_EQ(findings.all().size(), 1U) << all_texts(findings);
  return findings.all().empty() ? Finding() : findings.all().front();
}

const std::string kTree = R"({"each": "indicator",
  "tree": {"产出": ["数量", "管理"], "投入": ["管理"], "满意度": []},
  "rows": [[{"text": "{{indicator.level1}}/{{indicator.level2}}", "merge": true},
            "{{indicator.number}}{{indicator.level3}}{{indicator.value}}"]]})";

TEST(FormTree, HasItsPlacesInOrderAndARowWhereThereIsNone) {
  Findings findings;
  const auto table = expand_table(form(kTree), findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table),
            "产出/数量|1\n产出/管理|1数量3\n投入/管理|1完整性完整\n2执行率100%\n满意度/|1\n");
}

TEST(FormTree, ReportsIndicatorsWithoutAPlace) {
  Findings findings;
  expand_table(form(kTree), findings, with_indicators(R"(
      {"level1": "产出", "level2": "数", "level3": "场次", "value": "3"},
      {"level1": "满意度", "level3": "满意", "value": "3"})"));
  ASSERT_EQ(sample::ids(findings), "indicator-not-in-form");
  const Finding& finding = findings.all()[0];
  EXPECT_EQ(finding.where.pointer, "/goals/indicators/0");
  EXPECT_EQ(finding.severity, Severity::kError);
  EXPECT_EQ(finding.message, "《目标》没有“产出/数”栏，这些绩效指标（共 1 条）无法列示");
  EXPECT_EQ(finding.expected, "level1/level2 为 产出/数量、产出/管理、投入/管理、满意度 之一");
  EXPECT_EQ(finding.help, "是否应为 产出/数量？");
}

TEST(FormTree, UnderstandsShortFormsAndBlanks) {
  Findings findings;
  const auto table = expand_table(form(kTree), findings, with_indicators(R"(
      {"level1": "产出指标 ", "level2": "数量指标", "level3": "场次", "value": "3"},
      {"level1": "满意度目标", "level3": "满意", "value": "3"})"));
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(sample::ids(findings), "");
  EXPECT_EQ(rows(*table).find("产出指标"), std::string::npos) << "the form's own names are printed";
}

TEST(FormTree, WarnsWhereTheBudgetStatesNone) {
  Findings findings;
  ASSERT_TRUE(expand_table(form(kTree), findings, with_indicators("")));
  EXPECT_EQ(sample::ids(findings), "form-without-data");
}

const std::string kNumbered = R"({"each": "indicator", "level1": "投入", "at_least": 3, "rows": [
  [{"text": "{{indicator.level1}}", "merge": true}, "指标{{indicator.number}}：{{indicator.value}}"]]})";

TEST(Form, NumbersRowsOnWhereThereAreTooFew) {
  Findings findings;
  const auto table =
      expand_table(form(kNumbered + R"(, {"each": "indicator", "level1": ["产出", "其他"], "rows": [
             ["{{indicator.level1}}", "{{indicator.value}}"]]})"),
                   findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table), "投入|指标1：完整\n指标2：100%\n指标3：\n产出|3\n");
  EXPECT_EQ(table->grid.cells()[0].row_span, 3);
}

TEST(Form, ReportsIndicatorsThatNoGroupTakes) {
  Findings findings;
  expand_table(form(kNumbered), findings);
  ASSERT_EQ(sample::ids(findings), "indicator-not-in-form");
  EXPECT_EQ(findings.all()[0].message,
            "《目标》没有“产出/管理”栏，这些绩效指标（共 1 条）无法列示");
}

TEST(Form, PutsWordsAroundAmounts) {
  Findings findings;
  const auto table = expand_table(
      form(R"([{"amount": {}, "before": "共：", "after": "{{money_unit}}"}, {"amount": {}}],
        [{"amount": {"where": {"source": "12"}}, "before": "基金：", "after": "万元"},
         {"amount": {"where": {"source": "12"}}, "after": "万元"}])",
           R"(, "amount": {"trim": true})"),
      findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table), "共：112.5万元|112.5\n基金：|\n");
  EXPECT_FALSE(table->grid.cells()[0].number);
  EXPECT_TRUE(table->grid.cells()[1].number);
}

TEST(Form, GivesThePlaceOfEmptyCellsToTheirLeft) {
  Findings findings;
  const auto table = expand_table(
      form(R"({"each": "indicator", "rows": [["{{indicator.level3}}",
                {"text": "{{indicator.explanation}}", "join_left": true, "merge": true}]]},
              ["甲", {"text": "乙", "join_left": true}])"),
      findings,
      with_indicators(R"({"level1": "一", "level3": "三", "value": "1", "explanation": "说明"},
                         {"level1": "一", "level3": "四", "value": "1"},
                         {"level1": "一", "level3": "五", "value": "1"})"));
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table), "三|说明\n四\n五\n甲|乙\n");
  EXPECT_EQ(table->grid.cells()[2].col_span, 2);
  EXPECT_TRUE(table->grid.is_closed());
}

TEST(Form, JoinsOnlyCellsOfTheSameColumn) {
  Findings findings;
  const auto table = expand_table(
      form(R"([{"text": "甲", "rows": 2, "merge": true}, {"text": "乙", "merge": true}],
              [{"text": "甲", "merge": true}])"),
      findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table), "甲|乙\n甲\n");
}

// The budget with one project that states more than the facts.
std::string with_project(const std::string& members) {
  std::string budget = sample::kBudget;
  const std::string name = "\"name\": \"科普\",";
  return budget.replace(budget.find(name), name.size(), name + members + ",");
}

const std::string kEachProject = R"(, "each": "project")";

TEST(FormOfProject, TakesItsIndicatorsAndFacts) {
  Findings findings;
  const auto table = expand_table(form(R"(["{{project.name}}", {"amount": {}}],
              {"each": "indicator", "tree": {"产出指标": [], "满意度指标": [], "成本指标": []}, "rows": [
                [{"text": "{{indicator.level1}}", "merge": true}, "{{indicator.level3}}"]]})",
                                       kEachProject),
                                  findings);
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table), "科普|9.00\n产出指标|场次\n人数\n满意度指标|满意度\n成本指标|\n");
}

TEST(FormOfProject, PrintsWhatItStatesOfItsMoney) {
  Findings findings;
  const auto table = expand_table(
      form(R"([{"project_amount": "total"}, {"project_amount": "total_fiscal", "before": "财政："}],
              [{"project_amount": "total_self", "before": "自筹：", "after": "万元"},
               {"project_amount": "total_other"}])",
           kEachProject),
      findings, with_project(R"("amounts": {"total": "15.00", "total_fiscal": "15.00"})"));
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table), "15.00|财政：15.00\n自筹：|\n");
}

const std::string kChoice = R"([{"text": "资金", "rows": 2},
    {"choice": {"name": "funds", "options": ["一般公共预算", "政府性基金", "其他"]}}],
  [{"choice": {"name": "state", "options": ["新建", "在建"], "separator": "\n"}}])";

TEST(FormOfProject, TicksWhatItChooses) {
  Findings findings;
  const auto table =
      expand_table(form(kChoice, kEachProject), findings,
                   with_project(R"("choices": {"funds": ["其他", "一般公共预算"]})"));
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table), "资金|■一般公共预算 □政府性基金 ■其他\n□新建\n□在建\n");
}

TEST(FormOfProject, SetsOptionsInColumns) {
  Findings findings;
  const auto table =
      expand_table(form(R"(["资金", {"choice": {"name": "funds", "separator": " ", "per_line": 2,
                 "options": ["一般公共预算", "基金", "其他", "结余"]}}])",
                        kEachProject),
                   findings, with_project(R"("choices": {"funds": "其他"})"));
  ASSERT_TRUE(table) << all_texts(findings);
  EXPECT_EQ(rows(*table), "资金|□一般公共预算 □基金\n■其他　　　　 □结余\n");
}

TEST(FormOfProject, ReportsOptionsThatTheFormLacks) {
  Findings findings;
  EXPECT_FALSE(
      expand_table(form(kChoice, kEachProject), findings,
                   with_project(R"("choices": {"funds": ["其他", "政府基金"], "state": "已建"})")));
  ASSERT_EQ(sample::ids(findings), "unknown-option unknown-option");
  EXPECT_EQ(findings.all()[0].where.pointer, "/projects/0/choices/funds/1");
  EXPECT_EQ(findings.all()[0].message, "《目标》的勾选项 \"funds\" 没有“政府基金”这个选项");
  EXPECT_EQ(findings.all()[0].expected, "一般公共预算、政府性基金、其他 之一");
  EXPECT_EQ(findings.all()[1].where.pointer, "/projects/0/choices/state");
}

TEST(FormOfProject, WarnsOfChoicesThatNoFormShows) {
  Findings findings;
  EXPECT_TRUE(expand_table(form(kChoice, kEachProject), findings,
                           with_project(R"("choices": {"fund": ["其他"]})")));
  ASSERT_EQ(sample::ids(findings), "unknown-choice");
  EXPECT_EQ(findings.all()[0].severity, Severity::kWarning);
  EXPECT_EQ(findings.all()[0].where.pointer, "/projects/0/choices/fund");
  EXPECT_EQ(findings.all()[0].help, "是否应为 \"funds\"？");
}

TEST(FormPack, ReportsRowsThatDoNotFit) {
  const Finding free = fault_of_pack(form(R"(["甲", "乙"], ["甲"])"));
  EXPECT_EQ(free.id, "form-row-misfit");
  EXPECT_EQ(free.where.pointer, "/rows/1");
  EXPECT_EQ(free.message, "表单的这一行第 2 列没有格子");
  EXPECT_EQ(fault_of_pack(form(R"(["甲", {"text": "乙", "cols": 3}])")).message,
            "表单的这一行多出 2 列");
  EXPECT_EQ(fault_of_pack(form(R"(["甲", {"text": "乙", "rows": 2}], [{"text": "丙", "cols": 2}])"))
                .message,
            "表单的这一行第 2 列已被上方跨行的格子占用");
}

TEST(FormPack, ReportsCellsThatReachOutOfTheirRows) {
  const Finding last = fault_of_pack(form(R"(["甲", {"text": "乙", "rows": 2}])"));
  EXPECT_EQ(last.id, "form-row-misfit");
  EXPECT_EQ(fault_of_pack(form(R"(["甲", {"text": "乙", "rows": 2}],
      {"each": "task", "rows": [["{{task.name}}"]]})"))
                .where.pointer,
            "/rows/1");
}

TEST(FormPack, ReportsWhatOnlyIndicatorsHave) {
  const Finding tree = fault_of_pack(
      form(R"({"each": "task", "tree": {"产出": ["数量"]}, "rows": [["甲", "乙"]]})"));
  EXPECT_EQ(tree.id, "form-rows-not-indicators");
  EXPECT_EQ(tree.where.pointer, "/rows/0/tree");
  EXPECT_EQ(ids_of_pack(form(R"({"at_least": 2, "rows": [["甲", "乙"]]})")),
            "form-rows-not-indicators");
  EXPECT_EQ(ids_of_pack(form(R"({"each": "indicator", "level1": "产出",
                                 "tree": {"产出": ["数量"]}, "rows": [["甲", "乙"]]})")),
            "form-rows-level1");
}

TEST(FormPack, ReportsPlacesThatATreeHasTwice) {
  const Finding twice = fault_of_pack(
      form(R"({"each": "indicator", "tree": {"投入": ["数量"], "产出": ["数量", "质量", "数量"]},
               "rows": [["甲", "乙"]]})"));
  EXPECT_EQ(twice.id, "duplicate-level2");
  EXPECT_EQ(twice.where.pointer, "/rows/0/tree/产出");
  EXPECT_EQ(twice.message, "“产出”之下的二级指标“数量”重复");
}

TEST(FormPack, ReportsUnknownStyles) {
  const Finding style = fault_of_pack(form(R"(["甲", {"text": "乙", "style": "titel"}])"));
  EXPECT_EQ(style.id, "unknown-style");
  EXPECT_EQ(style.where.pointer, "/rows/0/1/style");
  EXPECT_EQ(style.help, "是否应为 \"title\"？");
}

TEST(FormPack, ReportsCellsThatSayTooMuch) {
  EXPECT_EQ(ids_of_pack(form(R"(["甲", {"text": "乙", "amount": {}}])")), "form-cell-contents");
  EXPECT_EQ(ids_of_pack(form(R"(["甲", {"text": "乙", "after": "万元"}])")), "form-cell-contents");
  EXPECT_EQ(ids_of_pack(form(R"(["甲", {"project_amount": "totals"}])")), "unknown-value");
  EXPECT_EQ(ids_of_pack(form(R"([{"text": "甲", "join_left": true}, "乙"])")), "form-join-left");
}

TEST(FormPack, ReportsChoicesWithoutOptions) {
  EXPECT_EQ(ids_of_pack(form(R"(["甲", {"choice": {"name": "n"}}])")), "missing-field");
  EXPECT_EQ(ids_of_pack(form(R"(["甲", {"choice": {"name": "n", "options": []}}])")),
            "list-too-short");
  EXPECT_EQ(ids_of_pack(form(R"(["甲", {"choice": {"name": "n", "options": ["新", "新"]}}])")),
            "duplicate-option");
}

TEST(FormPack, ReportsWhatNeedsAProject) {
  const Finding choice =
      fault_of_pack(form(R"(["甲", {"choice": {"name": "n", "options": ["新"]}}])"));
  EXPECT_EQ(choice.id, "form-not-of-project");
  EXPECT_EQ(choice.where.pointer, "/rows/0/1/choice");
  EXPECT_EQ(ids_of_pack(form(R"(["甲", {"project_amount": "total"}])")), "form-not-of-project");
}

}  // namespace
}  // namespace gongkai
