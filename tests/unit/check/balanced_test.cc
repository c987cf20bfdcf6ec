// 平衡修约: what must be true of rounded facts, asked of random budgets.

#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <random>

#include "unit/check/budgets.h"

namespace gongkai {
namespace {

using Json = nlohmann::ordered_json;

constexpr NumberFormat kFormat{.unit = MoneyUnit::kTenThousandYuan, .decimals = 2};
constexpr std::int64_t kLastPlace = 10'000;  // 0.01 万元 in 分

// Two units with some dozens of facts each from two sources, in 元 with 分.
Json random_budget(unsigned seed) {
  std::mt19937 random(seed);
  const auto below = [&](unsigned n) { return static_cast<std::int64_t>(random() % n); };
  Json out = Json::parse(R"({"pack": "henan-2023", "year": 2023, "published_on": "2023-03-01",
    "money_unit": "元", "department": {"code": "250", "name": "某局", "units": [
      {"code": "250001", "name": "某局", "kind": "行政单位"},
      {"code": "250002", "name": "某站", "kind": "行政单位"}]},
    "income": [], "expenditure": []})");
  std::map<std::pair<std::string, std::string>, std::int64_t> total;
  for (int i = 0; i < 60; ++i) {
    const std::string unit = below(2) == 0 ? "250001" : "250002";
    const std::string source = below(4) == 0 ? "2" : "111";
    const char* function = below(2) == 0 ? "2060101" : "2060102";
    const char* economic = below(2) == 0 ? "30101" : "30201";
    const std::int64_t fen = below(5'000'000);
    total[{unit, source}] += fen;
    out["expenditure"].push_back({{"unit", unit},
                                  {"function", function},
                                  {"economic", economic},
                                  {"source", source},
                                  {"amount", exact_text(Amount::from_fen(fen), MoneyUnit::kYuan)}});
  }
  for (const auto& [key, fen] : total) {
    out["income"].push_back({{"unit", key.first},
                             {"source", key.second},
                             {"amount", exact_text(Amount::from_fen(fen), MoneyUnit::kYuan)}});
  }
  return out;
}

using Sums = std::map<std::string, std::int64_t>;

Sums sums(const Checked& checked) {
  Sums out;
  for (const Income& fact : checked.budget().income) {
    out["income " + fact.source] += fact.amount.fen();
    out["income " + fact.source + " " + fact.unit] += fact.amount.fen();
  }
  for (const LedgerEntry& fact : checked.outlays()) {
    out["spending " + fact.source] += fact.amount.fen();
    out["spending " + fact.source + " " + fact.unit->code] += fact.amount.fen();
    out["spending " + fact.source + " " + fact.unit->code + " " + fact.function.code] +=
        fact.amount.fen();
  }
  return out;
}

TEST(Balanced, SumsAreWholeAndAgreeAndMoveByLessThanOneLastPlace) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE(seed);
    Findings findings;
    const auto exact = check_text(random_budget(seed).dump(), findings);
    ASSERT_TRUE(exact) << all_texts(findings);
    const Checked rounded = exact->balanced(kFormat);
    const Sums before = sums(*exact);
    const Sums after = sums(rounded);
    for (const auto& [name, fen] : after) {
      EXPECT_EQ(fen % kLastPlace, 0) << name;
      EXPECT_LT(std::abs(fen - before.at(name)), kLastPlace) << name;
    }
    for (const char* source : {"111", "2"}) {
      EXPECT_EQ(after.at(std::string("income ") + source),
                after.at(std::string("spending ") + source));
    }
    for (std::size_t i = 0; i < exact->outlays().size(); ++i) {
      const std::int64_t fen = rounded.outlays()[i].amount.fen();
      EXPECT_EQ(fen % kLastPlace, 0);
      EXPECT_LT(std::abs(fen - exact->outlays()[i].amount.fen()), kLastPlace);
      EXPECT_EQ(rounded.outlays()[i].unit->code, exact->outlays()[i].unit->code);
    }
  }
}

TEST(Balanced, WholeAmountsStayAsTheyAre) {
  Findings findings;
  const auto exact = check_file("examples/laocheng-2023/budget.json", findings);
  ASSERT_TRUE(exact);
  const Checked rounded = exact->balanced(kFormat);
  for (std::size_t i = 0; i < exact->outlays().size(); ++i) {
    EXPECT_EQ(rounded.outlays()[i].amount, exact->outlays()[i].amount);
  }
}

// What is left stands last, so that 支出合计 is rounded as if it stood alone.
TEST(Balanced, RoundsSpendingBeforeWhatIsLeft) {
  Json budget = random_budget(1);
  const auto fact = [](const char* amount, bool is_carried_over) {
    Json out{{"unit", "250001"}, {"source", "111"}, {"amount", amount}};
    if (is_carried_over) out["carried_over"] = true;
    return out;
  };
  const auto spent = [&](bool is_carried_over) {
    Json out = fact("20", is_carried_over);
    out.update({{"function", "2060101"}, {"economic", "30101"}});
    return out;
  };
  budget["income"] = {fact("40", false), fact("20", true)};
  budget["expenditure"] = {spent(false), spent(true)};
  budget["year_end"] = Json::array({fact("20", false)});  // braces alone: up to the compiler
  Findings findings;
  const auto exact = check_text(budget.dump(), findings);
  ASSERT_TRUE(exact) << all_texts(findings);
  std::vector<std::int64_t> fen;
  const Checked balanced = exact->balanced(kFormat);
  for (const LedgerEntry& entry : balanced.outlays()) fen.push_back(entry.amount.fen());
  EXPECT_EQ(fen, (std::vector<std::int64_t>{0, 0, kLastPlace}));  // 0.004 is 0, 0.006 is 0.01
}

}  // namespace
}  // namespace gongkai
