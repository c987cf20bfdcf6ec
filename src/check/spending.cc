// What the economic class implies: the kind of spending, the government economic class.

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>

#include "check/all_checks.h"
#include "check/classify.h"
#include "check/code_uses.h"
#include "check/index.h"
#include "check/names.h"

namespace gongkai {
namespace {

bool is_basic(const Expenditure& fact) { return fact.project.empty(); }

// "30107（绩效工资）"
std::string with_name(const std::string& code, const Names& names) {
  const std::string* name = names.find(code);
  return name == nullptr ? code : code + "（" + *name + "）";
}

// A code of any length with its name: "21011（行政事业单位医疗）".
std::string upper_name(const std::string& code, const Names& names) {
  return with_name(code, names) + (code.size() < 7 ? " 各项" : "");
}

MappingKind other(MappingKind kind) {
  return kind == MappingKind::kAdministrative ? MappingKind::kPublicInstitution
                                              : MappingKind::kAdministrative;
}

std::string name(MappingKind kind) {
  return kind == MappingKind::kAdministrative ? "行政单位（参公单位）" : "事业单位";
}

void report_unmapped(const Expenditure& fact, MappingKind kind, const Budget& budget,
                     const Catalog& catalog, Findings& findings) {
  const Names economic(catalog.economic, budget.names.economic);
  const Names government(catalog.government_economic, budget.names.government_economic);
  const std::string* others = mapped_class(fact.economic, other(kind), catalog);
  const std::string* others_name = others == nullptr ? nullptr : government.find(*others);
  findings.add({.id = "no-economic-mapping",
                .where = fact.where.member_place("economic"),
                .message = name(kind) + "的 " + with_name(fact.economic, economic) +
                           "没有对应的政府预算支出经济分类",
                .expected = "写明 \"government_economic\"",
                .help = others_name == nullptr ? "加上 \"government_economic\": \"五位编码\""
                                               : "若按" + name(other(kind)) +
                                                     "对应，加上 \"government_economic\": \"" +
                                                     *others + "\"（" + *others_name + "）"});
}

// The source of a code of 政府性基金 or 国有资本经营预算; null: of any other.
const std::string* fund_of(std::string_view function, const Catalog& catalog) {
  for (std::size_t length = function.size(); length >= 3; --length) {
    const std::string* fund = catalog.fund_functions.name(function.substr(0, length));
    if (fund != nullptr) return fund;
  }
  return nullptr;
}

}  // namespace

void check_economic_stated(const Budget& budget, const Catalog&, Findings& findings) {
  for (const Expenditure& fact : budget.expenditure) {
    if (!is_basic(fact) || !fact.economic.empty()) continue;
    findings.add({.id = "missing-economic",
                  .where = fact.where.place(),
                  .message = "这笔基本支出没有部门预算支出经济分类",
                  .expected = "\"economic\"：5 位编码，如 \"30101\"（基本工资）",
                  .help = "加上 \"economic\"；若是项目支出，加上 \"project\""});
  }
}

void check_kind_stated(const Budget& budget, const Catalog&, Findings& findings) {
  for (const Expenditure& fact : budget.expenditure) {
    if (is_basic(fact) || !fact.kind) continue;
    findings.add({.id = "kind-of-project-spending",
                  .where = fact.where.member_place("kind"),
                  .message = "这笔支出既填列了项目，又填列了基本支出的类别",
                  .expected = "项目支出的类别由项目的 \"kind\" 决定",
                  .help = "删去 \"kind\"；若是基本支出，删去 \"project\""});
  }
}

void check_kind_known(const Budget& budget, const Catalog& catalog, Findings& findings) {
  const Names names(catalog.economic, budget.names.economic);
  for (const Expenditure& fact : budget.expenditure) {
    if (!is_basic(fact) || fact.economic.empty() || basic_kind(fact, catalog)) continue;
    findings.add({.id = "no-spending-kind",
                  .where = fact.where.member_place("economic"),
                  .message = "基本支出一般没有 " + with_name(fact.economic, names) +
                             "，无法判断属于人员经费还是公用经费",
                  .expected = "基本支出的经济分类，如 301、302、303、310 各款",
                  .help = "若是项目支出，加上 \"project\"；确为基本支出的，加上 "
                          "\"kind\": \"人员经费\" 或 \"公用经费\""});
  }
}

void check_mapping_known(const Budget& budget, const Catalog& catalog, Findings& findings) {
  const Index<BudgetUnit> units(budget.department.units);
  const Names names(catalog.economic, budget.names.economic);
  for (const Expenditure& fact : budget.expenditure) {
    if (fact.economic.empty() || !fact.government_economic.empty()) continue;
    const BudgetUnit* unit = units.find(fact.unit);
    if (unit == nullptr) continue;
    const MappingKind kind = mapping_kind(unit->kind);
    if (mapped_class(fact.economic, kind, catalog) != nullptr) continue;
    if (names.find(fact.economic) == nullptr) continue;  // unknown-code says so
    report_unmapped(fact, kind, budget, catalog, findings);
  }
}

// 编内有事业人员的行政单位 and the like may use the other kind's class, so that is no warning.
void check_mapping_agrees(const Budget& budget, const Catalog& catalog, Findings& findings) {
  const Names government(catalog.government_economic, budget.names.government_economic);
  for (const Expenditure& fact : budget.expenditure) {
    if (fact.economic.empty() || fact.government_economic.empty()) continue;
    const std::string* first = mapped_class(fact.economic, MappingKind::kAdministrative, catalog);
    const std::string* second =
        mapped_class(fact.economic, MappingKind::kPublicInstitution, catalog);
    if (first == nullptr && second == nullptr) continue;
    if (first != nullptr && *first == fact.government_economic) continue;
    if (second != nullptr && *second == fact.government_economic) continue;
    std::string expected = first == nullptr ? "" : with_name(*first, government);
    if (second != nullptr && (first == nullptr || *first != *second)) {
      expected += (expected.empty() ? "" : " 或 ") + with_name(*second, government);
    }
    findings.add({.id = "economic-mapping-differs",
                  .severity = Severity::kWarning,
                  .where = fact.where.member_place("government_economic"),
                  .message = "部门经济分类 " + fact.economic + " 一般不对应政府经济分类 " +
                             with_name(fact.government_economic, government),
                  .expected = expected,
                  .help = "核对两个编码；确实如此的，无需修改"});
  }
}

void check_fund_functions(const Budget& budget, const Catalog& catalog, Findings& findings) {
  const Names functions(catalog.functions, budget.names.functions);
  const Names sources(catalog.sources, budget.names.sources);
  CodeUses uses;
  for (const Expenditure& fact : budget.expenditure) uses.add(fact.function, fact.where);
  std::unordered_map<std::string_view, const std::string*> funds;
  for (const CodeUse& use : uses.all()) {
    if (const std::string* fund = fund_of(use.code, catalog)) funds.emplace(use.code, fund);
  }
  if (funds.empty()) return;
  CodeUses wrong;
  std::unordered_map<std::string_view, const Expenditure*> first;
  for (const Expenditure& fact : budget.expenditure) {
    const auto fund = funds.find(fact.function);
    if (fund == funds.end() || fact.source.empty() || fact.source.starts_with(*fund->second)) {
      continue;
    }
    wrong.add(fact.function, fact.where);
    first.emplace(fact.function, &fact);
  }
  for (const CodeUse& use : wrong.all()) {
    const Expenditure& fact = *first.at(use.code);
    const std::string& fund = *funds.at(use.code);
    findings.add({.id = "fund-function",
                  .where = fact.where.member_place("source"),
                  .message = "科目 " + with_name(fact.function, functions) + "只由 " +
                             with_name(fund, sources) + "安排，这笔支出的资金来源是 " +
                             with_name(fact.source, sources) + in_all(use),
                  .expected = "以 " + fund + " 开头的资金来源编码",
                  .help = "改正 \"source\" 或 \"function\""});
  }
}

// The reverse of check_fund_functions: local codes and mistakes alike, so a warning.
void check_functions_of_funds(const Budget& budget, const Catalog& catalog, Findings& findings) {
  const Names functions(catalog.functions, budget.names.functions);
  const Names sources(catalog.sources, budget.names.sources);
  std::set<std::string_view> funds;
  for (const auto& [function, source] : catalog.fund_functions.all()) funds.insert(source);
  CodeUses wrong;
  std::unordered_map<std::string_view, const Expenditure*> first;
  for (const Expenditure& fact : budget.expenditure) {
    const bool is_of_fund = std::ranges::any_of(
        funds, [&](std::string_view fund) { return fact.source.starts_with(fund); });
    if (!is_of_fund || fact.function.empty() || fund_of(fact.function, catalog) != nullptr)
      continue;
    wrong.add(fact.function, fact.where);
    first.emplace(fact.function, &fact);
  }
  for (const CodeUse& use : wrong.all()) {
    const Expenditure& fact = *first.at(use.code);
    findings.add({.id = "fund-of-general-function",
                  .severity = Severity::kWarning,
                  .where = fact.where.member_place("function"),
                  .message = "这笔支出的资金来源是 " + with_name(fact.source, sources) + "，科目 " +
                             with_name(fact.function, functions) +
                             "却不是政府性基金、国有资本经营预算的科目" + in_all(use),
                  .expected = "基金预算的支出列基金科目，如 212、229 类的科目",
                  .help = "核对 \"function\" 和 \"source\""});
  }
}

// 财政部《政府收支分类科目》: 住房公积金 and insurance have functions of their own.
void check_economic_places(const Budget& budget, const Catalog& catalog, Findings& findings) {
  const Names economic(catalog.economic, budget.names.economic);
  const Names functions(catalog.functions, budget.names.functions);
  for (const EconomicPlace& place : catalog.usual->places) {
    if (place.functions.empty()) continue;
    CodeUses wrong;
    std::unordered_map<std::string_view, const Expenditure*> first;
    for (const Expenditure& fact : budget.expenditure) {
      const bool is_right = std::ranges::any_of(place.functions, [&](const std::string& function) {
        return fact.function.starts_with(function);
      });
      const bool is_asked = fact.economic == place.economic && is_basic(fact) &&
                            fact.source.starts_with('1') && !fact.function.empty();
      if (!is_asked || is_right) continue;
      wrong.add(fact.function, fact.where);
      first.emplace(fact.function, &fact);
    }
    for (const CodeUse& use : wrong.all()) {
      const Expenditure& fact = *first.at(use.code);
      findings.add({.id = "economic-place",
                    .severity = Severity::kWarning,
                    .where = fact.where.member_place("function"),
                    .message = with_name(fact.economic, economic) + "一般不列 " +
                               with_name(fact.function, functions) + in_all(use),
                    .expected = upper_name(place.functions.front(), functions),
                    .help = "核对功能分类科目；当地确需如此的，在 \"waived\" 中写明豁免理由"});
    }
  }
}

void check_pay_in_projects(const Budget& budget, const Catalog& catalog, Findings& findings) {
  const Names economic(catalog.economic, budget.names.economic);
  CodeUses wrong;
  for (const Expenditure& fact : budget.expenditure) {
    if (is_basic(fact)) continue;
    const bool is_pay = std::ranges::any_of(catalog.usual->places, [&](const EconomicPlace& place) {
      return place.functions.empty() && place.economic == fact.economic;
    });
    if (is_pay) wrong.add(fact.economic, fact.where);
  }
  for (const CodeUse& use : wrong.all()) {
    findings.add(
        {.id = "pay-in-project",
         .severity = Severity::kWarning,
         .where = use.where.member_place("economic"),
         .message = "项目支出中有 " + with_name(std::string(use.code), economic) + in_all(use),
         .expected = "在编人员的工资列基本支出",
         .help = "改列基本支出（删去 \"project\"）；编外人员的列 30199 或 30226"});
  }
}

void check_deferred(const Budget& budget, const Catalog&, Findings& findings) {
  for (const Expenditure& fact : budget.expenditure) {
    if (!fact.is_deferred || fact.is_carried_over) continue;
    findings.add({.id = "deferred-not-carried-over",
                  .where = fact.where.member_place("deferred"),
                  .message = "这笔支出列年终结转结余，但不是由上年结转资金安排的",
                  .expected = "有 \"deferred\": true 的支出也有 \"carried_over\": true",
                  .help = "加上 \"carried_over\": true，或删去 \"deferred\""});
  }
}

}  // namespace gongkai
