#include "layout/wide_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/lay_out.h"
#include "unit/layout/sample.h"

namespace gongkai {
namespace {

using sample::cell;
using sample::figure;
using sample::heading;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Two labels, then a total and two headings of `each` columns with figures.
Table wide_table(int each) {
  Table table = sample::table({"编码", "名称"});
  table.grid = Grid(3 + 2 * each);
  EXPECT_TRUE(table.grid.add_row({heading("编码", 2), heading("名称", 2), heading("合计", 2),
                                  heading("基本支出", 1, each), heading("项目支出", 1, each)}));
  std::vector<Cell> headings;
  for (int i = 1; i <= 2 * each; ++i) headings.push_back(heading("第" + std::to_string(i) + "类"));
  EXPECT_TRUE(table.grid.add_row(headings));
  table.header_rows = 2;
  for (int row = 0; row < 2; ++row) {
    std::vector<Cell> cells{cell("201", sample::kBody), cell("一般公共服务")};
    for (int i = 0; i < 1 + 2 * each; ++i) cells.push_back(figure("1234567.50"));
    EXPECT_TRUE(table.grid.add_row(cells));
  }
  table.notes = {"注：无"};
  return table;
}

std::vector<std::string> headings_of(const Table& table, int row) {
  std::vector<std::string> out;
  for (std::size_t i = table.grid.first_cell(row); i < table.grid.end_cell(row); ++i) {
    out.push_back(table.grid.cells()[i].text);
  }
  return out;
}

TEST(ColumnGroups, RepeatTheLabelsBeforeEachGroup) {
  const Table table = wide_table(3);
  const std::vector<Length> least(9, points(50));
  const std::vector<TablePart> parts = column_groups(table, least, points(300), "（续表）");
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(parts[0].table.title, "2023年部门支出预算表");
  EXPECT_EQ(parts[1].table.title, "2023年部门支出预算表（续表）");
  EXPECT_THAT(headings_of(parts[0].table, 0), ElementsAre("编码", "名称", "合计", "基本支出"));
  EXPECT_THAT(headings_of(parts[0].table, 1), ElementsAre("第1类", "第2类", "第3类"));
  EXPECT_THAT(headings_of(parts[1].table, 0), ElementsAre("编码", "名称", "项目支出"));
  EXPECT_THAT(headings_of(parts[1].table, 1), ElementsAre("第4类", "第5类", "第6类"));
  EXPECT_TRUE(parts[1].table.grid.is_closed());
  EXPECT_THAT(parts[0].table.notes, IsEmpty());
  EXPECT_THAT(parts[1].table.notes, ElementsAre("注：无"));
}

TEST(ColumnGroups, PartAHeadingThatIsWiderThanAPage) {
  const Table table = wide_table(6);
  const std::vector<Length> least(15, points(50));
  const std::vector<TablePart> parts = column_groups(table, least, points(250), "（续表）");
  ASSERT_EQ(parts.size(), 5u);
  EXPECT_THAT(headings_of(parts[0].table, 0), ElementsAre("编码", "名称", "合计"));
  EXPECT_THAT(headings_of(parts[1].table, 0), ElementsAre("编码", "名称", "基本支出"));
  EXPECT_THAT(headings_of(parts[2].table, 0), ElementsAre("编码", "名称", "基本支出"));
  EXPECT_THAT(headings_of(parts[2].table, 1), ElementsAre("第4类", "第5类", "第6类"));
}

TEST(ColumnGroups, AreNoneWhereThatDoesNotHelp) {
  const Table table = wide_table(3);
  std::vector<Length> least(9, points(50));
  EXPECT_THAT(column_groups(table, least, points(150), ""), IsEmpty()) << "labels too wide";
  least[5] = points(300);
  EXPECT_THAT(column_groups(table, least, points(300), ""), IsEmpty()) << "a column too wide";
}

TEST(WideTable, IsSetSmallerFirst) {
  Table table = wide_table(5);
  const PageFormat format = table.page;
  const Pages pages = sample::pages_of(table);
  ASSERT_EQ(pages.pages.size(), 1u);
  sample::expect_clean(pages, format);
  Length smallest = points(100);
  for (const Item& item : pages.pages[0].items) {
    if (const auto* run = std::get_if<GlyphRun>(&item)) smallest = std::min(smallest, run->size);
  }
  EXPECT_EQ(smallest, points(9));
}

TEST(WideTable, IsLaidOutInPartsWithOneBookmark) {
  Table table = wide_table(9);
  const PageFormat format = table.page;
  const Pages pages = sample::pages_of(table);
  ASSERT_EQ(pages.pages.size(), 2u);
  EXPECT_EQ(pages.bookmarks.size(), 1u);
  sample::expect_clean(pages, format);
  EXPECT_THAT(sample::text(pages.pages[0]), HasSubstr("基本支出"));
  EXPECT_THAT(sample::text(pages.pages[1]), HasSubstr("（续表）"));
  EXPECT_EQ(sample::count(pages.pages[1], "一般公共服务"), 2);
  EXPECT_EQ(sample::count(pages.pages[1], "1234567.50"), 18);
}

// The size of the body's text, made smaller by so much.
Length smaller(Length size, Length by) {
  Table table = sample::table({"编码"});
  EXPECT_TRUE(table.grid.add_row({cell("201", 1)}));
  std::vector<TextStyle> styles(3);
  styles[1].size = size;
  styles[1].indent = size * 2;
  const std::vector<TextStyle> out = smaller_styles(table, styles, by);
  EXPECT_EQ(out[1].indent, out[1].size * 2) << "in characters it stays";
  EXPECT_EQ(out[2].size, styles[2].size) << "not in the table";
  return out[1].size;
}

TEST(SmallerStyles, StopAtTheSmallestSize) {
  EXPECT_EQ(smaller(points(12), points(2)), points(10));
  EXPECT_EQ(smaller(points(10), points(1)), points(9));
  EXPECT_EQ(smaller(points(10), points(2)), points(9));
  EXPECT_EQ(smaller(points(8), points(1)), points(8)) << "smaller than that before";
}

TEST(ColumnGroups, RepeatTheFirstColumnOfATableOfWords) {
  Table table = sample::table({"名称", "说明", "备注"});
  ASSERT_TRUE(table.grid.add_row({cell("甲"), cell("一"), cell("无")}));
  const std::vector<Length> least(3, points(100));
  const std::vector<TablePart> parts = column_groups(table, least, points(200), "（续表）");
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_THAT(headings_of(parts[0].table, 0), ElementsAre("名称", "说明"));
  EXPECT_THAT(headings_of(parts[1].table, 0), ElementsAre("名称", "备注"));
}

TEST(ColumnGroups, KeepNoAddendsOfOtherParts) {
  Table table = sample::table({"名称", "合计", "一", "二"});
  Cell total = figure("3.00");
  total.number->addends = {{1, 2, 1, 3}};
  ASSERT_TRUE(table.grid.add_row({cell("甲"), total, figure("1.00"), figure("2.00")}));
  const std::vector<Length> least(4, points(100));
  const std::vector<TablePart> parts = column_groups(table, least, points(300), "（续表）");
  ASSERT_EQ(parts.size(), 2u);
  for (const TablePart& part : parts) {
    for (const Cell& each : part.table.grid.cells()) {
      EXPECT_TRUE(!each.number || each.number->addends.empty());
    }
  }
}

}  // namespace
}  // namespace gongkai
