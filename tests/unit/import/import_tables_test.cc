// Exports of systems, read into budgets: what they look like, and what is wrong with them.

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "budget/load.h"
#include "gongkai.h"
#include "import/mapping.h"
#include "read_xlsx/read_xlsx.h"
#include "source/json.h"
#include "support/compiled_schema.h"
#include "support/files.h"

namespace gongkai {
namespace {

const Resources& resources() {
  static const Resources kResources{std::string(GONGKAI_SOURCE_DIR)};
  return kResources;
}

constexpr const char* kBudget = R"({
  "pack": "henan-2023-unit",
  "year": 2023,
  "money_unit": "元",
  "department": {"code": "205", "units": [{"code": "205012", "name": "甲校"}, {"code": "205013", "name": "乙校"}]},
  "income": [],
  "expenditure": [
    {"unit": "205012", "function": "2050204", "economic": "30201", "source": "111", "line": "2", "amount": "5"},
    {"unit": "205013", "function": "2050204", "economic": "30201", "source": "111", "amount": "7"}
  ],
  "projects": [
    {"code": "p1", "name": "旧名", "unit": "205012", "goal": "写好的目标"}
  ]
}
)";

constexpr const char* kHead =
    "单位编码,支出功能分类,部门经济分类,项目编码,项目名称,资金性质,金额（元）\n";

struct Imported {
  std::string text;
  std::string findings;  // "id cell" of each error and warning
};

Imported import(const std::vector<std::string>& tables, const std::string& mapping = {},
                const std::string& budget = kBudget) {
  TableImport request;
  int number = 0;
  for (const std::string& table : tables) {
    request.tables.emplace_back("t" + std::to_string(++number) + ".csv", table);
  }
  request.into = SourceText("b.json", budget);
  if (!mapping.empty()) request.mapping = SourceText("m.json", mapping);
  Findings findings;
  const auto out = import_tables(request, resources(), findings);
  EXPECT_EQ(out.has_value(), !findings.has_errors());
  Imported imported{.text = out ? out->bytes : std::string()};
  for (const Finding& finding : findings.all()) {
    if (finding.severity == Severity::kNote) continue;
    imported.findings += finding.id + " " + finding.where.pointer + "\n";
  }
  return imported;
}

Budget read(const std::string& text) {
  Findings ignored;
  return read_budget(parse_json(SourceText("b.json", text), ignored), ignored);
}

TEST(ImportTables, ReplacesWhatTheTableHoldsAndNothingElse) {
  const Imported out =
      import({std::string(kHead) + "205012,2050204,30201,,,一般公共预算资金,\"1,200.50\"\n"
                                   "205012,2050204,30202,p1,新名,111,30\n"});
  EXPECT_EQ(out.findings, "import-changes /projects/0/name\n");
  std::string expected = kBudget;
  expected.replace(expected.find("\"5\""), 3, "\"1200.5\"");
  expected.replace(expected.find("旧名"), 6, "新名");
  const std::string line = "\"1200.5\"},\n";
  expected.insert(expected.find(line) + line.size(),
                  "    {\"unit\": \"205012\", \"function\": \"2050204\", \"economic\": \"30202\", "
                  "\"source\": \"111\", \"project\": \"p1\", \"amount\": \"30\"},\n");
  EXPECT_EQ(out.text, expected);
}

TEST(ImportTables, ChangesNothingASecondTime) {
  const std::string table = std::string(kHead) + "205012,2050204,30201,,,111,8\n";
  const std::string once = import({table}).text;
  EXPECT_EQ(import({table}, {}, once).text, once);
}

TEST(ImportTables, KnowsNamesInPlaceOfCodes) {
  const Imported out =
      import({std::string(kHead) + "乙校,205020４ 高中教育,[30202]印刷费,,,财政专户管理资金,1\n"});
  EXPECT_EQ(out.findings, "");
  const Budget budget = read(out.text);
  ASSERT_EQ(budget.expenditure.size(), 2U);
  EXPECT_EQ(budget.expenditure[1].unit, "205013");
  EXPECT_EQ(budget.expenditure[1].economic, "30202");
  EXPECT_EQ(budget.expenditure[1].source, "2");
}

TEST(ImportTables, ReadsAColumnForEachFund) {
  const Imported out =
      import({"单位：万元,,,,,\n单位编码,支出功能分类,部门经济分类,资金性质,,合计\n"
              ",,,公共预算拨款,事业收入,\n205012,2050204,30201,1.5,0.0002,1.5002\n205013,2050204,"
              "30201,,3,3\n"});
  EXPECT_EQ(out.findings, "");
  const Budget budget = read(out.text);
  ASSERT_EQ(budget.expenditure.size(), 3U);
  EXPECT_EQ(budget.expenditure[0].amount.fen(), 1'500'000);
  EXPECT_EQ(budget.expenditure[1].source, "31");
  EXPECT_EQ(budget.expenditure[1].amount.fen(), 200);
}

