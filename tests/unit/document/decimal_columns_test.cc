#include "document/decimal_columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace gongkai {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

enum SampleStyle { kLeft, kCenter, kRight };

HorizontalAlign align(const Cell& cell) {
  constexpr HorizontalAlign kAligns[] = {HorizontalAlign::kLeft, HorizontalAlign::kCenter,
                                         HorizontalAlign::kRight};
  return kAligns[cell.style];
}

Cell amount(std::string text, int style = kRight) {
  return {.text = std::move(text), .number = Number(), .style = style};
}

Cell text(std::string text, int style = kRight) {
  return {.text = std::move(text), .style = style};
}

Table table_of(const std::vector<std::vector<Cell>>& rows) {
  Table table;
  table.grid = Grid(static_cast<int>(rows.front().size()));
  for (const std::vector<Cell>& row : rows) EXPECT_TRUE(table.grid.add_row(row));
  return table;
}

std::vector<std::vector<std::size_t>> cells_of(const std::vector<DecimalColumn>& columns) {
  std::vector<std::vector<std::size_t>> out;
  for (const DecimalColumn& column : columns) {
    out.emplace_back();
    for (const DecimalFigure& figure : column) out.back().push_back(figure.cell);
  }
  return out;
}

TEST(DecimalColumns, AreThoseWithDifferentNumbersOfDecimals) {
  const Table table = table_of({{amount("15"), amount("1.00")},
                                {amount("1,234.125"), amount("234.50")},
                                {amount("-3.7"), amount("")}});
  const auto columns = decimal_columns(table, align);
  EXPECT_THAT(cells_of(columns), ElementsAre(ElementsAre(0, 2, 4)));
  EXPECT_EQ(columns[0][0].point, 2U);
  EXPECT_EQ(columns[0][1].point, 5U);
  EXPECT_EQ(columns[0][2].point, 2U);
}

TEST(DecimalColumns, HoldTextsThatAreFiguresWhereTheyStandRight) {
  const Table table = table_of({{text("15%"), text("15%", kCenter)},
                                {text("3.75％"), text("3.75%", kCenter)},
                                {text("约3.75"), text("3")},
                                {text("2."), text("3")},
                                {text(".5"), text("3")},
                                {text("-"), text("3")},
                                {text("1.2.3"), text("3")}});
  const auto columns = decimal_columns(table, align);
  EXPECT_THAT(cells_of(columns), ElementsAre(ElementsAre(0, 2)));
  EXPECT_EQ(columns[0][0].point, 2U);
}

TEST(DecimalColumns, HoldCentredAmountsOfTheSameColumnsOnly) {
  Cell wide = amount("7.125", kCenter);
  wide.col_span = 2;
  Table table = table_of({{amount("15", kCenter), amount("1", kCenter)},
                          {amount("3.75", kCenter), amount("1", kLeft)}});
  ASSERT_TRUE(table.grid.add_row({wide}));
  EXPECT_THAT(cells_of(decimal_columns(table, align)), ElementsAre(ElementsAre(0, 2)));
}

TEST(DecimalColumns, EndAtTheSameEdge) {
  Cell wide = amount("15");
  wide.col_span = 2;
  Table table = table_of({{amount("1"), amount("3.75")}});
  ASSERT_TRUE(table.grid.add_row({wide}));
  EXPECT_THAT(cells_of(decimal_columns(table, align)), ElementsAre(ElementsAre(1, 2)));
}

TEST(DecimalColumns, LeaveHeadingsOut) {
  Table table = table_of({{text("2023")}, {amount("3.75")}, {amount("0.25")}});
  table.header_rows = 1;
  EXPECT_THAT(decimal_columns(table, align), IsEmpty());
}

}  // namespace
}  // namespace gongkai
