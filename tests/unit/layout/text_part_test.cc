#include <gtest/gtest.h>

#include <string>

#include "layout/lay_out.h"
#include "layout/print.h"
#include "unit/layout/sample.h"

namespace gongkai {
namespace {

using sample::SampleStyle;

// Behind the sample's styles: text of ten full-width characters a line, and headings.
enum { kText = SampleStyle::kIndented + 1, kPlain, kRight, kChapter, kEntry };

// 100 pt wide, ten lines of 20 pt high.
PageFormat small_page() {
  return {.width = points(120),
          .height = points(220),
          .top = points(10),
          .bottom = points(10),
          .left = points(10),
          .right = points(10)};
}

Document document() {
  Document made = sample::document({});
  const Length line = points(20);
  const auto justify = HorizontalAlign::kJustify;
  const Style text{.font_role = "正文", .size = points(10), .horizontal = justify};
  made.styles.insert(made.styles.end(), 5, text);
  for (std::size_t i = kText; i <= kEntry; ++i) made.styles[i].line_height = line;
  made.styles[kText].first_line_indent = 2;
  made.styles[kRight].horizontal = HorizontalAlign::kRight;
  made.styles[kChapter].horizontal = HorizontalAlign::kCenter;
  made.page_number.is_shown = false;
  return made;
}

Paragraph paragraph(std::string text, int style = kText) {
  return {.spans = {{std::move(text), style}}, .style = style};
}

Paragraph heading(std::string text, int level) {
  Paragraph made = paragraph(std::move(text), kChapter);
  made.level = level;
  made.is_in_contents = true;
  return made;
}

TextPart part(std::vector<std::variant<Paragraph, Stretch>> content) {
  return {.id = "01-text", .page = small_page(), .content = std::move(content)};
}

Pages pages_of(std::vector<std::variant<Paragraph, Stretch>> content) {
  Document made = document();
  made.blocks.emplace_back(part(std::move(content)));
  return sample::pages_of(made);
}

// The items of the first page.
std::string items_of(const Paragraph& paragraph) {
  const std::string all = to_text(pages_of({paragraph}));
  return all.substr(all.find('\n') + 1);
}

TEST(TextPart, IndentsTheFirstLine) {
  EXPECT_EQ(items_of(paragraph("一二三四五六七八九十")),
            "  text 30.00 23.80 face 1 size 10.00 一二三四五六七八\n"
            "  text 10.00 43.80 face 1 size 10.00 九十\n");
}

TEST(TextPart, JustifiesAllLinesButTheLast) {
  EXPECT_EQ(items_of(paragraph("收入总计共1634.34万元整", kPlain)),
            "  text 10.00 23.80 face 1 size 10.00 tracking 2.50 收入总计共\n"
            "  text 75.00 23.80 face 1 size 10.00 1634.34\n"
            "  text 10.00 43.80 face 1 size 10.00 万元整\n");
}

TEST(TextPart, LeavesALineThatTheAuthorEndedAsItIs) {
  EXPECT_EQ(items_of(paragraph("一二三\n四", kPlain)),
            "  text 10.00 23.80 face 1 size 10.00 一二三\n"
            "  text 10.00 43.80 face 1 size 10.00 四\n");
}

TEST(TextPart, SqueezesMarks) {
  EXPECT_EQ(items_of(paragraph("《一》《二》，三四五六七", kPlain)),
            "  text 10.00 23.80 face 1 size 10.00 《一\n"
            "  text 30.00 23.80 face 1 size 10.00 tracking -5.00 》《\n"
            "  text 45.00 23.80 face 1 size 10.00 二\n"
            "  text 55.00 23.80 face 1 size 10.00 tracking -5.00 》，\n"
            "  text 70.00 23.80 face 1 size 10.00 三四五六\n"
            "  text 10.00 43.80 face 1 size 10.00 七\n");
}

// The label keeps its width, and no mark behind it is squeezed against it.
TEST(TextPart, PartsTheLabelOfAnItemFromItsText) {
  Paragraph item = paragraph("（一）“二三四五六七八", kPlain);
  item.list = {.depth = 1, .begins_list = true, .begins_item = true};
  item.label_size = std::string("（一）").size();
  EXPECT_EQ(items_of(item),
            "  text 10.00 23.80 face 1 size 10.00 （一）\n"
            "  text 40.00 23.80 face 1 size 10.00 “二三四五六七\n"
            "  text 10.00 43.80 face 1 size 10.00 八\n");
  item.spans = {{"一、", kPlain}, {"甲", kPlain}};
  item.label_size = std::string("一、").size();
  EXPECT_EQ(items_of(item),
            "  text 10.00 23.80 face 1 size 10.00 一、\n"
            "  text 30.00 23.80 face 1 size 10.00 甲\n");
}

TEST(TextPart, AlignsRight) {
  EXPECT_EQ(items_of(paragraph("一二", kRight)), "  text 90.00 23.80 face 1 size 10.00 一二\n");
}

TEST(TextPart, SetsSpansInTheirFonts) {
  Paragraph mixed = paragraph("一", kPlain);
  mixed.spans.push_back({"二", SampleStyle::kHeading, "budget /name"});
  EXPECT_EQ(items_of(mixed),
            "  text 10.00 23.80 face 1 size 10.00 一\n"
            "  text 20.00 23.80 face 2 size 10.00 二\n");
}

TEST(TextPart, BreaksCentredHeadingsEvenly) {
  EXPECT_EQ(items_of(heading("一二三四五六七八九十乙丙", 1)),
            "  text 30.00 23.80 face 1 size 10.00 一二三四五六\n"
            "  text 30.00 43.80 face 1 size 10.00 七八九十乙丙\n"
            "bookmark page 1 y 10.00 一二三四五六七八九十乙丙\n");
}

TEST(TextPart, HasABookmarkForEachHeading) {
  EXPECT_EQ(items_of(heading("第一部分\n概况", 2)),
            "  text 40.00 23.80 face 1 size 10.00 第一部分\n"
            "  text 50.00 43.80 face 1 size 10.00 概况\n"
            "bookmark page 1 y 10.00 level 2 第一部分　概况\n");
}

TEST(TextPart, BreaksAWordThatIsWiderThanTheLine) {
  const Pages pages = pages_of({paragraph(std::string(100, 'w'))});
  EXPECT_EQ(sample::text(pages.pages.at(0)), std::string(100, 'w'));
}

TEST(TextPart, LaysOutEmptyParagraphsAndParts) {
  EXPECT_EQ(pages_of({}).pages.size(), 1U);
  EXPECT_EQ(pages_of({paragraph(""), Paragraph{}}).pages.size(), 1U);
}

TEST(TextPart, PutsACoversTextsWhereStretchesLeaveThem) {
  EXPECT_EQ(to_text(pages_of({Stretch{}, paragraph("一", kPlain), Stretch{}})),
            "page 1 120.00 x 220.00\n"
            "  text 10.00 113.80 face 1 size 10.00 一\n");
}

TEST(TextPart, DrawsScriptsThatNoFontHasSmallAndMoved) {
  EXPECT_EQ(items_of(paragraph("排CO₂和10⁵吨", kPlain)),
            "  text 10.00 23.80 face 1 size 10.00 排\n"
            "  text 22.50 23.80 face 1 size 10.00 CO\n"
            "  text 37.08 25.20 face 1 size 6.00 ₂\n"
            "  text 40.08 23.80 face 1 size 10.00 和\n"
            "  text 52.58 23.80 face 1 size 10.00 10\n"
            "  text 62.58 20.30 face 1 size 6.00 ⁵\n"
            "  text 65.58 23.80 face 1 size 10.00 吨\n");
}

TEST(TextPart, NamesThePartWithAMissingGlyph) {
  Document made = document();
  made.blocks.emplace_back(part({paragraph("𰀀")}));
  Findings findings;
  EXPECT_TRUE(lay_out(made, sample::fonts(), findings).has_value());
  ASSERT_EQ(findings.all().size(), 1U);
  EXPECT_EQ(findings.all().front().message,
            "文字“01-text”的“𰀀”中的字“𰀀”（U+"
            "30000）不在所用的字体中，将显示为“〓”");
}

Contents contents() {
  return {.title = "目录", .page = small_page(), .title_style = kChapter, .level_styles = {kEntry}};
}

TEST(ContentsPages, ListHeadingsAndTablesWithTheirPrintedNumbers) {
  Document made = document();
  TextPart cover = part({paragraph("封面")});
  cover.numbering = PageNumbering::kNone;
  made.blocks.emplace_back(cover);
  made.blocks.emplace_back(contents());
  made.blocks.emplace_back(part({heading("概况", 1)}));
  made.blocks.emplace_back(sample::table({"项目", "合计"}));
  std::get<Table>(made.blocks.back()).contents_entry = "预算03表";
  const Pages pages = sample::pages_of(made);
  EXPECT_EQ(sample::text(pages.pages.at(1)), "目录概况………………2预算03表…………3");
  EXPECT_EQ(pages.bookmarks.at(1).level, 2);
}

TEST(ContentsPages, ListAHeadingOverAGroupOfTables) {
  Document made = document();
  made.blocks.emplace_back(contents());
  for (const char* entry : {"收入表", "支出表"}) {
    made.blocks.emplace_back(sample::table({"项目", "合计"}));
    std::get<Table>(made.blocks.back()).contents_entry = entry;
  }
  std::get<Table>(made.blocks.at(1)).contents_heading = "预算表";
  const Pages pages = sample::pages_of(made);
  EXPECT_EQ(sample::text(pages.pages.at(0)), "目录预算表……………2收入表……………2支出表……………3");
}

TEST(ContentsPages, HaveLeadersOnOneGridAndLinks) {
  Document made = document();
  made.blocks.emplace_back(contents());
  made.blocks.emplace_back(part({heading("概况", 1)}));
  const std::string text = to_text(sample::pages_of(made));
  EXPECT_EQ(text.substr(0, text.find("page 2 120")),
            "page 1 120.00 x 220.00\n"
            "  text 50.00 23.80 face 1 size 10.00 目录\n"
            "  text 10.00 43.80 face 1 size 10.00 概况\n"
            "  text 40.00 43.80 face 1 size 10.00 ………………\n"
            "  text 105.00 43.80 face 1 size 10.00 2\n"
            "  link 10.00 30.00 110.00 50.00 to page 2 y 10.00\n");
}

TEST(ContentsPages, PutTheNumberOfALongEntryOnItsLastLine) {
  Document made = document();
  made.blocks.emplace_back(contents());
  made.blocks.emplace_back(part({heading("一二三四五六七八九十", 1)}));
  const std::vector<std::string> runs = sample::runs(sample::pages_of(made).pages.at(0));
  const std::vector<std::string> expected{"目录", "一二三四五", "六七八九十", "………", "2"};
  EXPECT_EQ(runs, expected);
}

TEST(ContentsPages, GoOnOverSeveralPagesThatCount) {
  Document made = document();
  made.blocks.emplace_back(contents());
  std::vector<std::variant<Paragraph, Stretch>> content;
  for (int i = 0; i < 12; ++i) content.emplace_back(heading("概况", 1));
  made.blocks.emplace_back(part(content));
  const Pages pages = sample::pages_of(made);
  ASSERT_EQ(pages.pages.size(), 4U);
  EXPECT_TRUE(sample::text(pages.pages[1]).ends_with("概况………………4"));
}

TEST(PageNumbers, StandOutsideAndSkipPagesThatDoNotCount) {
  Document made = document();
  made.page_number = {"", "", kPlain, true, PageNumberPlace::kOuter};
  TextPart cover = part({});
  cover.numbering = PageNumbering::kNone;
  made.blocks.emplace_back(cover);
  made.blocks.emplace_back(part({}));
  made.blocks.emplace_back(part({}));
  EXPECT_EQ(to_text(sample::pages_of(made)),
            "page 1 120.00 x 220.00\n"
            "page 2 120.00 x 220.00\n"
            "  text 95.00 218.80 face 1 size 10.00 1\n"
            "page 3 120.00 x 220.00\n"
            "  text 20.00 218.80 face 1 size 10.00 2\n");
}

TEST(LayOut, PutsATableWithoutHeadingsBeforeItOnTheFirstLevel) {
  Document made = document();
  made.blocks.emplace_back(sample::table({"项目", "合计"}));
  made.blocks.emplace_back(part({heading("概况", 1)}));
  made.blocks.emplace_back(sample::table({"项目", "合计"}));
  const Pages pages = sample::pages_of(made);
  EXPECT_EQ(pages.bookmarks.at(0).level, 1);
  EXPECT_EQ(pages.bookmarks.at(2).level, 2);
}

}  // namespace
}  // namespace gongkai
