#include "support/line_diff.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

TEST(LineDiff, IsEmptyForEqualTexts) {
  EXPECT_EQ(line_diff("", ""), "");
  EXPECT_EQ(line_diff("a\nb\n", "a\nb\n"), "");
}

TEST(LineDiff, ShowsChangesWithThreeLinesAround) {
  EXPECT_EQ(line_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"),
            "@@ 2\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(LineDiff, ShowsInsertionsAndDeletions) {
  EXPECT_EQ(line_diff("", "a\n"), "@@ 1\n+a\n");
  EXPECT_EQ(line_diff("a\n", ""), "@@ 1\n-a\n");
  EXPECT_EQ(line_diff("a\nc\n", "a\nb\nc\n"), "@@ 1\n a\n+b\n c\n");
}

TEST(LineDiff, TellsOfAMissingLastNewline) {
  EXPECT_EQ(line_diff("a\n", "a"), "@@ 1\n-a\n+a\n\\ no newline at the end\n");
}

}  // namespace
}  // namespace gongkai
