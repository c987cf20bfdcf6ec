#include "support/line_diff.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

TEST(LineDiff, OfEqualTextsIsEmpty) {
  EXPECT_EQ(line_diff("", ""), "");
  EXPECT_EQ(line_diff("a\nb\n", "a\nb\n"), "");
}

TEST(LineDiff, ShowsWhatChangedAmongWhatDidNot) {
  EXPECT_EQ(line_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"),
            "@@ line 2 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(LineDiff, ShowsLinesOfOneTextOnly) {
  EXPECT_EQ(line_diff("a\n", "a\nb\n"), "@@ line 1 @@\n a\n+b\n");
  EXPECT_EQ(line_diff("a\nb\n", "b\n"), "@@ line 1 @@\n-a\n b\n");
}

TEST(LineDiff, TellsALineFeedFromNone) {
  EXPECT_EQ(line_diff("a\n", "a"), "@@ line 1 @@\n-a\n+a\n\\ no line feed at the end\n");
}

TEST(LineDiff, CutsLongEqualParts) {
  const std::string diff = line_diff("x\n1\n2\n3\n4\n5\n6\n7\ny\n", "X\n1\n2\n3\n4\n5\n6\n7\nY\n");
  EXPECT_EQ(diff, "@@ line 1 @@\n-x\n+X\n 1\n 2\n 3\n@@ line 6 @@\n 5\n 6\n 7\n-y\n+Y\n");
}

}  // namespace
}  // namespace gongkai
