// Shapes of projects and goals.

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "budget/load.h"
#include "budget/shapes.h"

namespace gongkai {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

Shape<Indicator> indicator_shape() {
  ObjectShape<Indicator> shape("indicator", "一条绩效指标");
  shape.place(&Indicator::where)
      .required("level1", &Indicator::level1, text(), "一级指标，如 \"产出指标\"")
      .optional("level2", &Indicator::level2, text(), "二级指标，如 \"数量指标\"")
      .required("level3", &Indicator::level3, text(), "三级指标，即指标名称")
      .optional("value", &Indicator::value, text(), "指标值，如 \"≥95%\"")
      .optional("period_value", &Indicator::period_value, text(), "实施周期指标值")
      .optional("explanation", &Indicator::explanation, text(Lines::kSeveral), "指标值说明");
  return shape;
}

Shape<Task> task_shape() {
  ObjectShape<Task> shape("task", "一项年度主要任务");
  shape.required("name", &Task::name, text(), "任务名称")
      .required("content", &Task::content, text(Lines::kSeveral), "主要内容");
  return shape;
}

}  // namespace

const std::vector<std::pair<std::string, std::string>>& project_amount_names() {
  static const std::vector<std::pair<std::string, std::string>> kNames = {
      {"total", "项目总投资（总金额）"},       {"total_fiscal", "总投资中的财政资金"},
      {"total_self", "总投资中的自筹资金"},    {"total_other", "总投资中的其他资金"},
      {"last_year_total", "上年度项目总金额"}, {"last_year", "上年度的项目年度金额"}};
  return kNames;
}

Shape<Contacts> contacts_shape() {
  ObjectShape<Contacts> shape("contacts", "负责人和联系人；公开的表中写 \"（略）\"");
  shape.optional("leader", &Contacts::leader, text(), "负责人")
      .optional("contact", &Contacts::contact, text(), "联系人、填报人")
      .optional("phone", &Contacts::phone, text(), "联系电话、联系方式");
  return shape;
}

Shape<Project> project_shape(AmountRule rule, const Propose& propose) {
  ObjectShape<Project> shape("project", "一个项目");
  shape
      .required("code", &Project::code, proposing(propose, "项目编码", project_code()),
                "项目编码，不重复")
      .required("name", &Project::name, text(), "项目名称，与批复一致")
      .optional("unit", &Project::unit, proposing(propose, "单位", unit_code()), kUnitField, "单位")
      .required("kind", &Project::kind,
                proposing(propose, "项目类型",
                          one_of_kinds<SpendingKind>(
                              {SpendingKind::kOtherOperating, SpendingKind::kSpecific})),
                "项目类型")
      .optional("goal", &Project::goal, text(Lines::kSeveral), "项目绩效目标；段落之间用 \\n 分开",
                "绩效目标")
      .optional("indicators", &Project::indicators, list(indicator_shape()), "项目绩效指标")
      .optional("start", &Project::start, date(), "开始日期，如 \"2023-01-01\"")
      .optional("end", &Project::end, date(), "结束日期")
      .optional("contacts", &Project::contacts, contacts_shape(), "项目负责人和联系人")
      .optional("amounts", &Project::amounts, members(project_amount_names(), amount(rule)),
                "本年以外的金额；本年金额由支出汇总，不在此写")
      .optional("texts", &Project::texts, pairs(text(Lines::kSeveral)),
                "项目的其他文字：模板包所用的名称 → 文字，如 overview（项目概况）")
      .optional("choices", &Project::choices, pairs(one_or_list(text())),
                "表单中勾选的选项：模板包所用的名称 → 选项")
      .optional("key", &Project::is_key, boolean(), "是否为部门重点绩效目标项目，默认 false",
                "重点项目")
      .optional("group", &Project::group, text(), "归入 project_groups 中的哪一组，说明中合并叙述",
                "所属分组")
      .place(&Project::where);
  return shape;
}

Shape<ProjectGroup> project_group_shape() {
  ObjectShape<ProjectGroup> shape("project_group", "说明中合并叙述的一组项目");
  shape.required("name", &ProjectGroup::name, text(), "名称，如“科普工作”")
      .required("purpose", &ProjectGroup::purpose, text(), "“主要用于”之后的文字，不写句号",
                "主要用于");
  return shape;
}

Shape<DepartmentGoals> goals_shape() {
  ObjectShape<DepartmentGoals> shape("goals", "部门（单位）整体绩效目标");
  shape
      .required("annual", &DepartmentGoals::annual, text(Lines::kSeveral),
                "年度履职目标；段落之间用 \\n 分开")
      .optional("tasks", &DepartmentGoals::tasks, list(task_shape()), "年度主要任务")
      .optional("indicators", &DepartmentGoals::indicators, list(indicator_shape()),
                "整体绩效指标");
  return shape;
}

Shape<std::string> project_code() {
  return matching(
      "^[A-Za-z0-9]{1,32}$", "1 至 32 位字母或数字的项目编码，加双引号", [](std::string_view text) {
        return !text.empty() && text.size() <= 32 && std::ranges::all_of(text, is_letter_or_digit);
      });
}

}  // namespace gongkai
