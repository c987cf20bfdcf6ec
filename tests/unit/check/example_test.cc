// The delivered example: sound, and its sums are those of the published tables.

#include <gtest/gtest.h>

#include <functional>

#include "unit/check/budgets.h"

namespace gongkai {
namespace {

using Kind = LedgerEntry::Kind;

class LaochengExample : public testing::Test {
 protected:
  void SetUp() override {
    checked_ = check_file("examples/laocheng-2023/budget.json", findings_);
    ASSERT_TRUE(checked_) << all_texts(findings_);
  }

  std::string sum(const std::function<bool(const LedgerEntry&)>& counts) const {
    Amount total;
    for (const LedgerEntry& entry : checked_->outlays()) {
      if (counts(entry)) total += entry.amount;
    }
    return format_amount(total, {});
  }
  std::string sum_of_kind(Kind kind) const {
    return sum([&](const LedgerEntry& entry) { return entry.kind == kind; });
  }
  std::string sum_of_function(std::string_view prefix) const {
    return sum([&](const LedgerEntry& entry) { return entry.function.code.starts_with(prefix); });
  }

  Findings findings_;
  std::optional<Checked> checked_;
};

TEST_F(LaochengExample, HasNoErrors) { EXPECT_EQ(findings_.count(Severity::kError), 0); }

TEST_F(LaochengExample, HasNoWarningThatItDoesNotExplain) {
  EXPECT_EQ(findings_.count(Severity::kWarning), 0) << all_texts(findings_);
}

TEST_F(LaochengExample, AddsUpToTable01) {
  EXPECT_EQ(sum([](const LedgerEntry&) { return true; }), "634.34");
  EXPECT_EQ(sum_of_function("206"), "519.91");
  EXPECT_EQ(sum_of_function("208"), "51.80");
  EXPECT_EQ(sum_of_function("210"), "21.01");
  EXPECT_EQ(sum_of_function("215"), "23.30");
  EXPECT_EQ(sum_of_function("221"), "18.32");
  Amount income;
  Amount carried_over;
  for (const Income& fact : checked_->budget().income) {
    (fact.is_carried_over ? carried_over : income) += fact.amount;
  }
  EXPECT_EQ(format_amount(income, {}), "589.34");
  EXPECT_EQ(format_amount(carried_over, {}), "45.00");
}

TEST_F(LaochengExample, AddsUpToTable03) {
  EXPECT_EQ(sum([](const LedgerEntry& entry) { return entry.project == nullptr; }), "291.04");
  EXPECT_EQ(sum([](const LedgerEntry& entry) { return entry.project != nullptr; }), "343.30");
  EXPECT_EQ(sum_of_function("2060101"), "199.91");
  EXPECT_EQ(sum_of_function("2060499"), "316.00");
  EXPECT_EQ(sum_of_function("2060702"), "4.00");
  EXPECT_EQ(sum_of_function("2080501"), "34.06");
}

TEST_F(LaochengExample, AddsUpToTable04) {
  EXPECT_EQ(sum([](const LedgerEntry& entry) { return !entry.is_deferred; }), "589.34");
  EXPECT_EQ(sum([](const LedgerEntry& entry) { return entry.is_deferred; }), "45.00");
}

TEST_F(LaochengExample, AddsUpToTable06) {
  EXPECT_EQ(sum_of_kind(Kind::kPersonnel), "272.07");
  EXPECT_EQ(sum_of_kind(Kind::kOperating), "18.97");
  EXPECT_EQ(sum_of_kind(Kind::kSpecific), "343.30");
  EXPECT_EQ(sum_of_kind(Kind::kOtherOperating), "");
}

TEST_F(LaochengExample, HasTheNamesAndClassesOfTable07) {
  const auto& outlays = checked_->outlays();
  EXPECT_EQ(outlays[0].economic.name, "其他社会保障缴费");
  EXPECT_EQ(outlays[0].government_economic.code, "50102");
  EXPECT_EQ(outlays[0].government_economic.name, "社会保障缴费");
  EXPECT_EQ(outlays[2].economic.name, "绩效工资");
  EXPECT_EQ(outlays[2].government_economic.name, "工资福利支出");
  EXPECT_EQ(outlays[4].line, "2");
  EXPECT_EQ(outlays[11].function.name, "其他技术与开发支出") << "the place's own name";
  EXPECT_EQ(outlays[13].project->name, "洛财投（2022）4号2022省级企业研发财政补助专项资金");
}

}  // namespace
}  // namespace gongkai
