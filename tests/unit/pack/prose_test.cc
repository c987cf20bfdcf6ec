#include "pack/prose.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pack/markdown.h"
#include "source/numbering.h"

namespace gongkai {
namespace {

using testing::ElementsAre;

Prose prose(const std::string& text, Findings& findings) {
  return Prose::from_file(SourceText("a.md", text), findings);
}

std::vector<std::string> faults(const std::string& text, const ProseNames& names) {
  Findings findings;
  check_names(prose(text, findings), names, findings);
  std::vector<std::string> out;
  for (const Finding& finding : findings.all()) {
    out.push_back(finding.id + " " + std::to_string(finding.where.line));
  }
  return out;
}

TEST(Prose, LeavesNoLineForTagsOfSectionsAlone) {
  Findings findings;
  const Prose made = prose("甲\n{{#x}}\n乙\n{{/x}}\n\n丙", findings);
  EXPECT_EQ(with_line_feeds(made.mustache()), "甲\n{{#x}}乙\n{{/x}}\n丙");
  EXPECT_TRUE(findings.all().empty());
}

TEST(Prose, KeepsALineThatAFieldWithoutAValueLeavesEmptyFromEndingAParagraph) {
  Findings findings;
  std::string rendered = prose("甲\n{{x}}\n乙\n\n丙", findings).mustache();
  rendered.erase(rendered.find("{{x}}"), 5);
  EXPECT_EQ(with_line_feeds(rendered), "甲\n乙\n\n丙");
}

TEST(Prose, ReportsTagsAndSectionsThatAreNotClosed) {
  EXPECT_THAT(faults("甲\n{{x", {}), ElementsAre("template-field-open 2"));
  EXPECT_THAT(faults("{{#x}}", {.names = {"x"}}), ElementsAre("template-section-open 1"));
  EXPECT_THAT(faults("\n{{/x}}", {}), ElementsAre("template-section-open 2"));
  EXPECT_THAT(faults("{{#x}}{{#y}}{{/x}}{{/y}}", {.names = {"x", "y"}}),
              ElementsAre("template-section-open 1"));
  EXPECT_THAT(faults("{{{x}}}", {}), ElementsAre("template-tag-unsupported 1"));
  EXPECT_THAT(faults("{{>x}}", {}), ElementsAre("template-tag-unsupported 1"));
}

TEST(Prose, KnowsNamesOfEntriesOnlyInTheirList) {
  const ProseNames names{
      .names = {"list"}, .lists = {{"list", {"name"}}}, .guards = {{"list", ""}}};
  EXPECT_THAT(faults("{{#list}}{{name}}{{/list}}", names), ElementsAre());
  EXPECT_THAT(faults("{{#list}}{{/list}}\n{{name}}", names),
              ElementsAre("unknown-template-field 2"));
  EXPECT_THAT(faults("{{list}}", names), ElementsAre("template-field-unguarded 1"));
}

TEST(Prose, DemandsASectionAroundNamesThatMayHaveNoValue) {
  const ProseNames names{.names = {"a.reason"}, .guards = {{"a.reason", "a.reason"}}};
  EXPECT_THAT(faults("{{a.reason}}", names), ElementsAre("template-field-unguarded 1"));
  EXPECT_THAT(faults("{{^a.reason}}{{a.reason}}{{/a.reason}}", names),
              ElementsAre("template-field-unguarded 1"));
  EXPECT_THAT(faults("{{#a.reason}}{{a.reason}}{{/a.reason}}", names), ElementsAre());
}

TEST(Prose, ReportsControlCharactersAndOtherEncodings) {
  EXPECT_THAT(faults("甲\n\x01", {}), ElementsAre("control-character 2"));
  EXPECT_THAT(faults("\xD6\xD0", {}), ElementsAre("read-as-gb18030 0"));
  EXPECT_THAT(faults("中\xD6文", {}), ElementsAre("not-utf8 1"));
  EXPECT_THAT(faults("\uFEFF中", {}), ElementsAre());
}

TEST(Markdown, IsReadIntoWhatADocumentPrints) {
  std::vector<std::string> seen;
  const auto blocks = read_markdown("# 一\\\n\n甲\n乙**丙**\n\n3. 丁\n\n   戊\n\n---\n",
                                    [](int, std::string_view) { FAIL(); });
  for (const MarkdownBlock& block : blocks) {
    std::string text = std::to_string(static_cast<int>(block.kind)) + ":" +
                       std::to_string(block.level) + ":" + std::to_string(block.number) + ":";
    for (const MarkdownRun& run : block.runs) text += run.is_strong ? "*" + run.text : run.text;
    seen.push_back(text);
  }
  EXPECT_THAT(seen, ElementsAre("0:1:0:一\\", "1:0:0:甲乙*丙", "1:0:3:丁", "1:0:3:戊", "2:0:0:"));
}

TEST(Markdown, ReadsListsInLists) {
  std::vector<std::string> seen;
  const auto blocks =
      read_markdown("甲\n\n- 乙\n- 丙\n\n  2. 丁\n\n     戊\n  3. 己\n\n  庚\n\n辛\n",
                    [](int, std::string_view) { FAIL(); });
  for (const MarkdownBlock& block : blocks) {
    const ListPlace& place = block.list;
    seen.push_back(block.runs.at(0).text + std::to_string(place.depth) +
                   (place.begins_list   ? "list"
                    : place.begins_item ? "item"
                                        : "") +
                   (place.is_numbered ? std::to_string(block.number) : ""));
  }
  EXPECT_THAT(
      seen, ElementsAre("甲0", "乙1list", "丙1item", "丁2list2", "戊22", "己2item3", "庚1", "辛0"));
}

TEST(Markdown, ReportsItemsWithoutAText) {
  std::vector<std::string> seen;
  const auto blocks = read_markdown("- - 甲\n- > 乙\n", [&](int line, std::string_view what) {
    seen.push_back(std::to_string(line) + std::string(what));
  });
  EXPECT_TRUE(blocks.empty());
  EXPECT_THAT(seen, ElementsAre("1列表中段落和列表以外的内容，或没有文字的列表项",
                                "2列表中段落和列表以外的内容，或没有文字的列表项"));
}

TEST(Markdown, ReadsParagraphsInANamedStyle) {
  const auto blocks = read_markdown("甲\n\n```cover_seal\n乙\\\n丙\n\n**丁**\n```\n\n戊\n",
                                    [](int, std::string_view) { FAIL(); });
  ASSERT_EQ(blocks.size(), 4U);
  EXPECT_EQ(blocks[0].style, "");
  EXPECT_EQ(blocks[1].style, "cover_seal");
  EXPECT_EQ(blocks[1].line, 3);
  EXPECT_EQ(blocks[1].runs[0].text, "乙\n丙");
  EXPECT_EQ(blocks[2].style, "cover_seal");
  EXPECT_TRUE(blocks[2].runs[0].is_strong);
  EXPECT_EQ(blocks[3].style, "");
}

TEST(Markdown, ReportsFaultsInsideAFenceAtTheirLine) {
  std::vector<std::string> seen;
  read_markdown("甲\n\n```a\n乙\n\n![x](y)\n```\n\n```a\n# 丙\n```\n\n```\n丁\n```\n",
                [&](int line, std::string_view what) {
                  seen.push_back(std::to_string(line) + std::string(what));
                });
  EXPECT_THAT(seen, ElementsAre("6图片", "9样式段中的标题、列表或空白",
                                "13没有样式名的代码块（行首四个空格也算）"));
}

TEST(Markdown, ReportsWhatCannotBePrinted) {
  std::vector<std::string> seen;
  read_markdown("<p>a</p>\n\na<b>c</b>\n\n![x](y)\n\n[x](y)\n\n`a`\n\n*a*\n\n> a\n",
                [&](int line, std::string_view what) {
                  seen.push_back(std::to_string(line) + std::string(what));
                });
  EXPECT_THAT(seen, ElementsAre("1HTML 标记", "3HTML 标记", "3HTML 标记", "5图片", "7链接", "9代码",
                                "11斜体", "13引用"));
}

TEST(Markdown, ReadsEscapedTextAsItStands) {
  const std::string text = "a*b*_c_ <p> &amp; [x](y) `z` \\ #1 ~~ | !";
  const auto blocks =
      read_markdown("甲" + markdown_escaped(text), [](int, std::string_view) { FAIL(); });
  ASSERT_EQ(blocks.size(), 1U);
  ASSERT_EQ(blocks[0].runs.size(), 1U);
  EXPECT_EQ(blocks[0].runs[0].text, "甲" + text);
}

TEST(Numbering, FollowsTheFirstNumber) {
  EXPECT_EQ(numbered("第一部分\n", 3), "第三部分\n");
  EXPECT_EQ(numbered("（一）", 10), "（十）");
  EXPECT_EQ(numbered("一、", 11), "十一、");
  EXPECT_EQ(numbered("一、", 20), "二十、");
  EXPECT_EQ(numbered("一、", 35), "三十五、");
  EXPECT_EQ(numbered("1. ", 16), "16. ");
  EXPECT_EQ(numbered("附", 2), "附");
}

}  // namespace
}  // namespace gongkai