TEST(ImportTables, ComparesSums) {
  const std::string head = "单位编码,支出功能分类,资金性质,金额（元）\n";
  const std::string rows =
      "小计,,,3\n205012,2050204,111,1\n205012,2050205,111,2\n小计,,,4\n205013,2050204,111,4\n";
  EXPECT_EQ(import({head + "合计,,,7\n" + rows}).findings, "");
  EXPECT_EQ(import({head + "合计,,,8\n" + rows}).findings, "import-sum-differs D2\n");
  const std::string classes = ",205,,10\n,20502,,10\n205012,2050204,111,4\n205012,2050205,111,6\n";
  EXPECT_EQ(import({head + classes}).findings, "");
  EXPECT_EQ(import({head + ",205,,11" + classes.substr(9)}).findings, "import-sum-differs D2\n");
}

TEST(ImportTables, PassesOverPartsAndRemarks) {
  const Imported out =
      import({"说明,支出功能分类,资金性质,金额（元）\n合计,,,7\n其中：人员,,,5\n"
              "甲,2050204,111,7\n制表人：张三,,,\n"});
  EXPECT_EQ(out.findings, "");
  EXPECT_EQ(read(out.text).expenditure.size(), 1U);
}

TEST(ImportTables, ComparesFundsWithTheirSum) {
  const std::string head = "单位编码,支出功能分类,公共预算拨款,事业收入,预算金额\n";
  EXPECT_EQ(import({"单位：元\n" + head + "205012,2050204,1,2,3\n"}).findings, "");
  EXPECT_EQ(import({"单位：元\n" + head + "205012,2050204,1,2,4\n"}).findings,
            "import-row-sum E3\n");
}

TEST(ImportTables, ReportsWhatCannotBeReadAtItsCell) {
  const std::string row = "205012,2050204,30201,,,111,";
  EXPECT_EQ(import({kHead + row + "1.234\n"}).findings, "import-amount G2\n");
  EXPECT_EQ(import({kHead + row + "1e5\n"}).findings, "import-amount G2\n");
  EXPECT_EQ(import({kHead + row + "\n"}).findings, "import-no-amount G2\n");
  EXPECT_EQ(import({std::string(kHead) + "205012,,30201,,,111,1\n"}).findings, "import-empty B2\n");
  EXPECT_EQ(import({std::string(kHead) + "205012,206,30201,,,111,1\n"}).findings,
            "text-format B2\n");
  EXPECT_EQ(import({std::string(kHead) + "205012,2050204,30201,4.1E+17,x,111,1\n"}).findings,
            "cell-unreadable D2\ncell-unreadable D2\n");
}

TEST(ImportTables, TakesNoZeroForAFact) {
  EXPECT_EQ(read(import({std::string(kHead) + "205012,2050204,30201,,,111,0.00\n"
                                              "205012,2050204,30202,,,111,2\n"})
                     .text)
                .expenditure.size(),
            2U);
}

TEST(ImportTables, SaysWhatKindOfTableItIsNot) {
  EXPECT_EQ(import({"甲,乙\n1,2\n"}).findings, "import-no-table \n");
  EXPECT_EQ(import({"单位编码,项目名称,资金性质,金额（元）\n205012,x,111,1\n"}).findings,
            "import-no-table \n");
  EXPECT_EQ(import({"单位编码,支出功能分类,资金性质,金额\n205012,2050204,111,1\n"}).findings,
            "import-money-unit A1\n");
  EXPECT_EQ(
      import({"单位编码,支出功能分类,资金性质,金额（元）,金额（元）\n205012,2050204,111,1,2\n"})
          .findings,
      "import-heading-twice E1\n");
}

TEST(ImportTables, ReportsEntriesOfOneCodeThatDiffer) {
  EXPECT_EQ(import({std::string(kHead) + "205012,2050204,30201,p1,甲,111,1\n"
                                         "205012,2050204,30202,p1,乙,111,1\n"})
                .findings,
            "import-entries-differ E3\n");
}

TEST(ImportTables, JoinsTablesAndTellsTheSameLine) {
  const std::string table = std::string(kHead) + "205012,2050204,30201,,,111,1\n";
  EXPECT_EQ(import({table, table}).findings, "import-line-twice A2\n");
  const std::string income = "单位编码,收入项目类别,本年收入总计（元）\n205012,事业收入,9\n";
  const Budget budget = read(import({table, income}).text);
  ASSERT_EQ(budget.income.size(), 1U);
  EXPECT_EQ(budget.income[0].source, "31");
}

