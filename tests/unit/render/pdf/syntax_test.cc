#include "render/pdf/syntax.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

std::string hundredths(std::int64_t value) {
  std::string out;
  append_hundredths(value, out);
  return out;
}

std::string escaped(std::string_view bytes) {
  std::string out;
  for (const char byte : bytes) append_escaped(static_cast<unsigned char>(byte), out);
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

TEST(Syntax, EscapesWhatWouldEndAString) { EXPECT_EQ(escaped("a(b)\\\r\n"), "a\\(b\\)\\\\\\r\n"); }

TEST(Syntax, WritesTextStringsInUtf16) {
  EXPECT_EQ(text_string("a一𠮷"), "<FEFF00614E00D842DFB7>");
  EXPECT_EQ(text_string(""), "<FEFF>");
}

}  // namespace
}  // namespace gongkai
