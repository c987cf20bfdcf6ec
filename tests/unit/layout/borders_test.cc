#include "layout/borders.h"

#include <gtest/gtest.h>

#include <string>

#include "unit/layout/sample.h"

namespace gongkai {
namespace {

using sample::cell;

// Strokes as "h y x1-x2" and "v x y1-y2", in points.
std::string shown(const std::vector<Stroke>& strokes) {
  std::string out;
  const auto number = [](Length length) {
    return std::to_string((length.milli_points() + 500) / 1000);
  };
  for (const Stroke& s : strokes) {
    const bool is_horizontal = s.from.y == s.to.y;
    out += is_horizontal ? "h " + number(s.from.y) + " " + number(s.from.x) + "-" + number(s.to.x)
                         : "v " + number(s.from.x) + " " + number(s.from.y) + "-" + number(s.to.y);
    out += "\n";
  }
  return out;
}

std::string drawn(const Grid& grid, const std::vector<int>& rows) {
  std::vector<PlacedRow> placed;
  std::vector<Length> y{points(100)};
  for (int row : rows) {
    placed.push_back({row, points(20)});
    y.push_back(y.back() + points(20));
  }
  std::vector<Length> x;
  for (int i = 0; i <= grid.columns(); ++i) x.push_back(points(50) * i + points(10));
  return shown(borders(grid, {placed, y, x}));
}

TEST(Borders, AreOneStrokeFromEdgeToEdge) {
  Grid grid(2);
  ASSERT_TRUE(grid.add_row({cell("a"), cell("b")}));
  ASSERT_TRUE(grid.add_row({cell("c"), cell("d")}));
  EXPECT_EQ(drawn(grid, {0, 1}),
            "h 100 10-110\nh 120 10-110\nh 140 10-110\n"
            "v 10 100-140\nv 60 100-140\nv 110 100-140\n");
}

TEST(Borders, LeaveOutTheInsideOfMergedCells) {
  Grid grid(3);
  ASSERT_TRUE(grid.add_row({cell("a", 0, 2), cell("b", 0, 1, 2)}));
  ASSERT_TRUE(grid.add_row({cell("c"), cell("d")}));
  EXPECT_EQ(drawn(grid, {0, 1}),
            "h 100 10-160\nh 120 60-160\nh 140 10-160\n"
            "v 10 100-140\nv 60 100-140\nv 110 120-140\nv 160 100-140\n");
}

TEST(Borders, CloseAMergedCellAtThePagesEdge) {
  Grid grid(2);
  ASSERT_TRUE(grid.add_row({cell("head"), cell("head")}));
  ASSERT_TRUE(grid.add_row({cell("a", 0, 2), cell("b")}));
  ASSERT_TRUE(grid.add_row({cell("c")}));
  EXPECT_EQ(drawn(grid, {0, 2}),
            "h 100 10-110\nh 120 10-110\nh 140 10-110\n"
            "v 10 100-140\nv 60 100-140\nv 110 100-140\n");
}

}  // namespace
}  // namespace gongkai
