#include "data/table_data.h"

#include <gmock/gmock.h>

namespace gongkai {
namespace {

using testing::ElementsAre;
using Kind = DataCell::Kind;

Cell text(std::string words, int row_span = 1, int col_span = 1) {
  return {.text = std::move(words), .row_span = row_span, .col_span = col_span};
}

// In 万元 with two decimals.
Cell amount(std::int64_t fen) {
  const Amount value = Amount::from_fen(fen);
  return {.text = format_amount(value, {}), .number = Number{.value = value}};
}

Table table_of(std::vector<std::vector<Cell>> rows, int header_rows, int columns) {
  Table table{.columns = std::vector<Column>(static_cast<std::size_t>(columns)),
              .header_rows = header_rows,
              .grid = Grid(columns)};
  for (std::vector<Cell>& row : rows) EXPECT_TRUE(table.grid.add_row(std::move(row)));
  return table;
}

TEST(TableData, NamesColumnsByTheirHeadings) {
  const TableData data = table_data(table_of({{text("科目 名称", 2), text("基本\n支出", 1, 2)},
                                              {text("小计"), text("")},
                                              {text("**"), text("1"), text("2")},
                                              {text("合计"), amount(100), amount(50)}},
                                             3, 3));
  ASSERT_EQ(data.columns.size(), 3U);
  EXPECT_THAT(data.columns[0].path, ElementsAre("科目名称"));
  EXPECT_THAT(data.columns[1].path, ElementsAre("基本支出", "小计"));
  EXPECT_EQ(data.columns[1].name(), "基本支出/小计");
  EXPECT_THAT(data.columns[2].path, ElementsAre("基本支出"));
  EXPECT_EQ(data.rows.size(), 1U) << "a row of column numbers is a heading";
}

TEST(TableData, HasColumnNumbersWhereThereAreNoHeadings) {
  const TableData data = table_data(table_of({{text("项目"), text("甲")}}, 0, 2));
  EXPECT_THAT(data.columns[1].path, ElementsAre("第2列"));
}

TEST(TableData, GivesAmountsExactlyInYuan) {
  const TableData data = table_data(table_of(
      {{text("名称"), text("金额")}, {text("甲"), amount(634340012)}, {text("乙"), amount(0)}}, 1,
      2));
  EXPECT_EQ(data.rows[0][1].text, "634.34");
  EXPECT_EQ(data.rows[0][1].value, "6343400.12");
  EXPECT_EQ(data.rows[1][1].text, "") << "as printed";
  EXPECT_EQ(data.rows[1][1].value, "0.00");
}

TEST(TableData, KnowsWhatColumnsHold) {
  const TableData data = table_data(table_of({{text("甲"), text("乙"), text("丙")},
                                              {text("文"), amount(1), amount(1)},
                                              {text(""), text(""), text("文")}},
                                             1, 3));
  EXPECT_EQ(data.columns[0].type, ColumnType::kText);
  EXPECT_EQ(data.columns[1].type, ColumnType::kAmount) << "an empty cell does not matter";
  EXPECT_EQ(data.columns[2].type, ColumnType::kMixed);
}

TEST(TableData, SaysWhereMergedCellsBegin) {
  const TableData data = table_data(
      table_of({{text("甲"), text("乙")}, {text("类", 2), text("一")}, {text("二")}}, 1, 2));
  const DataCell& cell = data.rows[1][0];
  EXPECT_EQ(cell.kind, Kind::kMerged);
  EXPECT_EQ(cell.text, "类");
  EXPECT_EQ(cell.row, 0) << "counted below the headings";
  EXPECT_EQ(cell.column, 0);
}

}  // namespace
}  // namespace gongkai
