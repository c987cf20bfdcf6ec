#include "source/name_list.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

TEST(Joined, PutsWordsInARow) {
  EXPECT_EQ(joined({}), "");
  EXPECT_EQ(joined({"甲"}), "甲");
  EXPECT_EQ(joined({"甲", "乙", "丙"}), "甲、乙、丙");
  EXPECT_EQ(joined({"甲", "乙"}, "；"), "甲；乙");
}

TEST(Nearest, IsTheCandidateWithTheFewestEdits) {
  EXPECT_EQ(nearest("categry", {"economic", "category", "function"}), "category");
  EXPECT_EQ(nearest("nmae", {"kind", "name"}), "name");
  EXPECT_EQ(nearest("yaer", {"date", "year"}), "year");
  EXPECT_EQ(nearest("人员经弗", {"公用经费", "人员经费"}), "人员经费");
  EXPECT_EQ(nearest("xyz", {"economic", "category"}), "");
  EXPECT_EQ(nearest("", {"ab"}), "");
}

TEST(UnknownName, ListsTheNamesOfShortLists) {
  const UnknownName advice = unknown_name("amuont", {"amount", "source", "unit"});
  EXPECT_EQ(advice.expected, "amount、source、unit 之一");
  EXPECT_EQ(advice.help, "是否应为 \"amount\"？");
  EXPECT_EQ(unknown_name("x", {"only"}).expected, "only");
  EXPECT_EQ(unknown_name("x", {}).expected, "");
}

TEST(UnknownName, TellsTheMostAlikeOfLongLists) {
  std::vector<std::string> known;
  for (int i = 100; i < 250; ++i) known.push_back("field" + std::to_string(i));
  const UnknownName advice = unknown_name("feild123", known, {.listed_in = "gongkai schema"});
  EXPECT_EQ(advice.expected, "field123、field103、field113 等 150 个之一（全部见 gongkai schema）");
  EXPECT_EQ(advice.help, "是否应为 \"field123\"？");
}

TEST(UnknownName, ProposesNothingThatIsNotAlike) {
  EXPECT_EQ(unknown_name("完全不同", {"amount", "source"}).help, "");
}

}  // namespace
}  // namespace gongkai
