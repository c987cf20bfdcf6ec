#include <gtest/gtest.h>

#include "unit/check/budgets.h"

namespace gongkai {
namespace {

using Kind = LedgerEntry::Kind;

TEST(Ledger, PutsYearEndEntriesBehindSpending) {
  Findings findings;
  const auto checked = check_file("tests/corpus/budget/good/year-end.json", findings);
  ASSERT_TRUE(checked);
  ASSERT_EQ(checked->outlays().size(), 2U);
  const LedgerEntry& last = checked->outlays()[1];
  EXPECT_EQ(last.kind, Kind::kYearEnd);
  EXPECT_EQ(last.unit->code, "250001");
  EXPECT_EQ(last.source, "111");
  EXPECT_EQ(last.function.code, "");
  EXPECT_EQ(last.project, nullptr);
}

TEST(Ledger, MapsTheSameClassByTheKindOfUnit) {
  Findings findings;
  const auto checked = check_file("tests/corpus/budget/good/several-units.json", findings);
  ASSERT_TRUE(checked);
  const auto& outlays = checked->outlays();
  EXPECT_EQ(outlays[0].government_economic.code, "50101") << "行政单位";
  EXPECT_EQ(outlays[1].government_economic.code, "50501") << "事业单位";
  EXPECT_EQ(outlays[2].government_economic.code, "50201") << "参公事业单位, 30201";
  EXPECT_EQ(outlays[2].kind, Kind::kOperating);
  EXPECT_EQ(outlays[1].unit->name, "某中心");
}

TEST(Ledger, TakesTheKindOfProjectSpendingFromTheProject) {
  Findings findings;
  const auto checked = check_file("tests/corpus/budget/good/everything.json", findings);
  ASSERT_TRUE(checked);
  const LedgerEntry& entry = checked->outlays()[1];
  EXPECT_EQ(entry.kind, Kind::kOtherOperating);
  EXPECT_EQ(entry.project, &checked->budget().projects[0]);
  EXPECT_EQ(entry.economic.name, "其他对企业补助");
}

TEST(Ledger, LeavesUnknownClassesEmpty) {
  Findings findings;
  const auto checked =
      check_file("tests/corpus/budget/good/project-without-economic.json", findings);
  ASSERT_TRUE(checked);
  EXPECT_EQ(checked->outlays()[0].economic.code, "");
  EXPECT_EQ(checked->outlays()[0].government_economic.name, "");
}

TEST(Ledger, UsesTheBudgetsOwnNames) {
  Findings findings;
  const auto checked = check_file("tests/corpus/budget/good/own-codes.json", findings);
  ASSERT_TRUE(checked);
  EXPECT_EQ(checked->outlays()[0].function.name, "本地科目");
}

TEST(Ledger, StaysValidWhenMoved) {
  Findings findings;
  auto checked = check_file("examples/laocheng-2023/budget.json", findings);
  ASSERT_TRUE(checked);
  const Checked moved = std::move(*checked);
  EXPECT_EQ(moved.outlays()[0].unit, &moved.budget().department.units[0]);
  EXPECT_EQ(moved.outlays()[0].where.member_place("amount").pointer, "/expenditure/0/amount");
}

}  // namespace
}  // namespace gongkai
