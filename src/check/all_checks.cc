#include "check/all_checks.h"

#include <array>

namespace gongkai {

std::span<const Check> all_checks() {
  static constexpr std::array kChecks = {
      Check{"no-facts", "有收入和支出", check_has_facts},
      Check{"unit-duplicate", "单位代码不重复", check_unit_duplicates, Needs::kEachFact},
      Check{"unit-code-prefix", "单位代码以部门代码开头", check_unit_prefixes},
      Check{"missing-unit", "写明单位", check_units_stated},
      Check{"unknown-unit", "单位在部门之内", check_units_known, Needs::kEachFact},
      Check{"project-duplicate", "项目编码不重复", check_project_duplicates, Needs::kEachFact},
      Check{"unknown-project", "支出的项目存在", check_projects_known, Needs::kEachFact},
      Check{"unknown-project-group", "项目组存在", check_project_groups},
      Check{"project-unit", "支出与项目的单位一致", check_project_units},
      Check{"project-without-expenditure", "项目有支出", check_projects_used},
      Check{"unknown-code", "科目编码存在", check_codes_known, Needs::kEachFact},
      Check{"unknown-parent-code", "上级科目有名称", check_parent_codes},
      Check{"code-not-in-catalog", "科目编码在内置表中", check_own_codes},
      Check{"missing-economic", "基本支出有经济分类", check_economic_stated},
      Check{"kind-of-project-spending", "项目支出不写类别", check_kind_stated},
      Check{"no-spending-kind", "基本支出的类别明确", check_kind_known},
      Check{"no-economic-mapping", "有对应的政府经济分类", check_mapping_known},
      Check{"economic-mapping-differs", "政府经济分类与对应表一致", check_mapping_agrees},
      Check{"deferred-not-carried-over", "列年终的是结转资金", check_deferred, Needs::kEachFact},
      Check{"amounts-overflow", "合计可计算", check_overflow},
      Check{"income-equals-expenditure", "收支总计相等", check_balance},
      Check{"source-balance", "各类资金收支相等", check_source_balance},
      Check{"html-in-text", "文字中没有网页标记", check_html, Needs::kEachFact},
  };
  return kChecks;
}

}  // namespace gongkai
