#pragma once

// The fields of a budget file, declared once for the reader and the schema.

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "budget/amount_shape.h"
#include "budget/budget.h"
#include "budget/kind_names.h"
#include "budget/load.h"
#include "source/shape.h"

namespace gongkai {

/// An enumerator, written as its name().
template <class E>
Shape<E> one_of_kinds(std::initializer_list<E> kinds) {
  std::vector<std::pair<std::string, E>> choices;
  for (const E kind : kinds) choices.emplace_back(name(kind), kind);
  return one_of<E>(std::move(choices));
}

/// The same shape; a rejected text is reported with the help that `propose` gives for it.
template <class T>
Shape<T> proposing(const Propose& propose, std::string_view field, Shape<T> shape) {
  if (!propose) return shape;
  return {
      .read =
          [propose, field, read = shape.read](const JsonValue& value, T& out, Findings& findings) {
            Findings found;
            const bool is_good = read(value, out, found);
            const bool is_text = value.kind() == JsonKind::kString;
            const bool is_true = value.kind() == JsonKind::kBoolean && value.as_boolean();
            std::string help;
            if (!is_good && is_text) help = propose(field, value.text());
            if (!is_good && is_true) help = propose(field, "true");
            for (Finding finding : found.all()) {
              if (!help.empty()) finding.help = std::exchange(help, {});
              findings.add(std::move(finding));
            }
            return is_good;
          },
      .describe = shape.describe};
}

/// The shape of a whole file whose amounts follow `rule`.
Shape<Budget> budget_shape(AmountRule rule, const Propose& propose = {});

/// Adds what a department or a unit states for itself beside its facts: “三公”经费, last year,
/// texts, assets, lists.
void add_statements(ObjectShape<Budget>& shape, AmountRule rule);

/// Adds the waivers.
void add_waivers(ObjectShape<Budget>& shape);

/// Both, as they stand below a unit of a department.
ObjectShape<Budget> own_statements(AmountRule rule);

/// The names of these members.
std::vector<std::string> own_statement_names();

/// 金额单位 as files write it.
Shape<MoneyUnit> money_unit();

/// How many decimals the amounts of a file may have.
Shape<int> amount_decimals();

/// The member that names last year's budget.
inline constexpr const char* kLastYearFile = "last_year_file";

/// Members of a unit: its own template pack, and its own budget file.
inline constexpr const char* kUnitPack = "pack";
inline constexpr const char* kUnitFile = "file";

/// Parts of the whole.
Shape<ThreePublic> three_public_shape(AmountRule rule);
Shape<Procurement> procurement_shape(AmountRule rule);
Shape<ProcurementItem> procurement_item_shape(AmountRule rule);
Shape<Headcount> headcount_shape();
Shape<Assets> assets_shape();
Shape<Transfer> transfer_shape(AmountRule rule);
Shape<Project> project_shape(AmountRule rule, const Propose& propose);
Shape<ProjectGroup> project_group_shape();
Shape<DepartmentGoals> goals_shape();
Shape<Contacts> contacts_shape();
Shape<std::string> project_code();

inline Shape<std::string> unit_code() { return digits_between(3, 12); }
inline constexpr const char* kUnitField = "单位代码；部门只有一个预算单位时可以不写";

}  // namespace gongkai
