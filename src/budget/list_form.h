#pragma once

// Lists of records that a budget states: what columns a list has. Packs declare lists of the
// department's own (政府采购, 新增资产 …); some are built in.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "source/json.h"

namespace gongkai {

/// What the values of a column are.
enum class ListValueKind {
  kText,
  kChoice,   ///< one of the column's texts
  kDate,     ///< YYYY-MM-DD
  kInteger,  ///< not negative
  kAmount,   ///< in the file's unit
  kPercent,  ///< 12.5, without the sign
  kUnit,     ///< the code of one of the department's units
  kProject,  ///< the code of one of the budget's projects
  kFunction,
  kEconomic,
  kGovernmentEconomic,
  kSource
};

/// A column of a list.
struct ListColumn {
  std::string name;   ///< of the member in the budget's records
  std::string title;  ///< 采购项目
  ListValueKind kind = ListValueKind::kText;
  std::vector<std::string> one_of;  ///< kChoice
  bool is_optional = false;
  bool is_summed = true;                ///< of integers and amounts: false for prices
  std::vector<std::string> product_of;  ///< columns whose product it must be: quantity, price
  JsonValue where;                      ///< in the pack

  bool is_number() const {
    return kind == ListValueKind::kInteger || kind == ListValueKind::kAmount ||
           kind == ListValueKind::kPercent;
  }
  bool has_sum() const { return is_number() && is_summed && kind != ListValueKind::kPercent; }
  bool is_code() const { return kind >= ListValueKind::kUnit; }
};

/// What a list is made of.
struct ListForm {
  std::string name;   ///< of the member in the budget's `lists`
  std::string title;  ///< 政府采购项目
  std::vector<ListColumn> columns;
  JsonValue where;  ///< in the pack

  /// Null if there is none.
  const ListColumn* column(std::string_view column_name) const {
    const auto found = std::ranges::find(columns, column_name, &ListColumn::name);
    return found == columns.end() ? nullptr : &*found;
  }
  std::size_t position(const ListColumn& column) const {
    return static_cast<std::size_t>(&column - columns.data());
  }
};

}  // namespace gongkai
