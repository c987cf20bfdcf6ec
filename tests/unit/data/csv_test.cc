#include "data/csv.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

constexpr const char* kMark = "\xEF\xBB\xBF";

TEST(Csv, BeginsWithAMarkAndEndsLinesAsTheStandardSays) {
  EXPECT_EQ(csv_file({{"编码", "名称"}, {"001", ""}}),
            kMark + std::string("编码,名称\r\n001,\r\n"));
}

TEST(Csv, QuotesWhatWouldEndAField) {
  EXPECT_EQ(csv_file({{"a,b", "说“好”", "5\" 屏", "一\n二"}}),
            kMark + std::string("\"a,b\",说“好”,\"5\"\" 屏\",\"一\n二\"\r\n"));
}

TEST(Csv, SeesWhatSpreadsheetsCalculate) {
  for (const char* text :
       {"=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x", "−1", " =1", "　=1", "\u00A0=1",
        "\u200B=1", "\uFEFF=1", "\n=1", "'=1", "\ta", "\ra", "=cmd|'/c calc'!A1"}) {
    EXPECT_TRUE(is_like_formula(text)) << text;
  }
  for (const char* text : {"", " ", "-", "－", "=", "某局", "1=1", "a-b", "—1", "'a", "（=1）"}) {
    EXPECT_FALSE(is_like_formula(text)) << text;
  }
}

TEST(Csv, KeepsATextFromBeingCalculatedSoThatItCanBeReadBack) {
  EXPECT_EQ(kept_from_calculating("=1"), "'=1");
  EXPECT_TRUE(is_like_formula(kept_from_calculating("=1"))) << "one apostrophe is ours";
}

}  // namespace
}  // namespace gongkai
