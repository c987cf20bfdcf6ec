// What clerks get wrong in JSON, as the parser reports it.

#include <gtest/gtest.h>

#include "support/files.h"

namespace gongkai {
namespace {

// The help of the one finding, which must be of the syntax.
std::string help(const std::string& json) {
  Findings findings;
  EXPECT_FALSE(parse(json, findings)) << json;
  if (findings.all().size() != 1) return all_texts(findings);
  EXPECT_EQ(findings.all()[0].id, "json-syntax");
  return findings.all()[0].help;
}

TEST(JsonSlips, NamesFullWidthMarks) {
  EXPECT_EQ(help(R"({"a": "1"，"b": 2})"), "此处的 ， 是全角标点，改成半角的 ,");
  EXPECT_EQ(help(R"({"year"：2023})"), "此处的 ： 是全角标点，改成半角的 :");
  EXPECT_EQ(help(R"({“a”: 1})"), "此处的 “ 是全角标点，改成半角的 \"");
  EXPECT_EQ(help(R"({"a": “甲”})"), "此处的 “ 是全角标点，改成半角的 \"");
  EXPECT_EQ(help(R"(｛"a": 1})"), "此处的 ｛ 是全角标点，改成半角的 {");
  EXPECT_EQ(help(R"({"a": 1｝)"), "此处的 ｝ 是全角标点，改成半角的 }");
  EXPECT_EQ(help("{\"a\": 1,　\"b\": 2}"), "此处是全角（或不换行）空格，删去");
}

TEST(JsonSlips, NamesQuotesAndLinesWithinATextAndAroundIt) {
  EXPECT_EQ(help(R"({"a": '甲'})"), "文字和字段名用双引号括起，不用单引号");
  EXPECT_EQ(help(R"({'a': 1})"), "文字和字段名用双引号括起，不用单引号");
  EXPECT_EQ(help(R"({"a": "甲"乙"丙"})"), R"(文字中的引号写作 “ ”，或在前面加反斜杠：\")");
  EXPECT_EQ(help("{\"a\": \"甲\n乙\"}"), R"(文字中的换行写作 \n；若文字到此为止，补上右引号)");
  EXPECT_EQ(help("{\"a\": \"甲\t乙\"}"), "文字中不能有制表符，改成空格");
  EXPECT_EQ(help(R"({"a": "C:\预算"})"), R"(文字中的反斜杠写作 \\)");
  EXPECT_EQ(help(R"({a: 1})"), "文字和字段名加双引号；true、false、null 用小写");
  EXPECT_EQ(help(R"({"a": True})"), "文字和字段名加双引号；true、false、null 用小写");
}

TEST(JsonSlips, NamesCommasCommentsAndZeros) {
  EXPECT_EQ(help(R"({"a": 1,})"), "删去此处之前多余的逗号");
  EXPECT_EQ(help("{\"a\": 1\n\"b\": 2}"), "前一项之后缺少逗号");
  EXPECT_EQ(help("[{\"a\": 1}\n{\"b\": 2}]"), "前一项之后缺少逗号");
  EXPECT_EQ(help("{\"a\": 1, // 年度\n\"b\": 2}"), "JSON 中不能写注释，删去");
  EXPECT_EQ(help("{# 年度\n\"b\": 2}"), "JSON 中不能写注释，删去");
  EXPECT_EQ(help(R"({"a": 073.09})"), "数字不能以 0 开头；编码和金额加双引号");
}

TEST(JsonSlips, SaysWhereToLookElsewhere) {
  EXPECT_EQ(help(R"({"a": 1]})"), "检查此处前后的逗号、冒号、引号和括号");
  EXPECT_EQ(help(R"({"a": ["b"}])"), "检查此处前后的逗号、冒号、引号和括号");
  EXPECT_EQ(help(R"({"a": "b)"), "补全缺少的括号或引号；若文件是下载得到的，请重新下载");
}

}  // namespace
}  // namespace gongkai
