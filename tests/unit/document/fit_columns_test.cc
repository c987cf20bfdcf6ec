#include "document/fit_columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace gongkai {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Length sum(const std::vector<Length>& widths) {
  return std::accumulate(widths.begin(), widths.end(), Length());
}

std::vector<Length> fit(const std::vector<ColumnNeed>& needs, Length total) {
  return fit_columns(needs, total);
}

TEST(FitColumns, SharesInProportionToThePreferredWidths) {
  EXPECT_THAT(fit({{points(10), points(20)}, {points(10), points(60)}}, points(400)),
              ElementsAre(points(100), points(300)));
}

TEST(FitColumns, ShrinksInProportionToo) {
  EXPECT_THAT(fit({{points(10), points(200)}, {points(10), points(600)}}, points(400)),
              ElementsAre(points(100), points(300)));
}

TEST(FitColumns, KeepsTheLeastWidth) {
  EXPECT_THAT(fit({{points(50), points(100)}, {points(10), points(900)}}, points(200)),
              ElementsAre(points(50), points(150)));
}

TEST(FitColumns, KeepsTheLeastWidthThatAnotherColumnPushesBelow) {
  // At first only the third column is too narrow; what it takes makes the second so.
  EXPECT_THAT(fit({{points(0), points(100)}, {points(48), points(50)}, {points(50), points(10)}},
                  points(160)),
              ElementsAre(points(62), points(48), points(50)));
}

// What a column is fixed at leaves less to the others in the next round, not in the one that is
// under way.
TEST(FitColumns, ComparesAllColumnsOfARoundWithTheSameRest) {
  EXPECT_THAT(fit({{points(40), points(10)}, {points(19), points(30)}, {points(0), points(60)}},
                  points(100)),
              ElementsAre(points(40), points(20), points(40)));
}

TEST(FitColumns, FallsBackToTheLeastWidthsWhenTheyDoNotFit) {
  EXPECT_THAT(fit({{points(100), points(500)}, {points(300), points(300)}}, points(200)),
              ElementsAre(points(50), points(150)));
}

TEST(FitColumns, GivesWhatIsLeftByRemainders) {
  const auto milli = [](int n) { return Length::from_milli_points(n); };
  EXPECT_THAT(fit({{{}, points(1)}, {{}, points(1)}, {{}, points(1)}}, points(100)),
              ElementsAre(milli(33334), milli(33333), milli(33333)));
}

TEST(FitColumns, HandlesDegenerateNeeds) {
  EXPECT_THAT(fit({}, points(100)), IsEmpty());
  EXPECT_THAT(fit({{}, {}}, points(100)), ElementsAre(points(50), points(50)));
  EXPECT_THAT(fit({{points(10), points(20)}}, points(100)), ElementsAre(points(100)));
  EXPECT_THAT(fit({{points(10), points(20)}}, points(5)), ElementsAre(points(5)));
  EXPECT_THAT(fit({{points(10), points(20)}}, Length()), ElementsAre(Length()));
  EXPECT_THAT(fit({{points(10), {}}, {points(10), points(5)}}, points(100)),
              ElementsAre(points(10), points(90)));
  EXPECT_THAT(fit({{points(10), {}}, {points(30), {}}}, points(100)),
              ElementsAre(points(25), points(75)));
}

TEST(FitColumns, AlwaysAddsUpAndKeepsLeastWidths) {
  std::mt19937 random(1);
  std::uniform_int_distribution<int> length(0, 90'000);
  std::uniform_int_distribution<int> count(1, 30);
  for (int n = 0; n < 2000; ++n) {
    std::vector<ColumnNeed> needs;
    Length least;
    for (int i = count(random); i > 0; --i) {
      needs.push_back(
          {Length::from_milli_points(length(random)), Length::from_milli_points(length(random))});
      least += needs.back().least;
    }
    const Length total = points(700);
    const std::vector<Length> widths = fit_columns(needs, total);
    EXPECT_EQ(sum(widths), total);
    for (std::size_t i = 0; least <= total && i < needs.size(); ++i) {
      EXPECT_GE(widths[i], needs[i].least);
    }
  }
}

TEST(FitColumns, GivesWhatIsLeftToTheLargestRemainder) {
  const auto milli = [](int n) { return Length::from_milli_points(n); };
  EXPECT_THAT(fit({{{}, milli(5)}, {{}, milli(3)}}, milli(10)),  // 6.25 and 3.75
              ElementsAre(milli(6), milli(4)));
  EXPECT_THAT(fit({{{}, milli(3)}, {{}, milli(5)}}, milli(10)), ElementsAre(milli(4), milli(6)));
}

}  // namespace
}  // namespace gongkai
