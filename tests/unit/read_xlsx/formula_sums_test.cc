#include "read_xlsx/formula_sums.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/in_child.h"

namespace gongkai {
namespace {

SheetCell number(int row, int column, std::string text) {
  return {.row = row, .column = column, .text = std::move(text), .is_number = true};
}

// What "=formula" in D1 gives beside these cells of the first sheet; "?": nothing.
std::string result(const std::string& formula, std::vector<SheetCell> cells = {}) {
  Workbook workbook;
  workbook.sheets.push_back({.name = "预算01表"});
  workbook.sheets.push_back({.name = "It's 2"});
  workbook.sheets[0].cells = std::move(cells);
  workbook.sheets[1].cells = {number(0, 0, "0.25")};
  workbook.sheets[0].unknown = {{0, 3, formula}};
  evaluate_sums(workbook);
  const auto& all = workbook.sheets[0].cells;
  const auto found = std::ranges::find_if(
      all, [](const SheetCell& cell) { return cell.row == 0 && cell.column == 3; });
  EXPECT_EQ(found == all.end(), workbook.sheets[0].unknown.size() == 1);
  return found == all.end() ? "?" : found->text;
}

const std::vector<SheetCell> kCells = {number(0, 0, "0.1"),
                                       number(0, 1, "0.2"),
                                       {.row = 1, .column = 0, .text = "合计"},
                                       number(2, 0, "-1234567.89")};

TEST(FormulaSums, AddUpExactly) {
  EXPECT_EQ(result("SUM(A1:B1)", kCells), "0.3");
  EXPECT_EQ(result("A1+B1", kCells), "0.3");
  EXPECT_EQ(result("=A1-B1", kCells), "-0.1");
  EXPECT_EQ(result("-(A1-B1)+1", kCells), "1.1");
  EXPECT_EQ(result("SUM($A$1,B1,A3)", kCells), "-1234567.59");
  EXPECT_EQ(result("sum( a1 : a3 )", kCells), "-1234567.79");
  EXPECT_EQ(result("SUM(SUM(A1),B1-A1)", kCells), "0.2");
  EXPECT_EQ(result("A3", kCells), "-1234567.89");
  EXPECT_EQ(result("C9", kCells), "0") << "an empty cell";
  EXPECT_EQ(result("'It''s 2'!A1+预算01表!A1", kCells), "0.35");
}

TEST(FormulaSums, LeaveWhatIsNoSum) {
  for (const char* formula : {"",
                              "A1*2",
                              "ROUND(A1,2)",
                              "IF(A1=0,1,2)",
                              "SUM(A:A)",
                              "SUM(A1",
                              "SUM(A1))",
                              "A1:B1",
                              "A2+1",
                              "-A2",
                              "SUM(Sheet9!A1)",
                              "[1]Sheet1!A1",
                              "'It''s 2",
                              "A1 B1",
                              "1.2.3",
                              "1E400",
                              "#REF!",
                              "SUM(#REF!)",
                              "A0",
                              "XFE1",
                              "12345678901234567890",
                              "SUM()",
                              "+",
                              "("}) {
    EXPECT_EQ(result(formula, kCells), "?") << formula;
  }
  EXPECT_EQ(result(std::string(5'000, '(') + "A1" + std::string(5'000, ')'), kCells), "?");
  EXPECT_EQ(result("SUM(A1:A2)", {{.text = "#REF!", .is_error = true}}), "?");
  EXPECT_EQ(result("A1", {number(0, 0, "1E300")}), "?");
}

TEST(FormulaSums, NeedOthersInAnyOrder) {
  Workbook workbook;
  WorkbookSheet& sheet = workbook.sheets.emplace_back();
  sheet.cells = {number(3, 0, "7")};
  sheet.unknown = {{0, 0, "A2+A3"}, {1, 0, "A3"}, {2, 0, "SUM(A4)"}};
  evaluate_sums(workbook);
  EXPECT_TRUE(sheet.unknown.empty());
  ASSERT_EQ(sheet.cells.size(), 4U);
  EXPECT_EQ(sheet.cells[0].text, "14");
  EXPECT_EQ(sheet.cells[3].text, "7");
}

TEST(FormulaSums, OfACircleStay) {
  Workbook workbook;
  WorkbookSheet& sheet = workbook.sheets.emplace_back();
  sheet.unknown = {{0, 0, "A1"}, {1, 0, "A3"}, {2, 0, "A2+1"}, {3, 0, "SUM(A3,1)"}, {4, 0, "1"}};
  evaluate_sums(workbook);
  EXPECT_EQ(sheet.unknown.size(), 4U);
  ASSERT_EQ(sheet.cells.size(), 1U);
  EXPECT_EQ(sheet.cells[0].row, 4);
}

// A chain of formulas, and sums of sums over all that stands below: neither the stack nor the time
// of a run may depend on what somebody writes.
TEST(FormulaSums, OfHostileWorkbooksEndSoon) {
  const Measured measured = in_child([] {
    constexpr int kMany = 300'000;
    Workbook workbook;
    workbook.sheets.resize(2);
    WorkbookSheet& chain = workbook.sheets[0];
    WorkbookSheet& sums = workbook.sheets[1];
    for (int row = 0; row < kMany; ++row) {
      chain.unknown.push_back({row, 0, "A" + std::to_string(row + 2)});
      sums.unknown.push_back(
          {row, 0, "SUM(A" + std::to_string(row + 2) + ":A" + std::to_string(kMany) + ")"});
    }
    evaluate_sums(workbook);
    return std::to_string(chain.unknown.size()) + " " + (sums.unknown.empty() ? "all" : "some");
  });
  EXPECT_EQ(measured.result, "0 some");
  EXPECT_LT(measured.kilobytes, 400'000 * kSanitizerFactor);
}

}  // namespace
}  // namespace gongkai
