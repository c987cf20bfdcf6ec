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

TEST(SourceText, PlacesHoldTheWholeOfAnOrdinaryLine) {
  const SourceText source("a.json", "{\n  \"年度\": 2023\n}");
  const Place place = source.place(14, 18);
  EXPECT_EQ(place.file, "a.json");
  EXPECT_EQ(place.line, 2);
  EXPECT_EQ(place.column, 9);
  EXPECT_EQ(place.length, 4);
  EXPECT_EQ(place.excerpt, "  \"年度\": 2023");
  EXPECT_EQ(place.excerpt_column, 1);
  EXPECT_EQ(source.place(0, 20).length, 1) << "what is meant ends with the line";
}

TEST(SourceText, PlacesHoldOnlyPartOfAVeryLongLine) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "公开";
  const SourceText source("a.json", text);
  const Place place = source.place(30'000, 30'006);
  EXPECT_EQ(place.line, 1);
  EXPECT_EQ(place.column, 10'001);
  EXPECT_EQ(place.length, 2);
  EXPECT_LT(place.excerpt.size(), 900U);
  EXPECT_EQ(find_malformed_utf8(place.excerpt), std::string_view::npos);
  const std::string printed = to_text({.id = "x", .where = place, .message = "m"});
  EXPECT_NE(printed.find("a.json:1:10001: "), std::string::npos);
  EXPECT_NE(printed.find("\n    | " + std::string(100, ' ') + "^^^^\n"), std::string::npos);
}

TEST(SourceText, CountsColumnsAcrossBlocks) {
  for (const std::size_t length : {4095U, 4096U, 4097U, 8192U, 12'289U}) {
    const SourceText source("a.json", "\n" + std::string(length, 'a') + "\n" + std::string(3, 'b'));
    EXPECT_EQ(source.position(length).column, static_cast<int>(length)) << length;
    EXPECT_EQ(source.position(length + 4).line, 3);
    EXPECT_EQ(source.position(length + 4).column, 3) << length;
  }
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
