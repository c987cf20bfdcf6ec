#include "layout/lay_out.h"

#include <gtest/gtest.h>

#include <string>

#include "layout/print.h"
#include "unit/layout/sample.h"

namespace gongkai {
namespace {

using sample::cell;
using sample::figure;

// The findings of laying a document out, without whether pages came of it.
std::string faults(const Document& document, bool has_pages) {
  Findings findings;
  EXPECT_EQ(lay_out(document, sample::fonts(), findings).has_value(), has_pages);
  std::string out;
  for (const Finding& finding : findings.all()) out += to_text(finding);
  return out;
}

TEST(LayOut, ReportsAnUnknownFontRole) {
  Document document = sample::document({});
  document.styles[2].font_role = "正文加租";
  document.styles[4].font_role = "正文加租";
  EXPECT_EQ(faults(document, false),
            "错误：fonts.json 中没有字体角色“正文加租” [font-role-unknown]\n"
            "  应为：仿宋、仿宋加粗、小标宋、数字、数字加粗、标题、楷体、正文、正文加粗、"
            "表头、页码、黑体 之一\n"
            "  改法：是否应为 “正文加粗”？\n");
}

TEST(LayOut, ReportsAMissingGlyphOnce) {
  Table table = sample::table({"项目", "合计"});
  ASSERT_TRUE(table.grid.add_row({cell("张𰀀𰀀"), figure("1.00")}));
  ASSERT_TRUE(table.grid.add_row({cell("𰀀"), figure("1.00")}));
  EXPECT_EQ(
      faults(sample::document({table, table}), true),
      "警告：表“2023年部门支出预算表”的“张𰀀𰀀”中的字“𰀀”（U+"
      "30000）不在所用的字体中，将显示为“〓” "
      "[glyph-missing]\n"
      "  改法：在 fonts.json 的 fallback 或 system 中加上含此字的字体，如 HanaMinB.ttf\n");
}

TEST(LayOut, ReportsMissingGlyphsAtTheHeadAndFootOfPages) {
  Document document = sample::document({sample::table({"项目"}), sample::table({"项目"})});
  document.page_mark = "草稿𰀀";
  document.page_number.before = "𰀁";
  const std::string all = faults(document, true);
  EXPECT_NE(all.find("警告：页眉的“草稿𰀀”中的字“𰀀”"), std::string::npos)
      << all;
  EXPECT_NE(all.find("中的字“𰀁”"), std::string::npos) << all;
  EXPECT_EQ(all.find("𰀀", all.find("中的字“𰀁”")), std::string::npos) << all;
}

TEST(LayOut, ReportsATableWithANumberThatDoesNotFit) {
  Table table = sample::table({"项目", "合计"});
  table.page.width = millimetres(70);
  ASSERT_TRUE(table.grid.add_row({figure("12345678901234.50"), figure("1234567890123.50")}));
  EXPECT_EQ(faults(sample::document({table}), false),
            "错误：表“2023年部门支出预算表”过宽：第 2 行第 1 列放不下“12345678901234.50” "
            "[table-too-wide]\n"
            "  改法：改用横向纸张、缩小字号或页边距，或减少列\n");
}

TEST(LayOut, WarnsOfATableWithWordsThatDoNotFit) {
  Table table = sample::table({"项目", "合计"});
  table.page.width = millimetres(70);
  ASSERT_TRUE(table.grid.add_row({cell("https://www.example.gov.cn/"), figure("1234567.50")}));
  EXPECT_EQ(faults(sample::document({table}), true),
            "警告：表“2023年部门支出预算表”过宽：版心宽 96.3 磅，各列至少共需 153.6 磅，"
            "部分词语将被拆开 [table-too-wide]\n"
            "  改法：改用横向纸张、缩小字号或页边距，或减少列\n");
}

TEST(LayOut, ReportsAPageWithoutRoomForARow) {
  Table table = sample::table({"项目", "合计"});
  table.page.height = millimetres(65);
  sample::add_rows(table, 1);
  EXPECT_EQ(
      faults(sample::document({table}), false),
      "错误：表“2023年部门支出预算表”的标题和表头占满了一页，放不下一行数据 [page-too-small]\n"
      "  改法：缩小页边距或字号，或改用更大的纸张\n");
}

TEST(LayOut, PrintsASmallTable) {
  Table table = sample::table({"项目", "合计"});
  table.page = {};
  sample::add_rows(table, 1);
  table.notes = {"注：无"};
  EXPECT_EQ(to_text(sample::pages_of(table)),
            "page 1 595.28 x 841.89\n"
            "  text 202.15 75.23 face 0 size 18.00 2023\n"
            "  text 249.13 75.23 face 0 size 18.00 年部门支出预算表\n"
            "  text 499.25 96.39 face 1 size 10.00 预算\n"
            "  text 521.75 96.39 face 1 size 10.00 03\n"
            "  text 534.25 96.39 face 1 size 10.00 表\n"
            "  text 51.02 111.89 face 1 size 10.00 部门名称：老城区科工局\n"
            "  text 494.25 111.89 face 1 size 10.00 单位：万元\n"
            "  line 50.77 117.09 544.50 117.09 width 0.50\n"
            "  line 50.77 136.69 544.50 136.69 width 0.50\n"
            "  line 50.77 156.29 544.50 156.29 width 0.50\n"
            "  line 51.02 117.09 51.02 156.29 width 0.50\n"
            "  line 323.07 117.09 323.07 156.29 width 0.50\n"
            "  line 544.25 117.09 544.25 156.29 width 0.50\n"
            "  text 177.05 130.69 face 2 size 10.00 项目\n"
            "  text 423.66 130.69 face 2 size 10.00 合计\n"
            "  text 54.02 150.29 face 1 size 10.00 tracking 2.50 第1行\n"
            "  text 517.98 150.29 face 1 size 10.00 37.50\n"
            "  text 51.02 169.56 face 1 size 9.00 注：无\n"
            "  text 282.58 817.34 face 1 size 10.00 — 1 —\n"
            "bookmark page 1 y 56.69 支出预算表\n");
}

TEST(LayOut, LeadsFromTheContentsToATableBelowAnother) {
  Table table = sample::table({"项目", "合计"});
  sample::add_rows(table, 2);
  Table below = table;
  below.contents_entry = "又一张表";
  below.follows_on_page = true;
  Document document = sample::document({table, below});
  document.blocks.insert(document.blocks.begin(), Contents{.level_styles = {sample::kBody}});
  const Pages pages = sample::pages_of(document);
  ASSERT_EQ(pages.pages.size(), 2u);
  const Link* link = nullptr;
  for (const Item& item : pages.pages[0].items) {
    if (const auto* found = std::get_if<Link>(&item)) link = found;
  }
  ASSERT_NE(link, nullptr);
  EXPECT_EQ(link->page, 1);
  EXPECT_EQ(link->y, pages.bookmarks[1].y);
  EXPECT_GT(link->y, pages.bookmarks[0].y);
}

TEST(LayOut, PutsATableBehindATextOnANewPage) {
  Table table = sample::table({"项目", "合计"});
  sample::add_rows(table, 2);
  Table next = table;
  next.follows_on_page = true;
  Document document = sample::document({table, next});
  TextPart part{.id = "text", .page = table.page};
  part.content.emplace_back(Paragraph{.spans = {{"文字", sample::kBody}}, .style = sample::kBody});
  document.blocks.insert(document.blocks.begin() + 1, part);
  EXPECT_EQ(sample::pages_of(document).pages.size(), 3u);
}

TEST(LayOut, GivesTheSamePagesTwice) {
  Table table = sample::table({"项目", "合计", "基本支出"});
  sample::add_rows(table, 50);
  EXPECT_EQ(to_text(sample::pages_of(table)), to_text(sample::pages_of(table)));
}

}  // namespace
}  // namespace gongkai
