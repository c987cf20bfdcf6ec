#include "source/finding.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

TEST(Finding, PrintsPlaceCaretAndAdvice) {
  const Finding finding{.id = "amount-format",
                        .where = {.file = "budget.json",
                                  .line = 118,
                                  .column = 17,
                                  .pointer = "/expenditure/41/amount",
                                  .excerpt = R"(      "amount": "12,5",)",
                                  .length = 6},
                        .message = R"("12,5" 不是金额)",
                        .expected = "数字",
                        .help = R"(写作 "12.5")",
                        .notes = {{"另见此处", {.file = "b.json", .line = 2, .column = 3}}}};
  EXPECT_EQ(to_text(finding), R"(budget.json:118:17: 错误："12,5" 不是金额 [amount-format]
  118 |       "amount": "12,5",
      |                 ^^^^^^
  位置：/expenditure/41/amount
  应为：数字
  改法：写作 "12.5"
  参见：b.json:2:3: 另见此处
)");
}

TEST(Finding, CountsAChineseCharacterAsTwoColumnsOfTheCaret) {
  const Finding finding{.id = "unknown-value",
                        .severity = Severity::kWarning,
                        .where = {.file = "b.json",
                                  .line = 3,
                                  .column = 8,
                                  .excerpt = R"({"名称": "某局"})",
                                  .length = 4},
                        .message = "此处"};
  EXPECT_EQ(to_text(finding),
            "b.json:3:8: 警告：此处 [unknown-value]\n"
            "  3 | {\"名称\": \"某局\"}\n"
            "    |          ^^^^^^\n");
}

TEST(Finding, ShowsATabAsOneBlank) {
  const Finding finding{
      .id = "x",
      .severity = Severity::kNote,
      .where = {.file = "b", .line = 1, .column = 3, .excerpt = "\t\t年", .length = 1},
      .message = "m"};
  EXPECT_EQ(to_text(finding), "b:1:3: 提示：m [x]\n  1 |   年\n    |   ^^\n");
}

TEST(Finding, ShowsControlCharactersAsSigns) {
  const std::string forged = "a\n假.json:1:1: 错误\x1b[31m\x7f\xc2\x9b[";
  const std::string harmless = "a␊假.json:1:1: 错误␛[31m␡\uFFFD[";
  const Finding finding{.id = "x",
                        .where = {.file = forged, .pointer = forged},
                        .message = forged,
                        .expected = forged,
                        .help = forged,
                        .notes = {{forged, {.file = forged}}},
                        .accepted = forged};
  EXPECT_EQ(to_text(finding), harmless + ": 错误：" + harmless + " [x]\n  位置：" + harmless +
                                  "\n  应为：" + harmless + "\n  改法：" + harmless +
                                  "\n  豁免理由：" + harmless + "\n  参见：" + harmless + ": " +
                                  harmless + "\n");
}

TEST(Finding, CutsAVeryLongLineAroundThePlace) {
  const std::string line = std::string(500, 'a') + "公开" + std::string(500, 'b');
  const Finding finding{
      .id = "x",
      .where = {.file = "b", .line = 1, .column = 501, .excerpt = line, .length = 2},
      .message = "m"};
  EXPECT_EQ(to_text(finding), "b:1:501: 错误：m [x]\n  1 | " + std::string(50, 'a') + "公开" +
                                  std::string(48, 'b') + "\n    | " + std::string(50, ' ') +
                                  "^^^^\n");
}

TEST(Finding, PointsBehindTheEndOfALine) {
  const Finding finding{
      .id = "x", .where = {.file = "b", .line = 1, .column = 4, .excerpt = "{  "}, .message = "m"};
  EXPECT_EQ(to_text(finding), "b:1:4: 错误：m [x]\n  1 | {  \n    |    ^\n");
}

TEST(Finding, PrintsAWholeFileOrNoPlaceAtAll) {
  EXPECT_EQ(to_text({.id = "x", .where = {.file = "b.json"}, .message = "m"}),
            "b.json: 错误：m [x]\n");
  EXPECT_EQ(to_text({.id = "x", .message = "m"}), "错误：m [x]\n");
}

TEST(Findings, AreCountedBySeverity) {
  Findings findings;
  EXPECT_FALSE(findings.has_errors());
  findings.add({.id = "a", .severity = Severity::kNote});
  findings.add({.id = "b", .severity = Severity::kWarning});
  EXPECT_FALSE(findings.has_errors());
  findings.add({.id = "c"});
  EXPECT_TRUE(findings.has_errors());
  EXPECT_EQ(findings.count(Severity::kWarning), 1);
  EXPECT_EQ(findings.all().size(), 3U);
}

Finding at_line(int line, std::string message) {
  return {.id = "x",
          .severity = Severity::kWarning,
          .where = {.file = "b.json", .line = line, .column = 3},
          .message = std::move(message)};
}

TEST(Findings, OfWhichManyAreEqualArePrintedOnce) {
  Findings findings;
  for (int line : {4, 7, 9, 12}) findings.add(at_line(line, "同样的话"));
  findings.add(at_line(5, "另一句"));
  EXPECT_EQ(to_text(findings),
            "b.json:4:3: 警告：同样的话 [x]\n  共 4 处：另见 7:3、9:3、12:3\n"
            "b.json:5:3: 警告：另一句 [x]\n");
}

TEST(Findings, OfWhichAFewAreEqualArePrintedEach) {
  Findings findings;
  for (int line : {4, 7, 9}) findings.add(at_line(line, "话"));
  EXPECT_EQ(to_text(findings),
            "b.json:4:3: 警告：话 [x]\nb.json:7:3: 警告：话 [x]\nb.json:9:3: 警告：话 [x]\n");
}

TEST(Findings, OfManyPlacesNameTheFirst) {
  Findings findings;
  for (int line = 1; line <= 24; ++line) findings.add(at_line(line, "同样的话"));
  EXPECT_EQ(to_text(findings),
            "b.json:1:3: 警告：同样的话 [x]\n"
            "  共 24 处：另见 2:3、3:3、4:3、5:3、6:3、7:3 等\n");
}

}  // namespace
}  // namespace gongkai
