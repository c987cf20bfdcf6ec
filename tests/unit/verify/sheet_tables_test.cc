#include "verify/sheet_tables.h"

#include <gtest/gtest.h>

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
  const Cell& first = grid.cells()[static_cast<std::size_t>(grid.covering(2, 1))];
  ASSERT_TRUE(first.number);
  EXPECT_EQ(first.number->value, Amount::from_fen(634'340'000));
  const Cell& written = grid.cells()[static_cast<std::size_t>(grid.covering(2, 2))];
  ASSERT_TRUE(written.number);
  EXPECT_EQ(written.number->value, Amount::from_fen(1'234'500'000));
  EXPECT_FALSE(grid.cells()[static_cast<std::size_t>(grid.covering(3, 2))].number);
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
            "unknown-sheet: 工作表“备忘”不是模板包中的表，没有检查\n"
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
      "sheet-too-large: 工作表“Sheet1”的内容到 XFD1048576 为止，太大：1048574 行 × 16384 列\n");
  wrong.cells.back() = {1048575, 1, "x", false};
  messages.clear();
  read({{wrong}}, messages);
  EXPECT_EQ(messages,
            "sheet-too-large: 工作表“Sheet1”的内容到 C1048576 为止，太大：1048574 行 × 3 列\n");
}

TEST(SheetTables, ReportsFormulasWithoutResults) {
  WorkbookSheet wrong = good_sheet();
  wrong.unknown_results = 3;
  std::string messages;
  read({{wrong}}, messages);
  EXPECT_EQ(messages, "formula-without-result: 工作表“Sheet1”中有 3 个公式没有保存计算结果\n");
}

}  // namespace
}  // namespace gongkai
