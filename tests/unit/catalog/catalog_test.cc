#include "catalog/catalog.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

CodeList list_of(std::initializer_list<const char*> codes) {
  CodeList out;
  for (const char* code : codes) out.add(code, std::string("名") + code);
  return out;
}

TEST(CodeList, KnowsNamesByCode) {
  const CodeList list = list_of({"206", "20601", "2060101"});
  ASSERT_NE(list.name("20601"), nullptr);
  EXPECT_EQ(*list.name("20601"), "名20601");
  EXPECT_EQ(list.name("2060"), nullptr);
  EXPECT_EQ(list.name(""), nullptr);
}

TEST(CodeList, KeepsTheFirstNameOfACode) {
  CodeList list;
  EXPECT_TRUE(list.add("206", "甲"));
  EXPECT_FALSE(list.add("206", "乙"));
  EXPECT_EQ(*list.name("206"), "甲");
}

TEST(CodeList, NearestDiffersByOneDigitOrTwoExchanged) {
  const CodeList list = list_of({"2060101", "2060499", "2080501"});
  EXPECT_EQ(list.nearest("2060489"), "2060499");
  EXPECT_EQ(list.nearest("2060110"), "2060101") << "neighbours exchanged";
  EXPECT_EQ(list.nearest("2060101"), "") << "the code itself is no slip";
  EXPECT_EQ(list.nearest("2061212"), "");
  EXPECT_EQ(list.nearest("206010"), "") << "another length";
}

TEST(CodeList, NearestPrefersTheSlipThatComesLast) {
  EXPECT_EQ(list_of({"3060101", "2060102"}).nearest("2060101"), "2060102");
}

}  // namespace
}  // namespace gongkai
