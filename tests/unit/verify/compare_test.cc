#include "verify/compare.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

Table table() {
  Table out;
  out.id = "a";
  out.title = "某表";
  out.captions = {{.left = "部门：某局", .right = "单位：万元"}};
  out.header_rows = 1;
  out.grid = Grid(2);
  Cell amount;
  amount.number = Number{.value = Amount::from_fen(634'340'000)};
  Cell zero;
  zero.number = Number{};
  EXPECT_TRUE(out.grid.add_row({{.text = "项目"}, {.text = "金额"}}));
  EXPECT_TRUE(out.grid.add_row({{.text = "一"}, amount}));
  EXPECT_TRUE(out.grid.add_row({{.text = "二\n三"}, zero}));
  out.notes = {"注：无"};
  return out;
}

Workbook workbook() {
  return {{{.name = "表",
            .cells = {{0, 0, "某表", false},
                      {1, 0, "部门：某局", false},
                      {1, 1, "单位：万元", false},
                      {2, 0, "项目", false},
                      {2, 1, "金额", false},
                      {3, 0, "一", false},
                      {3, 1, "634.34", true},
                      {4, 0, "二 三", false},
                      {4, 1, "0", true},
                      {5, 0, "注：无", false}}}}};
}

std::string differences(const Workbook& written) {
  const Table expected = table();
  Findings findings;
  const bool is_good = compare(written, {&expected}, findings);
  EXPECT_EQ(is_good, findings.all().empty());
  std::string out;
  for (const Finding& finding : findings.all()) {
    out += finding.message + "，应为" + finding.expected + "\n";
  }
  return out;
}

TEST(Compare, FindsNothingInWhatWasWritten) { EXPECT_EQ(differences(workbook()), ""); }

TEST(Compare, PassesOverSheetsThatHoldNoTable) {
  Workbook more = workbook();
  more.sheets.insert(more.sheets.begin(), {.name = "目录", .cells = {{0, 0, "目录", false}}});
  more.sheets.push_back({.name = "勾稽", .cells = {{0, 0, "勾稽关系", false}}});
  EXPECT_EQ(differences(more), "");
}

TEST(Compare, FindsAnotherAmount) {
  Workbook changed = workbook();
  changed.sheets[0].cells[6].text = "634.341";
  EXPECT_EQ(differences(changed), "工作表“表”单元格 B4是“634.341”，应为“634.34”\n");
}

TEST(Compare, FindsAnAmountStoredAsText) {
  Workbook changed = workbook();
  changed.sheets[0].cells[6].is_number = false;
  EXPECT_EQ(differences(changed), "工作表“表”单元格 B4是“634.34”，应为“634.34”\n");
}

TEST(Compare, FindsAnotherTextAndWhatIsLeftOut) {
  Workbook changed = workbook();
  changed.sheets[0].cells[5].text = "壹";
  EXPECT_EQ(differences(changed), "工作表“表”单元格 A4是“壹”，应为“一”\n");
  changed.sheets[0].cells.resize(6);
  changed.sheets[0].cells[5].text = "一";
  EXPECT_EQ(differences(changed), "工作表“表”的内容不全，应为“634.34”\n");
}

TEST(Compare, KnowsHowCaptionsStandInASheet) {
  Table narrow{.title = "　", .grid = Grid(1)};
  narrow.captions_above = {{.left = "预算01表", .right = "　"}, {.center = " "}};
  narrow.captions = {{.left = "部门：某局", .center = "2023年", .right = "单位：万元"}};
  EXPECT_TRUE(narrow.grid.add_row({{.text = "项目"}}));
  const Workbook written{{{.name = "表",
                           .cells = {{0, 0, "预算01表　　　", false},
                                     {3, 0, "部门：某局　　2023年　　单位：万元", false},
                                     {4, 0, "项目", false}}}}};
  Findings findings;
  EXPECT_TRUE(compare(written, {&narrow}, findings)) << findings.all().front().message;
}

TEST(Compare, KnowsTotalsBeyondTheLargestAmount) {
  Table table{.grid = Grid(1)};
  Cell total;
  total.number = Number{.value = Amount::from_fen(Amount::kMaxFen + 10'000)};
  EXPECT_TRUE(table.grid.add_row({total}));
  Findings findings;
  EXPECT_TRUE(
      compare({{{.name = "表", .cells = {{0, 0, "10000000000", true}}}}}, {&table}, findings));
}

TEST(Compare, FindsAMissingSheet) {
  EXPECT_EQ(differences({}), "重新读取的工作簿有 0 张表，应为1 张表\n");
}

}  // namespace
}  // namespace gongkai
