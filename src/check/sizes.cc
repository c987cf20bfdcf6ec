// Orders of magnitude: 元 taken for 万元, a point at another place.

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "check/all_checks.h"
#include "check/indicator_values.h"
#include "check/quantities.h"
#include "check/reasons.h"
#include "check/typed_numbers.h"

namespace gongkai {
namespace {

constexpr std::int64_t kFenInTenThousandYuan = 1'000'000;
constexpr std::int64_t kOtherUnit = 10'000;

std::string other_unit(MoneyUnit unit) {
  return std::string(
      name(unit == MoneyUnit::kYuan ? MoneyUnit::kTenThousandYuan : MoneyUnit::kYuan));
}

Place member_of(const Budget& budget, std::string_view key) {
  return budget.source ? budget.source->root().member_place(key) : Place{};
}

Place key_of(const Budget& budget, std::string_view key) {
  const auto member = budget.source ? budget.source->root().find(key) : std::nullopt;
  return member ? member->key_place() : Place{};
}

// A thousandfold change is 元 taken for 万元 rather than a change.
void compare_with_last_year(const Budget& budget, Quantities& quantities, std::vector<Note>& out) {
  if (budget.last_year.empty()) return;
  const auto& total = quantities.find("total");
  if (!total || !total->last_year || total->last_year->is_zero()) return;
  constexpr std::int64_t kMostTimes = 1'000;
  const Amount now = total->now.front();
  const bool is_more = now.fen() / kMostTimes >= total->last_year->fen();
  const bool is_less = total->last_year->fen() / kMostTimes >= now.fen();
  if (now.is_zero() || (!is_more && !is_less)) return;
  out.push_back({"本年支出总计 " + with_unit(now, budget) + "，上年 " +
                     with_unit(*total->last_year, budget) + "，相差千倍以上",
                 member_of(budget, "last_year")});
}

// Whether one of two amounts is just 10,000 times the other.
bool is_in_other_unit(Amount a, Amount b) {
  const std::int64_t large = std::max(a.fen(), b.fen());
  const std::int64_t small = std::min(a.fen(), b.fen());
  return small > 0 && large % kOtherUnit == 0 && large / kOtherUnit == small;
}

// What a project's own cost indicators and texts say, in the other unit; empty: nothing.
std::optional<Note> sign_in(const Project& project, Amount amount, const Budget& budget,
                            const TextTables& tables) {
  const std::string spent =
      "项目“" + project.name + "”的支出合计 " + with_unit(amount, budget) + "，";
  for (const Indicator& indicator : project.indicators) {
    const auto limit = cost_of(indicator);
    if (!limit || !is_in_other_unit(*limit, amount)) continue;
    return Note{spent + "成本指标写的是“" + indicator.value + "”，正好相差一万倍",
                indicator.where.member_place("value")};
  }
  for (const Amount typed : amounts_in(project.goal, tables)) {
    if (!is_in_other_unit(typed, amount)) continue;
    return Note{spent + "绩效目标中写的数与它正好相差一万倍", project.where.member_place("goal")};
  }
  return std::nullopt;
}

void compare_with_projects(const Budget& budget, const Catalog& catalog, std::vector<Note>& out) {
  std::map<std::string_view, Amount> spent;
  for (const Expenditure& fact : budget.expenditure) {
    if (!fact.project.empty()) spent[fact.project] += fact.amount;
  }
  for (const Project& project : budget.projects) {
    const auto amount = spent.find(project.code);
    if (amount == spent.end()) continue;
    if (auto sign = sign_in(project, amount->second, budget, *catalog.texts)) {
      return out.push_back(*std::move(sign));
    }
  }
}

// 工资福利支出 per head.
void compare_with_staff(const Budget& budget, const Catalog& catalog, std::vector<Note>& out) {
  if (!budget.headcount || budget.headcount->staff == 0) return;
  Amount pay;
  for (const Expenditure& fact : budget.expenditure) {
    if (fact.project.empty() && fact.economic.starts_with("301")) pay += fact.amount;
  }
  const Amount each = Amount::from_fen(pay.fen() / budget.headcount->staff);
  const auto limit = [&](std::string_view name) {
    return Amount::from_fen(catalog.usual->limit(name) * kFenInTenThousandYuan);
  };
  const bool is_usual = each <= limit("person-pay-most") && each >= limit("person-pay-least");
  if (pay.is_zero() || is_usual) return;
  out.push_back({"在编 " + std::to_string(budget.headcount->staff) + " 人，工资福利支出 " +
                     with_unit(pay, budget) + "，人均 " + with_unit(each, budget),
                 member_of(budget, "headcount")});
}

void compare_with_units(const Budget& budget, const Catalog& catalog, std::vector<Note>& out) {
  const Amount most =
      Amount::from_fen(catalog.usual->limit("unit-total-most") * kFenInTenThousandYuan);
  std::map<std::string_view, Amount> spent;
  for (const Expenditure& fact : budget.expenditure) spent[fact.unit] += fact.amount;
  for (const BudgetUnit& unit : budget.department.units) {
    const auto amount = spent.find(unit.code);
    if (amount == spent.end() || amount->second <= most) continue;
    out.push_back({"单位“" + unit.name + "”的支出合计 " + with_unit(amount->second, budget) +
                       "，超过 " + with_unit(most, budget),
                   unit.where.member_place("name")});
    return;
  }
}

constexpr std::array<std::int64_t, 3> kPowers = {10, 100, 1'000};

// By which power of ten two amounts differ exactly; 0: by none.
std::int64_t power_between(Amount a, Amount b) {
  const std::int64_t large = std::max(a.fen(), b.fen());
  const std::int64_t small = std::min(a.fen(), b.fen());
  if (small <= 0) return 0;
  for (const std::int64_t power : kPowers) {
    if (large / power == small && large % power == 0) return power;
  }
  return 0;
}

Place last_year_place(const Budget& budget, std::string_view list, std::string_view name) {
  const auto found = budget.source ? budget.source->root().find(list) : std::nullopt;
  return found ? found->member_place(name) : Place{};
}

}  // namespace

// All that speaks for one cause is one finding.
void check_money_unit(const Budget& budget, const Catalog& catalog, Findings& findings) {
  Quantities quantities(budget, catalog);
  if (!quantities.fit()) return;  // amounts-overflow says so
  std::vector<Note> signs;
  compare_with_last_year(budget, quantities, signs);
  compare_with_units(budget, catalog, signs);
  compare_with_projects(budget, catalog, signs);
  compare_with_staff(budget, catalog, signs);
  if (signs.empty()) return;
  const std::string unit(name(budget.money_unit));
  std::string message = signs.front().message;
  signs.erase(signs.begin());
  findings.add({.id = "money-unit",
                .severity = Severity::kWarning,
                .where = key_of(budget, "money_unit"),
                .message = "金额疑不是以" + unit + "为单位：" + std::move(message),
                .expected = "本年和上年的金额都以" + unit + "为单位",
                .help = "检查是否把" + other_unit(budget.money_unit) + "误作" + unit +
                        "；确实如此的，在 \"waived\" 中写明理由",
                .notes = std::move(signs)});
}

// Items that are exactly ten, a hundred or a thousand times last year's: one cause, one finding.
void check_powers_of_ten(const Budget& budget, const Catalog& catalog, Findings& findings) {
  Quantities quantities(budget, catalog);
  std::vector<Note> found;
  const auto compare = [&](std::string_view list, std::string_view name) {
    const auto& quantity = quantities.find(name);
    if (!quantity || !quantity->last_year) return;
    const std::int64_t power = power_between(quantity->now.front(), *quantity->last_year);
    if (power == 0) return;
    found.push_back({std::string(reason_title(name)) + "本年 " +
                         with_unit(quantity->now.front(), budget) + "，上年 " +
                         with_unit(*quantity->last_year, budget) + "，正好相差 " +
                         std::to_string(power) + " 倍",
                     last_year_place(budget, list, name)});
  };
  std::vector<Note> in_other_unit;
  compare_with_last_year(budget, quantities, in_other_unit);
  if (!in_other_unit.empty()) return;  // money-unit says so
  for (const auto& [name, amount] : budget.last_year) compare("last_year", name);
  for (const char* name : {"abroad", "vehicle_purchase", "vehicle_operation", "reception"}) {
    if (budget.three_public_last_year) compare("three_public_last_year", name);
  }
  if (found.empty()) return;
  findings.add({.id = "power-of-ten",
                .severity = Severity::kWarning,
                .where = found.front().where,
                .message = found.front().message,
                .expected = "两年的数小数点都在应在之处",
                .help = "核对两个数；确实如此的，在 \"waived\" 中写明理由",
                .notes = {found.begin() + 1, found.end()}});
}

// A part several times its whole: not a difference in what is counted, but a point or a unit.
void check_parts_of_last_year(const Budget& budget, const Catalog& catalog, Findings& findings) {
  const std::int64_t times = catalog.usual->limit("part-of-whole-times");
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kParts = {
      {{"fiscal", "total"},
       {"general_budget", "fiscal"},
       {"general_budget", "total"},
       {"basic", "total"},
       {"project", "total"},
       {"government_fund", "total"},
       {"operation", "total"}}};
  const auto find = [&](std::string_view name) {
    return std::ranges::find(budget.last_year, name, &std::pair<std::string, Amount>::first);
  };
  for (const auto& [part_name, whole_name] : kParts) {
    const auto part = find(part_name);
    const auto whole = find(whole_name);
    if (part == budget.last_year.end() || whole == budget.last_year.end()) continue;
    if (whole->second.is_zero() || part->second.fen() / times < whole->second.fen()) continue;
    findings.add({.id = "part-of-last-year",
                  .severity = Severity::kWarning,
                  .where = last_year_place(budget, "last_year", part_name),
                  .message = "上年的" + std::string(reason_title(part_name)) + " " +
                             with_unit(part->second, budget) + " 远大于" +
                             std::string(reason_title(whole_name)) + " " +
                             with_unit(whole->second, budget),
                  .expected = "部分不大于整体",
                  .help = "核对上年的两个数"});
    return;
  }
}

}  // namespace gongkai
