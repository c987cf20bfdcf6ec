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

}  // namespace
}  // namespace gongkai
