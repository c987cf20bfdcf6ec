#pragma once

// Projects and goals, with their indicators.

#include <string>
#include <utility>
#include <vector>

#include "budget/facts.h"

namespace gongkai {

/// 绩效指标: one leaf of an indicator tree.
struct Indicator {
  std::string level1;        ///< 一级指标
  std::string level2;        ///< 二级指标
  std::string level3;        ///< 三级指标, the indicator's name
  std::string value;         ///< 指标值 of the year
  std::string period_value;  ///< 实施周期指标值
  std::string explanation;   ///< 指标值说明
  JsonValue where;
};

/// The person in charge and the contact person, printed where a form has cells for them.
struct Contacts {
  std::string leader;   ///< 负责人
  std::string contact;  ///< 联系人, 填报人
  std::string phone;    ///< 联系电话
};

/// Texts under names chosen by the template pack.
using NamedTexts = std::vector<std::pair<std::string, std::string>>;

/// 项目.
struct Project {
  std::string code;
  std::string name;
  std::string unit;
  SpendingKind kind = SpendingKind::kSpecific;  ///< kOtherOperating or kSpecific
  std::string goal;                             ///< 绩效目标; may hold paragraphs
  bool is_key = false;                          ///< 部门重点绩效评价项目
  std::string group;                            ///< name in project_groups; empty: none
  std::string start;                            ///< YYYY-MM-DD; empty: not known
  std::string end;                              ///< YYYY-MM-DD; empty: not known
  Contacts contacts;
  /// Amounts other than this year's: "total", "last_year" … (project_amount_names() lists them).
  std::vector<std::pair<std::string, Amount>> amounts;
  NamedTexts texts;  ///< 项目概况, 立项依据 …
  /// Ticked options of a form: the choice's name → options.
  std::vector<std::pair<std::string, std::vector<std::string>>> choices;
  std::vector<Indicator> indicators;
  JsonValue where;
};

/// Projects that the text describes together: 产业转型升级资金……主要用于…….
struct ProjectGroup {
  std::string name;
  std::string purpose;  ///< 主要用于……, without a full stop
};

/// 年度主要任务.
struct Task {
  std::string name;
  std::string content;
};

/// 部门（单位）整体绩效目标.
struct DepartmentGoals {
  std::string annual;  ///< 年度履职目标; paragraphs
  std::vector<Task> tasks;
  std::vector<Indicator> indicators;
};

}  // namespace gongkai
