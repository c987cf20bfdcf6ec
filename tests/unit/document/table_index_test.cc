#include "document/table_index.h"

#include <gtest/gtest.h>

#include "document/cell_path.h"

namespace gongkai {
namespace {

// 收支 side by side: two blocks with a column 金额 each.
Table side_by_side() {
  Table table{.id = "01-t", .header_rows = 2, .grid = Grid(4)};
  table.grid.add_row({{.text = "收入", .col_span = 2}, {.text = "支出", .col_span = 2}});
  table.grid.add_row({{.text = "项目"}, {.text = "金额"}, {.text = "项目"}, {.text = "金额"}});
  table.grid.add_row({{.text = "拨款"}, {.text = "1"}, {.text = "科技"}, {.text = "2"}});
  table.grid.add_row({{.text = "合计"}, {.text = "3"}, {.text = "合计"}, {.text = "4"}});
  return table;
}

std::string found(const std::string& row, const std::string& column) {
  const Table table = side_by_side();
  const Cell* cell = TableIndex(table).find_cell(row, column);
  return cell == nullptr ? "none" : cell->text;
}

TEST(FindCell, LooksRightOfTheRowsText) {
  EXPECT_EQ(found("拨款", "金额"), "1");
  EXPECT_EQ(found("科技", "金额"), "2") << "not the amount of the other side";
  EXPECT_EQ(found("合计", "金额"), "3") << "of several the first";
  EXPECT_EQ(found("合计", "支出/金额"), "4");
  EXPECT_EQ(found("科技", "收入/金额"), "none");
  EXPECT_EQ(found("项目", "金额"), "none") << "a heading names no row";
  EXPECT_EQ(found("拨款", "收入"), "none") << "a heading over columns names none of them";
}

TEST(FindCell, ComparesTextsWithoutBlanksAndFullWidthForms) {
  Table table{.id = "01-t", .header_rows = 1, .grid = Grid(2)};
  table.grid.add_row({{.text = "项　目"}, {.text = "金额（万元）"}});
  table.grid.add_row({{.text = "收　入　总　计"}, {.text = "5"}});
  const TableIndex index(table);
  const Cell* cell = index.find_cell("收入总计", "金额(万元)");
  ASSERT_NE(cell, nullptr);
  EXPECT_EQ(cell->text, "5");
  EXPECT_EQ(index.find_cell("收入*", "金额*"), cell);
}

TEST(ColumnPath, LeavesOutTheRowThatNumbersTheColumns) {
  Table table{.id = "01-t", .header_rows = 3, .grid = Grid(2)};
  table.grid.add_row({{.text = "项目", .row_span = 2}, {.text = "基本支出"}});
  table.grid.add_row({{.text = "小计"}});
  table.grid.add_row({{.text = "**"}, {.text = "1"}});
  EXPECT_EQ(heading_rows(table), 2);
  EXPECT_EQ(column_path(table.grid, heading_rows(table), 1), "基本支出/小计");
  EXPECT_EQ(column_path(table.grid, heading_rows(table), 0), "项目");
}

}  // namespace
}  // namespace gongkai
