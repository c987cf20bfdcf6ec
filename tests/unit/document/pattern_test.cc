#include "document/pattern.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

TEST(Plain, LeavesOutBlanksAndWidth) {
  EXPECT_EQ(plain("（一） 一般公共　预算\n拨款"), "(一)一般公共预算拨款");
  EXPECT_EQ(plain("单位：万元"), "单位:万元");
  EXPECT_EQ(plain("２０２３～"), "2023~");
  EXPECT_EQ(plain("“三公”经费、其他"), "“三公”经费、其他");
}

TEST(Matches, TakesAQuestionMarkForOneCharacter) {
  EXPECT_TRUE(matches("206", "???"));
  EXPECT_FALSE(matches("20601", "???"));
  EXPECT_TRUE(matches("科技", "??"));
  EXPECT_FALSE(matches("", "?*"));
}

TEST(Matches, TakesAStarForAnyCharacters) {
  EXPECT_TRUE(matches("", "*"));
  EXPECT_TRUE(matches("一、一般公共预算", "*、*"));
  EXPECT_FALSE(matches("二十、自然资源", "十、*"));
  EXPECT_TRUE(matches("上年结转上年结转结余", "*结余"));
  EXPECT_FALSE(matches("上年结转", "*结余"));
}

}  // namespace
}  // namespace gongkai
