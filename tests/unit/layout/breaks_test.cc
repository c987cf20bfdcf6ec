#include "layout/breaks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "unit/layout/sample.h"

namespace gongkai {
namespace {

using sample::cell;
using testing::ElementsAre;
using testing::IsEmpty;

// Lines are 10 pt high; a cell of n lines needs 10 n pt and this.
constexpr Length kPadding = kCellPaddingY * 2;

/// A grid with the number of lines of each cell.
struct Body {
  Grid grid;
  std::vector<CellBlock> blocks;

  explicit Body(int columns) : grid(columns) {}

  // A cell's text is its number of lines.
  void add(std::vector<Cell> row, PageBreak behind = PageBreak::kAllowed) {
    for (const Cell& c : row) blocks.push_back({.lines = std::stoi(c.text), .pitch = points(10)});
    ASSERT_TRUE(grid.add_row(std::move(row), behind));
  }

  std::vector<PageRows> broken(Length room, Length notes = Length()) const {
    const std::vector<Length> heights = row_heights(grid, blocks);
    return break_rows({grid, 0, blocks, heights}, {room, room, notes});
  }
};

Body plain_rows(int rows) {
  Body body(1);
  for (int i = 0; i < rows; ++i) body.add({cell("2")});
  return body;
}

constexpr Length kPlainRow = points(20) + kPadding;

std::vector<int> rows_of(const PageRows& page) {
  std::vector<int> out;
  for (const PlacedRow& placed : page.rows) out.push_back(placed.row);
  return out;
}

TEST(Breaks, FillPagesWithRows) {
  const auto pages = plain_rows(7).broken(kPlainRow * 4);
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_THAT(rows_of(pages[0]), ElementsAre(0, 1, 2, 3));
  EXPECT_THAT(rows_of(pages[1]), ElementsAre(4, 5, 6));
  EXPECT_THAT(pages[0].cut, IsEmpty());
}

// 0 section, 1 heading of two columns, 2 … 7 rows below it, 8 a row across.
Body with_heading_within() {
  Body body(2);
  body.add({cell("1", 0, 1, 2)}, PageBreak::kAvoided);
  body.add({cell("1"), cell("1")}, PageBreak::kAvoided);
  for (int i = 0; i < 6; ++i) body.add({cell("1"), cell("1")});
  body.add({cell("1", 0, 1, 2)});
  return body;
}

TEST(Breaks, ShowTheHeadingWithinATableAgain) {
  const auto pages = with_heading_within().broken((points(10) + kPadding) * 4);
  ASSERT_EQ(pages.size(), 3u);
  EXPECT_EQ(pages[0].heading, -1);
  EXPECT_THAT(rows_of(pages[0]), ElementsAre(0, 1, 2, 3));
  EXPECT_EQ(pages[1].heading, 1);
  EXPECT_THAT(rows_of(pages[1]), ElementsAre(4, 5, 6));
  EXPECT_EQ(pages[2].heading, 1);
  EXPECT_THAT(rows_of(pages[2]), ElementsAre(7, 8));
}

TEST(Breaks, ShowNoHeadingOverRowsOfOtherColumns) {
  const auto pages = with_heading_within().broken((points(10) + kPadding) * 8);
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_EQ(pages[1].heading, 1);
  EXPECT_THAT(rows_of(pages[1]), ElementsAre(7, 8));
  Body body = with_heading_within();
  body.add({cell("1", 0, 1, 2)});
  const auto others = body.broken((points(10) + kPadding) * 8);
  ASSERT_EQ(others.size(), 2u);
  EXPECT_EQ(others[1].heading, -1);
  EXPECT_THAT(rows_of(others[1]), ElementsAre(8, 9));
}

// Its text would stand over the rows that follow.
TEST(Breaks, ShowNoHeadingThatIsTooLowForItsMergedCell) {
  for (const char* lines : {"1", "3"}) {
    Body body(2);
    body.add({cell(lines, 0, 3), cell("1")}, PageBreak::kAvoided);
    for (int i = 0; i < 2; ++i) body.add({cell("1")});
    for (int i = 0; i < 4; ++i) body.add({cell("1"), cell("1")});
    const auto pages = body.broken((points(10) + kPadding) * 4);
    ASSERT_EQ(pages.size(), 2u);
    EXPECT_EQ(pages[1].heading, std::string(lines) == "1" ? 0 : -1);
  }
}

TEST(Breaks, MakeOnePageOfNoRows) {
  const auto pages = plain_rows(0).broken(points(100));
  ASSERT_EQ(pages.size(), 1u);
  EXPECT_THAT(pages[0].rows, IsEmpty());
}

TEST(Breaks, KeepTheLastRowCompany) {
  const auto pages = plain_rows(5).broken(kPlainRow * 4);
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_THAT(rows_of(pages[0]), ElementsAre(0, 1, 2));
  EXPECT_THAT(rows_of(pages[1]), ElementsAre(3, 4));
}

TEST(Breaks, LeaveTheLastRowAloneWhereOnlyOneRowFits) {
  const auto pages = plain_rows(2).broken(kPlainRow);
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_THAT(rows_of(pages[1]), ElementsAre(1));
}

TEST(Breaks, KeepNotesBesideTheLastRow) {
  const auto pages = plain_rows(4).broken(kPlainRow * 4, points(10));
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_THAT(rows_of(pages[0]), ElementsAre(0, 1));
  EXPECT_THAT(rows_of(pages[1]), ElementsAre(2, 3));
}

TEST(Breaks, ShowAMergedCellAgain) {
  Body body(2);
  body.add({cell("1", 0, 4), cell("2")});
  for (int i = 0; i < 3; ++i) body.add({cell("2")});
  const auto pages = body.broken(kPlainRow * 2);
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_THAT(pages[0].cut, ElementsAre(CutCell{0, 0, 1}));
  EXPECT_THAT(pages[1].cut, ElementsAre(CutCell{0, 0, 1}));
}

TEST(Breaks, MakeRoomForAMergedCellShownAgain) {
  Body body(2);
  body.add({cell("4", 0, 3), cell("4")});
  body.add({cell("4")});
  body.add({cell("1")});
  const Length row = points(40) + kPadding;
  const auto pages = body.broken(row * 2 + points(16));
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_THAT(rows_of(pages[0]), ElementsAre(0));  // the last row is not left alone
  EXPECT_THAT(pages[1].rows, ElementsAre(PlacedRow{1, row}, PlacedRow{2, points(10) + kPadding}));
}

TEST(Breaks, RaiseARowForAMergedCellShownAgain) {
  Body body(2);
  body.add({cell("3", 0, 6), cell("2")});
  for (int i = 0; i < 4; ++i) body.add({cell("2")});
  body.add({cell("1")});
  body.add({cell("1"), cell("2")});
  const auto pages = body.broken(kPlainRow * 5);
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_THAT(rows_of(pages[0]), ElementsAre(0, 1, 2, 3, 4));
  EXPECT_EQ(pages[1].rows[0], (PlacedRow{5, points(30) + kPadding}));
}

TEST(Breaks, DoNotBreakALabelThatCanGoToTheNextPage) {
  Body body(2);
  for (int i = 0; i < 3; ++i) body.add({cell("1"), cell("2")});
  body.add({cell("3", 0, 3), cell("2")});
  body.add({cell("2")});
  body.add({cell("2")});
  const auto pages = body.broken(kPlainRow * 4 + kPlainRow * 3);
  ASSERT_EQ(pages.size(), 1u);
  const auto narrow = body.broken(kPlainRow * 5 - points(1));
  ASSERT_EQ(narrow.size(), 2u);
  EXPECT_THAT(rows_of(narrow[0]), ElementsAre(0, 1, 2));
}

TEST(Breaks, LeaveNoHeadingAtThePagesFoot) {
  Body body(1);
  for (int i = 0; i < 7; ++i) {
    body.add({cell("2")}, i == 2 || i == 3 ? PageBreak::kAvoided : PageBreak::kAllowed);
  }
  const auto pages = body.broken(kPlainRow * 4);
  EXPECT_THAT(rows_of(pages[0]), ElementsAre(0, 1));
}

TEST(Breaks, ContinueARowHigherThanAPage) {
  Body body(3);
  body.add({cell("1"), cell("25"), cell("3")});
  const auto pages = body.broken(points(100) + kPadding);
  ASSERT_EQ(pages.size(), 3u);
  EXPECT_THAT(pages[0].rows, ElementsAre(PlacedRow{0, points(100) + kPadding}));
  EXPECT_THAT(pages[2].rows, ElementsAre(PlacedRow{0, points(50) + kPadding}));
  // The label in front is repeated, the finished cell behind stays empty.
  EXPECT_THAT(pages[0].cut, ElementsAre(CutCell{0, 0, 1}, CutCell{1, 0, 10}, CutCell{2, 0, 3}));
  EXPECT_THAT(pages[1].cut, ElementsAre(CutCell{0, 0, 1}, CutCell{1, 10, 20}, CutCell{2, 3, 3}));
  EXPECT_THAT(pages[2].cut, ElementsAre(CutCell{0, 0, 1}, CutCell{1, 20, 25}, CutCell{2, 3, 3}));
}

TEST(Breaks, BeginAHighRowWhereItStands) {
  Body body(1);
  body.add({cell("2")});
  body.add({cell("25")});
  body.add({cell("2")});
  const auto pages = body.broken(points(100));
  EXPECT_THAT(rows_of(pages[0]), ElementsAre(0, 1));
  EXPECT_EQ(pages[0].rows[1].height, points(100) - kPlainRow);
}

TEST(Breaks, FlowAMergedTextThatIsNoLabel) {
  Body body(2);
  body.add({cell("20", 0, 2), cell("2")});
  body.add({cell("2")});
  const auto pages = body.broken(points(150));
  int shown = 0;
  for (const PageRows& page : pages) {
    for (const CutCell& cut : page.cut) {
      if (cut.cell != 0) continue;
      EXPECT_EQ(cut.first_line, shown);
      shown = cut.end_line;
    }
  }
  EXPECT_EQ(shown, 20);
}

// Every line of every cell is shown, in order, in a part high enough for it.
TEST(Breaks, ShowEveryLineOfRandomTables) {
  std::mt19937 random(3);
  std::uniform_int_distribution<int> lines(1, 12);
  std::uniform_int_distribution<int> span(1, 4);
  for (int n = 0; n < 300; ++n) {
    Body body(3);
    const int groups = 12;
    for (int g = 0; g < groups; ++g) {
      const int size = span(random);
      const int long_text = n % 7 == 0 ? 40 : 1;
      for (int i = 0; i < size; ++i) {
        std::vector<Cell> row;
        if (i == 0) row.push_back(cell(std::to_string(lines(random) * long_text), 0, size));
        row.push_back(cell(std::to_string(lines(random))));
        row.push_back(cell(std::to_string(lines(random) * (i == 1 ? long_text : 1))));
        body.add(std::move(row));
      }
    }
    const Length room = points(150 + 10 * (n % 20));
    std::vector<int> shown(body.blocks.size(), 0);
    for (const PageRows& page : body.broken(room, points(n % 40))) {
      Length used;
      for (const PlacedRow& placed : page.rows) used += placed.height;
      EXPECT_LE(used, room);
      for (const CutCell& cut : page.cut) {
        int& done = shown[cut.cell];
        const int all = body.blocks[cut.cell].lines;
        if (done < all) {
          EXPECT_EQ(cut.first_line, done);
          done = cut.end_line;
        }
        const Cell& merged = body.grid.cells()[cut.cell];
        Length height;
        for (const PlacedRow& placed : page.rows) {
          if (placed.row >= merged.row && placed.row < merged.row + merged.row_span) {
            height += placed.height;
          }
        }
        if (cut.end_line > cut.first_line) {
          EXPECT_LE(block_height({.pitch = points(10)}, cut.end_line - cut.first_line), height);
        }
      }
    }
    for (std::size_t i = 0; i < shown.size(); ++i) {
      EXPECT_TRUE(shown[i] == 0 || shown[i] == body.blocks[i].lines) << i;
    }
  }
}

TEST(Breaks, BeginARowHigherThanAPageWhereThreeLinesOfItFit) {
  Body body(1);
  body.add({cell("6")});
  body.add({cell("20")});
  const Length both = points(60) + kPadding + points(30) + kPadding;
  const auto begun = body.broken(both);
  EXPECT_THAT(rows_of(begun[0]), ElementsAre(0, 1));
  EXPECT_THAT(begun[0].cut, ElementsAre(CutCell{1, 0, 3}));
  const auto moved = body.broken(both - Length::from_milli_points(1));
  EXPECT_THAT(rows_of(moved[0]), ElementsAre(0));
  EXPECT_THAT(rows_of(moved[1]), ElementsAre(1));
}

TEST(Breaks, MoveARowAsHighAsAPageInsteadOfSplittingIt) {
  Body body(1);
  body.add({cell("1")});
  body.add({cell("10")});
  body.add({cell("1")});
  const auto pages = body.broken(points(100) + kPadding);
  ASSERT_EQ(pages.size(), 3u);
  EXPECT_THAT(rows_of(pages[0]), ElementsAre(0));
  EXPECT_THAT(rows_of(pages[1]), ElementsAre(1));
}

TEST(Breaks, KeepAHeadingAtTheEndOfAPageThatWouldBeHalfEmptyWithoutIt) {
  Body body(1);
  body.add({cell("1")});
  body.add({cell("1")}, PageBreak::kAvoided);
  body.add({cell("8")});
  body.add({cell("1")});
  const auto pages = body.broken(points(100));
  EXPECT_THAT(rows_of(pages[0]), ElementsAre(0, 1));
  Body fuller(1);
  fuller.add({cell("5")});
  fuller.add({cell("1")}, PageBreak::kAvoided);
  fuller.add({cell("8")});
  fuller.add({cell("1")});
  EXPECT_THAT(rows_of(fuller.broken(points(100))[0]), ElementsAre(0));
}

}  // namespace
}  // namespace gongkai
