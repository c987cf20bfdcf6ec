#pragma once

// The words for kinds of units and spending, used alike when reading, printing and publishing.

#include <string_view>

#include "budget/facts.h"
#include "budget/last_year.h"

namespace gongkai {

/// "行政单位", "参公事业单位", "事业单位".
std::string_view name(UnitKind kind);

/// "人员经费", "公用经费", "其他运转类", "特定目标类".
std::string_view name(SpendingKind kind);

/// "预算数", "执行数".
std::string_view name(YearFigure figure);

/// "政府采购", "面向中小企业", "面向小微企业".
std::string_view name(ProcurementKind kind);

}  // namespace gongkai
