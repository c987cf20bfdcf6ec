#include "check/digits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gongkai {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> runs(std::string_view text, std::size_t least = 3) {
  std::vector<std::string> out;
  for (const DigitRun& run : digit_runs(text, least)) out.push_back(run.digits());
  return out;
}

TEST(DigitRuns, KnowDigitsOfBothWidths) {
  EXPECT_THAT(runs("0123456789"), ElementsAre("0123456789"));
  EXPECT_THAT(runs("０１２３４５６７８９"), ElementsAre("0123456789"));
  EXPECT_THAT(runs("／１２３："), ElementsAre("123")) << "the signs beside them are none";
}

TEST(DigitRuns, HaveAtLeastSoManyDigits) {
  EXPECT_THAT(runs("123"), ElementsAre("123"));
  EXPECT_THAT(runs("12"), IsEmpty());
  EXPECT_THAT(runs("12、3456"), ElementsAre("3456"));
}

TEST(DigitRuns, GoOnBehindOneSeparator) {
  EXPECT_THAT(runs("138 0013-8000"), ElementsAre("13800138000"));
  EXPECT_THAT(runs("138  001"), ElementsAre("138", "001"));
  EXPECT_THAT(runs("138-"), ElementsAre("138"));
}

TEST(DigitRuns, EndWithAnXThatBelongsToThem) {
  EXPECT_THAT(runs("123x，"), ElementsAre("123X"));
  EXPECT_THAT(runs("123X"), ElementsAre("123X"));
  EXPECT_THAT(runs("123X1"), IsEmpty()) << "a word";
}

TEST(DigitRuns, AreNotPartsOfNumbersWordsOrAmounts) {
  EXPECT_THAT(runs("1.234 12,345 345.6"), IsEmpty());
  EXPECT_THAT(runs("a123 123b 123元 123万元 123% 123平方米"), IsEmpty());
  EXPECT_THAT(runs("123. 234，345."), ElementsAre("123", "234", "345"));
}

}  // namespace
}  // namespace gongkai
