#pragma once

// Last year's amounts by item, as finely as they are known.

#include <optional>
#include <string>
#include <vector>

#include "budget/name_overrides.h"
#include "money/amount.h"
#include "source/json.h"

namespace gongkai {

/// Which of last year's figures: 上年预算数 or 上年执行数. They are never mixed.
enum class YearFigure { kBudget, kExecuted };

/// What a list of last year's amounts is of.
enum class LastYearOf { kIncome, kExpenditure };

/// 上年的一笔. What is not stated is not known; a code may be known to its 类 or 款 only.
struct LastYearLine {
  YearFigure figure = YearFigure::kBudget;  ///< of its list
  std::string unit;
  std::string function;      ///< 3, 5 or 7 digits
  std::string economic;      ///< 部门经济分类: 3 or 5 digits
  std::string source;        ///< 资金来源
  std::string kind;          ///< 支出类别: 基本支出, 项目支出, 人员经费 …
  std::string project;       ///< its code last year
  std::string project_name;  ///< where it is known
  std::optional<bool> is_carried_over;
  Amount amount;
  JsonValue where;
};

/// 上年数明细: all of last year's amounts, or all within a scope. Several lists may part the same
/// amounts in different ways (by function, by economic class).
struct LastYearList {
  YearFigure figure = YearFigure::kBudget;
  LastYearOf of = LastYearOf::kExpenditure;
  std::string source;  ///< scope: only money from here; empty: all
  std::string kind;    ///< scope: only spending of this kind; empty: all
  std::vector<LastYearLine> lines;
  JsonValue where;
  bool is_of_file = false;  ///< taken from last year's budget: it is as that was published
  NameOverrides names;      ///< of codes that have no name this year
};

}  // namespace gongkai
