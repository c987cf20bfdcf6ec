#include "import/built_budget.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

TEST(BuiltBudget, KnowsTheCellsOfValuesAndOfWhatHoldsThem) {
  BuiltBudget budget;
  budget.append({"income"}, NewJson::object(), "收入!A4");
  budget.set({"income", "0"}, "amount", NewJson::string("1"), "收入!D4");
  EXPECT_EQ(budget.cells().at("/income/0/amount"), "收入!D4");
  EXPECT_EQ(budget.cells().at("/income/0"), "收入!A4");
  EXPECT_EQ(budget.cells().at("/income"), "收入!A4");
}

// Pointers of 其余内容 are whatever somebody typed.
TEST(BuiltBudget, HoldsNothingInTextsAndPastTheEndsOfLists) {
  BuiltBudget budget;
  budget.append({"income"}, NewJson::object(), "");
  budget.set({"income", "0"}, "amount", NewJson::string("1"), "");
  EXPECT_TRUE(budget.may_hold({"income", "0", "source"}));
  EXPECT_TRUE(budget.may_hold({"income", "1"}));
  EXPECT_TRUE(budget.may_hold({"new", "object", "member"}));
  EXPECT_FALSE(budget.may_hold({"income", "0", "amount", "x"}));
  EXPECT_FALSE(budget.may_hold({"income", "7", "amount"}));
  EXPECT_FALSE(budget.may_hold({"income", "x", "amount"}));
}

}  // namespace
}  // namespace gongkai
