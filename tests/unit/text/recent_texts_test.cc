#include "text/recent_texts.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

int asked = 0;

std::u32string reversed(std::u32string_view text) {
  ++asked;
  return {text.rbegin(), text.rend()};
}

std::u32string numbered(int n) {
  const auto character = static_cast<char32_t>(U'一' + static_cast<unsigned>(n));
  return {U'第', character, U'项'};
}

TEST(RecentTexts, AsksOnceForATextThatComesAgain) {
  asked = 0;
  for (int n = 0; n < 3; ++n) EXPECT_EQ(find_recent<reversed>(U"合计"), U"计合");
  EXPECT_EQ(asked, 1);
}

TEST(RecentTexts, AnswersRightWhenTextsTakeEachOthersPlace) {
  constexpr int kTexts = 15'000;  // more than there are slots
  for (int round = 0; round < 2; ++round) {
    asked = 0;
    for (int n = 0; n < kTexts; ++n) {
      const std::u32string text = numbered(n);
      EXPECT_EQ(find_recent<reversed>(text), std::u32string(text.rbegin(), text.rend()));
    }
    EXPECT_GT(asked, kTexts / 2);
  }
}

TEST(RecentTexts, KeepsNoLongTexts) {
  asked = 0;
  const std::u32string text(500, U'长');
  for (int n = 0; n < 3; ++n) EXPECT_EQ(find_recent<reversed>(text), text);
  EXPECT_EQ(asked, 3);
}

}  // namespace
}  // namespace gongkai
