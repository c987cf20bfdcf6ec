#include "source/cleaned_json.h"

#include <gtest/gtest.h>

#include "support/files.h"

namespace gongkai {
namespace {

// U+202E raw, U+200B as an escape, U+FEFF in a name.
constexpr const char* kText =
    "{\n \"name\": \"某\u202E局\",\n \"a\\u200Bb\": \"x\\u200b\",\n"
    " \"\uFEFFcode\": \"1\"\n}";

TEST(CleanedJson, IsReadWithoutHiddenCharacters) {
  Findings findings;
  const auto tree = parse_json_cleaned(SourceText("b.json", kText), findings);
  ASSERT_TRUE(tree);
  EXPECT_FALSE(findings.has_errors());
  EXPECT_EQ(tree->root().find("name")->text(), "某局");
  EXPECT_EQ(tree->root().find("ab")->text(), "x");
  EXPECT_EQ(tree->root().find("code")->text(), "1");
}

TEST(CleanedJson, SaysWhatIsNotTakenAndWhere) {
  Findings findings;
  parse_json_cleaned(SourceText("b.json", kText), findings);
  EXPECT_EQ(findings.count(Severity::kWarning), 4);
  EXPECT_EQ(to_text(findings.all().front()),
            "b.json:2:12: 警告：文字中有看不见的字符 U+202E，未采用 [hidden-character]\n"
            "  2 |  \"name\": \"某\uFFFD局\",\n"
            "    |             ^\n"
            "  应为：看得见的文字\n"
            "  改法：在文件中删去；从网页或文档粘贴来的文字常带有这样的字符\n");
}

TEST(CleanedJson, OtherFilesMayNotHoldThem) {
  Findings findings;
  const auto tree = parse_json(SourceText("pack.json", kText), findings);
  ASSERT_TRUE(tree) << "so that its other faults are found";
  EXPECT_EQ(findings.count(Severity::kError), 4);
  EXPECT_EQ(findings.all().front().id, "hidden-character");
}

TEST(CleanedJson, SeesNamesThatDifferInHiddenCharactersOnly) {
  Findings findings;
  parse_json_cleaned(SourceText("b.json", "{\"a\": 1, \"a\u200B\": 2}"), findings);
  EXPECT_TRUE(has_id(findings, "duplicate-field"));
}

TEST(CleanedJson, SaysWhereInALongTextSomethingStands) {
  Findings findings;
  const auto tree =
      parse_json_cleaned(SourceText("b.json", "{\"a\": \"组织\u2F2F作\uE863。\"}"), findings);
  ASSERT_EQ(findings.all().size(), 2U);
  EXPECT_EQ(tree->root().find("a")->text(), "组织工作\uE863。");
  EXPECT_EQ(findings.all()[0].where.column, 10);
  EXPECT_EQ(findings.all()[1].id, "private-use-character");
  EXPECT_EQ(findings.all()[1].where.column, 12);
}

TEST(CleanedJson, APacksSpacesAreItsAuthors) {
  Findings findings;
  const auto tree = parse_json(SourceText("pack.json", "[\"　其中：\", \"a\u00A0b \"]"), findings);
  EXPECT_TRUE(findings.all().empty());
  EXPECT_EQ(tree->root().children()[0].text(), "　其中：");
  EXPECT_EQ(tree->root().children()[1].text(), "a\u00A0b ");
}

}  // namespace
}  // namespace gongkai
