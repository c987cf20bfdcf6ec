#include "document/grid.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace gongkai {
namespace {

Cell cell(std::string text, int row_span = 1, int col_span = 1) {
  return {.text = std::move(text), .row_span = row_span, .col_span = col_span};
}

// The texts of the cells that cover each place of a row.
std::vector<std::string> covering_texts(const Grid& grid, int row) {
  std::vector<std::string> texts;
  for (int column = 0; column < grid.columns(); ++column) {
    texts.push_back(grid.at(row, column).text);
  }
  return texts;
}

using Texts = std::vector<std::string>;

TEST(Grid, IsEmptyAtFirst) {
  const Grid grid(3);
  EXPECT_EQ(grid.columns(), 3);
  EXPECT_EQ(grid.rows(), 0);
  EXPECT_TRUE(grid.cells().empty());
  EXPECT_TRUE(grid.is_closed());
}

TEST(Grid, PlacesCellsFromLeftToRight) {
  Grid grid(3);
  ASSERT_TRUE(grid.add_row({cell("a"), cell("b", 1, 2)}));
  EXPECT_EQ(grid.cells()[1].row, 0);
  EXPECT_EQ(grid.cells()[1].column, 1);
  EXPECT_EQ(covering_texts(grid, 0), (Texts{"a", "b", "b"}));
}

TEST(Grid, TakesTheNextPlaceThatNoCellFromAboveCovers) {
  Grid grid(4);
  ASSERT_TRUE(grid.add_row({cell("a", 2), cell("b"), cell("c", 3), cell("d")}));
  ASSERT_TRUE(grid.add_row({cell("e"), cell("f")}));
  ASSERT_TRUE(grid.add_row({cell("g", 1, 2), cell("h")}));
  EXPECT_EQ(covering_texts(grid, 1), (Texts{"a", "e", "c", "f"}));
  EXPECT_EQ(covering_texts(grid, 2), (Texts{"g", "g", "c", "h"}));
  EXPECT_EQ(grid.cells()[5].column, 3);
  EXPECT_EQ(grid.cells()[6].row, 2);
}

TEST(Grid, AllowsARowThatCellsFromAboveCoverWholly) {
  Grid grid(2);
  ASSERT_TRUE(grid.add_row({cell("a", 2), cell("b", 2)}));
  ASSERT_TRUE(grid.add_row({}));
  EXPECT_EQ(grid.rows(), 2);
  EXPECT_EQ(grid.first_cell(1), grid.end_cell(1));
  EXPECT_EQ(covering_texts(grid, 1), (Texts{"a", "b"}));
}

TEST(Grid, GivesTheCellsThatBeginInARow) {
  Grid grid(2);
  ASSERT_TRUE(grid.add_row({cell("a", 2), cell("b")}));
  ASSERT_TRUE(grid.add_row({cell("c")}));
  EXPECT_EQ(grid.first_cell(0), 0U);
  EXPECT_EQ(grid.end_cell(0), 2U);
  EXPECT_EQ(grid.first_cell(1), 2U);
  EXPECT_EQ(grid.end_cell(1), 3U);
}

TEST(Grid, IsClosedOnceNoCellReachesBelow) {
  Grid grid(2);
  ASSERT_TRUE(grid.add_row({cell("a", 2), cell("b")}));
  EXPECT_FALSE(grid.is_closed());
  ASSERT_TRUE(grid.add_row({cell("c")}));
  EXPECT_TRUE(grid.is_closed());
}

TEST(Grid, RefusesARowWithAHole) {
  Grid grid(3);
  EXPECT_FALSE(grid.add_row({cell("a"), cell("b")}));
  EXPECT_FALSE(grid.add_row({}));
}

TEST(Grid, RefusesTooManyCells) {
  Grid grid(2);
  EXPECT_FALSE(grid.add_row({cell("a"), cell("b"), cell("c")}));
  EXPECT_FALSE(grid.add_row({cell("a"), cell("b", 1, 2)}));
}

TEST(Grid, RefusesACellOverOneFromAbove) {
  Grid grid(3);
  ASSERT_TRUE(grid.add_row({cell("a"), cell("b", 2), cell("c")}));
  EXPECT_FALSE(grid.add_row({cell("d", 1, 2)}));
  EXPECT_FALSE(grid.add_row({cell("d", 1, 2), cell("e")}));
}

TEST(Grid, RefusesSpansBelowOne) {
  Grid grid(1);
  EXPECT_FALSE(grid.add_row({cell("a", 0)}));
  EXPECT_FALSE(grid.add_row({cell("a", 1, 0)}));
  EXPECT_FALSE(grid.add_row({cell("a", 1, -1), cell("b")}));
}

TEST(Grid, IsUnchangedByARefusedRow) {
  Grid grid(2);
  ASSERT_TRUE(grid.add_row({cell("a", 2), cell("b")}));
  ASSERT_FALSE(grid.add_row({cell("c", 3, 2)}));
  EXPECT_EQ(grid.rows(), 1);
  EXPECT_EQ(grid.cells().size(), 2u);
  ASSERT_TRUE(grid.add_row({cell("c")}));
  EXPECT_EQ(covering_texts(grid, 1), (Texts{"a", "c"}));
  EXPECT_TRUE(grid.is_closed());
}

}  // namespace
}  // namespace gongkai
