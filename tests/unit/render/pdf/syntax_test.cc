#include "render/pdf/syntax.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

std::string hundredths(std::int64_t value) {
  std::string out;
  append_hundredths(value, out);
  return out;
}

std::string escaped(char high, char low) {
  std::string out;
  append_escaped(static_cast<unsigned>(high) << 8U | static_cast<unsigned>(low), out);
  return out;
}

TEST(Syntax, WritesHundredthsWithoutTrailingZeros) {
  EXPECT_EQ(hundredths(0), "0");
  EXPECT_EQ(hundredths(1200), "12");
  EXPECT_EQ(hundredths(1230), "12.3");
  EXPECT_EQ(hundredths(1203), "12.03");
  EXPECT_EQ(hundredths(-5), "-0.05");
  EXPECT_EQ(hundredths(-84189), "-841.89");
}

TEST(Syntax, RoundsLengthsToTheNearestHundredth) {
  EXPECT_EQ(to_hundredths(Length::from_milli_points(1234)), 123);
  EXPECT_EQ(to_hundredths(Length::from_milli_points(1235)), 124);
  EXPECT_EQ(to_hundredths(Length::from_milli_points(-1235)), -124);
}

TEST(Syntax, EscapesWhatWouldEndAString) {
  EXPECT_EQ(escaped('a', '('), "a\\(");
  EXPECT_EQ(escaped(')', 'b'), "\\)b");
  EXPECT_EQ(escaped('\\', '\r'), "\\\\\\r");
  EXPECT_EQ(escaped('\0', '\n'), std::string("\0\n", 2));
}

TEST(Syntax, WritesTextStringsInUtf16) {
  EXPECT_EQ(text_string("a一𠮷"), "<FEFF00614E00D842DFB7>");
  EXPECT_EQ(text_string(""), "<FEFF>");
}

}  // namespace
}  // namespace gongkai
