#include "read_xlsx/number_text.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

TEST(NumberText, KeepsWhatWasTyped) {
  EXPECT_EQ(number_text("634.34"), "634.34");
  EXPECT_EQ(number_text("-0.5"), "-0.5");
  EXPECT_EQ(number_text("007.10"), "7.1");
  EXPECT_EQ(number_text("1200"), "1200");
  EXPECT_EQ(number_text("0.000001"), "0.000001");
  EXPECT_EQ(number_text("9999999999.99"), "9999999999.99");
  EXPECT_EQ(number_text("2010301"), "2010301");
}

TEST(NumberText, RoundsAwayWhatBinaryFractionsAreOffBy) {
  EXPECT_EQ(number_text("634.34000000000003"), "634.34");
  EXPECT_EQ(number_text("0.30000000000000004"), "0.3");
  EXPECT_EQ(number_text("0.99999999999999989"), "1");
  EXPECT_EQ(number_text("17.739999999999998"), "17.74");
  EXPECT_EQ(number_text("123456789.12345679"), "123456789.123457");
  EXPECT_EQ(number_text("9999999999.9899998"), "9999999999.99");
  EXPECT_EQ(number_text("-1.0000000000000001E-15"), "0");
  EXPECT_EQ(number_text("0.0000005"), "0.000001");
  EXPECT_EQ(number_text("0.00000049"), "0");
}

TEST(NumberText, WritesExponentsOut) {
  EXPECT_EQ(number_text("6.3434000000000003E2"), "634.34");
  EXPECT_EQ(number_text("1E+3"), "1000");
  EXPECT_EQ(number_text("1.5e-1"), "0.15");
  EXPECT_EQ(number_text("1e308"), "1" + std::string(308, '0'));
}

TEST(NumberText, KeepsSixteenDigitsAndRoundsMore) {
  EXPECT_EQ(number_text("1234567890123456"), "1234567890123456");
  EXPECT_EQ(number_text("12345678901234567890"), "12345678901234600000");
}

TEST(NumberText, LeavesWhatIsNotANumber) {
  for (const char* text : {"", "-", ".", "NaN", "inf", "1e", "1e999", "1,5", "#REF!", "0x10", " 1",
                           "1e99999999999", "1.2.3", "--1"}) {
    EXPECT_EQ(number_text(text), text);
  }
}

TEST(NumberText, ZeroHasNoSign) {
  for (const char* text : {"0", "-0", "0.000", "0e5", "-0.0000001"}) {
    EXPECT_EQ(number_text(text), "0");
  }
}

}  // namespace
}  // namespace gongkai
