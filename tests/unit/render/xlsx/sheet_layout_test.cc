#include "render/xlsx/sheet_layout.h"

#include <gtest/gtest.h>

#include <numeric>

#include "render/xlsx/row_heights.h"
#include "text/excel_metrics.h"

namespace gongkai {
namespace {

const FontRole kPlain{.faces = {}, .excel_name = "宋体"};

// Style 0: 10 pt left.
std::vector<SheetStyle> styles() {
  return {{Style{.font_role = "正文", .size = points(10)}, &kPlain}};
}

Table table_of(std::vector<std::vector<Cell>> rows, int columns) {
  Table table{.columns = std::vector<Column>(static_cast<std::size_t>(columns)),
              .grid = Grid(columns)};
  for (std::vector<Cell>& row : rows) EXPECT_TRUE(table.grid.add_row(std::move(row)));
  return table;
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

Length total(const std::vector<Length>& lengths) {
  return std::accumulate(lengths.begin(), lengths.end(), Length());
}

std::vector<ColumnWidth> columns_of(std::vector<int> widths) {
  std::vector<ColumnWidth> columns;
  for (int width : widths) columns.push_back({.shown = points(width)});
  return columns;
}

std::vector<CellRange> ranges(const std::vector<SheetText>& texts) {
  std::vector<CellRange> out;
  for (const SheetText& text : texts) out.push_back(text.range);
  return out;
}

using Ranges = std::vector<CellRange>;

TEST(PlaceCaption, GivesALonePartTheWholeWidth) {
  const auto texts = place_caption({.right = "预算01表"}, 0, columns_of({100, 100}), styles());
  EXPECT_EQ(ranges(texts), (Ranges{{0, 0, 0, 1}}));
  EXPECT_EQ(texts[0].horizontal, HorizontalAlign::kRight);
}

TEST(PlaceCaption, GivesTheRightPartOnlyWhatItNeeds) {
  const auto texts = place_caption({.left = "部门名称：某某局", .right = "单位：万元"}, 0,
                                   columns_of({40, 40, 40, 40}), styles());
  EXPECT_EQ(ranges(texts), (Ranges{{0, 0, 0, 1}, {0, 2, 0, 3}}));
  EXPECT_EQ(texts[0].horizontal, HorizontalAlign::kLeft);
  EXPECT_EQ(texts[1].horizontal, HorizontalAlign::kRight);
}

TEST(PlaceCaption, KeepsTheMiddlePartInTheMiddle) {
  const CaptionLine caption{.left = "部门名称：某某局", .center = "2023年度", .right = "单位：元"};
  EXPECT_EQ(ranges(place_caption(caption, 0, columns_of({50, 50, 50, 50, 50, 50}), styles())),
            (Ranges{{0, 0, 0, 1}, {0, 2, 0, 3}, {0, 4, 0, 5}}));
}

TEST(PlaceCaption, LeavesEachPartAColumnWhereSpaceIsShort) {
  const CaptionLine caption{
      .left = "很长很长很长的部门名称", .center = "2023年度", .right = "很长很长很长的单位"};
  EXPECT_EQ(ranges(place_caption(caption, 0, columns_of({20, 20, 20}), styles())),
            (Ranges{{0, 0, 0, 0}, {0, 1, 0, 1}, {0, 2, 0, 2}}));
}

TEST(PlaceCaption, JoinsPartsThatHaveNoColumnEach) {
  const auto texts = place_caption({.left = "甲", .right = "乙"}, 0, columns_of({90}), styles());
  ASSERT_EQ(texts.size(), 1u);
  EXPECT_EQ(texts[0].text, "甲　　乙");
}

TEST(Quantised, LosesNothingOverAllColumns) {
  const std::vector<ColumnWidth> columns = quantised(std::vector<Length>(20, points(33)));
  Length shown;
  for (const ColumnWidth& column : columns) shown += column.shown;
  EXPECT_LE(shown, points(660));
  EXPECT_GT(shown, points(640));
}

TEST(Spread, SplitsAHeightIntoEqualRows) {
  EXPECT_EQ(spread(points(12), points(409)), std::vector<Length>{points(12)});
  EXPECT_EQ(spread(Length::from_milli_points(12'100), points(409)),
            std::vector<Length>{Length::from_milli_points(12'750)});
  EXPECT_EQ(spread(points(900), points(409)), std::vector<Length>(3, points(300)));
}

TEST(SheetLayout, FillsThePrintableWidth) {
  const Table table = table_of({{{.text = "甲"}, {.text = "乙"}}}, 2);
  const SheetLayout layout = lay_out_sheet(table, styles());
  Length width;
  for (const ColumnWidth& column : layout.columns) width += column.shown;
  const Length printable = table.page.width - table.page.left - table.page.right;
  EXPECT_LE(width, printable);
  EXPECT_GT(width, printable - points(5));
}

TEST(SheetLayout, IsWiderThanThePageWhereNumbersWouldNotFit) {
  std::vector<Cell> row;
  for (int i = 0; i < 12; ++i) row.push_back({.text = "1234567890.12", .number = Number()});
  const SheetLayout layout = lay_out_sheet(table_of({row}, 12), styles());
  for (const ColumnWidth& column : layout.columns) EXPECT_GT(column.shown, points(13 * 5));
  EXPECT_EQ(layout.rows(), 1);
  EXPECT_LT(layout.row_heights[0], points(20));
}

TEST(SheetLayout, WidensColumnsForACodeMergedOverThem) {
  const Table table = table_of({{{.text = std::string(100, '9'), .col_span = 2}, {.text = "乙"}},
                                {{.text = "甲"}, {.text = "甲"}, {.text = repeated("长", 200)}}},
                               3);
  const SheetLayout layout = lay_out_sheet(table, styles());
  EXPECT_GT(layout.columns[0].shown + layout.columns[1].shown, points(500));
  EXPECT_LT(layout.row_heights[0], points(20));
}

TEST(SheetLayout, MakesRowsAsHighAsTheirText) {
  const Table table = table_of({{{.text = "一行"}}, {{.text = repeated("字", 100)}}}, 1);
  const SheetLayout layout = lay_out_sheet(table, styles());
  EXPECT_LT(layout.row_heights[0], points(20));
  // 100 characters of 10 pt in less than 500 pt: three lines.
  EXPECT_GE(layout.row_heights[1], excel_line_height(points(10)) * 3);
  EXPECT_LT(layout.row_heights[1], excel_line_height(points(10)) * 4);
}

TEST(SheetLayout, GrowsTheRowsOfAMergedCell) {
  const Table table = table_of({{{.text = repeated("字", 400), .row_span = 2}, {.text = "乙"}},
                                {{.text = "丙"}},
                                {{.text = "丁"}, {.text = "戊"}}},
                               2);
  const SheetLayout layout = lay_out_sheet(table, styles());
  EXPECT_GE(layout.row_heights[0] + layout.row_heights[1], points(100));
  EXPECT_EQ(layout.row_heights[0], layout.row_heights[1]);
  EXPECT_LT(layout.row_heights[2], points(20));
}

TEST(SheetLayout, SpreadsATallRowOverSheetRows) {
  Table table =
      table_of({{{.text = "表头"}}, {{.text = repeated("字", 4000)}}, {{.text = "尾"}}}, 1);
  table.header_rows = 1;
  table.title = "表名";
  const SheetLayout layout = lay_out_sheet(table, styles());
  ASSERT_EQ(layout.grid_rows.size(), 4u);
  EXPECT_EQ(layout.grid_rows[1], 2);
  const int tall = layout.grid_rows[2] - layout.grid_rows[1];
  EXPECT_GT(tall, 1);
  EXPECT_EQ(layout.on_sheet({1, 0, 2, 0}), (CellRange{2, 0, layout.rows() - 1, 0}));
  for (Length height : layout.row_heights) EXPECT_LE(height, kMostRowHeight);
  EXPECT_GT(total(layout.row_heights), points(1000));
}

TEST(SheetLayout, KeepsRowsLowEnoughForAPageWithItsHeader) {
  Table table = table_of({{{.text = "表头"}}, {{.text = repeated("字", 4000)}}}, 1);
  table.header_rows = 1;
  table.page.height = millimetres(120);
  const SheetLayout layout = lay_out_sheet(table, styles());
  const Length room = table.page.height - table.page.top - table.page.bottom;
  for (Length height : layout.row_heights) EXPECT_LE(height + layout.row_heights[0], room);
}

TEST(SheetLayout, RepeatsTitleCaptionsAndHeader) {
  Table table = table_of({{{.text = "表头"}}, {{.text = "一"}}}, 1);
  table.header_rows = 1;
  table.title = "表名";
  table.captions_above = {{.left = "表1"}};
  table.captions = {{.left = "部门"}, {}};
  table.notes = {"备注"};
  const SheetLayout layout = lay_out_sheet(table, styles());
  EXPECT_EQ(layout.repeated_rows, 5);
  EXPECT_EQ(layout.rows(), 7);
  EXPECT_EQ(layout.texts[0].text, "表1");
  EXPECT_EQ(layout.texts[1].text, "表名");
  EXPECT_EQ(layout.texts.back().range, (CellRange{6, 0, 6, 0}));
  for (Length height : layout.row_heights) EXPECT_GT(height, points(13));
}

}  // namespace
}  // namespace gongkai
