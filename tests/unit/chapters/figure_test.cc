#include "chapters/figure.h"

#include <gtest/gtest.h>

#include "source/chinese_number.h"
#include "source/numbering.h"

namespace gongkai {
namespace {

constexpr NumberFormat kFormat{.unit = MoneyUnit::kTenThousandYuan, .decimals = 2};

// Amounts in 分; 10,000 of them are the last place.
Change change(std::int64_t now, std::int64_t before) {
  const FigureValue value{.amount = Amount::from_fen(now), .last_year = Amount::from_fen(before)};
  return change_of(value, kFormat);
}

TEST(Change, IsDecidedByWhatIsPrinted) {
  EXPECT_EQ(change(30'000, 20'000), Change::kHigher);
  EXPECT_EQ(change(20'000, 30'000), Change::kLower);
  EXPECT_EQ(change(24'999, 20'000), Change::kEqual);
  EXPECT_EQ(change(25'000, 20'000), Change::kHigher);
  EXPECT_EQ(change(20'000, 0), Change::kAdded);
  EXPECT_EQ(change(0, 20'000), Change::kEnded);
  EXPECT_EQ(change_of({.amount = Amount::from_fen(1)}, kFormat), Change::kUnknown);
}

TEST(Change, OfNothingAndNothingIsNone) {
  EXPECT_EQ(change(0, 0), Change::kEqual);
  EXPECT_EQ(change(4'999, 0), Change::kEqual) << "nothing as printed";
}

std::optional<ShareChange> shares(std::int64_t part, std::int64_t part_before) {
  return compare_shares(
      {.amount = Amount::from_fen(part), .last_year = Amount::from_fen(part_before)},
      {.amount = Amount::from_fen(80'000), .last_year = Amount::from_fen(40'000)});
}

TEST(CompareShares, KnowsEachKindOfChange) {
  EXPECT_EQ(shares(40'000, 10'000)->change, Change::kHigher);
  EXPECT_EQ(shares(40'000, 10'000)->now, "50.00");
  EXPECT_EQ(shares(40'000, 10'000)->before, "25.00");
  EXPECT_EQ(shares(40'000, 10'000)->points, "25.00");
  EXPECT_EQ(shares(10'000, 10'000)->change, Change::kLower);
  EXPECT_EQ(shares(10'000, 10'000)->points, "12.50");
  EXPECT_EQ(shares(20'000, 10'000)->change, Change::kEqual);
  EXPECT_EQ(shares(40'000, 0)->change, Change::kAdded);
  EXPECT_EQ(shares(0, 10'000)->change, Change::kEnded);
  EXPECT_EQ(shares(0, 0)->change, Change::kEqual);
  EXPECT_EQ(shares(3, 1)->change, Change::kEqual) << "both are 0.00%";
}

TEST(CompareShares, AreNoneOfAWholeThatIsZero) {
  const FigureValue part{.amount = Amount::from_fen(1), .last_year = Amount::from_fen(1)};
  const FigureValue none{.amount = Amount(), .last_year = Amount::from_fen(1)};
  const FigureValue none_before{.amount = Amount::from_fen(1), .last_year = Amount()};
  EXPECT_FALSE(compare_shares(part, none));
  EXPECT_FALSE(compare_shares(part, none_before));
  EXPECT_FALSE(compare_shares(part, {.amount = Amount::from_fen(1)}));
}

TEST(ChineseNumber, CountsToNinetyNine) {
  EXPECT_EQ(chinese_number(1), "一");
  EXPECT_EQ(chinese_number(9), "九");
  EXPECT_EQ(chinese_number(10), "十");
  EXPECT_EQ(chinese_number(11), "十一");
  EXPECT_EQ(chinese_number(19), "十九");
  EXPECT_EQ(chinese_number(20), "二十");
  EXPECT_EQ(chinese_number(21), "二十一");
  EXPECT_EQ(chinese_number(99), "九十九");
  EXPECT_EQ(chinese_number(0), "0");
  EXPECT_EQ(chinese_number(100), "100");
}

TEST(Numbered, CountsInTheMannerOfTheFirst) {
  EXPECT_EQ(numbered("（一）", 12), "（十二）");
  EXPECT_EQ(numbered("1. ", 12), "12. ");
  EXPECT_EQ(numbered("• ", 2), "• ");
}

}  // namespace
}  // namespace gongkai
