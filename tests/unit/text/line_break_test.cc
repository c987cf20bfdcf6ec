#include "text/line_break.h"

#include <gtest/gtest.h>

#include <ostream>
#include <random>
#include <string>
#include <vector>

#include "source/unicode.h"
#include "text/punctuation.h"

namespace gongkai {
namespace {

// Widths as in a Chinese font: 10 pt for full-width characters, 5 pt for the others.
std::vector<Length> widths_of(std::u32string_view text) {
  std::vector<Length> widths;
  for (char32_t c : text) widths.push_back(points(c < 0x2000 && c != U'·' ? 5 : 10));
  return widths;
}

std::string joined(std::u32string_view text, const std::vector<Line>& lines) {
  std::string out;
  for (const Line& line : lines) {
    if (&line != &lines.front()) out += '|';
    out += to_utf8(text.substr(line.begin, line.end - line.begin));
  }
  return out;
}

std::string wrap(std::string_view utf8, int characters) {
  const std::u32string text = to_code_points(utf8);
  return joined(text, break_lines({text, widths_of(text)}, {points(10) * characters}));
}

std::string wrap_evenly(std::string_view utf8, int characters) {
  const std::u32string text = to_code_points(utf8);
  return joined(text, break_lines_evenly({text, widths_of(text)}, points(10) * characters));
}

struct Case {
  const char* rule;
  const char* text;
  int characters;  ///< the width in full-width characters
  const char* expected;
};

// The name of a case in the list of tests.
void PrintTo(const Case& c, std::ostream* out) { *out << c.rule; }

class LineBreakRules : public testing::TestWithParam<Case> {};

TEST_P(LineBreakRules, BreaksAsExpected) {
  const Case& c = GetParam();
  EXPECT_EQ(wrap(c.text, c.characters), c.expected) << c.rule;
}

INSTANTIATE_TEST_SUITE_P(
    Basics, LineBreakRules,
    testing::Values(
        Case{"fits", "合计", 2, "合计"}, Case{"empty text has one empty line", "", 5, ""},
        Case{"between ideographs", "一般公共预算", 4, "一般公共|预算"},
        Case{"line feed", "甲\n乙", 9, "甲|乙"}, Case{"empty paragraph", "甲\n\n乙", 9, "甲||乙"},
        Case{"line feed at the end", "甲\n", 9, "甲|"},
        Case{"Latin words break at spaces", "budget of the year", 5, "budget of|the year"},
        Case{"blanks at a line's end are dropped", "预算  决算", 2, "预算|决算"},
        Case{"full-width blanks too", "预算　决算", 2, "预算|决算"},
        Case{"indent is kept", "　　预算决算", 4, "　　预算|决算"},
        Case{"Latin in Chinese", "使用WPS软件", 3, "使用|WPS软|件"},
        Case{"beyond the BMP", "𠮷𠮷𠮷", 2, "𠮷𠮷|𠮷"},
        Case{"combining mark stays on its letter", "e\u0301e\u0301e\u0301", 1,
             "e\u0301|e\u0301|e\u0301"},
        Case{"narrower than a character", "合计", 0, "合|计"}));

INSTANTIATE_TEST_SUITE_P(
    NoLineStart, LineBreakRules,
    testing::Values(Case{"GB/T 15834 5.1.1 ，", "甲乙丙，丁", 3, "甲乙|丙，丁"},
                    Case{"GB/T 15834 5.1.1 。", "甲乙丙。丁", 3, "甲乙|丙。丁"},
                    Case{"GB/T 15834 5.1.1 、", "甲乙丙、丁", 3, "甲乙|丙、丁"},
                    Case{"GB/T 15834 5.1.1 ；", "甲乙丙；丁", 3, "甲乙|丙；丁"},
                    Case{"GB/T 15834 5.1.1 ：", "甲乙丙：丁", 3, "甲乙|丙：丁"},
                    Case{"GB/T 15834 5.1.1 ？！", "甲乙丙？！", 4, "甲乙|丙？！"},
                    Case{"GB/T 15834 5.1.2 ”", "甲乙丙”丁", 3, "甲乙|丙”丁"},
                    Case{"GB/T 15834 5.1.2 ）", "甲乙丙）丁", 3, "甲乙|丙）丁"},
                    Case{"GB/T 15834 5.1.2 》", "甲乙丙》丁", 3, "甲乙|丙》丁"},
                    Case{"two closing marks", "甲乙丙》，丁", 3, "甲乙|丙》，|丁"},
                    Case{"GB/T 15834 5.1.4 single —", "甲乙丙—丁", 3, "甲乙|丙—丁"},
                    Case{"GB/T 15834 5.1.4 ～", "甲乙丙～丁", 3, "甲乙|丙～丁"},
                    Case{"GB/T 15834 5.1.4 ~", "甲乙丙~丁", 3, "甲乙|丙~丁"},
                    Case{"GB/T 15834 5.1.4 –", "甲乙丙–丁", 3, "甲乙|丙–丁"},
                    Case{"GB/T 15834 5.1.5 ·", "甲乙丙·丁", 3, "甲乙|丙·丁"},
                    Case{"GB/T 15834 5.1.6 /", "甲乙丙/丁戊", 3, "甲乙|丙/丁|戊"},
                    Case{"℃ after its word", "甲乙丙℃", 3, "甲乙|丙℃"}));

INSTANTIATE_TEST_SUITE_P(
    NoLineEnd, LineBreakRules,
    testing::Values(Case{"GB/T 15834 5.1.2 （", "甲乙（丙丁", 3, "甲乙|（丙丁"},
                    Case{"GB/T 15834 5.1.2 “", "甲乙“丙丁", 3, "甲乙|“丙丁"},
                    Case{"GB/T 15834 5.1.2 《", "甲乙《丙丁", 3, "甲乙|《丙丁"},
                    Case{"（“ together", "甲乙（“丙丁", 4, "甲乙|（“丙丁"},
                    Case{"≥ stays with its figure", "甲乙≥5", 3, "甲乙|≥5"},
                    Case{"≤ after Chinese", "甲乙≤丙", 3, "甲乙|≤丙"},
                    Case{"¥ stays with its figure", "金额合¥1,000.00", 6, "金额合|¥1,000.00"},
                    Case{"第 stays with its figure", "甲乙第3", 3, "甲乙|第3"},
                    Case{"straight quote next to Chinese", "甲乙\"丙\"丁", 3, "甲|乙\"丙\"|丁"}));

INSTANTIATE_TEST_SUITE_P(
    WholeMarks, LineBreakRules,
    testing::Values(
        Case{"GB/T 15834 5.1.3 —— whole", "甲乙——丙", 3, "甲乙|——丙"},
        Case{"—— stays at the end if it fits", "甲乙——丙", 4, "甲乙——|丙"},
        Case{"GB/T 15834 5.1.3 …… whole, not at a start", "甲乙丙……丁", 4, "甲乙|丙……丁"},
        Case{"brackets with a code", "行政运行（2101101）", 6, "行政运行|（2101101）"}));

INSTANTIATE_TEST_SUITE_P(
    Figures, LineBreakRules,
    testing::Values(Case{"a list number stays with its words", "甲；1.年度", 3, "甲；|1.年度"},
                    Case{"separators and decimals", "合计1,234,567.89", 6, "合计|1,234,567.89"},
                    Case{"per cent", "增长了5.6%", 4, "增长了|5.6%"},
                    Case{"full-width per cent", "增长了5.6％", 4, "增长了|5.6％"},
                    Case{"year", "甲乙2023年预算", 4, "甲乙|2023年预|算"},
                    Case{"a figure rather parted from 万元 than 万 from 元", "增加634.34万元，", 5,
                         "增加|634.34|万元，"},
                    Case{"万元 with room for it", "增加634.34万元，", 6, "增加|634.34万元，"},
                    Case{"万元 without figure", "单位：万元", 4, "单位：|万元"},
                    Case{"3万亿元", "投资3万亿元", 5, "投资|3万亿元"},
                    Case{"counting word", "新建台5个", 4, "新建台|5个"},
                    Case{"counting word 家", "入库企业3家", 5, "入库企业|3家"},
                    Case{"㎡", "面积约50㎡", 4, "面积约|50㎡"},
                    Case{"plain word after a figure", "2023预算", 3, "2023预|算"},
                    Case{"number wider than its column", "1234567890", 3, "123456|7890"},
                    Case{"unit parted only when overfull", "12345678年", 4, "12345678|年"}));

TEST(LineBreak, LeavesOffBlanksAndMeasuresTheRest) {
  const std::u32string text = U"甲乙  丙";
  const std::vector<Line> lines = break_lines({text, widths_of(text)}, {points(20)});
  EXPECT_EQ(lines, (std::vector<Line>{{0, 2, points(20)}, {4, 5, points(10)}}));
}

TEST(LineBreakEvenly, SharesATextOutOverItsLines) {
  EXPECT_EQ(wrap_evenly("一般公共预算财政拨款", 9), "一般公共预算|财政拨款");
  EXPECT_EQ(wrap_evenly("对个人和家庭的补助", 5), "对个人和家|庭的补助");
  EXPECT_EQ(wrap_evenly("对个人和家庭的补助", 8), "对个人和家|庭的补助");
  EXPECT_EQ(wrap_evenly("资本性支出", 4), "资本性|支出");
  EXPECT_EQ(wrap_evenly("合计", 4), "合计");
}

TEST(LineBreakEvenly, BeginsALineWithABracketWhereThatCostsNone) {
  EXPECT_EQ(wrap_evenly("项目单位（项目名称）", 6), "项目单位|（项目名称）");
  EXPECT_EQ(wrap_evenly("部门(单位)代码", 5), "部门|(单位)代码");
  EXPECT_EQ(wrap_evenly("一般公共预算（小计）", 8), "一般公共预算|（小计）");
  EXPECT_EQ(wrap_evenly("合（单位名称）", 5), "合（单位|名称）");
}

TEST(LineBreakEvenly, PartsNoFigureFromItsUnitForIt) {
  EXPECT_EQ(wrap_evenly("约2023年", 3), "约|2023年");
  EXPECT_EQ(wrap_evenly("项目金额（万元）", 6), "项目金额|（万元）");
}

TEST(LongestUnbreakable, IsTheWidestPartThatMayNotBeBroken) {
  const auto longest = [](std::u32string_view text) {
    return longest_unbreakable({text, widths_of(text)});
  };
  EXPECT_EQ(longest(U""), Length());
  EXPECT_EQ(longest(U"一般公共"), points(10));
  EXPECT_EQ(longest(U"合计1,234.56"), points(40));
  EXPECT_EQ(longest(U"增加634.34万元，"), points(60));
  EXPECT_EQ(longest(U"budget of 2023"), points(30));
  EXPECT_EQ(longest(U"甲\n（2101101）"), points(55));
}

// Budget prose at random: words, figures and marks as they stand in the published documents.
std::u32string random_text(std::mt19937& random) {
  static const std::vector<std::u32string> pieces = {U"预算",
                                                     U"支出",
                                                     U"老城区",
                                                     U"科技和工业信息化局",
                                                     U"项目",
                                                     U"人员经费",
                                                     U"，",
                                                     U"。",
                                                     U"、",
                                                     U"；",
                                                     U"：",
                                                     U"（",
                                                     U"）",
                                                     U"“三公”",
                                                     U"《办法》",
                                                     U"——",
                                                     U"……",
                                                     U"634.34万元",
                                                     U"2023年",
                                                     U"3月",
                                                     U"15日",
                                                     U"≥50",
                                                     U"100%",
                                                     U"5.6％",
                                                     U"12个",
                                                     U"¥1,000.00",
                                                     U"A/B",
                                                     U"～",
                                                     U"·",
                                                     U"—",
                                                     U"WPS",
                                                     U" ",
                                                     U"省级“专精特新”",
                                                     U"第3"};
  std::u32string text;
  std::uniform_int_distribution<std::size_t> pick(0, pieces.size() - 1);
  for (int i = 0; i < 60; ++i) text += pieces[pick(random)];
  return text;
}

// Marks after marks have no right break; prose does not hold them.
bool is_prose(std::u32string_view text) {
  int marks = 0;
  for (char32_t c : text) {
    marks = is_no_line_start(c) || is_no_line_end(c) || is_figure_prefix(c) ? marks + 1 : 0;
    if (marks > 3) return false;
  }
  return true;
}

void expect_lawful(std::u32string_view text, const Line& line, Length width) {
  const std::string shown = to_utf8(text.substr(line.begin, line.end - line.begin));
  EXPECT_LE(line.width, width) << shown;
  if (line.begin == line.end) return;
  const std::u32string_view rest = text.substr(line.begin);
  const bool is_dash_pair = rest.starts_with(U"——");
  EXPECT_TRUE(line.begin == 0 || is_dash_pair || !is_no_line_start(rest.front())) << shown;
  if (line.end == text.size()) return;
  EXPECT_FALSE(is_no_line_end(text[line.end - 1])) << shown;
  EXPECT_FALSE(is_figure_prefix(text[line.end - 1])) << shown;
  EXPECT_FALSE(is_digit(text[line.end - 1]) && is_figure_unit(text[line.end])) << shown;
}

TEST(LineBreak, KeepsTheRulesInRandomProse) {
  std::mt19937 random(20230301);
  int lines = 0;
  for (int n = 0; n < 400; ++n) {
    const std::u32string text = random_text(random);
    if (!is_prose(text)) continue;
    for (int characters = 16; characters <= 40; characters += 3) {
      const Length width = points(10) * characters;
      for (const Line& line : break_lines({text, widths_of(text)}, {width})) {
        expect_lawful(text, line, width);
        ++lines;
      }
    }
  }
  EXPECT_GT(lines, 5000);
}

TEST(LineBreak, HasLessRoomInAnIndentedFirstLine) {
  const std::u32string text = U"一二三四五六七\n八九十乙";
  const LineRoom room{points(40), points(20)};
  EXPECT_EQ(joined(text, break_lines({text, widths_of(text)}, room)), "一二|三四五六|七|八九十乙");
}

TEST(LineBreak, GoesOnWhereTheIndentLeavesNoRoom) {
  const std::u32string text = U"一二三";
  const LineRoom room{points(20), points(30)};
  EXPECT_EQ(joined(text, break_lines({text, widths_of(text)}, room)), "一|二三");
}

TEST(LineBreak, LosesNoCharacterButBlanks) {
  std::mt19937 random(7);
  for (int n = 0; n < 100; ++n) {
    const std::u32string text = random_text(random);
    for (int characters = 0; characters <= 12; ++characters) {
      std::size_t at = 0;
      for (const Line& line : break_lines({text, widths_of(text)}, {points(10) * characters})) {
        for (; at < line.begin; ++at) EXPECT_TRUE(is_blank(text[at]));
        at = line.end;
      }
      for (; at < text.size(); ++at) EXPECT_TRUE(is_blank(text[at]));
    }
  }
}

}  // namespace
}  // namespace gongkai
