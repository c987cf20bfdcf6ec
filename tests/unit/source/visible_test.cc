#include "source/visible.h"

#include <gtest/gtest.h>

#include <initializer_list>

#include "source/finding.h"

namespace gongkai {
namespace {

TEST(Visible, HiddenAreTheCharactersThatShowNothingOrTurnTheText) {
  for (const char32_t c : std::initializer_list<char32_t>{
           0x00AD, 0x061C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x202A, 0x202E, 0x2060,
           0x2064, 0x2066, 0x2069, 0xFEFF, 0xE0041}) {
    EXPECT_TRUE(is_hidden(c)) << code_point_name(c);
  }
}

TEST(Visible, NeighboursOfHiddenCharactersAreNot) {
  for (const char32_t c : std::initializer_list<char32_t>{
           0x0020, 0x00AC, 0x00AE, 0x200A, 0x2010, 0x2027, 0x202F, 0x205F, 0x2070, 0x3000, 0x4E00,
           0xFE0F, 0xFEFE, 0xFFFD, 0x20000, 0xE0100}) {
    EXPECT_FALSE(is_hidden(c)) << code_point_name(c);
  }
}

TEST(Visible, PrintsNothingThatCommandsATerminal) {
  EXPECT_EQ(printable("a\x1B[31mb\n\t\x7F"), "a␛[31mb␊\t␡");
  EXPECT_EQ(printable("\u009B2J\u202Egpj.exe"), "\uFFFD2J\uFFFDgpj.exe");
  EXPECT_EQ(printable("某局 a/b"), "某局 a/b");
}

TEST(Visible, EscapesInJsonWhatIsNotSeen) {
  EXPECT_EQ(escaped_json("{\n \"a\": \"某\u202E\u009B\x7F\U000E0041\"\n}"),
            "{\n \"a\": \"某\\u202E\\u009B\\u007F\\uDB40\\uDC41\"\n}");
}

TEST(Visible, FindingsShowWhereAHiddenCharacterStands) {
  const Finding finding{
      .id = "x",
      .where = {.file = "a\u202Eb", .line = 1, .column = 3, .excerpt = "ab\u200Bc"},
      .message = "“\x1B[2J”"};
  EXPECT_EQ(to_text(finding), "a\uFFFDb:1:3: 错误：“␛[2J” [x]\n  1 | ab\uFFFDc\n    |   ^\n");
}

}  // namespace
}  // namespace gongkai
