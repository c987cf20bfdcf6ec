#include "layout/structure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "layout/lay_out.h"
#include "layout/print.h"
#include "source/unicode.h"
#include "unit/layout/sample.h"

namespace gongkai {
namespace {

using sample::cell;
using sample::figure;
using sample::heading;
using testing::HasSubstr;

Paragraph paragraph(std::string text, int level = 0) {
  return {.spans = {{std::move(text), sample::kBody}},
          .style = sample::kBody,
          .level = level,
          .is_in_contents = level > 0};
}

TextPart part(std::vector<std::variant<Paragraph, Stretch>> content) {
  return {.id = "01-text", .content = std::move(content)};
}

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
    ++found;
  }
  return found;
}

// What holds for all pages: leaves are runs, in order, of elements that are there.
void expect_sound(const Pages& pages) {
  for (std::size_t i = 1; i < pages.elements.size(); ++i) {
    EXPECT_LT(pages.elements[i].parent, i);
  }
  for (const Page& page : pages.pages) {
    std::uint32_t end = 0;
    for (const Leaf& leaf : page.leaves) {
      EXPECT_LE(end, leaf.first_item);
      EXPECT_LT(leaf.first_item, leaf.end_item);
      end = leaf.end_item;
      EXPECT_LT(leaf.element, pages.elements.size());
      for (std::uint32_t item = leaf.first_item; item < end; ++item) {
        EXPECT_TRUE(std::holds_alternative<GlyphRun>(page.items.at(item)));
      }
    }
  }
}

// The texts of a page that are content of an element.
std::string content_of(const Page& page) {
  std::string out;
  for (const Leaf& leaf : page.leaves) {
    for (std::uint32_t item = leaf.first_item; item < leaf.end_item; ++item) {
      const auto& run = std::get<GlyphRun>(page.items.at(item));
      out += to_utf8(std::u32string_view(page.text).substr(run.begin, run.end - run.begin));
    }
  }
  return out;
}

TEST(Structure, NamesHeadAndCellsOfATable) {
  Table table = sample::table({"项目", "合计"});
  table.captions_above = {{.left = "附件"}};
  ASSERT_TRUE(table.grid.add_row({cell("一、收入"), figure("1.50")}));
  ASSERT_TRUE(table.grid.add_row({cell("注意", sample::kBody, 1, 2)}));
  ASSERT_TRUE(table.grid.add_row({cell(""), figure("2.50")}));
  table.notes = {"注：无"};
  const Pages pages = sample::pages_of(table);
  expect_sound(pages);
  EXPECT_EQ(structure_text(pages),
            "Document\n"
            "  Sect\n"
            "    P 附件\n"
            "    H1 2023年部门支出预算表\n"
            "    P 预算03表\n"
            "    P 部门名称：老城区科工局\n"
            "    P 单位：万元\n"
            "    Table\n"
            "      TR\n"
            "        TH 项目\n"
            "        TH 合计\n"
            "      TR\n"
            "        TD 一、收入\n"
            "        TD 1.50\n"
            "      TR\n"
            "        TD columns 2 注意\n"
            "      TR\n"
            "        TD\n"
            "        TD 2.50\n"
            "    P 注：无\n");
}

TEST(Structure, HoldsHeadingsOfSeveralRowsOnce) {
  Table table = sample::table({"项目", "合计", "其中"});
  table.grid = Grid(3);
  ASSERT_TRUE(table.grid.add_row({heading("项目", 2), heading("金额", 1, 2)}));
  ASSERT_TRUE(table.grid.add_row({heading("合计"), heading("其中")}));
  table.header_rows = 1;  // a cell reaches into the next row
  sample::add_rows(table, 80);
  const Pages pages = sample::pages_of(table);
  ASSERT_GT(pages.pages.size(), 2U);
  expect_sound(pages);
  const std::string text = structure_text(pages);
  EXPECT_THAT(text, HasSubstr("      TR\n"
                              "        TH rows 2 项目\n"
                              "        TH columns 2 金额\n"
                              "      TR\n"
                              "        TH 合计\n"
                              "        TH 其中\n"
                              "      TR\n"
                              "        TD 第1行\n"));
  EXPECT_EQ(count(text, "TR\n"), 82U);
  EXPECT_EQ(count(text, "Table\n"), 1U);
  EXPECT_EQ(count(text, "部门支出预算表"), 1U);
  EXPECT_EQ(count(text, "续表"), 0U);
  EXPECT_EQ(count(text, "TH rows 2 项目"), 1U);
}

