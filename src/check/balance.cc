// Sums over the facts.

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <map>
#include <string>

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

// Calls visit(fact) for every fact.
template <class Visit>
void for_each_fact(const Budget& budget, const Visit& visit) {
  std::ranges::for_each(budget.income, visit);
  std::ranges::for_each(budget.expenditure, visit);
  std::ranges::for_each(budget.year_end, visit);
}

// Whether any sum of these amounts fits an Amount.
bool sums_fit(const Budget& budget) {
  std::int64_t room = std::numeric_limits<std::int64_t>::max();
  bool fits = true;
  for_each_fact(budget, [&](const auto& fact) {
    const std::int64_t size = std::abs(fact.amount.fen());
    fits = fits && size <= room;
    if (fits) room -= size;
  });
  return fits;
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

Amount magnitude(Amount amount) { return Amount::from_fen(std::abs(amount.fen())); }

// The fact that is missing or too much is often one of just that amount.
std::vector<Note> facts_of(Amount amount, const Budget& budget) {
  std::vector<Note> out;
  for_each_fact(budget, [&](const auto& fact) {
    if (fact.amount != amount || out.size() >= kMostCandidates) return;
    out.push_back(
        {"这一笔恰为差额 " + as_written(amount, budget), fact.where.member_place("amount")});
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

// The broad class of a source: 政府预算资金, 财政专户管理资金, 单位资金.
std::map<std::string, Sides> sides_by_class(const Budget& budget) {
  std::map<std::string, Sides> out;
  const auto broad = [](const std::string& source) { return source.substr(0, 1); };
  for (const Income& fact : budget.income) out[broad(fact.source)].income += fact.amount;
  for (const Expenditure& fact : budget.expenditure) {
    out[broad(fact.source)].expenditure += fact.amount;
  }
  for (const YearEnd& fact : budget.year_end) out[broad(fact.source)].year_end += fact.amount;
  return out;
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
  if (sums_fit(budget)) return;
  const Amount most = Amount::from_fen(std::numeric_limits<std::int64_t>::max());
  findings.add({.id = "amounts-overflow",
                .where = list_place(budget, "expenditure"),
                .message = "所有金额之和超出可以计算的范围",
                .expected = "不超过 " + exact_text(most, budget.money_unit) + " " +
                            std::string(name(budget.money_unit)),
                .help = "检查是否有金额多写了零，或 \"money_unit\" 应为 \"元\""});
}

void check_balance(const Budget& budget, const Catalog&, Findings& findings) {
  if (!sums_fit(budget)) return;
  Sides sides;
  for (const Income& fact : budget.income) sides.income += fact.amount;
  for (const Expenditure& fact : budget.expenditure) sides.expenditure += fact.amount;
  for (const YearEnd& fact : budget.year_end) sides.year_end += fact.amount;
  if (sides.difference().is_zero()) return;
  findings.add({.id = "income-equals-expenditure",
                .where = list_place(budget, "income"),
                .message = "收支总计不相等：" + comparison(sides, budget),
                .expected = "收入总计（含上年结转结余）= 支出总计 + 年终结转结余",
                .help = "补上或改正差额所在的一笔；留到下年的写入 \"year_end\"",
                .notes = facts_of(magnitude(sides.difference()), budget)});
}

void check_source_balance(const Budget& budget, const Catalog& catalog, Findings& findings) {
  if (!sums_fit(budget)) return;
  const auto classes = sides_by_class(budget);
  if (classes.size() == 1) return;  // the same as the whole
  for (const auto& [code, sides] : classes) {
    const std::string* source = catalog.sources.name(code);
    if (source == nullptr || sides.difference().is_zero()) continue;
    findings.add({.id = "source-balance",
                  .severity = Severity::kWarning,
                  .where = list_place(budget, "income"),
                  .message = *source + "收支不相等：" + comparison(sides, budget),
                  .expected = "每类资金的收入 = 支出 + 年终结转结余",
                  .help = "检查来源编码以 " + code + " 开头的各笔收支"});
  }
}

}  // namespace gongkai
