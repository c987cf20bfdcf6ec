#include "pack/filter.h"

#include <algorithm>

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
      .optional("project", &Condition::project, one_or_list(text()), "项目编码", "项目")
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
  return has_kind(kind, fact.kind) && has_prefix(source, fact.source) &&
         has_prefix(function, fact.function.code) && has_prefix(economic, fact.economic.code) &&
         has_prefix(government_economic, fact.government_economic.code) &&
         has_prefix(unit, fact.unit->code) &&
         (project.empty() ||
          (fact.project != nullptr && has_prefix(project, fact.project->code))) &&
         carried_over.value_or(fact.is_carried_over) == fact.is_carried_over &&
         deferred.value_or(fact.is_deferred) == fact.is_deferred &&
         has_procurement(procurement, fact.procurement) &&
         std::ranges::none_of(except, [&](const Condition& c) { return c.matches(fact); });
}

bool Filter::matches(const LedgerEntry& fact) const {
  return any_of.empty() ||
         std::ranges::any_of(any_of, [&](const Condition& c) { return c.matches(fact); });
}

bool matches(const Filters& filters, const LedgerEntry& fact) {
  return std::ranges::all_of(filters, [&](const Filter& f) { return f.matches(fact); });
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
