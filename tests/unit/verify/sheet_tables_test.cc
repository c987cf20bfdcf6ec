#include "verify/sheet_tables.h"

#include <gtest/gtest.h>

#include "support/files.h"
#include "support/in_child.h"

namespace gongkai {
namespace {

// 项目 | 收入/合计 | 收入/其中
const TableForm kForm{.id = "01-t",
                      .name = "收入表",
                      .title = "*年部门收入预算表",
                      .number = "预算01表",
                      .columns = {{.headings = {"项目"}, .is_amount = false},
                                  {.headings = {"收入", "合计"}},
                                  {.headings = {"收入", "其中"}, .is_optional = true}},
                      .header_rows = 2};

// Rows of texts; "=" before a number stored as such.
WorkbookSheet sheet(const std::string& name, const std::vector<std::vector<std::string>>& rows) {
  WorkbookSheet out{.name = name};
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < rows[row].size(); ++column) {
      std::string text = rows[row][column];
      if (text.empty()) continue;
      const bool is_number = text.front() == '=';
      if (is_number) text.erase(0, 1);
      out.cells.push_back({static_cast<int>(row), static_cast<int>(column), text, is_number});
    }
  }
  return out;
}

WorkbookSheet good_sheet() {
  WorkbookSheet out = sheet("Sheet1", {{"某某局2024年部门收入预算表"},
                                       {"部门：某某局", "", "单位：万元"},
                                       {"项 目", "收入"},
                                       {"", "合计", "其中"},
                                       {"一", "=634.34", "1,234.50"},
                                       {"二", "", "-"}});
  out.merged = {{0, 0, 0, 2}, {2, 0, 3, 0}, {2, 1, 2, 2}};
  return out;
}

std::vector<SheetTable> read(const Workbook& workbook, std::string& messages) {
  Findings findings;
  auto out = tables_of(workbook, {kForm}, "a.xlsx", findings);
  for (const Finding& finding : findings.all()) {
    messages += finding.id + ": " + finding.message + "\n";
  }
  return out;
}

