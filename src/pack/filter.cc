#include "pack/filter.h"

#include <algorithm>
#include <initializer_list>

#include "budget/kind_names.h"
#include "pack/narrative_fields.h"
#include "source/shape.h"

namespace gongkai {
namespace {

bool has_prefix(const std::vector<std::string>& prefixes, std::string_view code) {
  return prefixes.empty() || std::ranges::any_of(prefixes, [&](const std::string& prefix) {
           return code.starts_with(prefix);
         });
}

bool has_kind(const std::vector<std::string>& kinds, LedgerEntry::Kind kind) {
  if (kinds.empty()) return true;
  const auto chain = kind_chain(kind);
  return std::ranges::any_of(
      kinds, [&](const std::string& k) { return std::ranges::find(chain, k) != chain.end(); });
}

// 面向小微企业 is a subset of 面向中小企业, which is a subset of 政府采购.
bool has_procurement(const std::vector<std::string>& kinds,
                     const std::optional<ProcurementKind>& procurement) {
  if (kinds.empty()) return true;
  if (!procurement) return false;
  constexpr std::string_view kChain[] = {"政府采购", "面向中小企业", "面向小微企业"};
  const auto known = std::span(kChain).first(static_cast<std::size_t>(*procurement) + 1);
  return std::ranges::any_of(
      kinds, [&](const std::string& k) { return std::ranges::find(known, k) != known.end(); });
}

Match all_of(std::initializer_list<Match> all) {
  Match out = Match::kYes;
  for (const Match one : all) {
    if (one == Match::kNo) return one;
    if (one == Match::kUnknown) out = one;
  }
  return out;
}

// A code of last year, which may be known to its 类 only, or not at all.
Match match_code(const std::vector<std::string>& wanted, std::string_view code) {
  if (has_prefix(wanted, code)) return Match::kYes;
  const bool may_be = std::ranges::any_of(wanted, [&](const std::string& prefix) {
    return std::string_view(prefix).starts_with(code);
  });
  return may_be ? Match::kUnknown : Match::kNo;
}

// Whether what is of one kind of spending is of the other, too.
bool is_or_is_part_of(std::string_view kind, std::string_view whole) {
  constexpr LedgerEntry::Kind kAll[] = {
      LedgerEntry::Kind::kPersonnel, LedgerEntry::Kind::kOperating,
      LedgerEntry::Kind::kOtherOperating, LedgerEntry::Kind::kSpecific};
  return std::ranges::any_of(kAll, [&](LedgerEntry::Kind each) {
    const auto chain = kind_chain(each);
    const auto at = std::ranges::find(chain, kind);
    return at != chain.end() && std::ranges::find(chain.begin(), at + 1, whole) != at + 1;
  });
}

Match match_kind(const std::vector<std::string>& wanted, std::string_view kind) {
  if (wanted.empty()) return Match::kYes;
  const std::string_view known = kind.empty() ? "支出" : kind;
  Match out = Match::kNo;
  for (const std::string& each : wanted) {
    if (is_or_is_part_of(known, each)) return Match::kYes;
    if (is_or_is_part_of(each, known)) out = Match::kUnknown;
  }
  return out;
}

bool is_kind_wanted(const std::vector<std::string>& wanted, const BudgetUnit& unit) {
  return wanted.empty() || std::ranges::find(wanted, name(unit.kind)) != wanted.end();
}

bool matches_unit(const Condition& condition, const BudgetUnit& unit) {
  return has_prefix(condition.unit, unit.code) && is_kind_wanted(condition.unit_kind, unit) &&
         condition.lead_unit.value_or(unit.is_lead) == unit.is_lead;
}

Match match_unit(const Condition& condition, const LedgerEntry& fact) {
  const std::string& code = fact.last_year->unit;
  if (condition.unit_kind.empty() && !condition.lead_unit) return match_code(condition.unit, code);
  if (code.empty()) return Match::kUnknown;
  return matches_unit(condition, *fact.unit) ? Match::kYes : Match::kNo;
}

bool asks_for_project(const Condition& condition) {
  return !condition.project.empty() || condition.key || condition.has_goals ||
         !condition.texts.empty();
}

bool matches_project(const Condition& condition, const Project& project) {
  return has_prefix(condition.project, project.code) &&
         condition.key.value_or(project.is_key) == project.is_key &&
         (!condition.has_goals || *condition.has_goals == has_goals(project)) &&
         (condition.texts.empty() || states_one_of(project, condition.texts));
}

// 基本支出 has no project. Of a project that is not listed any more only the code is known.
Match match_project(const Condition& condition, const LedgerEntry& fact) {
  if (!asks_for_project(condition)) return Match::kYes;
  const LastYearLine& line = *fact.last_year;
  if (line.project.empty()) {
    return is_or_is_part_of(line.kind, "基本支出") ? Match::kNo : Match::kUnknown;
  }
  if (fact.project != nullptr) {
    return matches_project(condition, *fact.project) ? Match::kYes : Match::kNo;
  }
  if (!has_prefix(condition.project, line.project)) return Match::kNo;
  const bool asks_for_more = condition.key || condition.has_goals || !condition.texts.empty();
  return asks_for_more ? Match::kUnknown : Match::kYes;
}

Shape<Condition> condition_shape() {
  const auto codes = one_or_list(digits_between(1, 12));
  const auto kinds =
      one_or_list(one_of_texts({"支出", "基本支出", "项目支出", "人员经费", "公用经费",
                                "其他运转类", "特定目标类", "年终结转结余"}));
  ObjectShape<Condition> shape("condition", "取数条件：写出的各项须同时满足；编码按前缀匹配");
  shape.optional("unit", &Condition::unit, codes, "预算单位代码", "预算单位")
      .optional("function", &Condition::function, codes, "支出功能分类编码，可写到类、款或项",
                "功能分类")
      .optional("economic", &Condition::economic, codes, "部门预算支出经济分类编码，可写到类或款",
                "部门经济分类")
      .optional("government_economic", &Condition::government_economic, codes,
                "政府预算支出经济分类编码，可写到类或款", "政府经济分类")
      .optional("source", &Condition::source, codes, "资金来源编码：11 一般公共预算，2 财政专户…",
                "资金来源")
      .optional("unit_kind", &Condition::unit_kind,
                one_or_list(one_of_texts({std::string(name(UnitKind::kAdministrative)),
                                          std::string(name(UnitKind::kCivilServiceLike)),
                                          std::string(name(UnitKind::kPublicInstitution))})),
                "单位性质", "单位性质")
      .optional("lead_unit", &Condition::lead_unit, boolean(),
                "true 部门本级（所列第一个单位），false 所属单位", "部门本级")
      .optional("project", &Condition::project, one_or_list(text()), "项目编码", "项目")
      .optional("key", &Condition::key, boolean(), "true 重点项目，false 其他项目", "重点项目")
      .optional("has_goals", &Condition::has_goals, boolean(),
                "true 有绩效目标或指标的项目，false 没有的项目", "有绩效目标")
      .optional("texts", &Condition::texts, one_or_list(text()),
                "写有其中一段文字（project_texts 中的名称）的项目", "有文字的项目")
      .optional("kind", &Condition::kind, kinds, "支出类别", "支出类别")
      .optional("carried_over", &Condition::carried_over, boolean(), "是否上年结转结余资金",
                "上年结转")
      .optional("deferred", &Condition::deferred, boolean(), "是否在财政拨款收支表列入年终结转结余",
                "年终结转")
      .optional("procurement", &Condition::procurement,
                one_or_list(one_of_texts({"政府采购", "面向中小企业", "面向小微企业"})),
                "政府采购；面向小微企业的也属于面向中小企业", "政府采购")
      .optional("except", &Condition::except, one_or_list(shape.itself()), "不取符合这些条件的",
                "除外");
  return shape;
}

}  // namespace

std::span<const std::string_view> kind_chain(LedgerEntry::Kind kind) {
  static constexpr std::string_view kPersonnel[] = {"支出", "基本支出", "人员经费"};
  static constexpr std::string_view kOperating[] = {"支出", "基本支出", "公用经费"};
  static constexpr std::string_view kOtherOperating[] = {"支出", "项目支出", "其他运转类"};
  static constexpr std::string_view kSpecific[] = {"支出", "项目支出", "特定目标类"};
  static constexpr std::string_view kYearEnd[] = {"年终结转结余"};
  switch (kind) {
    case LedgerEntry::Kind::kPersonnel:
      return kPersonnel;
    case LedgerEntry::Kind::kOperating:
      return kOperating;
    case LedgerEntry::Kind::kOtherOperating:
      return kOtherOperating;
    case LedgerEntry::Kind::kSpecific:
      return kSpecific;
    case LedgerEntry::Kind::kYearEnd:
      return kYearEnd;
  }
  return {};
}

bool has_codes(const Condition& condition) {
  return !condition.function.empty() || !condition.economic.empty() ||
         !condition.government_economic.empty();
}

bool Condition::matches(const LedgerEntry& fact) const {
  if (fact.last_year != nullptr) return match(fact) == Match::kYes;
  return has_kind(kind, fact.kind) && has_prefix(source, fact.source) &&
         has_prefix(function, fact.function.code) && has_prefix(economic, fact.economic.code) &&
         has_prefix(government_economic, fact.government_economic.code) &&
         matches_unit(*this, *fact.unit) &&
         (!asks_for_project(*this) ||
          (fact.project != nullptr && matches_project(*this, *fact.project))) &&
         carried_over.value_or(fact.is_carried_over) == fact.is_carried_over &&
         deferred.value_or(fact.is_deferred) == fact.is_deferred &&
         has_procurement(procurement, fact.procurement) &&
         std::ranges::none_of(except, [&](const Condition& c) { return c.matches(fact); });
}

Match Condition::match(const LedgerEntry& fact) const {
  if (fact.last_year == nullptr) return matches(fact) ? Match::kYes : Match::kNo;
  const LastYearLine& line = *fact.last_year;
  Match out = all_of({match_kind(kind, line.kind), match_code(source, line.source),
                      match_code(function, line.function), match_code(economic, line.economic),
                      match_code(government_economic, {}), match_unit(*this, fact),
                      match_project(*this, fact),
                      !carried_over                            ? Match::kYes
                      : !line.is_carried_over                  ? Match::kUnknown
                      : *carried_over == *line.is_carried_over ? Match::kYes
                                                               : Match::kNo,
                      deferred.value_or(false) ? Match::kNo : Match::kYes,
                      procurement.empty() ? Match::kYes : Match::kUnknown});
  for (const Condition& each : except) {
    if (out == Match::kNo) break;
    const Match excepted = each.match(fact);
    if (excepted == Match::kYes) out = Match::kNo;
    if (excepted == Match::kUnknown) out = Match::kUnknown;
  }
  return out;
}

bool Filter::matches(const LedgerEntry& fact) const {
  return any_of.empty() ||
         std::ranges::any_of(any_of, [&](const Condition& c) { return c.matches(fact); });
}

Match Filter::match(const LedgerEntry& fact) const {
  if (any_of.empty()) return Match::kYes;
  Match out = Match::kNo;
  for (const Condition& condition : any_of) {
    const Match one = condition.match(fact);
    if (one == Match::kYes) return one;
    if (one == Match::kUnknown) out = one;
  }
  return out;
}

bool matches(const Filters& filters, const LedgerEntry& fact) {
  return std::ranges::all_of(filters, [&](const Filter& f) { return f.matches(fact); });
}

Match match(const Filters& filters, const LedgerEntry& fact) {
  Match out = Match::kYes;
  for (const Filter& filter : filters) {
    const Match one = filter.match(fact);
    if (one == Match::kNo) return one;
    if (one == Match::kUnknown) out = one;
  }
  return out;
}

bool are_within(const Filters& filters, const LastYearList& list) {
  const auto ensures = [&](const auto& holds) {
    return std::ranges::any_of(filters, [&](const Filter& filter) {
      return !filter.any_of.empty() && std::ranges::all_of(filter.any_of, holds);
    });
  };
  const auto has_source = [&](const Condition& condition) {
    return !condition.source.empty() &&
           std::ranges::all_of(condition.source, [&](const std::string& source) {
             return source.starts_with(list.source);
           });
  };
  const auto has_kind = [&](const Condition& condition) {
    return !condition.kind.empty() &&
           std::ranges::all_of(condition.kind, [&](const std::string& kind) {
             return is_or_is_part_of(kind, list.kind);
           });
  };
  return (list.source.empty() || ensures(has_source)) && (list.kind.empty() || ensures(has_kind));
}

Shape<Filter> filter_shape() {
  const auto conditions = one_or_list(condition_shape());
  return {.read =
              [conditions](const JsonValue& value, Filter& out, Findings& findings) {
                out.any_of.clear();
                return conditions.read(value, out.any_of, findings);
              },
          .describe = conditions.describe};
}

}  // namespace gongkai
