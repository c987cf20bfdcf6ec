// Sums over the facts.

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "check/all_checks.h"

namespace gongkai {
namespace {

constexpr std::size_t kMostCandidates = 3;

struct Sides {
  Amount income;
  Amount expenditure;
  Amount year_end;

  Amount outlay() const { return expenditure + year_end; }
  Amount difference() const { return income - outlay(); }
};

/// Sums by broad class of source, the first digit of its code: 政府预算资金, 财政专户管理资金,
/// 单位资金.
using SidesByClass = std::map<char, Sides>;

using NamedAmount = std::pair<std::string, Amount>;

// Calls visit(fact) for every fact.
template <class Visit>
void for_each_fact(const Budget& budget, const Visit& visit) {
  std::ranges::for_each(budget.income, visit);
  std::ranges::for_each(budget.expenditure, visit);
  std::ranges::for_each(budget.year_end, visit);
}

// Empty if some sum of the amounts would not fit an Amount.
std::optional<SidesByClass> sum_up(const Budget& budget) {
  SidesByClass out;
  std::int64_t room = std::numeric_limits<std::int64_t>::max();
  bool fits = true;
  const auto add = [&](const auto& facts, Amount Sides::*side) {
    for (const auto& fact : facts) {
      const std::int64_t size = std::abs(fact.amount.fen());
      fits = fits && size <= room;
      if (!fits) return;
      room -= size;
      out[fact.source.empty() ? '\0' : fact.source.front()].*side += fact.amount;
    }
  };
  add(budget.income, &Sides::income);
  add(budget.expenditure, &Sides::expenditure);
  add(budget.year_end, &Sides::year_end);
  return fits ? std::optional(std::move(out)) : std::nullopt;
}

Place list_place(const Budget& budget, std::string_view key) {
  const auto list = budget.source ? budget.source->root().find(key) : std::nullopt;
  return list ? list->key_place() : Place{};
}

std::string as_written(Amount amount, const Budget& budget) {
  return format_amount(amount, {.unit = budget.money_unit,
                                .decimals = budget.amount_decimals,
                                .zero = ZeroStyle::kDecimals});
}

std::string other_unit(MoneyUnit unit) {
  return std::string(
      name(unit == MoneyUnit::kYuan ? MoneyUnit::kTenThousandYuan : MoneyUnit::kYuan));
}

Amount magnitude(Amount amount) { return Amount::from_fen(std::abs(amount.fen())); }

constexpr std::int64_t kYuanInTenThousand = 10'000;

// Whether an amount written in the other unit is off by just this difference.
bool is_in_other_unit(Amount amount, Amount difference, MoneyUnit unit) {
  const std::int64_t fen = amount.fen();
  if (unit == MoneyUnit::kYuan)
    return difference.fen() / (kYuanInTenThousand - 1) == fen &&
           difference.fen() % (kYuanInTenThousand - 1) == 0;
  return fen % kYuanInTenThousand == 0 && fen - fen / kYuanInTenThousand == difference.fen();
}

// The fact that is missing or too much is often one of just that amount, or written in 元 among
// 万元.
std::vector<Note> facts_of(Amount amount, const Budget& budget) {
  std::vector<Note> out;
  for_each_fact(budget, [&](const auto& fact) {
    if (out.size() >= kMostCandidates) return;
    const Place where = fact.where.member_place("amount");
    if (fact.amount == amount) {
      out.push_back({"这一笔恰为差额 " + as_written(amount, budget), where});
    } else if (is_in_other_unit(fact.amount, amount, budget.money_unit)) {
      out.push_back(
          {"这一笔疑以" + other_unit(budget.money_unit) + "为单位：换算后收支相等", where});
    }
  });
  return out;
}

// "收入 589.34 比支出 634.34 少 45.00"
std::string comparison(const Sides& sides, const Budget& budget) {
  const bool is_less = sides.income < sides.outlay();
  const std::string year_end =
      sides.year_end.is_zero() ? ""
                               : "（含年终结转结余 " + as_written(sides.year_end, budget) + "）";
  return "收入 " + as_written(sides.income, budget) + " 比支出 " +
         as_written(sides.outlay(), budget) + year_end + (is_less ? " 少 " : " 多 ") +
         as_written(magnitude(sides.difference()), budget);
}

}  // namespace

void check_has_facts(const Budget& budget, const Catalog&, Findings& findings) {
  if (!budget.income.empty() || !budget.expenditure.empty()) return;
  findings.add({.id = "no-facts",
                .where = list_place(budget, "income"),
                .message = "没有一笔收入和支出",
                .expected = "至少一笔收入和一笔支出",
                .help = "在 \"income\" 和 \"expenditure\" 中写明收支"});
}

void check_overflow(const Budget& budget, const Catalog&, Findings& findings) {
  if (sum_up(budget)) return;
  const Amount most = Amount::from_fen(std::numeric_limits<std::int64_t>::max());
  findings.add({.id = "amounts-overflow",
                .where = list_place(budget, "expenditure"),
                .message = "所有金额之和超出可以计算的范围",
                .expected = "不超过 " + exact_text(most, budget.money_unit) + " " +
                            std::string(name(budget.money_unit)),
                .help = "检查是否有金额多写了零，或 \"money_unit\" 应为 \"元\""});
}

void check_balance(const Budget& budget, const Catalog&, Findings& findings) {
  const auto classes = sum_up(budget);
  if (!classes) return;
  Sides sides;
  for (const auto& [code, sums] : *classes) {
    sides.income += sums.income;
    sides.expenditure += sums.expenditure;
    sides.year_end += sums.year_end;
  }
  if (sides.difference().is_zero()) return;
  findings.add({.id = "income-equals-expenditure",
                .where = list_place(budget, "income"),
                .message = "收支总计不相等：" + comparison(sides, budget),
                .expected = "收入总计（含上年结转结余）= 支出总计 + 年终结转结余",
                .help = "补上或改正差额所在的一笔；留到下年的写入 \"year_end\"",
                .notes = facts_of(magnitude(sides.difference()), budget)});
}

void check_source_balance(const Budget& budget, const Catalog& catalog, Findings& findings) {
  const auto classes = sum_up(budget);
  if (!classes || classes->size() == 1) return;  // one class: the same as the whole
  for (const auto& [code, sides] : *classes) {
    const std::string* source = catalog.sources.name({&code, 1});
    if (source == nullptr || sides.difference().is_zero()) continue;
    findings.add({.id = "source-balance",
                  .severity = Severity::kWarning,
                  .where = list_place(budget, "income"),
                  .message = *source + "收支不相等：" + comparison(sides, budget),
                  .expected = "每类资金的收入 = 支出 + 年终结转结余",
                  .help = std::string("检查来源编码以 ") + code + " 开头的各笔收支"});
  }
}

// A thousandfold change is 元 taken for 万元 rather than a change.
void check_money_unit(const Budget& budget, const Catalog&, Findings& findings) {
  const auto last_year = std::ranges::find(budget.last_year, "total", &NamedAmount::first);
  const auto classes = sum_up(budget);
  if (last_year == budget.last_year.end() || last_year->second.is_zero() || !classes) return;
  Amount total;
  for (const auto& [code, sums] : *classes) total += sums.outlay();
  constexpr std::int64_t kMostTimes = 1'000;
  const bool is_more = total.fen() / kMostTimes >= last_year->second.fen();
  const bool is_less = last_year->second.fen() / kMostTimes >= total.fen();
  if (total.is_zero() || (!is_more && !is_less)) return;
  findings.add(
      {.id = "money-unit",
       .severity = Severity::kWarning,
       .where = list_place(budget, "money_unit"),
       .message = "本年支出总计 " + as_written(total, budget) + "，上年 " +
                  as_written(last_year->second, budget) + "，相差千倍以上",
       .expected = "本年和上年的金额都以" + std::string(name(budget.money_unit)) + "为单位",
       .help = "检查是否把" + other_unit(budget.money_unit) + "误作" +
               std::string(name(budget.money_unit))});
}

}  // namespace gongkai
