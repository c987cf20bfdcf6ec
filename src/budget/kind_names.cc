#include "budget/kind_names.h"

namespace gongkai {

std::string_view name(UnitKind kind) {
  switch (kind) {
    case UnitKind::kAdministrative:
      return "行政单位";
    case UnitKind::kCivilServiceLike:
      return "参公事业单位";
    case UnitKind::kPublicInstitution:
      return "事业单位";
  }
  return {};
}

std::string_view name(SpendingKind kind) {
  switch (kind) {
    case SpendingKind::kPersonnel:
      return "人员经费";
    case SpendingKind::kOperating:
      return "公用经费";
    case SpendingKind::kOtherOperating:
      return "其他运转类";
    case SpendingKind::kSpecific:
      return "特定目标类";
  }
  return {};
}

std::string_view name(YearFigure figure) {
  return figure == YearFigure::kBudget ? "预算数" : "执行数";
}

std::string_view name(ProcurementKind kind) {
  switch (kind) {
    case ProcurementKind::kAny:
      return "政府采购";
    case ProcurementKind::kForSmallAndMedium:
      return "面向中小企业";
    case ProcurementKind::kForSmall:
      return "面向小微企业";
  }
  return {};
}

}  // namespace gongkai