TEST(SheetTables, FindsTheTableByItsTitleAndHeadings) {
  std::string messages;
  const auto tables = read({{good_sheet()}}, messages);
  EXPECT_EQ(messages, "");
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].table.id, "01-t");
  EXPECT_EQ(tables[0].table.header_rows, 2);
  EXPECT_EQ(tables[0].first_row, 2);
  const Grid& grid = tables[0].table.grid;
  const Cell& first = grid.at(2, 1);
  ASSERT_TRUE(first.number);
  EXPECT_EQ(first.number->value, Amount::from_fen(634'340'000));
  const Cell& written = grid.at(2, 2);
  ASSERT_TRUE(written.number);
  EXPECT_EQ(written.number->value, Amount::from_fen(1'234'500'000));
  EXPECT_FALSE(grid.at(3, 2).number);
}

TEST(SheetTables, ReportsWhatIsNoAmountWithItsCell) {
  WorkbookSheet wrong = good_sheet();
  for (SheetCell& cell : wrong.cells) {
    if (cell.text == "1,234.50") cell.text = "1,7144.13";
  }
  std::string messages;
  read({{wrong}}, messages);
  EXPECT_EQ(messages, "unreadable-number: 工作表“Sheet1”单元格 C5中的“1,7144.13”不是金额\n");
}

TEST(SheetTables, ReportsMissingTablesAndUnknownSheets) {
  std::string messages;
  read({{sheet("目录", {{"序号"}}), sheet("Sheet3", {}), sheet("备忘", {{"电话"}})}}, messages);
  EXPECT_EQ(messages,
            "unknown-sheet: 工作表“备忘”不是模板包中的表，未检查\n"
            "table-missing: 没有“收入表”（预算01表）\n");
}

TEST(SheetTables, ReportsATableThatIsThereTwice) {
  WorkbookSheet second = good_sheet();
  second.name = "Sheet2";
  std::string messages;
  read({{good_sheet(), second}}, messages);
  EXPECT_EQ(messages, "table-twice: 工作表“Sheet2”和“Sheet1”是同一张表\n");
}

TEST(SheetTables, ReportsAnotherUnitAndAMissingColumn) {
  WorkbookSheet wrong = good_sheet();
  for (SheetCell& cell : wrong.cells) {
    if (cell.text == "单位：万元") cell.text = "单位：元";
    if (cell.text == "合计") cell.text = "总数";
  }
  std::string messages;
  read({{wrong}}, messages);
  EXPECT_EQ(messages,
            "unit-differs: 工作表“Sheet1”单元格 C2写的金额单位是“元”\n"
            "column-missing: 工作表“Sheet1”中没有列“收入/合计”\n");
}

TEST(SheetTables, ReportsASheetThatIsTooLarge) {
  WorkbookSheet wrong = good_sheet();
  wrong.merged.push_back({6, 0, 1048575, 16383});
  std::string messages;
  read({{wrong}}, messages);
  EXPECT_EQ(messages, "");
  wrong.cells.push_back({1048575, 16383, "x", false});
  read({{wrong}}, messages);
  EXPECT_EQ(
      messages,
      "sheet-too-large: 工作表“Sheet1”的内容到 XFD1048576 为止，过大：1048574 行 × 16384 列\n");
  wrong.cells.back() = {1048575, 1, "x", false};
  messages.clear();
  read({{wrong}}, messages);
  EXPECT_EQ(messages,
            "sheet-too-large: 工作表“Sheet1”的内容到 C1048576 为止，过大：1048574 行 × 3 列\n");
}

// A sheet of which a few cells reach as far as all tables together may.
TEST(SheetTables, CountsThePlacesOfAllTables) {
  TableForm repeated = kForm;
  repeated.is_repeated = true;
  Workbook workbook;
  for (int i = 0; i < 3; ++i) {
    workbook.sheets.push_back(good_sheet());
    workbook.sheets.back().cells.push_back({150'000, 2, "x", false});
  }
  Findings findings;
  EXPECT_EQ(tables_of(workbook, {repeated}, "a.xlsx", findings).size(), 2U);
  ASSERT_EQ(findings.count(Severity::kError), 3) << all_texts(findings);
  EXPECT_EQ(findings.all().back().id, "sheet-too-large");
  EXPECT_EQ(findings.all().back().help, "删除末尾空行和表外远处的内容，或分单位导出");
}

TEST(SheetTables, ReportsMergedRangesThatOverlap) {
  WorkbookSheet wrong = good_sheet();
  wrong.merged.push_back({3, 0, 5, 1});
  std::string messages;
  read({{wrong}}, messages);
  EXPECT_EQ(messages,
            "merged-overlap: 工作表“Sheet1”单元格 A4起合并的单元格与另一处合并互相重叠\n");
}

// Each of them covers the table: only the first is followed to its end.
TEST(SheetTables, DoesNotFollowThousandsOfMergedRanges) {
  WorkbookSheet wrong = good_sheet();
  wrong.cells.push_back({300'000, 2, "x", false});
  wrong.merged.assign(200'000, {2, 0, 1'048'575, 16'383});
  std::string messages;
  read({{wrong}}, messages);
  EXPECT_EQ(messages,
            "merged-overlap: 工作表“Sheet1”单元格 A3起合并的单元格与另一处合并互相重叠\n");
}

TEST(SheetTables, ReportsNumbersBeyondAnyAmount) {
  for (const std::string& number :
       {"1" + std::string(308, '0'), std::string("12345678901234600000"),
        "-" + std::string(13, '9') + "00"}) {
    WorkbookSheet wrong = good_sheet();
    for (SheetCell& cell : wrong.cells) {
      if (cell.text == "634.34") cell.text = number;
    }
    std::string messages;
    read({{wrong}}, messages);
    const std::string shown = number.substr(0, 40) + (number.size() > 40 ? "…" : "");
    EXPECT_EQ(messages, "number-range: 工作表“Sheet1”单元格 B5中的“" + shown + "”超出金额的范围\n");
  }
}

TEST(SheetTables, TakesNoNameOfANumberForOne) {
  for (const char* name : {"NaN", "inf", "1e999", "0x10"}) {
    WorkbookSheet wrong = good_sheet();
    for (SheetCell& cell : wrong.cells) {
      if (cell.text == "634.34") cell.text = name;
    }
    std::string messages;
    read({{wrong}}, messages);
    EXPECT_EQ(messages, "unreadable-number: 工作表“Sheet1”单元格 B5中的“" + std::string(name) +
                            "”不是金额\n");
  }
}

TEST(SheetTables, ListsTheFirstHundredOfAKind) {
  WorkbookSheet wrong = good_sheet();
  for (int row = 6; row < 5'006; ++row) wrong.cells.push_back({row, 1, "很多", false});
  Findings findings;
  tables_of({{wrong}}, {kForm}, "a.xlsx", findings);
  ASSERT_EQ(findings.all().size(), 101U);
  EXPECT_EQ(findings.all().back().id, "unreadable-number");
  EXPECT_EQ(findings.all().back().message, "同类的问题还有 4900 处，未逐一列出");
}

TEST(SheetTables, ReadsFiftyThousandRowsOfSeventeenColumns) {
  constexpr int kRows = 50'000;
  TableForm form = kForm;
  std::vector<std::vector<std::string>> rows{{"某某局2024年部门收入预算表"}, {"项目"}};
  form.columns.resize(1);
  form.header_rows = 1;
  for (int column = 1; column < 17; ++column) {
    const std::string name = "第" + std::to_string(column) + "列";
    form.columns.push_back({.headings = {name}});
    rows.back().push_back(name);
  }
  const Measured measured = in_child([&]() -> std::string {
    WorkbookSheet large = sheet("Sheet1", rows);
    for (int row = 2; row < kRows + 2; ++row) {
      large.cells.push_back({row, 0, "机关事业单位基本养老保险缴费支出", false});
      for (int column = 1; column < 17; ++column) {
        large.cells.push_back({row, column, "123456.78", true});
      }
    }
    Findings findings;
    const auto tables = tables_of({{std::move(large)}}, {form}, "a.xlsx", findings);
    return all_texts(findings) +
           (tables.empty() ? "" : std::to_string(tables[0].table.grid.rows()));
  });
  EXPECT_EQ(measured.result, std::to_string(kRows + 1));
  EXPECT_LT(measured.kilobytes, 400'000 * kSanitizerFactor);
}

TEST(SheetTables, ReportsFormulasWithoutResultsOnce) {
  WorkbookSheet wrong = good_sheet();
  wrong.unknown = {{0, 0, "above the table"}, {4, 1, "A1*2"}, {5, 1, ""}};
  std::string messages;
  const auto tables = read({{wrong}}, messages);
  EXPECT_EQ(messages,
            "formula-without-result: 公式没有保存计算结果，也不是程序能够计算的加减："
            "工作表“Sheet1”单元格 B5等，共 2 处\n");
  EXPECT_EQ(tables.at(0).unknown_places.size(), 2U);
}

TEST(SheetTables, ReadsHeadingsThatAreNotMerged) {
  WorkbookSheet loose = good_sheet();
  loose.merged.clear();
  std::string messages;
  const auto tables = read({{loose}}, messages);
  EXPECT_EQ(messages,
            "headings-not-merged: 多级表头没有合并单元格，按规定的表样读取：工作表“Sheet1”\n");
  ASSERT_EQ(tables.size(), 1U);
  const Grid& grid = tables[0].table.grid;
  EXPECT_EQ(grid.at(0, 2).text, "收入");
  EXPECT_EQ(grid.at(1, 0).text, "");
  EXPECT_TRUE(grid.at(2, 1).number);
}

TEST(SheetTables, TakesATextAloneInItsRowForANote) {
  WorkbookSheet noted = good_sheet();
  TableForm form = kForm;
  form.columns[0].is_amount = true;
  noted.cells.push_back({.row = 6, .column = 0, .text = "注：本表含上年结转"});
  Findings findings;
  tables_of({{noted}}, {form}, "a.xlsx", findings);
  EXPECT_EQ(findings.all().size(), 2U) << all_texts(findings);  // 一 and 二 are no amounts
}

TEST(SheetTables, ReadsAmountsInTheUnitOnTheSheet) {
  WorkbookSheet in_yuan = good_sheet();
  for (SheetCell& cell : in_yuan.cells) {
    if (cell.text == "单位：万元") cell.text = "单位：元";
  }
  std::string messages;
  const auto tables = read({{in_yuan}}, messages);
  EXPECT_EQ(messages, "unit-differs: 工作表“Sheet1”单元格 C2写的金额单位是“元”\n");
  const Grid& grid = tables.at(0).table.grid;
  EXPECT_EQ(grid.at(2, 1).number->value, Amount::from_fen(63'434));
}

TEST(SheetTables, PutsLostZerosBeforeCodesStoredAsNumbers) {
  TableForm form = kForm;
  form.columns[0].codes = {{Classification::kFunction, 3, 2}};
  WorkbookSheet lost = good_sheet();
  ASSERT_EQ(lost.cells[7].text, "一");
  lost.cells[7] = {.row = 4, .column = 0, .text = "5", .is_number = true};
  Findings findings;
  const auto tables = tables_of({{lost}}, {form}, "a.xlsx", findings);
  EXPECT_EQ(all_texts(findings),
            "a.xlsx: 错误：编码存为数字，丢失了开头的 0：工作表“Sheet1”单元格 A5的“5” "
            "[codes-as-numbers]\n"
            "  应为：编码存为文本，如“01”\n"
            "  改法：把编码列的格式设为文本，再补上 0；其余的核对按补上 0 的编码进行\n");
  const Grid& grid = tables.at(0).table.grid;
  EXPECT_EQ(grid.at(2, 0).text, "05");
}

TEST(SheetTables, TakesAListOfTablesForContents) {
  std::vector<TableForm> forms(3, kForm);
  forms[1].name = "支出表";
  forms[1].number = "预算02表";
  forms[2].name = "三公经费表";
  forms[2].number = "预算03表";
  const WorkbookSheet list =
      sheet("封面", {{"1", "预算01表"}, {"2", "支出 表"}, {"3", "三公经费表"}});
  EXPECT_TRUE(is_contents(list, forms));
  EXPECT_FALSE(is_contents(good_sheet(), forms));
}

}  // namespace
}  // namespace gongkai
