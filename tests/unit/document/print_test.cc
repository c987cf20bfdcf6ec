#include "document/print.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace gongkai {
namespace {

using testing::HasSubstr;

Cell amount_cell(std::int64_t fen, std::string text) {
  return {.text = std::move(text), .number = Number{.value = Amount::from_fen(fen)}, .style = 1};
}

Table one_row(Cell cell) {
  Table table{.columns = {{}}, .grid = Grid(1)};
  EXPECT_TRUE(table.grid.add_row({std::move(cell)}));
  return table;
}

std::string body_of(Cell cell) {
  const std::string text = to_text(Document{.blocks = {one_row(std::move(cell))}});
  return text.substr(text.find("body\n") + 5);
}

TEST(PrintDocument, ShowsTheWholeDocument) {
  Table table{.id = "03-expenditure",
              .number = "预算03表",
              .name = "支出预算表",
              .title = "2023年支出预算表",
              .captions_above = {{.left = "表3"}},
              .captions = {{.left = "部门：甲局", .right = "单位：万元"}},
              .columns = {{.width = 4}, {}, {}},
              .header_rows = 2,
              .grid = Grid(3),
              .notes = {"备注：无。"},
              .page = {.width = millimetres(297), .height = millimetres(210)},
              .follows_on_page = true,
              .title_style = 2};
  ASSERT_TRUE(
      table.grid.add_row({{.text = "科目", .row_span = 2}, {.text = "支出", .col_span = 2}}));
  ASSERT_TRUE(table.grid.add_row({{.text = "基本\n支出"}, {.text = "合计"}}));
  Cell total = amount_cell(120'344'000, "120.34");
  total.number->addends = {{.first_row = 2, .first_column = 1, .last_row = 2, .last_column = 1}};
  ASSERT_TRUE(table.grid.add_row({{.text = "206"}, amount_cell(120'344'000, "120.34"), total}));
  const Document document{
      .whole = {.title = "甲局2023年部门预算", .file_name = "甲局"},
      .tables = {.title = "甲局2023年部门预算公开表", .file_name = "甲局表"},
      .publisher = "甲局",
      .date = "2023-02-20",
      .continued_mark = "（续表）",
      .styles = {{.font_role = "正文", .size = Length::from_milli_points(10'500), .indent = 1},
                 {.font_role = "数字", .horizontal = HorizontalAlign::kRight},
                 {.font_role = "标题",
                  .size = points(18),
                  .horizontal = HorizontalAlign::kCenter,
                  .vertical = VerticalAlign::kTop}},
      .blocks = {table},
      .page_number = {.before = "— ", .after = " —"}};
  EXPECT_EQ(to_text(document),
            "document 甲局2023年部门预算\n"
            "file-name 甲局\n"
            "tables 甲局2023年部门预算公开表\n"
            "tables-file-name 甲局表\n"
            "publisher 甲局\n"
            "date 2023-02-20\n"
            "continued-mark （续表）\n"
            "page-number — # — [0]\n"
            "style [0] 正文 10.5 left indent 1\n"
            "style [1] 数字 10 right\n"
            "style [2] 标题 18 center top\n"
            "\n"
            "table 03-expenditure\n"
            "number 预算03表\n"
            "name 支出预算表\n"
            "page 841.89 x 595.276 margins 56.693 51.024 56.693 51.024\n"
            "follows-on-page\n"
            "styles title [2] caption [0] note [0]\n"
            "caption-above\t表3\t\t\n"
            "title 2023年支出预算表\n"
            "caption\t部门：甲局\t\t单位：万元\n"
            "columns\t4\t0\t0\n"
            "header\n"
            "科目 {2x1} [0]\t支出 {1x2} [0]\t\n"
            "\t基本⏎支出\t合计\n"
            "body\n"
            "'206\t120.34 #120.344 [1]\t120.34 #120.344 =sum(r3c2) [1]\n"
            "note 备注：无。\n");
}

TEST(PrintDocument, MarksAValueThatTheTextDoesNotShow) {
  EXPECT_EQ(body_of(amount_cell(1'500'000, "1.50")), "1.50 [1]\n");
  EXPECT_EQ(body_of(amount_cell(1'504'000, "1.50")), "1.50 #1.504 [1]\n");
  EXPECT_EQ(body_of(amount_cell(1'234'500'000, "1,234.50")), "1,234.50 [1]\n");
  EXPECT_EQ(body_of(amount_cell(0, "")), " #0 [1]\n");
  EXPECT_EQ(body_of(amount_cell(0, "0")), "0 [1]\n");
  EXPECT_EQ(body_of(amount_cell(-10'000, "-0.01")), "-0.01 [1]\n");
}

TEST(PrintDocument, ListsAllAddends) {
  Cell cell = amount_cell(0, "0");
  cell.number->addends = {{2, 3, 8, 3}, {9, 0, 9, 1}};
  EXPECT_EQ(body_of(cell), "0 =sum(r3c4:r9c4,r10c1:r10c2) [1]\n");
}

TEST(PrintDocument, MarksTextsThatLookLikeNumbers) {
  EXPECT_EQ(body_of({.text = "01"}), "'01 [0]\n");
  EXPECT_EQ(body_of({.text = "100%"}), "100% [0]\n");
  EXPECT_EQ(body_of({}), " [0]\n");
}

TEST(PrintDocument, NamesAStyleWhereTheCellAboveHasAnother) {
  Table table{.columns = {{}}, .grid = Grid(1)};
  for (int style : {0, 0, 1, 0}) ASSERT_TRUE(table.grid.add_row({{.text = "a", .style = style}}));
  EXPECT_THAT(to_text(Document{.blocks = {table}}), HasSubstr("body\na [0]\na\na [1]\na [0]\n"));
}

TEST(PrintDocument, SaysWhenPagesHaveNoNumber) {
  EXPECT_THAT(to_text(Document{.page_number = {.is_shown = false}}),
              HasSubstr("page-number none\n"));
}

}  // namespace
}  // namespace gongkai