// The second page shows a merged label again and goes on with a row that was begun.
TEST(Structure, HoldsCellsThatGoOnOnceAndWhole) {
  Table table = sample::table({"项目", "说明"});
  table.columns[0].heads_rows = true;
  table.page.height = millimetres(100);
  std::string words;
  for (int i = 100; i < 800; ++i) words += std::to_string(i) + "，";
  ASSERT_TRUE(table.grid.add_row({cell("标签", sample::kBody, 2), cell(words)}));
  ASSERT_TRUE(table.grid.add_row({cell("末行")}));
  const Pages pages = sample::pages_of(table);
  ASSERT_GT(pages.pages.size(), 1U);
  EXPECT_EQ(sample::count(pages.pages.back(), "标签"), 1);
  EXPECT_EQ(content_of(pages.pages.back()).find("标签"), std::string::npos) << "an artifact there";
  EXPECT_NE(content_of(pages.pages.back()).find("末行"), std::string::npos);
  expect_sound(pages);
  const std::string text = structure_text(pages);
  EXPECT_EQ(count(text, "标签"), 1U);
  EXPECT_THAT(text, HasSubstr("        TH of row rows 2 标签\n"));
  EXPECT_THAT(text, HasSubstr("        TD " + words + "\n"));
}

TEST(Structure, TellsWhatHeadsRowsAndColumns) {
  Table table = sample::table({"项目", "合计"});
  table.columns[0].heads_rows = true;
  ASSERT_TRUE(table.grid.add_row({cell("收入"), figure("1.50")}));
  ASSERT_TRUE(table.grid.add_row({cell(""), figure("2.50")}));
  Cell section = cell("其中", sample::kBody, 1, 2);
  section.heads = HeadingScope::kColumn;
  ASSERT_TRUE(table.grid.add_row({section}));
  Cell label = cell("拨款");
  label.heads = HeadingScope::kRow;
  ASSERT_TRUE(table.grid.add_row({figure("3.50"), label}));
  const std::string text = structure_text(sample::pages_of(table));
  EXPECT_THAT(text, HasSubstr("        TH 项目\n        TH 合计\n"));
  EXPECT_THAT(text, HasSubstr("        TH of row 收入\n        TD 1.50\n"));
  EXPECT_THAT(text, HasSubstr("        TD\n        TD 2.50\n"));
  EXPECT_THAT(text, HasSubstr("        TH columns 2 其中\n"));
  EXPECT_THAT(text, HasSubstr("        TH of row 拨款\n"));
}

Paragraph item(const std::string& label, const std::string& text, const ListPlace& place) {
  Paragraph made = paragraph(label + text);
  made.list = place;
  made.label_size = label.size();
  return made;
}

constexpr ListPlace kFirst{.depth = 1, .begins_list = true, .begins_item = true};
constexpr ListPlace kNext{.depth = 1, .begins_item = true};
constexpr ListPlace kNumbered{
    .depth = 1, .begins_list = true, .begins_item = true, .is_numbered = true};
constexpr ListPlace kNextNumber{.depth = 1, .begins_item = true, .is_numbered = true};

TEST(Structure, HasLists) {
  ListPlace inner = kNumbered;
  inner.depth = 2;
  const Pages pages = sample::pages_of(part(
      {paragraph("如下："), item("• ", "甲", kFirst), item("• ", "乙", kNext),
       item("1. ", "丙", inner), item("", "丙续", {.depth = 2}), item("", "乙续", {.depth = 1}),
       item("（一）", "丁", kNumbered), item("（二）", "戊", kNextNumber), paragraph("完。")}));
  expect_sound(pages);
  EXPECT_EQ(structure_text(pages),
            "Document\n"
            "  Sect\n"
            "    P 如下：\n"
            "    L with marks\n"
            "      LI\n"
            "        Lbl • \n"
            "        LBody 甲\n"
            "      LI\n"
            "        Lbl • \n"
            "        LBody\n"
            "          P 乙\n"
            "          L\n"
            "            LI\n"
            "              Lbl 1. \n"
            "              LBody\n"
            "                P 丙\n"
            "                P 丙续\n"
            "          P 乙续\n"
            "    L\n"
            "      LI\n"
            "        Lbl （一）\n"
            "        LBody 丁\n"
            "      LI\n"
            "        Lbl （二）\n"
            "        LBody 戊\n"
            "    P 完。\n");
}

TEST(Structure, HasOneListOverPages) {
  std::vector<std::variant<Paragraph, Stretch>> content;
  for (int i = 0; i < 100; ++i) {
    const std::string number = std::to_string(i + 1) + ". ";
    content.emplace_back(item(number, "事项", i == 0 ? kNumbered : kNextNumber));
  }
  const Pages pages = sample::pages_of(part(std::move(content)));
  ASSERT_GT(pages.pages.size(), 1U);
  expect_sound(pages);
  const std::string text = structure_text(pages);
  EXPECT_EQ(count(text, "    L\n"), 1U);
  EXPECT_EQ(count(text, "        LBody 事项\n"), 100U);
  EXPECT_THAT(text, HasSubstr("        Lbl 100. \n"));
}

