#pragma once

// Units, and the facts that tables add up, each at the finest level known.

#include <optional>
#include <string>
#include <vector>

#include "money/amount.h"
#include "source/json.h"

namespace gongkai {

/// 单位性质: decides which government economic class a department economic class maps to.
enum class UnitKind {
  kAdministrative,    ///< 行政单位
  kCivilServiceLike,  ///< 参公事业单位: mapped like an administrative one
  kPublicInstitution  ///< 事业单位（非参公）
};

/// 预算单位, the lowest level that publishes a budget.
struct BudgetUnit {
  std::string code;  ///< "250001"
  std::string name;
  UnitKind kind = UnitKind::kAdministrative;
  bool is_lead = false;  ///< 部门本级: the first of the department's units
  JsonValue where;
};

/// 部门: the subject of the package.
struct Department {
  std::string code;   ///< "250"; its units' codes begin with it
  std::string name;   ///< full name, as on every table
  std::string level;  ///< 省, 市, 县, 区 or 乡: the level of its government; empty: not stated
  std::vector<BudgetUnit> units;  ///< in the order of the tables; the department's own office first
};

/// 一笔收入, at the finest level known.
struct Income {
  std::string unit;
  std::string source;            ///< 资金来源 code: "111"
  bool is_carried_over = false;  ///< 上年结转结余
  Amount amount;
  JsonValue where;
};

/// 支出类别. The first two are 基本支出, the next two 项目支出.
enum class SpendingKind {
  kPersonnel,       ///< 人员经费
  kOperating,       ///< 公用经费
  kOtherOperating,  ///< 其他运转类
  kSpecific,        ///< 特定目标类
};

/// 政府采购: each kind is a subset of the one before.
enum class ProcurementKind {
  kAny,                ///< 政府采购
  kForSmallAndMedium,  ///< 面向中小企业
  kForSmall            ///< 面向小型、微型企业
};

/// 一笔支出, at the finest level known.
struct Expenditure {
  std::string unit;
  std::string function;  ///< 支出功能分类项级, seven digits
  std::string
      economic;  ///< 部门预算支出经济分类款级, five digits; empty: not known (projects only)
  std::string government_economic;  ///< 政府预算支出经济分类款级; empty: by the official mapping
  std::string source;
  bool is_carried_over = false;  ///< paid from 上年结转结余
  bool is_deferred = false;  ///< the 财政拨款收支 table shows it as 年终结转结余 instead
  std::optional<SpendingKind> kind;  ///< only for 基本支出; empty: by the economic class
  std::string project;               ///< project code; empty: 基本支出
  std::string line;  ///< label of a separate published line within its economic class
  std::optional<ProcurementKind> procurement;  ///< empty: not 政府采购
  Amount amount;
  JsonValue where;
};

/// 年终结转结余: money planned to be carried over to the next year.
struct YearEnd {
  std::string unit;
  std::string source;
  Amount amount;
  JsonValue where;
};

}  // namespace gongkai
