// 上年结转: carried-over income and the spending from it.

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "check/all_checks.h"
#include "check/quantities.h"
#include "check/reasons.h"

namespace gongkai {
namespace {

constexpr std::size_t kMostNotes = 3;

// The expenditures of exactly this amount.
std::vector<Note> expenditure_of(Amount amount, const Budget& budget) {
  std::vector<Note> out;
  for (const Expenditure& fact : budget.expenditure) {
    if (fact.amount != amount || out.size() >= kMostNotes) continue;
    out.push_back({"这一笔支出也是 " + with_unit(amount, budget), fact.where.place()});
  }
  return out;
}

// Of one kind of money: 一般公共预算, 政府性基金预算, 国有资本经营预算, 财政专户, 单位资金.
struct Carried {
  Amount income;          // of last year
  Amount income_of_year;  // of this year
  Amount spent;           // marked as of last year's money
  Amount spent_of_year;
  const Income* first_income = nullptr;
  const Expenditure* first_spent = nullptr;
};

// By prefix of the source: two digits for 财政拨款, one for the rest.
std::map<std::string, Carried> sums_by_kind(const Budget& budget) {
  const auto kind = [](const std::string& source) {
    return source.substr(0, source.starts_with('1') ? 2 : 1);
  };
  std::map<std::string, Carried> out;
  for (const Income& fact : budget.income) {
    Carried& sums = out[kind(fact.source)];
    (fact.is_carried_over ? sums.income : sums.income_of_year) += fact.amount;
    if (fact.is_carried_over && sums.first_income == nullptr) sums.first_income = &fact;
  }
  for (const Expenditure& fact : budget.expenditure) {
    Carried& sums = out[kind(fact.source)];
    (fact.is_carried_over ? sums.spent : sums.spent_of_year) += fact.amount;
    if (fact.is_carried_over && sums.first_spent == nullptr) sums.first_spent = &fact;
  }
  return out;
}

std::string name_of(const std::string& kind, const Catalog& catalog) {
  const std::string* name = catalog.sources.name(kind);
  return name == nullptr ? "资金来源 " + kind : *name;
}

// 结转 of another kind that is not spent: one of the two sources may be wrong.
std::vector<Note> unspent_of_others(const std::map<std::string, Carried>& kinds,
                                    const std::string& kind, const Budget& budget,
                                    const Catalog& catalog) {
  std::vector<Note> out;
  for (const auto& [other, sums] : kinds) {
    if (other == kind || sums.first_income == nullptr || sums.income <= sums.spent) continue;
    out.push_back({name_of(other, catalog) + "的上年结转：收入 " + with_unit(sums.income, budget) +
                       "，已安排支出 " + with_unit(sums.spent, budget),
                   sums.first_income->where.member_place("source")});
  }
  return out;
}

void report_too_much(const std::string& name, const Carried& sums, std::vector<Note> notes,
                     const Budget& budget, Findings& findings) {
  const bool is_of_other = !notes.empty();
  if (sums.first_income != nullptr) {
    notes.push_back({"上年结转收入在此", sums.first_income->where.place()});
  }
  findings.add(
      {.id = "carried-over-differs",
       .where = sums.first_spent->where.member_place("carried_over"),
       .message =
           name + "标明由上年结转安排的支出共 " + with_unit(sums.spent, budget) + "，" +
           (sums.first_income == nullptr ? "但没有标明为上年结转的收入"
                                         : "多于上年结转收入 " + with_unit(sums.income, budget)),
       .expected = "由上年结转安排的支出不大于同类资金的上年结转收入",
       .help = std::string(is_of_other ? "核对两处的 \"source\"；"
                                       : "在上年结转的收入上加 \"carried_over\": true；") +
               "不是结转安排的，删去支出的 \"carried_over\"",
       .notes = std::move(notes)});
}

void report_unmarked(const std::string& name, const Carried& sums, const Budget& budget,
                     Findings& findings) {
  const Amount missing = sums.spent_of_year - sums.income_of_year;
  findings.add({.id = "carried-over-differs",
                .where = sums.first_income->where.member_place("amount"),
                .message = name + "本年收入 " + with_unit(sums.income_of_year, budget) +
                           "，未标明上年结转的支出共 " + with_unit(sums.spent_of_year, budget) +
                           "：上年结转收入 " + with_unit(sums.income, budget) + " 中另有 " +
                           with_unit(missing, budget) + " 已安排支出，但未标明",
                .expected = "由上年结转安排的支出都写 \"carried_over\": true",
                .help =
                    "给其余由结转安排的支出加上 \"carried_over\": true（一笔中只有一部分的，拆成"
                    "两笔）；多填结转收入的，改正金额",
                .notes = expenditure_of(missing, budget)});
}

}  // namespace

// 结转 that is spent without a mark would vanish from the tables that separate it.
void check_carried_over(const Budget& budget, const Catalog& catalog, Findings& findings) {
  if (!Quantities(budget, catalog).fit()) return;  // amounts-overflow says so
  const Income* first = nullptr;
  Amount carried_over;
  for (const Income& fact : budget.income) {
    if (!fact.is_carried_over || fact.amount.is_zero()) continue;
    if (first == nullptr) first = &fact;
    carried_over += fact.amount;
  }
  const bool is_spent = std::ranges::any_of(budget.expenditure, &Expenditure::is_carried_over);
  if (first == nullptr || is_spent || budget.expenditure.empty() || !budget.year_end.empty()) {
    return;
  }
  findings.add({.id = "carried-over-not-spent",
                .severity = Severity::kWarning,
                .where = first->where.member_place("carried_over"),
                .message = "上年结转收入 " + with_unit(carried_over, budget) +
                           "，但没有标明由上年结转安排的支出",
                .expected = "由上年结转安排的支出写 \"carried_over\": true，合计不超过结转收入",
                .help = "在结转安排的各笔支出上加 \"carried_over\": true；结转下年的，填入 "
                        "\"year_end\"",
                .notes = expenditure_of(carried_over, budget)});
}

// More 结转 spent than received, or some of it spent without a mark.
void check_carried_over_agrees(const Budget& budget, const Catalog& catalog, Findings& findings) {
  if (!Quantities(budget, catalog).fit()) return;  // amounts-overflow says so
  const auto kinds = sums_by_kind(budget);
  for (const auto& [kind, sums] : kinds) {
    if (sums.first_spent == nullptr) continue;
    const std::string name = name_of(kind, catalog);
    if (sums.spent > sums.income) {
      auto others = unspent_of_others(kinds, kind, budget, catalog);
      report_too_much(name, sums, std::move(others), budget, findings);
    } else if (sums.spent < sums.income && sums.spent_of_year > sums.income_of_year) {
      report_unmarked(name, sums, budget, findings);
    }
  }
}

}  // namespace gongkai