TEST(ImportTables, NeedsDecimalsThatTheBudgetAllows) {
  std::string budget = kBudget;
  budget.replace(budget.find("\"元\""), 5, "\"万元\"");
  EXPECT_EQ(
      import({std::string(kHead) + "205012,2050204,30201,,,111,120000.50\n"}, {}, budget).findings,
      "import-decimals G2\n");
}

TEST(ImportTables, ReportsWhatAMappingNames) {
  const std::string mapping =
      R"({"title": "t", "tables": [{"title": "t", "money_unit": "元", "lists": [
    {"list": "expenditur", "columns": [{"member": "function", "headings": "功能"}], "amount": "金额"}]}]})";
  EXPECT_EQ(import({"功能,金额\n2050204,1\n"}, mapping).findings,
            "mapping-list-unknown /tables/0/lists/0/list\n");
  std::string member = mapping;
  member.replace(member.find("expenditur\""), 11, "expenditure\"");
  member.replace(member.find("\"function\""), 10, "\"functoin\"");
  EXPECT_EQ(import({"功能,金额\n2050204,1\n"}, member).findings,
            "mapping-member-unknown /tables/0/lists/0/columns/0/member\n");
}

TEST(MarkedTable, HasTheCellsOfTheTableAndWhatIsWrongBesideThem) {
  const SourceText table("t.csv", std::string(kHead) + "205012,206,30201,,,111,1,5\n");
  TableImport request{.tables = {table}, .into = SourceText("b.json", kBudget)};
  Findings found;
  EXPECT_FALSE(import_tables(request, resources(), found));
  Findings faults;
  const auto marked = marked_file(table, found, resources(), faults);
  ASSERT_TRUE(marked);
  const auto workbook = read_xlsx(*marked, "m.xlsx", faults);
  ASSERT_TRUE(workbook);
  ASSERT_EQ(workbook->sheets.size(), 2U);
  EXPECT_EQ(workbook->sheets[0].name, "问题");
  std::map<std::string, std::string> cells;
  for (const SheetCell& cell : workbook->sheets[1].cells) {
    cells[cell_name(cell.row, cell.column)] = cell.text;
  }
  EXPECT_EQ(cells["B2"], "206");
  EXPECT_EQ(cells["I1"], "问题");
  EXPECT_EQ(cells["I2"].substr(0, 5), "\"206\"");
}

TEST(MappingSchema, IsThePublishedFileAndAcceptsTheDeliveredOnes) {
  const std::string schema = json_schema(SchemaKind::kMapping);
  EXPECT_EQ(schema, read_source_file("templates/mapping.schema.json"));
  const CompiledSchema compiled(mapping_schema());
  EXPECT_TRUE(compiled.accepts(read_source_file("templates/mappings/budget-system.json")));
}

// The guides show a mapping; what it says is read.
TEST(MappingGuide, ShowsAMappingThatIsRead) {
  for (const char* guide : {"README.md", "README.zh-CN.md"}) {
    const std::string text = read_source_file("templates/mappings/" + std::string(guide));
    const std::size_t begin = text.find("```json\n") + 8;
    const std::string mapping = text.substr(begin, text.find("```", begin) - begin);
    const Imported out = import({"功能科目,科目名称,资金,金额（元）\n"
                                 "2050204,高中教育,公共预算,5\n合计,,,5\n"},
                                mapping);
    EXPECT_EQ(out.findings, "") << guide;
    EXPECT_EQ(read(out.text).expenditure.back().amount.fen(), 500);
  }
}

TEST(GuessedMapping, ReadsTheTableThatItWasGuessedFrom) {
  const std::string table =
      "某市\n序,学校,科目,类款,来源编码,本年安排（元）\n1,205012,2050204,30201,111,5\n"
      "2,205012,2050204,30202,111,6\n合计,,,,,11\n";
  Findings findings;
  const auto mapping = guess_mapping(SourceText("t.csv", table), resources(), findings);
  ASSERT_TRUE(mapping);
  const Imported out = import({table}, *mapping);
  EXPECT_EQ(out.findings, "");
  EXPECT_EQ(out.text.find("\"30202\"") == std::string::npos, false);
}

TEST(ImportTables, NeedsAColumnOfAmounts) {
  const std::string mapping =
      R"({"title": "t", "tables": [{"title": "t", "money_unit": "元", "lists": [
    {"list": "expenditure", "columns": [{"member": "function", "headings": "功能"}]}]}]})";
  EXPECT_EQ(import({"功能,金额\n2050204,1\n"}, mapping).findings,
            "mapping-no-amount /tables/0/lists/0\n");
}

TEST(GuessedMapping, NeedsColumnsOfABudget) {
  Findings findings;
  EXPECT_FALSE(guess_mapping(SourceText("t.csv", "甲,乙,丙\n1,2,3\n"), resources(), findings));
  EXPECT_EQ(findings.all().back().id, "guess-nothing");
}

}  // namespace
}  // namespace gongkai
