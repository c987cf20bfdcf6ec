#include "money/percent.h"

#include <gtest/gtest.h>

#include <limits>

namespace gongkai {
namespace {

std::string percent(std::int64_t part, std::int64_t whole) {
  return format_percent(Amount::from_fen(part), Amount::from_fen(whole));
}

TEST(Percent, IsRoundedHalfUpOnce) {
  EXPECT_EQ(percent(60'825, 124'259), "48.95");  // the published 634.34 against 1,242.59
  EXPECT_EQ(percent(40'225, 103'659), "38.81");
  EXPECT_EQ(percent(1, 8), "12.50");
  EXPECT_EQ(percent(1, 20'000), "0.01");  // 0.005
  EXPECT_EQ(percent(49, 1'000'000), "0.00");
  EXPECT_EQ(percent(2, 3), "66.67");
  EXPECT_EQ(percent(3, 1), "300.00");
  EXPECT_EQ(percent(0, 7), "0.00");
}

TEST(Percent, HasNoSign) { EXPECT_EQ(percent(-1, 4), "25.00"); }

TEST(Percent, HoldsTheLargestAmounts) {
  EXPECT_EQ(percent(Amount::kMaxFen, Amount::kMaxFen), "100.00");
  EXPECT_EQ(percent(Amount::kMaxFen * 9, Amount::kMaxFen * 9), "100.00");
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(percent(kMost, 1), "922337203685477580700.00");
  EXPECT_EQ(percent(-kMost - 1, 3), "307445734561825860266.67");
  EXPECT_EQ(percent(1'800'000'000'000'000, 1), "180000000000000000.00");
  EXPECT_EQ(percent(1'900'000'000'000'000, 1), "190000000000000000.00");
}

std::int64_t rate(std::int64_t difference, std::int64_t from, int decimals = 2) {
  return change_in_hundredths(Amount::from_fen(difference), Amount::from_fen(from), decimals);
}

TEST(ChangeInHundredths, HasASignAndIsRoundedOnce) {
  EXPECT_EQ(rate(1'450, 9'050), 1602);
  EXPECT_EQ(rate(-400, 8'000), -500);
  EXPECT_EQ(rate(1, 20'000), 1);
  EXPECT_EQ(rate(1'450, 9'050, 0), 1600);
  EXPECT_EQ(rate(1'449, 9'000, 1), 1610);
  EXPECT_EQ(rate(1'045, 10'000, 1), 1050) << "10.45 is rounded up, not 10.4";
  EXPECT_EQ(rate(-1'045, 10'000, 1), -1050);
  EXPECT_EQ(rate(5, -10), -5000) << "of a negative amount";
  EXPECT_EQ(rate(std::numeric_limits<std::int64_t>::max(), 1),
            std::numeric_limits<std::int64_t>::max());
}

}  // namespace
}  // namespace gongkai
