// Magnitudes that reveal amounts in the wrong unit: 元 taken for 万元 or vice versa.

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "check/all_checks.h"
#include "check/from_facts.h"
#include "check/indicator_values.h"
#include "check/other_unit.h"
#include "check/quantities.h"
#include "check/reasons.h"
#include "check/typed_numbers.h"

namespace gongkai {
namespace {

constexpr std::int64_t kFenInTenThousandYuan = 1'000'000;

Amount limit(const Catalog& catalog, std::string_view name) {
  return Amount::from_fen(catalog.usual->limit(name) * kFenInTenThousandYuan);
}

Place member_of(const Budget& budget, std::string_view key) {
  return budget.source ? budget.source->root().member_place(key) : Place{};
}

Place member_of(const Budget& budget, std::string_view list, std::string_view key) {
  const auto found = budget.source ? budget.source->root().find(list) : std::nullopt;
  return found ? found->member_place(key) : Place{};
}

Place key_of(const Budget& budget, std::string_view key) {
  const auto member = budget.source ? budget.source->root().find(key) : std::nullopt;
  return member ? member->key_place() : Place{};
}

// A total a thousand times larger is 元 taken for 万元 rather than a change.
void compare_with_last_year(const std::vector<YearInOtherUnit>& years, const Budget& budget,
                            std::vector<Note>& out) {
  for (const YearInOtherUnit& each : years) {
    if (each.name != "total" || each.is_last_year) continue;
    out.push_back({"本年支出总计 " + with_unit(each.now, budget) + "，上年 " +
                       with_unit(each.last_year, budget) + "，相差千倍以上",
                   member_of(budget, "last_year")});
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
  const bool is_usual =
      each <= limit(catalog, "person-pay-most") && each >= limit(catalog, "person-pay-least");
  if (pay.is_zero() || is_usual) return;
  out.push_back({"在编 " + std::to_string(budget.headcount->staff) + " 人，工资福利支出 " +
                     with_unit(pay, budget) + "，人均 " + with_unit(each, budget),
                 member_of(budget, "headcount")});
}

/// What a unit spends.
struct UnitSums {
  Amount all;
  Amount basic;      // 基本支出
  Amount reception;  // 公务接待费
  bool pays_staff = false;
};

std::map<std::string_view, UnitSums> sums_of_units(const Budget& budget) {
  std::map<std::string_view, UnitSums> out;
  for (const Expenditure& fact : budget.expenditure) {
    UnitSums& sums = out[fact.unit];
    sums.all += fact.amount;
    const bool is_basic = fact.project.empty();
    if (is_basic) sums.basic += fact.amount;
    if (fact.economic == "30217") sums.reception += fact.amount;
    if (is_basic && fact.economic == "30101" && !fact.amount.is_zero()) sums.pays_staff = true;
  }
  return out;
}

// "单位“某局”的支出合计 …，超过 …"; empty: its sums are plausible.
std::string unusual_sum(const BudgetUnit& unit, const UnitSums& sums, const Budget& budget,
                        const Catalog& catalog) {
  const auto words = [&](std::string_view what, Amount amount, std::string_view than,
                         Amount bound) {
    return "单位“" + unit.name + "”的" + std::string(what) + " " + with_unit(amount, budget) +
           "，" + std::string(than) + " " + with_unit(bound, budget);
  };
  const Amount most = limit(catalog, "unit-total-most");
  if (sums.all > most) return words("支出合计", sums.all, "超过", most);
  const Amount most_basic =
      limit(catalog, unit.kind == UnitKind::kPublicInstitution ? "institution-basic-most"
                                                               : "office-basic-most");
  if (sums.basic > most_basic) return words("基本支出", sums.basic, "超过", most_basic);
  const Amount most_reception = limit(catalog, "unit-reception-most");
  if (sums.reception > most_reception) {
    return words("公务接待费", sums.reception, "超过", most_reception);
  }
  const Amount least = limit(catalog, "person-pay-least");
  if (sums.pays_staff && sums.basic < least) return words("基本支出", sums.basic, "不到", least);
  return {};
}

void compare_with_units(const Budget& budget, const Catalog& catalog, std::vector<Note>& out) {
  const auto spent = sums_of_units(budget);
  for (const BudgetUnit& unit : budget.department.units) {
    const auto sums = spent.find(unit.code);
    if (sums == spent.end()) continue;
    std::string words = unusual_sum(unit, sums->second, budget, catalog);
    if (words.empty()) continue;
    return out.push_back({std::move(words), unit.where.member_place("name")});
  }
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
    return Note{spent + "绩效目标中的金额与它正好相差一万倍", project.where.member_place("goal")};
  }
  return std::nullopt;
}

std::vector<Note> signs_in_projects(const Budget& budget, const Catalog& catalog) {
  std::map<std::string_view, Amount> spent;
  for (const Expenditure& fact : budget.expenditure) {
    if (!fact.project.empty()) spent[fact.project] += fact.amount;
  }
  std::vector<Note> out;
  for (const Project& project : budget.projects) {
    const auto amount = spent.find(project.code);
    if (amount == spent.end()) continue;
    if (auto sign = sign_in(project, amount->second, budget, *catalog.texts)) {
      out.push_back(*std::move(sign));
    }
  }
  return out;
}

std::string unit_name(const Budget& budget) { return std::string(name(budget.money_unit)); }

std::string other_name(const Budget& budget) {
  return std::string(name(other_unit(budget.money_unit)));
}

std::string accept_help() { return "；确实如此的，在 \"waived\" 中写明豁免理由"; }

// If only one project disagrees, its own texts are probably in the other unit.
void report_project(const Note& sign, const Budget& budget, Findings& findings) {
  findings.add({.id = "money-unit",
                .severity = Severity::kWarning,
                .where = sign.where,
                .message = sign.message,
                .expected = "写明的金额与支出同一单位",
                .help = "检查这里的单位是否把" + unit_name(budget) + "和" + other_name(budget) +
                        "写反了；全部金额都如此的，改正 \"money_unit\"" + accept_help()});
}

std::vector<Note> signs_in_file(const std::vector<YearInOtherUnit>& years, const Budget& budget,
                                const Catalog& catalog) {
  std::vector<Note> out;
  compare_with_last_year(years, budget, out);
  compare_with_units(budget, catalog, out);
  compare_with_staff(budget, catalog, out);
  return out;
}

// "上年的公务接待费 10000.00万元，本年 1.00万元，正好相差一万倍"
Note note_of(const YearInOtherUnit& each, const Budget& budget) {
  const bool is_exact = is_in_other_unit(each.now, each.last_year);
  const std::int64_t times =
      std::max(each.now, each.last_year).fen() / std::min(each.now, each.last_year).fen();
  const std::string title(reason_title(each.name));
  const std::string difference =
      is_exact ? "正好相差一万倍" : "相差 " + std::to_string(times) + " 倍";
  if (each.is_last_year) {
    return {"上年的" + title + " " + with_unit(each.last_year, budget) + "，本年 " +
                with_unit(each.now, budget) + "，" + difference,
            member_of(budget, each.list, each.name)};
  }
  const bool is_stated = each.list == "three_public_last_year" && budget.states("three_public");
  return {"本年的" + title + " " + with_unit(each.now, budget) + "，上年 " +
              with_unit(each.last_year, budget) + "，" + difference,
          is_stated ? member_of(budget, "three_public", each.name)
                    : member_of(budget, each.list, each.name)};
}

// Stated items of “三公”经费 that differ from the facts: three-public-differs says so.
bool has_own_finding(const YearInOtherUnit& each, const Budget& budget, const Catalog& catalog) {
  if (each.is_last_year || !budget.states("three_public")) return false;
  const ThreePublicFacts facts = three_public_facts(budget, catalog);
  for (const ThreePublicItemRule& item : three_public_items()) {
    if (item.key != each.name) continue;
    return budget.three_public.*item.amount != facts.amounts.*item.amount;
  }
  return false;
}

}  // namespace

// All signs of one cause make one finding.
void check_money_unit(const Budget& budget, const Catalog& catalog, Findings& findings) {
  Quantities quantities(budget, catalog);
  if (!quantities.fit()) return;  // amounts-overflow says so
  std::vector<Note> signs =
      signs_in_file(years_in_other_unit(budget, catalog, quantities), budget, catalog);
  const std::vector<Note> in_projects = signs_in_projects(budget, catalog);
  if (signs.empty() && in_projects.size() == 1) {
    return report_project(in_projects.front(), budget, findings);
  }
  if (!in_projects.empty()) signs.push_back(in_projects.front());
  if (signs.empty()) return;
  const std::string unit = unit_name(budget);
  std::string message = signs.front().message;
  signs.erase(signs.begin());
  findings.add({.id = "money-unit",
                .severity = Severity::kWarning,
                .where = key_of(budget, "money_unit"),
                .message = "金额疑不是以" + unit + "为单位：" + std::move(message),
                .expected = "本年和上年的金额都以" + unit + "为单位",
                .help = "检查是否把" + other_name(budget) + "误作" + unit + accept_help(),
                .notes = std::move(signs)});
}

void check_unit_of_last_year(const Budget& budget, const Catalog& catalog, Findings& findings) {
  Quantities quantities(budget, catalog);
  if (!quantities.fit()) return;
  const auto years = years_in_other_unit(budget, catalog, quantities);
  const bool is_file = !signs_in_file(years, budget, catalog).empty();  // money-unit says so
  std::vector<Note> notes;
  bool is_last_year = false;
  for (const YearInOtherUnit& each : years) {
    const bool is_said = !each.is_last_year && (is_file || has_own_finding(each, budget, catalog));
    if (is_said) continue;
    if (notes.empty()) is_last_year = each.is_last_year;
    notes.push_back(note_of(each, budget));
  }
  if (notes.empty()) return;
  const std::string year = is_last_year ? "上年" : "本年";
  std::string message = notes.front().message;
  const Place where = notes.front().where;
  notes.erase(notes.begin());
  findings.add(
      {.id = "last-year-unit",
       .severity = Severity::kWarning,
       .where = where,
       .message = std::move(message) + "，" + year + "的数疑以" + other_name(budget) + "为单位",
       .expected = "本年和上年的金额都以" + unit_name(budget) + "为单位",
       .help = "把" + year + "的数换算成" + unit_name(budget) + accept_help(),
       .notes = std::move(notes)});
}

}  // namespace gongkai
