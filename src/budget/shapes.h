#pragma once

// What a budget file looks like: its fields, said once for the reader and the schema.

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "budget/amount_shape.h"
#include "budget/budget.h"
#include "budget/kind_names.h"
#include "source/shape.h"

namespace gongkai {

/// One of these kinds, by its name().
template <class E>
Shape<E> one_of_kinds(std::initializer_list<E> kinds) {
  std::vector<std::pair<std::string, E>> choices;
  for (const E kind : kinds) choices.emplace_back(name(kind), kind);
  return one_of<E>(std::move(choices));
}

/// The shape of a whole file whose amounts are written by `rule`.
Shape<Budget> budget_shape(AmountRule rule);

/// 金额单位 as files write it.
Shape<MoneyUnit> money_unit();

/// How many decimals the amounts of a file may have.
Shape<int> amount_decimals();

/// Parts of the whole.
Shape<Project> project_shape(AmountRule rule);
Shape<ProjectGroup> project_group_shape();
Shape<DepartmentGoals> goals_shape();
Shape<Contacts> contacts_shape();
Shape<std::string> project_code();

inline Shape<std::string> unit_code() { return digits_between(3, 12); }
inline constexpr const char* kUnitField = "单位代码；部门只有一个预算单位时可以不写";

}  // namespace gongkai