TEST(Structure, PartsListsOfVeryManyItems) {
  std::vector<std::variant<Paragraph, Stretch>> content{item("• ", "首", kFirst)};
  for (int i = 0; i < kMostChildren; ++i) content.emplace_back(item("• ", "续", kNext));
  const std::string text = structure_text(sample::pages_of(part(std::move(content))));
  EXPECT_EQ(count(text, "    L with marks\n"), 2U);
  EXPECT_EQ(count(text, "      LI\n"), static_cast<std::size_t>(kMostChildren) + 1);
}

// The parts repeat labels and headings; the structure has each row once, as the document has it.
TEST(Structure, JoinsThePartsOfAWideTable) {
  Table table = sample::table({"编码"});
  table.grid = Grid(13);
  ASSERT_TRUE(table.grid.add_row({heading("编码", 2), heading("金额", 1, 12)}));
  std::vector<Cell> headings;
  std::vector<Cell> figures{cell("一般公共服务支出")};
  for (int i = 1; i <= 12; ++i) {
    headings.push_back(heading("第" + std::to_string(i) + "类"));
    figures.push_back(figure("1234567890." + std::to_string(10 + i)));
  }
  ASSERT_TRUE(table.grid.add_row(headings));
  ASSERT_TRUE(table.grid.add_row(figures));
  table.header_rows = 2;
  table.notes = {"注：无"};
  const Pages pages = sample::pages_of(table);
  ASSERT_GT(pages.pages.size(), 1U);
  EXPECT_EQ(sample::count(pages.pages.back(), "一般公共服务支出"), 1);
  expect_sound(pages);
  const std::string text = structure_text(pages);
  EXPECT_EQ(count(text, "TR\n"), 3U);
  std::string row = "      TR\n        TD 一般公共服务支出\n";
  for (int i = 1; i <= 12; ++i) row += "        TD 1234567890." + std::to_string(10 + i) + "\n";
  EXPECT_THAT(text, HasSubstr(row + "    P 注：无\n"));
  EXPECT_EQ(count(text, "columns 12 金额\n"), 1U);
}

TEST(Structure, GroupsVeryManyRows) {
  Table table = sample::table({"项目", "合计"});
  sample::add_rows(table, kMostChildren);
  const std::string text = structure_text(sample::pages_of(table));
  EXPECT_EQ(count(text, "      TBody\n"), 2U);
  EXPECT_EQ(count(text, "        TR\n"), static_cast<std::size_t>(kMostChildren) + 1);
}

TEST(Structure, HasContentsWithNumbersAndLinksBeforeWhatTheyList) {
  Document document = sample::document({});
  Contents contents{.title = "目录"};
  contents.title_style = sample::kTitle;
  contents.level_styles = {sample::kBody};
  document.blocks.emplace_back(contents);
  document.blocks.emplace_back(part({paragraph("概况", 1), paragraph("正文"), paragraph("")}));
  Table table = sample::table({"项目", "合计"});
  table.contents_entry = "支出预算表";
  document.blocks.emplace_back(table);
  document.page_mark = "草稿";
  const Pages pages = sample::pages_of(document);
  expect_sound(pages);
  EXPECT_THAT(structure_text(pages), HasSubstr("Document\n"
                                               "  Sect\n"
                                               "    P 目录\n"
                                               "    TOC\n"
                                               "      TOCI\n"
                                               "        Reference\n"
                                               "          Link 概况2\n"
                                               "      TOCI\n"
                                               "        Reference\n"
                                               "          Link 支出预算表3\n"
                                               "  Sect\n"
                                               "    H1 概况\n"
                                               "    P 正文\n"
                                               "  Sect\n"
                                               "    H2 2023年部门支出预算表\n"));
  EXPECT_EQ(count(structure_text(pages), "草稿"), 0U);
  for (const Item& item : pages.pages.front().items) {
    const Link* link = std::get_if<Link>(&item);
    if (link == nullptr) continue;
    EXPECT_EQ(pages.elements.at(link->element).kind, ElementKind::kLink);
  }
}

TEST(Structure, HoldsAParagraphOfTwoPagesOnce) {
  Document document = sample::document({});
  std::string words;
  for (int i = 1000; i < 2500; ++i) words += std::to_string(i) + "，";
  document.blocks.emplace_back(part({paragraph("标题", 3), paragraph(words), paragraph("次", 3)}));
  const Pages pages = sample::pages_of(document);
  ASSERT_GT(pages.pages.size(), 1U);
  EXPECT_EQ(structure_text(pages),
            "Document\n  Sect\n    H1 标题\n    P " + words + "\n    H2 次\n");
}

}  // namespace
}  // namespace gongkai
