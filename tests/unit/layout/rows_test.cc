#include "layout/rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/layout/sample.h"

namespace gongkai {
namespace {

using sample::cell;
using testing::ElementsAre;

constexpr Length kPitch = points(10);
constexpr Length kPadding = kCellPaddingY * 2;

std::vector<Length> heights(const Grid& grid, const std::vector<int>& lines) {
  std::vector<CellBlock> blocks;
  for (int n : lines) blocks.push_back({.lines = n, .pitch = kPitch});
  return row_heights(grid, blocks);
}

TEST(RowHeights, FollowTheHighestCell) {
  Grid grid(2);
  ASSERT_TRUE(grid.add_row({cell("a"), cell("b")}));
  ASSERT_TRUE(grid.add_row({cell("c"), cell("d")}));
  EXPECT_THAT(heights(grid, {2, 5, 4, 1}),
              ElementsAre(points(50) + kPadding, points(40) + kPadding));
}

TEST(RowHeights, ShareOutWhatAMergedCellNeedsMore) {
  Grid grid(2);
  ASSERT_TRUE(grid.add_row({cell("merged", 0, 2), cell("b")}));
  ASSERT_TRUE(grid.add_row({cell("c")}));
  // The merged cell needs 80 pt and its padding, its rows have 20 and 20 and theirs.
  EXPECT_THAT(heights(grid, {8, 2, 2}),
              ElementsAre(points(40) + kPadding / 2, points(40) + kPadding / 2));
}

TEST(RowHeights, AreAtLeastWhatIsAskedBelowTheHeader) {
  Grid grid(1);
  for (const char* text : {"header", "low", "high"}) ASSERT_TRUE(grid.add_row({cell(text)}));
  std::vector<CellBlock> blocks;
  for (int lines : {1, 1, 4}) blocks.push_back({.lines = lines, .pitch = kPitch});
  EXPECT_THAT(row_heights(grid, blocks, {.first_row = 1, .height = points(30)}),
              ElementsAre(points(10) + kPadding, points(30), points(40) + kPadding));
}

TEST(RowHeights, LetSmallMergedCellsGrowFirst) {
  Grid grid(2);
  ASSERT_TRUE(grid.add_row({cell("three", 0, 3), cell("two", 0, 2)}));
  ASSERT_TRUE(grid.add_row({}));
  ASSERT_TRUE(grid.add_row({cell("d")}));
  const std::vector<Length> found = heights(grid, {10, 8, 2});
  // What "two" adds to its rows is enough for "three".
  EXPECT_EQ(found[0] + found[1], points(80) + kPadding);
  EXPECT_EQ(found[2], points(20) + kPadding);
}

}  // namespace
}  // namespace gongkai
