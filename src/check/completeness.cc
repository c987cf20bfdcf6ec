// What must be published and is not in the budget. A pack asks for it where its tables show it.

#include <algorithm>
#include <array>
#include <string>

#include "check/all_checks.h"

namespace gongkai {
namespace {

Place root_place(const Budget& budget) {
  return budget.source ? budget.source->root().member_place("department") : Place{};
}

}  // namespace

void check_three_public_stated(const Budget& budget, const Catalog&, Findings& findings) {
  if (!budget.source || budget.source->root().find("three_public")) return;
  findings.add({.id = "three-public-missing",
                .severity = Severity::kWarning,
                .where = root_place(budget),
                .message = "没有写明“三公”经费，将按全部为零公开",
                .expected = "因公出国（境）、公务用车购置、公务用车运行、公务接待各项金额",
                .help = "加上 \"three_public\"；确无安排的，各项写 \"0\""});
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
         .help = "补上 \"goal\" 和 \"indicators\"；不编报绩效目标的，在 \"waived\" 中写明理由"});
  }
}

}  // namespace gongkai
