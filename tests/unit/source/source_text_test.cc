#include "source/source_text.h"

#include <gtest/gtest.h>

#include "source/unicode.h"

namespace gongkai {
namespace {

TEST(SourceText, CountsColumnsInCharacters) {
  const SourceText source("a.json", "一二\n三四五\r\n\n六");
  EXPECT_EQ(source.position(0).line, 1);
  EXPECT_EQ(source.position(0).column, 1);
  EXPECT_EQ(source.position(3).column, 2);
  EXPECT_EQ(source.position(7).line, 2);
  EXPECT_EQ(source.position(13).column, 3);
  EXPECT_EQ(source.position(1000).line, 4);
  EXPECT_EQ(source.position(1000).column, 2);
}

TEST(SourceText, GivesLinesWithoutTheirEnds) {
  const SourceText source("a.json", "一二\n三四五\r\n\n六");
  EXPECT_EQ(source.line(1), "一二");
  EXPECT_EQ(source.line(2), "三四五");
  EXPECT_EQ(source.line(3), "");
  EXPECT_EQ(source.line(4), "六");
  EXPECT_EQ(source.line(5), "");
  EXPECT_EQ(source.line(0), "");
}

TEST(SourceText, CountsColumnsOfVeryLongLines) {
  std::string text = "第一行\n";
  const std::size_t start = text.size();
  for (int i = 0; i < 9'000; ++i) text += i % 3 == 0 ? "a" : "公";
  const SourceText source("a.json", text);
  for (const int column : {1, 2, 1'500, 3'001, 9'000}) {
    std::size_t offset = start;
    for (int i = 0; i < column - 1; ++i) offset += i % 3 == 0 ? 1 : 3;
    EXPECT_EQ(source.position(offset).line, 2);
    EXPECT_EQ(source.position(offset).column, column);
  }
}

TEST(SourceText, HoldsAnEmptyFile) {
  const SourceText source("a.json", "");
  EXPECT_EQ(source.position(0).line, 1);
  EXPECT_EQ(source.line(1), "");
}

TEST(Unicode, GoesToCodePointsAndBack) {
  EXPECT_EQ(to_code_points("a公𠮷"), U"a公𠮷");
  EXPECT_EQ(to_utf8(U"a公𠮷"), "a公𠮷");
}

TEST(Unicode, FindsTheFirstMalformedByte) {
  EXPECT_EQ(find_malformed_utf8("公开"), std::string_view::npos);
  EXPECT_EQ(find_malformed_utf8("公\xB9\xAB"), 3U);
  EXPECT_EQ(find_malformed_utf8("\xED\xA0\x80"), 0U) << "surrogates are not characters";
  EXPECT_EQ(find_malformed_utf8("ab\xE5\x85"), 2U) << "cut short";
  EXPECT_EQ(to_code_points("a\xFF"), U"a\uFFFD");
}

TEST(Unicode, CountsWideCharactersAsTwoColumns) {
  EXPECT_EQ(terminal_columns(U'a'), 1);
  EXPECT_EQ(terminal_columns(U'公'), 2);
  EXPECT_EQ(terminal_columns(U'，'), 2);
  EXPECT_EQ(terminal_columns(U'𠮷'), 2);
}

}  // namespace
}  // namespace gongkai
