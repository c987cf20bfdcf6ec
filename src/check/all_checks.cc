#include "check/all_checks.h"

#include <algorithm>
#include <array>
#include <vector>

#include "check/from_units.h"
#include "check/own_lists.h"
#include "check/text_checks.h"

namespace gongkai {

std::span<const Check> all_checks() {
  using enum CheckLevel;
  using enum CheckInput;
  using enum Purpose;
  using enum Waiving;
  static constexpr std::array kChecks = {
      Check{"no-facts", "有收入和支出", check_has_facts, kError, kSound, kFacts},
      Check{"tables-only", "只有各表的没有收支数据", check_tables_only},
      Check{"unit-duplicate", "单位代码不重复", check_unit_duplicates, kError, kSound, kEachFact},
      Check{"unit-code-prefix", "单位代码以部门代码开头", check_unit_prefixes, kWarning,
            kFitToPublish},
      Check{"missing-unit", "填列单位", check_units_stated},
      Check{"unknown-unit", "单位在部门之内", check_units_known, kError, kSound, kEachFact},
      Check{"project-duplicate", "项目编码不重复", check_project_duplicates, kError, kSound,
            kEachFact},
      Check{"unknown-project", "支出的项目存在", check_projects_known, kError, kSound, kEachFact},
      Check{"unknown-project-group", "项目组存在", check_project_groups},
      Check{"project-unit", "支出与项目的单位一致", check_project_units},
      Check{"project-without-expenditure", "项目有支出", check_projects_used, kWarning,
            kFitToPublish, kFacts},
      Check{"unknown-code", "科目编码存在", check_codes_known, kError, kSound, kEachFact},
      Check{"unknown-parent-code", "上级科目有名称", check_parent_codes, kWarning, kFitToPublish},
      Check{"code-not-in-catalog", "科目编码在内置科目表中", check_own_codes, kNote, kFitToPublish},
      Check{"code-name-differs", "科目名称是规范的名称", check_code_names, kWarning, kFitToPublish},
      Check{"code-name-of-other-year", "科目名称是本年度的名称", check_names_of_year, kWarning,
            kFitToPublish},
      Check{"missing-economic", "基本支出有经济分类", check_economic_stated},
      Check{"kind-of-project-spending", "项目支出不填类别", check_kind_stated},
      Check{"no-spending-kind", "基本支出的类别明确", check_kind_known},
      Check{"no-economic-mapping", "有对应的政府经济分类", check_mapping_known},
      Check{"economic-mapping-differs", "政府经济分类与对应表一致", check_mapping_agrees, kWarning,
            kFitToPublish},
      Check{"deferred-not-carried-over", "列年终结转的是结转资金", check_deferred, kError, kSound,
            kEachFact},
      Check{"fund-function", "基金科目由基金安排", check_fund_functions, kError, kFitToPublish},
      Check{"fund-of-general-function", "基金安排基金科目", check_functions_of_funds, kWarning,
            kFitToPublish},
      Check{"economic-place", "经济分类与功能分类相符", check_economic_places, kWarning,
            kFitToPublish},
      Check{"pay-in-project", "在编人员工资不列项目支出", check_pay_in_projects, kWarning,
            kFitToPublish},
      Check{"amounts-overflow", "合计可计算", check_overflow},
      Check{"income-equals-expenditure", "收支总计相等", check_balance, kError, kSound, kFacts},
      Check{"source-balance", "各类资金收支相等", check_source_balance, kWarning, kFitToPublish,
            kFacts},
      Check{"carried-over-not-spent", "上年结转有支出", check_carried_over, kWarning, kFitToPublish,
            kFacts},
      Check{"carried-over-differs", "结转安排的支出与结转收入一致", check_carried_over_agrees,
            kError, kFitToPublish, kFacts, kErrorsToo},
      Check{"unit-without-amounts", "各单位都有收支", check_units_have_amounts, kWarning,
            kFitToPublish, kFacts},
      Check{"transfer-within-department", "单位之间的拨付不重复计算", check_inner_transfers,
            kWarning, kFitToPublish},
      Check{"same-line-twice", "没有两笔相同的支出", check_equal_lines, kNote, kFitToPublish},
      Check{"money-unit", "金额大小与金额单位相符", check_money_unit, kWarning, kFitToPublish,
            kFacts},
      Check{"last-year-unit", "上年数与本年数同一单位", check_unit_of_last_year, kWarning,
            kFitToPublish, kFacts},
      Check{"last-year-unit-unknown", "上年数明细的单位在部门之内", check_last_year_units, kError,
            kSound, kEachFact},
      Check{"last-year-code", "上年数明细的科目有名称", check_last_year_codes, kWarning,
            kFitToPublish},
      Check{"last-year-line-twice", "上年数明细没有相同的两笔", check_last_year_lines, kWarning,
            kFitToPublish},
      Check{"last-year-lists-differ", "几份上年数明细的合计一致", check_last_year_lists, kError,
            kFitToPublish, kWholeBudget, kErrorsToo},
      Check{"last-year-differs", "上年数明细与所写的上年数一致", check_last_year_totals, kError,
            kFitToPublish, kWholeBudget, kErrorsToo},
      Check{"power-of-ten", "与上年数没有小数点错位", check_powers_of_ten, kWarning, kFitToPublish,
            kFacts},
      Check{"part-of-last-year", "上年数的分项不大于合计", check_parts_of_last_year, kWarning,
            kFitToPublish},
      Check{"reason-contradicts-change", "增减原因与增减一致", check_reasons_agree, kWarning,
            kFitToPublish, kFacts},
      Check{"reason-says-nothing", "说明增减原因", check_reasons_say_why, kWarning, kFitToPublish},
      Check{"text-lead", "文字不重复模板的引语", check_text_leads, kNote, kFitToPublish},
      Check{"figure-in-text", "文字中的数与预算一致", check_text_figures, kWarning, kFitToPublish,
            kFacts},
      Check{"example-text", "没有沿用示例文字", check_example_texts, kWarning, kFitToPublish},
      Check{"other-organisation", "文字中没有其他单位", check_organisations, kWarning,
            kFitToPublish},
      Check{"three-public-missing", "填列“三公”经费", check_three_public_stated, kOff, kComplete,
            kFacts},
      Check{"three-public-computed", "“三公”经费由支出汇总", check_three_public_computed, kOff,
            kComplete, kFacts},
      Check{"procurement-missing", "填列政府采购预算", check_procurement_stated, kOff, kComplete},
      Check{"procurement-computed", "政府采购预算由支出汇总", check_procurement_computed, kOff,
            kComplete, kFacts},
      Check{"procurement-items-missing", "填列政府采购项目", check_procurement_items, kOff,
            kComplete},
      Check{"assets-missing", "填列国有资产占用情况", check_assets_stated, kOff, kComplete},
      Check{"headcount-missing", "填列机构编制情况", check_headcount_stated, kOff, kComplete},
      Check{"transfers-missing", "填列专项转移支付项目", check_transfers_stated, kOff, kComplete},
      Check{"goals-missing", "有整体绩效目标", check_goals_stated, kOff, kComplete},
      Check{"project-goals-missing", "项目有绩效目标", check_project_goals, kOff, kComplete},
      Check{"project-dates", "项目日期与年度相符", check_project_dates, kWarning, kFitToPublish},
      Check{"project-indicators-missing", "项目有绩效指标", check_project_indicators, kOff,
            kComplete},
      Check{"procurement-differs", "政府采购预算与支出一致", check_procurement_agrees, kError,
            kFitToPublish, kFacts, kErrorsToo},
      Check{"procurement-above-spending", "政府采购预算不大于支出", check_procurement_size,
            kWarning, kFitToPublish, kFacts},
      Check{"three-public-differs", "“三公”经费与支出一致", check_three_public_agrees, kError,
            kFitToPublish, kFacts, kErrorsToo},
      Check{"staff-above-posts", "在编人数不多于编制数", check_posts, kWarning, kFitToPublish},
      Check{"pay-without-staff", "在编工资与在编人员相符", check_pay_has_staff, kWarning,
            kFitToPublish, kFacts},
      Check{"vehicles-differ", "两处的车辆数一致", check_vehicles_agree, kWarning, kFitToPublish},
      Check{"operation-without-vehicles", "公务用车运行费与车辆相符", check_vehicle_costs, kWarning,
            kFitToPublish},
      Check{"assets-date", "资产截止日期是上年末", check_assets_date, kWarning, kFitToPublish},
      Check{"publication-date", "公开日期在预算年度", check_publication_date, kWarning,
            kFitToPublish},
      Check{"published-in-time", "批复后二十日内公开", check_published_in_time, kWarning,
            kFitToPublish},
      Check{"year-in-text", "文字中的年份是本年或上年", check_years_in_texts, kWarning,
            kFitToPublish},
      Check{"indicator-value", "指标值有意义", check_indicator_values, kWarning, kFitToPublish},
      Check{"indicator-unit", "指标值有计量单位", check_indicator_units, kWarning, kFitToPublish},
      Check{"indicator-comparison", "指标值有比较符号", check_indicator_comparisons, kWarning,
            kFitToPublish},
      Check{"cost-limit-above-amount", "成本上限不超过项目金额", check_cost_limits, kWarning,
            kFitToPublish, kFacts},
      Check{"cost-limit-tenfold", "成本总额与项目金额没有小数点错位", check_total_costs, kWarning,
            kFitToPublish, kFacts},
      Check{"goal-amount-tenfold", "绩效目标中的金额与项目金额没有小数点错位",
            check_amounts_in_goals, kWarning, kFitToPublish, kFacts},
      Check{"contact-hidden", "公开的文件没有联系人", check_contacts, kWarning, kFitToPublish},
      Check{"person-in-project", "项目名称不指向个人", check_project_names, kWarning,
            kFitToPublish},
  };
  return kChecks;
}

std::span<const CheckRule> check_rules() {
  static const std::vector<CheckRule> kRules = [] {
    std::vector<CheckRule> out;
    for (const Check& each : all_checks()) {
      out.push_back({each.id, each.name, each.level, each.purpose, each.waiving});
    }
    for (const TextCheck& each : all_text_checks()) {
      out.push_back({each.id, each.name, each.level, Purpose::kFitToPublish});
    }
    for (const ListCheck& each : all_list_checks()) {
      out.push_back({each.id, each.name, each.level,
                     each.is_complete ? Purpose::kComplete : Purpose::kFitToPublish});
    }
    out.insert(out.end(), unit_rules().begin(), unit_rules().end());
    return out;
  }();
  return kRules;
}

const CheckRule* find_rule(std::string_view id) {
  const auto rules = check_rules();
  const auto found = std::ranges::find(rules, id, &CheckRule::id);
  return found == rules.end() ? nullptr : &*found;
}

}  // namespace gongkai
