#include "render/xlsx/check_formulas.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

constexpr CheckPlace kPlace{
    .row = 4, .left_column = 3, .right_column = 5, .difference_column = 6, .result_column = 7};

Cell amount(std::int64_t hundredths) {
  Cell cell;
  cell.number = Number{.value = Amount::from_fen(hundredths * 10'000)};  // 0.01 万元
  return cell;
}

// Two tables of three columns; row n of the grid is row n + 3 of the sheet as people count.
class Checks : public testing::Test {
 protected:
  void SetUp() override {
    for (Table& table : tables_) {
      table.grid = Grid(3);
      ASSERT_TRUE(table.grid.add_row({amount(500), amount(300), amount(200)}));
      ASSERT_TRUE(table.grid.add_row({amount(100), amount(100), amount(0)}));
      ASSERT_TRUE(table.grid.add_row({amount(401), amount(200), amount(200)}));
      Sheet sheet;
      sheet.name = sheets_.empty() ? "01" : "it's";
      sheet.table = &table;
      sheet.layout.grid_rows = {2, 3, 4, 5};
      sheets_.push_back(sheet);
    }
  }

  CheckRow row(const CrossCheck& check) const { return check_row(check, sheets_).value(); }
  ResultFormulas results(const CrossCheck& check) const {
    return result_formulas(check, sheets_, kPlace);
  }

  Table tables_[2];
  std::vector<Sheet> sheets_;
};

CheckedCell cell(int table, int row, int column) {
  return {.table = table, .row = row, .column = column};
}

TEST_F(Checks, SumEachSideOverItsSheets) {
  const CrossCheck check{.left = {cell(0, 0, 0)},
                         .right = {cell(1, 0, 1), cell(1, 0, 2), cell(0, 1, 0)}};
  const CheckRow got = row(check);
  EXPECT_EQ(got.left, "=SUM('01'!A3)");
  EXPECT_EQ(got.right, "=SUM('it''s'!B3:C3,'01'!A4)");
  EXPECT_EQ(got.target, "'01'!A3");
  EXPECT_EQ(got.values.left, Amount::from_fen(5'000'000));
  EXPECT_EQ(got.values.right, Amount::from_fen(6'000'000));
  EXPECT_EQ(got.values.difference, Amount::from_fen(-1'000'000));
  EXPECT_EQ(got.values.result, CheckResult::kBroken);
  EXPECT_EQ(got.first_broken, "");
  const ResultFormulas formulas = results(check);
  EXPECT_EQ(formulas.difference, "=ROUND(D5-F5,6)");
  EXPECT_EQ(formulas.result, "=IFERROR(IF(G5=0,\"相符\",\"不符\"),\"不符\")");
  EXPECT_EQ(formulas.first_broken, "");
}

TEST_F(Checks, SubtractAndLeaveOutAnEmptySide) {
  CrossCheck check{.left = {cell(0, 0, 0), cell(0, 0, 1)}};
  check.left[1].is_subtracted = true;
  const CheckRow got = row(check);
  EXPECT_EQ(got.left, "=SUM('01'!A3)-SUM('01'!B3)");
  EXPECT_EQ(got.right, "");
  EXPECT_EQ(got.values.difference, Amount::from_fen(2'000'000));
}

TEST_F(Checks, BringOtherUnitsToThatOfTheFirstCell) {
  CrossCheck check{.left = {cell(0, 0, 0)}, .right = {cell(1, 0, 0)}};
  check.right[0].unit = MoneyUnit::kYuan;
  EXPECT_EQ(row(check).right, "=SUM('it''s'!A3)/10000");
}

TEST_F(Checks, TellTailFromFault) {
  CrossCheck check{.left = {cell(0, 2, 0)},
                   .right = {cell(0, 2, 1), cell(0, 2, 2)},
                   .tail = Amount::from_fen(10'000)};
  EXPECT_EQ(row(check).values.result, CheckResult::kTail);
  EXPECT_EQ(results(check).result,
            "=IFERROR(IF(G5=0,\"相符\",IF(ABS(G5)<=0.01,\"尾差\",\"不符\")),\"不符\")");
  check.kind = CheckKind::kAtLeast;
  EXPECT_EQ(row(check).values.result, CheckResult::kHolds);
  EXPECT_EQ(results(check).result,
            "=IFERROR(IF(G5>=0,\"相符\",IF(G5>=-0.01,\"尾差\",\"不符\")),\"不符\")");
  check.kind = CheckKind::kAtMost;
  check.tail = {};
  check.is_strict = false;
  EXPECT_EQ(row(check).values.result, CheckResult::kUnclear);
  EXPECT_EQ(results(check).result, "=IFERROR(IF(G5<=0,\"相符\",\"待核对\"),\"待核对\")");
}

TEST_F(Checks, AskARunRowByRow) {
  const CrossCheck check{
      .left = {cell(0, 0, 0)}, .right = {cell(0, 0, 1), cell(0, 0, 2)}, .count = 3};
  const CheckRow got = row(check);
  EXPECT_EQ(got.left, "=SUM('01'!A3:A5)");
  EXPECT_EQ(got.right, "=SUM('01'!B3:C5)");
  EXPECT_EQ(got.values.left, Amount::from_fen(10'010'000));
  EXPECT_EQ(got.values.difference, Amount::from_fen(10'000));
  EXPECT_EQ(got.values.result, CheckResult::kBroken);
  EXPECT_EQ(got.first_broken, "第 5 行");
  const ResultFormulas formulas = results(check);
  EXPECT_EQ(formulas.difference,
            "=SUMPRODUCT(MAX(ABS(ROUND('01'!A3:A5-'01'!B3:B5-'01'!C3:C5,6))))");
  EXPECT_EQ(formulas.first_broken,
            "=IF(H5=\"相符\",\"—\",IFERROR(\"第 \"&(6-SUMPRODUCT(MAX((ROUND('01'!A3:A5-'01'!B3:B5-"
            "'01'!C3:C5,6)<>0)*(6-ROW('01'!A3:A5)))))&\" 行\",\"\"))");
}

TEST_F(Checks, AskARunColumnByColumn) {
  const CrossCheck check{.left = {cell(0, 0, 0)},
                         .right = {cell(0, 1, 0), cell(0, 2, 0)},
                         .count = 3,
                         .run = CheckRun::kRight};
  const CheckRow got = row(check);
  EXPECT_EQ(got.right, "=SUM('01'!A4:C5)");
  EXPECT_EQ(got.first_broken, "A 列");
  EXPECT_EQ(results(check).first_broken,
            "=IF(H5=\"相符\",\"—\",IFERROR(SUBSTITUTE(ADDRESS(1,4-SUMPRODUCT(MAX((ROUND("
            "'01'!A3:C3-'01'!A4:C4-'01'!A5:C5,6)<>0)*(4-COLUMN('01'!A3:C3)))),4),\"1\",\"\")&"
            "\" 列\",\"\"))");
}

TEST_F(Checks, CountAFixedCellInEachPlaceOfARun) {
  CrossCheck check{
      .left = {cell(0, 0, 1), cell(1, 0, 0)}, .right = {}, .kind = CheckKind::kAtLeast, .count = 2};
  check.left[1].is_fixed = true;
  const CheckRow got = row(check);
  EXPECT_EQ(got.left, "=SUM('01'!B3:B4)+SUM('it''s'!A3)*2");
  EXPECT_EQ(got.values.left, Amount::from_fen(14'000'000));
  EXPECT_EQ(got.values.difference, Amount::from_fen(6'000'000));
  EXPECT_EQ(got.first_broken, "—");
  EXPECT_EQ(results(check).difference, "=SUMPRODUCT(MIN(ROUND('01'!B3:B4+'it''s'!A3,6)))");
}

TEST_F(Checks, AreSplitWhereARowIsSpreadOverSeveral) {
  sheets_[0].layout.grid_rows = {2, 3, 5, 6};
  CrossCheck check{.left = {cell(0, 0, 0)}, .right = {cell(1, 1, 0)}, .count = 3};
  check.right[0].is_fixed = true;
  const std::vector<CrossCheck> parts = on_sheets(check, sheets_);
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(parts[0].count, 2);
  EXPECT_EQ(parts[1].count, 1);
  EXPECT_EQ(row(parts[0]).left, "=SUM('01'!A3:A4)");
  EXPECT_EQ(row(parts[1]).left, "=SUM('01'!A6)");
  EXPECT_EQ(row(parts[1]).right, "=SUM('it''s'!A4)");
}

TEST_F(Checks, NestSumsOfManyCellsAndGiveUpWhereExcelDoes) {
  CrossCheck check{.left = {cell(0, 0, 0)}, .right = {}};
  for (int i = 0; i < 256; ++i) check.right.push_back(cell(i % 2, 1, 0));
  const std::string sum = row(check).right;
  EXPECT_TRUE(sum.starts_with("=SUM(SUM('01'!A4,'it''s'!A4,")) << sum.substr(0, 40);
  EXPECT_TRUE(sum.ends_with("),SUM('it''s'!A4))")) << sum.substr(sum.size() - 40);
  for (int i = 0; i < 1000; ++i) check.right.push_back(cell(i % 2, 1, 0));
  EXPECT_FALSE(check_row(check, sheets_));
}

}  // namespace
}  // namespace gongkai
