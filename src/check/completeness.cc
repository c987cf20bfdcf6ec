// What must be published but is missing from the budget. A pack enables these checks if its tables
// or chapters show the data.

#include <algorithm>
#include <array>
#include <string>

#include "check/all_checks.h"
#include "check/from_facts.h"

namespace gongkai {
namespace {

Place root_place(const Budget& budget) {
  return budget.source ? budget.source->root().member_place("department") : Place{};
}

const std::string kOrNone = "；本单位没有的，写 {\"none\": true}";

void report_missing(const Budget& budget, std::string id, std::string message, std::string expected,
                    std::string help, Findings& findings) {
  findings.add({.id = std::move(id),
                .where = root_place(budget),
                .message = std::move(message),
                .expected = std::move(expected),
                .help = std::move(help)});
}

}  // namespace

void check_three_public_stated(const Budget& budget, const Catalog& catalog, Findings& findings) {
  if (!budget.source || budget.states("three_public")) return;
  if (!three_public_facts(budget, catalog).facts.empty()) return;  // told by the check below
  report_missing(budget, "three-public-missing", "未填列“三公”经费，支出中也没有相应的经济分类",
                 "因公出国（境）、公务用车购置、公务用车运行、公务接待各项金额",
                 "加上 \"three_public\"" + kOrNone, findings);
}

void check_three_public_computed(const Budget& budget, const Catalog& catalog, Findings& findings) {
  if (budget.states("three_public")) return;
  const ThreePublicFacts found = three_public_facts(budget, catalog);
  if (found.facts.empty()) return;
  std::string items;
  for (const ThreePublicItemRule& item : three_public_items()) {
    items += (items.empty() ? "" : "、") + std::string(item.name) + " " +
             exact_text(found.amounts.*item.amount, budget.money_unit);
  }
  std::string message = "未填列“三公”经费，按财政拨款支出的经济分类汇总（" +
                        std::string(name(budget.money_unit)) + "）：" + items;
  if (!found.unclassified.is_zero()) {
    message += "；另有 " + exact_text(found.unclassified, budget.money_unit) +
               " 的支出没有经济分类，未计入";
  }
  findings.add({.id = "three-public-computed",
                .severity = Severity::kNote,
                .where = root_place(budget),
                .message = std::move(message),
                .help = "需公开其他数的，填列 \"three_public\""});
}

void check_procurement_stated(const Budget& budget, const Catalog&, Findings& findings) {
  if (budget.procurement || !marked_procurement(budget).facts.empty()) return;
  report_missing(budget, "procurement-missing", "未填列政府采购预算，支出中也没有标明政府采购的",
                 "货物、工程、服务各项金额",
                 "加上 \"procurement\"，或给支出加上 \"procurement\": \"政府采购\"" + kOrNone,
                 findings);
}

void check_procurement_computed(const Budget& budget, const Catalog&, Findings& findings) {
  const MarkedProcurement marked = marked_procurement(budget);
  if (budget.procurement || marked.facts.empty()) return;
  findings.add({.id = "procurement-computed",
                .severity = Severity::kNote,
                .where = root_place(budget),
                .message = "未填列政府采购预算，按标明政府采购的 " +
                           std::to_string(marked.facts.size()) + " 笔支出汇总为 " +
                           exact_text(marked.total, budget.money_unit) + " " +
                           std::string(name(budget.money_unit)) + "，不分货物、工程、服务",
                .help = "需分列货物、工程、服务的，填列 \"procurement\""});
}

void check_procurement_items(const Budget& budget, const Catalog&, Findings& findings) {
  if (!budget.procurement_items.empty()) return;
  const Amount total =
      budget.procurement ? budget.procurement->total() : marked_procurement(budget).total;
  if (total.is_zero()) return;
  report_missing(budget, "procurement-items-missing",
                 "有政府采购 " + exact_text(total, budget.money_unit) + " " +
                     std::string(name(budget.money_unit)) + "，未填列采购项目",
                 "每个采购项目的品目和金额", "加上 \"procurement_items\"", findings);
}

void check_assets_stated(const Budget& budget, const Catalog&, Findings& findings) {
  if (budget.assets) return;
  report_missing(budget, "assets-missing", "未填列国有资产占用情况", "截止日期、车辆和设备的数量",
                 "加上 \"assets\"" + kOrNone, findings);
}

void check_headcount_stated(const Budget& budget, const Catalog&, Findings& findings) {
  if (budget.headcount) return;
  report_missing(budget, "headcount-missing", "未填列机构编制及交通工具情况",
                 "编制数、在编人数、退休人数、车辆数", "加上 \"headcount\"" + kOrNone, findings);
}

void check_transfers_stated(const Budget& budget, const Catalog&, Findings& findings) {
  if (!budget.source || budget.states("transfers")) return;
  report_missing(budget, "transfers-missing", "未填列负责管理的专项转移支付项目",
                 "各项目的名称和金额", "加上 \"transfers\"" + kOrNone, findings);
}

void check_goals_stated(const Budget& budget, const Catalog&, Findings& findings) {
  if (!budget.goals.annual.empty() && !budget.goals.indicators.empty()) return;
  findings.add(
      {.id = "goals-missing",
       .severity = Severity::kWarning,
       .where = root_place(budget),
       .message = budget.goals.annual.empty() ? "没有整体绩效目标" : "整体绩效目标没有绩效指标",
       .expected = "部门（单位）整体绩效目标随预算公开",
       .help = "在 \"goals\" 中写明年度履职目标和指标"});
}

void check_project_goals(const Budget& budget, const Catalog&, Findings& findings) {
  for (const Project& project : budget.projects) {
    if (!project.goal.empty() || !project.indicators.empty()) continue;
    findings.add(
        {.id = "project-goals-missing",
         .severity = Severity::kWarning,
         .where = project.where.member_place("name"),
         .message = "项目“" + project.name + "”没有绩效目标和指标",
         .expected = "项目绩效目标随预算公开",
         .help =
             "补上 \"goal\" 和 \"indicators\"；不编报绩效目标的，在 \"waived\" 中写明豁免理由"});
  }
}

void check_project_indicators(const Budget& budget, const Catalog&, Findings& findings) {
  for (const Project& project : budget.projects) {
    if (project.goal.empty() || !project.indicators.empty()) continue;
    findings.add({.id = "project-indicators-missing",
                  .severity = Severity::kWarning,
                  .where = project.where.member_place("goal"),
                  .message = "项目“" + project.name + "”有绩效目标，没有绩效指标，表中相应栏为空",
                  .expected = "绩效指标随绩效目标公开",
                  .help = "补上 \"indicators\"；不编报绩效指标的，在 \"waived\" 中写明豁免理由"});
  }
}

}  // namespace gongkai
