// Sums over the facts.

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "check/all_checks.h"
#include "check/other_unit.h"

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

constexpr std::int64_t kYuanInTenThousand = 10'000;

// The value of one unit in the last decimal of the file's amounts.
std::int64_t last_place_of(const Budget& budget) {
  return last_place({.unit = budget.money_unit, .decimals = budget.amount_decimals}).fen();
}

// Whether an amount typed in the wrong unit explains exactly this difference, up to rounding of the
// last decimal.
bool is_in_other_unit(std::int64_t typed, std::int64_t difference, const Budget& budget) {
  const std::int64_t last_place = last_place_of(budget);
  if (budget.money_unit == MoneyUnit::kYuan) {  // 万元 among 元: too small
    return std::abs(difference - typed * (kYuanInTenThousand - 1)) * 2 <=
           last_place * kYuanInTenThousand;
  }
  return std::abs(difference - (typed - typed / kYuanInTenThousand)) * 2 <= last_place;
}

// Whether an amount with a decimal point misplaced by a factor of `power` explains exactly this
// difference.
bool is_off_by(std::int64_t typed, std::int64_t difference, std::int64_t power) {
  if (typed * (power - 1) == difference) return true;
  return typed % power == 0 && typed - typed / power == difference;
}

// How a fact of this amount explains the difference; empty: it does not.
std::string slip_of(Amount amount, Amount difference, const Budget& budget) {
  if (amount == difference) return "这一笔恰为差额 " + as_written(difference, budget);
  const bool is_stated = amount > Amount() && amount.fen() <= Amount::kMaxFen / kYuanInTenThousand;
  const bool may_be_large = budget.money_unit != MoneyUnit::kYuan && amount > Amount();
  if ((is_stated || may_be_large) && is_in_other_unit(amount.fen(), difference.fen(), budget)) {
    return "这一笔 " + as_written(amount, budget) + " 疑以" +
           std::string(name(other_unit(budget.money_unit))) + "为单位：换算后收支相等";
  }
  for (const std::int64_t power : {10, 100, 1'000}) {
    if (!is_stated || !is_off_by(amount.fen(), difference.fen(), power)) continue;
    return "这一笔 " + as_written(amount, budget) + " 疑为小数点错位（" + std::to_string(power) +
           " 倍）：改正后收支相等";
  }
  return {};
}

// A missing or extra fact often has exactly the amount of the difference, or was written in 元
// among 万元, or with a misplaced decimal point.
std::vector<Note> facts_of(Amount amount, const Budget& budget) {
  std::vector<Note> out;
  for_each_fact(budget, [&](const auto& fact) {
    if (out.size() >= kMostCandidates) return;
    std::string slip = slip_of(fact.amount, amount, budget);
    if (!slip.empty()) out.push_back({std::move(slip), fact.where.member_place("amount")});
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
         as_written(absolute(sides.difference()), budget);
}

// The only class of source, among several, whose sides differ, so that the whole difference is
// there; null if there is no such class.
const SidesByClass::value_type* only_unequal(const SidesByClass& classes) {
  const SidesByClass::value_type* out = nullptr;
  for (const auto& each : classes) {
    if (each.second.difference().is_zero()) continue;
    if (out != nullptr) return nullptr;
    out = &each;
  }
  return classes.size() > 1 ? out : nullptr;
}

}  // namespace

void check_has_facts(const Budget& budget, const Catalog&, Findings& findings) {
  if (!budget.income.empty() || !budget.expenditure.empty()) return;
  findings.add({.id = "no-facts",
                .where = list_place(budget, "income"),
                .message = "没有收入和支出",
                .expected = "至少一笔收入和一笔支出",
                .help = "在 \"income\" 和 \"expenditure\" 中写明收支"});
}

void check_tables_only(const Budget& budget, const Catalog&, Findings& findings) {
  if (!budget.states_tables_only) return;
  const bool has_facts =
      !budget.income.empty() || !budget.expenditure.empty() || !budget.year_end.empty();
  if (!has_facts && !budget.tables.empty()) return;
  findings.add(
      {.id = "tables-only",
       .where = list_place(budget, "tables_only"),
       .message = has_facts ? "写明只有各表，又填列了收支数据" : "写明只有各表，没有填列任何一张表",
       .expected = "\"tables\" 中的各表，\"income\" 和 \"expenditure\" 为 []",
       .help = has_facts ? "有收支数据的，删去 \"tables_only\"；否则清空收支数据"
                         : "用 gongkai import 公开表.xlsx --pack 模板包 读入各表；"
                           "有收支数据的，删去 \"tables_only\""});
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

void check_balance(const Budget& budget, const Catalog& catalog, Findings& findings) {
  const auto classes = sum_up(budget);
  if (!classes) return;
  Sides sides;
  for (const auto& [code, sums] : *classes) {
    sides.income += sums.income;
    sides.expenditure += sums.expenditure;
    sides.year_end += sums.year_end;
  }
  if (sides.difference().is_zero()) return;
  const auto* only = only_unequal(*classes);
  const std::string* source =
      only == nullptr ? nullptr : catalog.sources.name(std::string_view(&only->first, 1));
  const std::string where = source == nullptr ? "" : "（差额在" + *source + "）";
  findings.add({.id = "income-equals-expenditure",
                .where = list_place(budget, "income"),
                .message = "收支总计不相等" + where + "：" + comparison(sides, budget),
                .expected = "收入总计（含上年结转结余）= 支出总计 + 年终结转结余",
                .help = "补上或改正差额所在的一笔；结转下年的，填入 \"year_end\"",
                .notes = facts_of(absolute(sides.difference()), budget)});
}

void check_source_balance(const Budget& budget, const Catalog& catalog, Findings& findings) {
  const auto classes = sum_up(budget);
  if (!classes || classes->size() == 1) return;   // one class: the same as the whole
  if (only_unequal(*classes) != nullptr) return;  // the whole's finding names it
  for (const auto& [code, sides] : *classes) {
    const std::string* source = catalog.sources.name({&code, 1});
    if (source == nullptr || sides.difference().is_zero()) continue;
    findings.add({.id = "source-balance",
                  .severity = Severity::kWarning,
                  .where = list_place(budget, "income"),
                  .message = *source + "收支不相等：" + comparison(sides, budget),
                  .expected = "每类资金的收入 = 支出 + 年终结转结余",
                  .help = std::string("检查资金来源编码以 ") + code + " 开头的各笔收支"});
  }
}

// Identical lines, including the amount: one may have been entered twice.
void check_equal_lines(const Budget& budget, const Catalog&, Findings& findings) {
  const auto key_of = [](const Expenditure& fact) {
    return std::tuple(std::string_view(fact.unit), std::string_view(fact.function),
                      std::string_view(fact.economic), std::string_view(fact.government_economic),
                      std::string_view(fact.source), fact.is_carried_over, fact.is_deferred,
                      fact.kind, std::string_view(fact.project), std::string_view(fact.line),
                      fact.procurement, fact.amount);
  };
  std::map<decltype(key_of(budget.expenditure.front())), const Expenditure*> seen;
  std::vector<std::pair<const Expenditure*, const Expenditure*>> equal;  // later, first
  for (const Expenditure& fact : budget.expenditure) {
    if (fact.amount.is_zero()) continue;
    const auto [first, is_new] = seen.emplace(key_of(fact), &fact);
    if (!is_new) equal.emplace_back(&fact, first->second);
  }
  if (equal.empty()) return;
  std::vector<Note> notes;
  for (std::size_t i = 0; i < std::min(equal.size(), kMostCandidates); ++i) {
    const auto& [later, first] = equal[i];
    if (i > 0) notes.push_back({"另一笔相同的支出在此", later->where.place()});
    notes.push_back({"前一笔在此", first->where.place()});
  }
  findings.add(
      {.id = "same-line-twice",
       .severity = Severity::kNote,
       .where = equal.front().first->where.place(),
       .message = "这笔支出与前面的一笔完全相同，金额都是 " +
                  as_written(equal.front().first->amount, budget) +
                  (equal.size() > 1 ? "（共 " + std::to_string(equal.size()) + " 处）" : ""),
       .expected = "每笔支出只填列一次",
       .help = "重复的，删去一笔；确为两笔的，无需修改",
       .notes = std::move(notes)});
}

}  // namespace gongkai
