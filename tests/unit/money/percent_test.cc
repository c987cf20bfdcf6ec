#include "money/percent.h"

#include <gtest/gtest.h>

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
}

}  // namespace
}  // namespace gongkai
