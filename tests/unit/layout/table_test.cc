#include "layout/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "layout/measure.h"
#include "unit/layout/sample.h"

namespace gongkai {
namespace {

using sample::cell;
using sample::count;
using sample::figure;
using sample::heading;
using sample::pages_of;
using testing::HasSubstr;

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

std::vector<Stroke> strokes(const Page& page) {
  std::vector<Stroke> out;
  for (const Item& item : page.items) {
    if (const auto* stroke = std::get_if<Stroke>(&item)) out.push_back(*stroke);
  }
  return out;
}

const GlyphRun& run_of(const Page& page, std::string_view text) {
  const std::vector<std::string> all = sample::runs(page);
  const auto at = std::ranges::find(all, text) - all.begin();
  std::ptrdiff_t seen = 0;
  for (const Item& item : page.items) {
    if (const auto* run = std::get_if<GlyphRun>(&item)) {
      if (seen++ == at) return *run;
    }
  }
  ADD_FAILURE() << "no run " << text;
  static const GlyphRun none;
  return none;
}

TEST(TableLayout, NeedsRoomOnlyForLinesBelowTheHeading) {
  Table table = sample::table({"项目", "合计"});
  for (Cell& head : table.grid.cells()) head.style = sample::kTitle;
  ASSERT_TRUE(table.grid.add_row({cell("甲"), figure("1.00")}));
  Length bottom;
  for (const Stroke& stroke : strokes(pages_of(table).pages[0])) {
    bottom = std::max(bottom, stroke.to.y);
  }
  table.page.height = bottom + table.page.bottom;
  EXPECT_EQ(pages_of(table).pages.size(), 1u);
}

TEST(TableLayout, ShowsColumnsWithoutTexts) {
  Table table = sample::table({"项目", "", "合计"});
  ASSERT_TRUE(table.grid.add_row({cell("甲"), cell(""), figure("1.00")}));
  std::set<Length> edges;
  for (const Stroke& stroke : strokes(pages_of(table).pages[0])) {
    if (stroke.from.x == stroke.to.x) edges.insert(stroke.from.x);
  }
  ASSERT_EQ(edges.size(), 4u);
  EXPECT_GE(*std::next(edges.begin(), 2) - *std::next(edges.begin()), points(10));
}

TEST(TableLayout, LeavesBlanksAtTheEndOfATextOut) {
  const auto left = [](const char* text) {
    Table table = sample::table({"项目", "合计"}, {10, 10});
    EXPECT_TRUE(table.grid.add_row({cell(text, sample::kCentered), figure("1.00")}));
    return run_of(pages_of(table).pages[0], "相关").origin.x;
  };
  EXPECT_EQ(left("相关　　"), left("相关"));
}

TEST(TableLayout, FillsTheTextWidthExactly) {
  Table table = sample::table({"项目", "合计", "基本支出"});
  sample::add_rows(table, 2);
  const Pages pages = pages_of(table);
  ASSERT_EQ(pages.pages.size(), 1u);
  const Stroke top = strokes(pages.pages[0]).front();
  EXPECT_EQ(top.to.x - top.from.x,
            table.page.width - table.page.left - table.page.right + Length::from_milli_points(500));
  EXPECT_EQ(pages.pages[0].width, millimetres(297));
  EXPECT_EQ(pages.pages[0].height, millimetres(210));
}

TEST(TableLayout, RepeatsTitleCaptionsAndHeadingsOnEachPage) {
  Table table = sample::table({"项目", "合计数", "基本支出"});
  sample::add_rows(table, 60);
  const Pages pages = pages_of(table);
  ASSERT_EQ(pages.pages.size(), 3u);
  for (const Page& page : pages.pages) {
    EXPECT_EQ(count(page, "2023年部门支出预算表"), 1);
    EXPECT_EQ(count(page, "单位：万元"), 1);
    EXPECT_EQ(count(page, "合计数"), 1);
    EXPECT_EQ(count(page, "（续表）"), &page == &pages.pages.front() ? 0 : 1);
  }
  for (int row = 1; row <= 60; ++row) {
    int found = 0;
    for (const Page& page : pages.pages) found += count(page, "第" + std::to_string(row) + "行");
    EXPECT_EQ(found, 1) << row;
  }
  sample::expect_clean(pages, table.page);
}

TEST(TableLayout, StartsATableOnANewPageAndNumbersPages) {
  Table table = sample::table({"项目", "合计"});
  sample::add_rows(table, 3);
  const Pages pages = pages_of(sample::document({table, table}));
  ASSERT_EQ(pages.pages.size(), 2u);
  EXPECT_EQ(sample::runs(pages.pages[0]).back(), "— 1 —");
  EXPECT_EQ(sample::runs(pages.pages[1]).back(), "— 2 —");
  ASSERT_EQ(pages.bookmarks.size(), 2u);
  EXPECT_EQ(pages.bookmarks[1].page, 1);
  EXPECT_EQ(pages.bookmarks[1].title, "支出预算表");
  EXPECT_EQ(pages.bookmarks[1].y, table.page.top);
}

TEST(TableLayout, PutsSmallTablesBelowEachOther) {
  Table table = sample::table({"项目", "合计"});
  sample::add_rows(table, 3);
  table.notes = {"注：无"};
  Table next = table;
  next.follows_on_page = true;
  next.title = "又一张表";
  Table last = next;
  const Pages pages = pages_of(sample::document({table, next, last}));
  ASSERT_EQ(pages.pages.size(), 2u);
  EXPECT_EQ(count(pages.pages[0], "又一张表"), 1);
  EXPECT_EQ(count(pages.pages[0], "注：无"), 2);
  EXPECT_EQ(sample::runs(pages.pages[0]).back(), "— 1 —");
  EXPECT_EQ(sample::runs(pages.pages[1]).back(), "— 2 —");
  ASSERT_EQ(pages.bookmarks.size(), 3u);
  EXPECT_EQ(pages.bookmarks[1].page, 0);
  EXPECT_GT(pages.bookmarks[1].y, strokes(pages.pages[0])[0].from.y);
  EXPECT_LT(pages.bookmarks[1].y, run_of(pages.pages[0], "又一张表").origin.y);
  EXPECT_EQ(pages.bookmarks[2].page, 1);
  EXPECT_EQ(pages.bookmarks[2].y, table.page.top);
  sample::expect_clean(pages, table.page);
}

TEST(TableLayout, PutsATableOnANewPageThatDoesNotFitBelow) {
  Table table = sample::table({"项目", "合计"});
  sample::add_rows(table, 3);
  Table long_table = table;
  sample::add_rows(long_table, 12);
  long_table.follows_on_page = true;
  EXPECT_EQ(pages_of(sample::document({table, long_table})).pages.size(), 2u);

  Table upright = table;
  upright.follows_on_page = true;
  std::swap(upright.page.width, upright.page.height);
  EXPECT_EQ(pages_of(sample::document({table, upright})).pages.size(), 2u);
}

TEST(TableLayout, StandsBelowTheEndOfALongTable) {
  Table table = sample::table({"项目", "合计"});
  sample::add_rows(table, 30);
  Table next = sample::table({"项目", "合计"});
  sample::add_rows(next, 2);
  next.follows_on_page = true;
  const Pages pages = pages_of(sample::document({table, next}));
  ASSERT_EQ(pages.pages.size(), 2u);
  EXPECT_EQ(pages.bookmarks[1].page, 1);
  sample::expect_clean(pages, table.page);
}

TEST(TableLayout, GivesTextsInReadingOrder) {
  Table table = sample::table({"甲", "乙"});
  ASSERT_TRUE(table.grid.add_row({cell("合并", sample::kBody, 2), cell("一")}));
  ASSERT_TRUE(table.grid.add_row({cell("二")}));
  table.captions_above = {{.left = "附表3"}};
  table.notes = {"备注：无"};
  EXPECT_EQ(
      sample::text(pages_of(table).pages[0]),
      "附表32023年部门支出预算表预算03表部门名称：老城区科工局单位：万元甲乙合并一二备注：无— 1 —");
}

TEST(TableLayout, AlignsNumbersAtTheRight) {
  Table table = sample::table({"项目", "合计"});
  ASSERT_TRUE(table.grid.add_row({cell("甲"), figure("1,234.50")}));
  Cell plain = figure("7.25");
  plain.style = sample::kBody;
  ASSERT_TRUE(table.grid.add_row({cell("乙"), plain}));
  const Page page = pages_of(table).pages[0];
  const auto right = [&](std::string_view text) {
    return sample::box(page, run_of(page, text)).right;
  };
  EXPECT_EQ(right("1,234.50"), right("7.25"));
  EXPECT_EQ(right("7.25"), table.page.width - table.page.right - kCellPaddingX);
}

TEST(TableLayout, PutsThePointsOfAColumnUnderEachOther) {
  Table table = sample::table({"项目", "合计"});
  ASSERT_TRUE(table.grid.add_row({cell("甲"), figure("1,234.5")}));
  ASSERT_TRUE(table.grid.add_row({cell("乙"), figure("15")}));
  ASSERT_TRUE(table.grid.add_row({cell("丙"), cell("66.25", sample::kFigure)}));
  const Page page = pages_of(table).pages[0];
  const auto box = [&](std::string_view text) { return sample::box(page, run_of(page, text)); };
  const Length digit = (box("15").right - box("15").left) / 2;
  EXPECT_EQ(box("66.25").right, table.page.width - table.page.right - kCellPaddingX);
  EXPECT_EQ(box("15").left, box("66.25").left);
  EXPECT_EQ(box("1,234.5").right, box("66.25").right - digit);
}

TEST(TableLayout, PutsThePointsOfCentredAmountsUnderEachOther) {
  Table table = sample::table({"项目", "合计"});
  for (const char* text : {"15", "3.75", "1234.5"}) {
    Cell amount = figure(text);
    amount.style = sample::kCentered;
    ASSERT_TRUE(table.grid.add_row({cell("甲"), amount}));
  }
  const Page page = pages_of(table).pages[0];
  const auto box = [&](std::string_view text) { return sample::box(page, run_of(page, text)); };
  const Length digit = (box("15").right - box("15").left) / 2;
  EXPECT_EQ(box("15").right, box("3.75").left + digit);
  EXPECT_EQ(box("1234.5").left, box("15").left - digit * 2);
  EXPECT_EQ(box("1234.5").right, box("3.75").right - digit);
  // The longest figures around the point, 1234.75, stand in the middle of their column.
  Table alone = sample::table({"项目", "合计"});
  Cell amount = figure("1234.75");
  amount.style = sample::kCentered;
  ASSERT_TRUE(alone.grid.add_row({cell("甲"), amount}));
  const Page other = pages_of(alone).pages[0];
  EXPECT_EQ(box("1234.5").left, sample::box(other, run_of(other, "1234.75")).left);
}

// The column has room for the longest figure, but not for the longest on both sides of a point.
TEST(TableLayout, RatherHasWholeWordsThanPointsUnderEachOther) {
  Table table = sample::table({"合计"});
  ASSERT_TRUE(table.grid.add_row({figure("123456789")}));
  ASSERT_TRUE(table.grid.add_row({figure("1.234567")}));
  const auto right_of_first = [](const Table& laid_out) {
    const Page page = pages_of(laid_out).pages[0];
    return sample::box(page, run_of(page, "123456789")).right;
  };
  const auto edge = [](const Table& of) { return of.page.width - of.page.right - kCellPaddingX; };
  EXPECT_LT(right_of_first(table), edge(table));
  table.page.right = table.page.width - table.page.left - points(60);
  EXPECT_EQ(right_of_first(table), edge(table));
}

TEST(TableLayout, IndentsByFullWidthCharacters) {
  Table table = sample::table({"项目", "合计"});
  ASSERT_TRUE(table.grid.add_row({cell("甲"), figure("1.00")}));
  ASSERT_TRUE(table.grid.add_row({cell("乙", sample::kIndented), figure("1.00")}));
  const Page page = pages_of(table).pages[0];
  EXPECT_EQ(run_of(page, "乙").origin.x - run_of(page, "甲").origin.x, points(10));
}

TEST(TableLayout, KeepsTheWidthsThatThePackWants) {
  const Table table = [] {
    Table made = sample::table({"项目", "合计", "备注"}, {10, 20, 30});
    sample::add_rows(made, 1);
    return made;
  }();
  Findings findings;
  TextPool pool(sample::fonts());
  const auto styles = resolve_styles(sample::document({}), sample::fonts(), findings);
  const MeasuredTable measured = measure_table(table, *styles, pool);
  const auto width = [&](std::size_t i) { return measured.x[i + 1] - measured.x[i]; };
  // 106, 206 and 306 pt asked for; the page gives more, in proportion.
  EXPECT_EQ(width(0).milli_points() * 206 / 106 / 100, width(1).milli_points() / 100);
  EXPECT_EQ(width(0).milli_points() * 306 / 106 / 100, width(2).milli_points() / 100);
}

// The second column has 29 pt: room for three characters if they come closer to its lines.
TEST(TableLayout, LeavesNoCharacterOfAHeadingAlone) {
  Table table = sample::table({"项目", "政府性基金"}, {20, 20});
  table.page.left = millimetres(20);
  table.page.right = table.page.width - table.page.left - points(70);
  sample::add_rows(table, 1);
  const std::vector<std::string> runs = sample::runs(sample::pages_of(table).pages[0]);
  EXPECT_THAT(runs, testing::IsSupersetOf({"政府性", "基金"}));
}

TEST(TableLayout, MakesRowsAsHighAsTheirText) {
  Table table = sample::table({"项目", "说明"}, {10, 10});
  ASSERT_TRUE(table.grid.add_row({cell("甲"), cell(repeated("老城区科技和工业信息化局", 20))}));
  ASSERT_TRUE(table.grid.add_row({cell("乙"), cell("短")}));
  const Pages pages = pages_of(table);
  EXPECT_EQ(count(pages.pages[0], "信息化局"), 20);
  sample::expect_clean(pages, table.page);
}

TEST(TableLayout, ShowsMergedCellsAgainOnTheNextPage) {
  Table table = sample::table({"一级指标", "二级指标", "指标值"});
  for (int group = 0; group < 3; ++group) {
    for (int i = 0; i < 30; ++i) {
      std::vector<Cell> row;
      if (i == 0) row.push_back(cell("产出指标" + std::to_string(group), sample::kCentered, 30));
      row.push_back(cell("指标"));
      row.push_back(cell("100%"));
      ASSERT_TRUE(table.grid.add_row(row));
    }
  }
  const Pages pages = pages_of(table);
  ASSERT_EQ(pages.pages.size(), 5u);
  EXPECT_EQ(count(pages.pages[0], "产出指标0"), 1);
  EXPECT_EQ(count(pages.pages[1], "产出指标0"), 1);
  EXPECT_EQ(count(pages.pages[1], "产出指标1"), 1);
  EXPECT_EQ(count(pages.pages[2], "产出指标1"), 1);
  sample::expect_clean(pages, table.page);
}

TEST(TableLayout, ContinuesARowHigherThanThePage) {
  Table table = sample::table({"事项", "内容"}, {10, 20});
  ASSERT_TRUE(table.grid.add_row({cell("年度履职目标", sample::kCentered),
                                  cell(repeated("把推动产业发展作为首要任务。", 300))}));
  ASSERT_TRUE(table.grid.add_row({cell("合计"), cell("末行")}));
  const Pages pages = pages_of(table);
  ASSERT_GT(pages.pages.size(), 1u);
  int characters = 0;
  for (const Page& page : pages.pages) {
    EXPECT_EQ(count(page, "年度履职目标"), 1);
    for (char32_t c : page.text) characters += c == U'推';
  }
  EXPECT_EQ(characters, 300);
  sample::expect_clean(pages, table.page);
}

TEST(TableLayout, KeepsNotesWithTheLastRow) {
  Table table = sample::table({"项目", "合计"});
  sample::add_rows(table, 20);
  for (int notes = 1; notes < 12; ++notes) {
    table.notes.push_back("注：本表数据因四舍五入可能有尾差。");
    const Pages pages = pages_of(table);
    EXPECT_EQ(count(pages.pages.back(), "第20行"), 1) << notes;
    EXPECT_EQ(count(pages.pages.back(), "注："), notes);
    sample::expect_clean(pages, table.page);
  }
}

TEST(TableLayout, LetsLongNotesFlow) {
  Table table = sample::table({"项目", "合计"});
  sample::add_rows(table, 10);
  table.notes = {repeated("注：本表数据因四舍五入可能有尾差。", 300)};
  const Pages pages = pages_of(table);
  ASSERT_GT(pages.pages.size(), 1u);
  EXPECT_GT(count(pages.pages[0], "尾差"), 0);
  EXPECT_EQ(count(pages.pages[1], "（续表）"), 1);
  sample::expect_clean(pages, table.page);
}

TEST(TableLayout, SetsRowsCloserToSaveAPage) {
  const auto heights_of = [](int rows) {
    Table table = sample::table({"项目", "合计"});
    sample::add_rows(table, rows);
    const Pages pages = pages_of(table);
    sample::expect_clean(pages, table.page);
    const std::vector<Stroke> lines = strokes(pages.pages[0]);
    return std::pair(pages.pages.size(), lines[1].from.y - lines[0].from.y);
  };
  const Length normal = line_pitch(points(10)) + kCellPaddingY * 2;
  const Length tight = line_pitch(points(10)) + kTightPaddingY * 2;
  EXPECT_EQ(heights_of(17), (std::pair<std::size_t, Length>(1, normal)));
  EXPECT_EQ(heights_of(22), (std::pair<std::size_t, Length>(1, tight)));
  EXPECT_EQ(heights_of(27), (std::pair<std::size_t, Length>(2, normal)));
}

TEST(TableLayout, SharesCaptionLinesOut) {
  Table table = sample::table({"项目", "合计"});
  table.captions = {{"部门名称：" + repeated("洛阳市老城区", 15), "（2023年度）", "单位：万元"}};
  sample::add_rows(table, 1);
  sample::expect_clean(pages_of(table), table.page);
}

TEST(TableLayout, HandlesTablesWithoutBodyOrNames) {
  Table table = sample::table({"项目", "合计"});
  table.name.clear();
  const Pages pages = pages_of(table);
  ASSERT_EQ(pages.pages.size(), 1u);
  EXPECT_EQ(pages.bookmarks[0].title, table.title);
  EXPECT_THAT(sample::text(pages.pages[0]), HasSubstr("项目合计"));

  Table empty;
  empty.title = "空表";
  EXPECT_EQ(pages_of(empty).pages.size(), 1u);
}

// A heading within the table, beside a label merged over it and the rows below it.
Table with_merged_label(int rows_of_label, int rows) {
  Table table = sample::table({"项目", "合计"});
  EXPECT_TRUE(
      table.grid.add_row({heading("标签", rows_of_label), heading("小计")}, PageBreak::kAvoided));
  for (int row = 1; row < rows; ++row) {
    std::vector<Cell> cells;
    if (row >= rows_of_label) cells.push_back(cell("其他"));
    cells.push_back(figure(std::to_string(row) + ".00"));
    EXPECT_TRUE(table.grid.add_row(std::move(cells)));
  }
  return table;
}

TEST(TableLayout, ShowsALabelOverARepeatedHeadingAndItsRowsOnce) {
  const Table table = with_merged_label(60, 60);
  const Pages pages = pages_of(table);
  ASSERT_GT(pages.pages.size(), 1U);
  for (const Page& page : pages.pages) {
    EXPECT_EQ(count(page, "小计"), 1);
    EXPECT_EQ(count(page, "标签"), 1);
  }
  sample::expect_clean(pages, table.page);
}

TEST(TableLayout, KeepsALabelThatEndedAboveInItsRepeatedHeading) {
  const Table table = with_merged_label(2, 60);
  const Pages pages = pages_of(table);
  ASSERT_GT(pages.pages.size(), 1U);
  const Page& second = pages.pages[1];
  EXPECT_EQ(count(second, "标签"), 1);
  EXPECT_EQ(run_of(second, "标签").origin.y, run_of(second, "小计").origin.y);
  sample::expect_clean(pages, table.page);
}

TEST(TableLayout, ExtendsHeadingsToTheEndOfTheirCells) {
  Table table = sample::table({"项目", "合计"});
  table.grid = Grid(2);
  ASSERT_TRUE(table.grid.add_row({heading("项目", 2), heading("合计")}));
  ASSERT_TRUE(table.grid.add_row({heading("小计")}));
  sample::add_rows(table, 40);
  for (const Page& page : pages_of(table).pages) EXPECT_EQ(count(page, "小计"), 1);
}

}  // namespace
}  // namespace gongkai
