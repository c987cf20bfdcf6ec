#include "import/cell_values.h"

#include <gtest/gtest.h>

#include <string>

namespace gongkai {
namespace {

TEST(PlainAmount, ReadsWhatIsClearlyAnAmount) {
  EXPECT_EQ(plain_amount("185,200.00"), "185200.00");
  EXPECT_EQ(plain_amount("1,234,567"), "1234567");
  EXPECT_EQ(plain_amount("１２３．５０"), "123.50");
  EXPECT_EQ(plain_amount("￥1200"), "1200");
  EXPECT_EQ(plain_amount("¥1 200.5 "), "1200.5");
  EXPECT_EQ(plain_amount("-3,000.10"), "-3000.10");
  EXPECT_EQ(plain_amount("0"), "0");
}

TEST(PlainAmount, LeavesWhatIsNot) {
  for (const char* text :
       {"18,52.00", "1,2345", ",100", "1200元", "约3", "1e5", "", "三百", "1,234,5"}) {
    EXPECT_EQ(plain_amount(text), text);
  }
}

std::string date_of(const std::string& text, bool is_number = false) {
  return plain_date({.text = text, .is_number = is_number});
}

TEST(PlainDate, KnowsTheWaysOfWriting) {
  EXPECT_EQ(date_of("2024-03-01"), "2024-03-01");
  EXPECT_EQ(date_of("2024/3/1"), "2024-03-01");
  EXPECT_EQ(date_of("2024年3月1日"), "2024-03-01");
  EXPECT_EQ(date_of("2024.12.31"), "2024-12-31");
  EXPECT_EQ(date_of("20240229"), "2024-02-29");
  EXPECT_EQ(date_of("45352", true), "2024-03-01");
}

TEST(PlainDate, LeavesWhatIsNoDate) {
  for (const char* text : {"2024-02-30", "2024-13-01", "3月1日", "2024", "45352"}) {
    EXPECT_EQ(date_of(text), text);
  }
}

CellValue code(const std::string& text, bool is_number = false) {
  CodeNames names;
  names.add("30101", "基本工资");
  names.add("30102", "津贴补贴");
  names.add("2060101", "行政运行");
  names.add("2010301", "行政运行");
  return cell_value({.text = text, .is_number = is_number},
                    {.title = "编码", .value = FillInValue::kCode}, &names);
}

TEST(CodeCell, IsACodeANameOrBoth) {
  for (const char* text : {"30101", "30101 基本工资", "30101-基本工资", "[30101]基本工资",
                           "３０１０１", "30101，基本工资", "基本工资", " 30101　基本工资 "}) {
    const CellValue read = code(text);
    EXPECT_EQ(read.value.text, "30101") << text;
    EXPECT_EQ(read.problem + read.warning, "") << text;
  }
  EXPECT_EQ(code("30101", true).value.text, "30101");
}

TEST(CodeCell, SaysThatTheNameIsAnother) {
  EXPECT_EQ(code("30101 津贴补贴").warning, "编码 30101 的名称是“基本工资”，这里写“津贴补贴”");
}

TEST(CodeCell, KeepsWhatItDoesNotKnow) {
  EXPECT_EQ(code("行政运行").value.text, "行政运行");  // two codes have this name
  EXPECT_EQ(code("30199 其他").value.text, "30199");
  EXPECT_EQ(code("不存在").value.text, "不存在");
}

// Whatever the column holds: codes of projects are plain texts there.
TEST(AnyCell, RefusesANumberThatLostDigits) {
  for (const FillInValue kind : {FillInValue::kText, FillInValue::kCode, FillInValue::kAmount}) {
    const FillInColumn column = {.title = "值", .value = kind};
    const std::string digits = "41030223000000012288";
    EXPECT_NE(cell_value({.text = digits, .is_number = true}, column, nullptr).problem, "");
    EXPECT_EQ(cell_value({.text = digits}, column, nullptr).problem, "");
    EXPECT_EQ(cell_value({.text = "123456789012.25", .is_number = true}, column, nullptr).problem,
              "");
  }
}

TEST(CodeCell, RefusesANumberThatLostDigits) {
  EXPECT_NE(code("41030223000000012288", true).problem, "");
  EXPECT_EQ(code("41030223000000012288").problem, "");
}

NewJson value_as(FillInValue kind, const std::string& text) {
  return cell_value({.text = text}, {.title = "值", .value = kind}, nullptr).value;
}

TEST(OtherCells, AreWhatTheColumnSays) {
  EXPECT_EQ(value_as(FillInValue::kYesNo, "是"), NewJson::boolean(true));
  EXPECT_EQ(value_as(FillInValue::kYesNo, "否"), NewJson::boolean(false));
  EXPECT_EQ(value_as(FillInValue::kYesNo, "也许"), NewJson::string("也许"));
  EXPECT_EQ(value_as(FillInValue::kInteger, "12"), NewJson::number("12"));
  EXPECT_EQ(value_as(FillInValue::kInteger, "012"), NewJson::string("012"));
  EXPECT_EQ(value_as(FillInValue::kInteger, "1.5"), NewJson::string("1.5"));
  EXPECT_EQ(value_as(FillInValue::kNumber, "12.5"), NewJson::number("12.5"));
  EXPECT_EQ(value_as(FillInValue::kNumber, "1.2.3"), NewJson::string("1.2.3"));
  EXPECT_EQ(value_as(FillInValue::kTexts, "甲；乙；"),
            NewJson::array({NewJson::string("甲"), NewJson::string("乙")}));
  EXPECT_EQ(value_as(FillInValue::kText, " 文字 "), NewJson::string("文字"));
}

}  // namespace
}  // namespace gongkai
