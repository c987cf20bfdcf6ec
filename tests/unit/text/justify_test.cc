#include "text/justify.h"

#include <gtest/gtest.h>

#include <numeric>

namespace gongkai {
namespace {

// The gaps in 1/100 pt.
std::vector<std::int64_t> gaps(std::u32string_view line, std::int64_t slack) {
  std::vector<std::int64_t> out;
  for (const Length gap : justified_gaps(line, Length::from_milli_points(slack * 10), points(16))) {
    out.push_back(gap.milli_points() / 10);
  }
  return out;
}

using Gaps = std::vector<std::int64_t>;

TEST(Justify, SharesSlackOutEvenly) { EXPECT_EQ(gaps(U"收支总计", 300), (Gaps{100, 100, 100, 0})); }

TEST(Justify, SharesOutEachHundredth) {
  EXPECT_EQ(gaps(U"收支总计", 302), (Gaps{101, 101, 100, 0}));
}

TEST(Justify, KeepsFiguresAndWordsTogether) {
  EXPECT_EQ(gaps(U"共634.34万", 200), (Gaps{100, 0, 0, 0, 0, 0, 100, 0}));
  EXPECT_EQ(gaps(U"PDF版", 50), (Gaps{0, 0, 50, 0}));
  EXPECT_EQ(gaps(U"a b", 50), (Gaps{0, 50, 0}));
}

TEST(Justify, KnowsLinesThatAreStretchedTooFar) {
  const auto is_far = [](std::u32string_view line, std::int64_t slack) {
    return is_stretched_far(line, Length::from_milli_points(slack * 10), points(16));
  };
  EXPECT_FALSE(is_far(U"收支总计", 600));
  EXPECT_TRUE(is_far(U"收支总计", 601));
  EXPECT_FALSE(is_far(U"收支12总计", 800));
  EXPECT_TRUE(is_far(U"收支12总计", 801));
  EXPECT_TRUE(is_far(U"634.34", 1));
}

TEST(Justify, KeepsDashesTogether) { EXPECT_EQ(gaps(U"一——二", 200), (Gaps{100, 0, 100, 0})); }

TEST(Justify, GivesNoPlaceMoreThanAQuarter) { EXPECT_EQ(gaps(U"一二", 900), (Gaps{400, 0})); }

TEST(Justify, LeavesALineWithoutPlacesAsItIs) {
  EXPECT_EQ(gaps(U"634.34", 300), (Gaps{0, 0, 0, 0, 0, 0}));
  EXPECT_EQ(gaps(U"", 300), Gaps());
}

}  // namespace
}  // namespace gongkai
