// What facts refer to: units and projects.

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "check/all_checks.h"
#include "check/code_uses.h"
#include "check/index.h"
#include "source/name_list.h"

namespace gongkai {
namespace {

constexpr std::size_t kDigitsOfSpreadsheets = 15;

// Whether a spreadsheet turned one code into the other: it keeps 15 digits and replaces the rest
// with zeros.
bool is_cut(std::string_view code, std::string_view whole) {
  return code.size() == whole.size() && code.size() > kDigitsOfSpreadsheets &&
         code.substr(0, kDigitsOfSpreadsheets) == whole.substr(0, kDigitsOfSpreadsheets) &&
         code.find_first_not_of('0', kDigitsOfSpreadsheets) == std::string_view::npos;
}

constexpr const char* kCutHelp =
    "电子表格只保留 15 位数字，其余变为 0：按批复文件重新录入编码，单元格先设为文本格式";

template <class Item>
void check_duplicates(const std::vector<Item>& items, const char* id, const std::string& what,
                      Findings& findings) {
  std::unordered_map<std::string_view, const Item*> seen;
  for (const Item& item : items) {
    if (item.code.empty()) continue;  // could not be read
    const auto [first, is_new] = seen.emplace(item.code, &item);
    if (is_new) continue;
    findings.add({.id = id,
                  .where = item.where.member_place("code"),
                  .message = what + " " + item.code + " 重复",
                  .expected = "每个" + what + "只出现一次",
                  .help = is_cut(item.code, item.code) ? kCutHelp : "改正其中一个，或删去一项",
                  .notes = {{"“" + first->second->name + "”已用此代码",
                             first->second->where.member_place("code")}}});
  }
}

std::string known_units(const Budget& budget) {
  std::string out;
  for (const BudgetUnit& unit : budget.department.units) {
    if (!out.empty()) out += "、";
    out += unit.code + "（" + unit.name + "）";
    if (out.size() > 200) return out + "…";
  }
  return out;
}

// Unreferenced items, few enough to search for similar ones.
template <class Item>
std::vector<const Item*> unused(const std::vector<Item>& items,
                                const std::unordered_set<std::string_view>& used) {
  constexpr std::size_t kMost = 1'000;
  std::vector<const Item*> out;
  for (const Item& item : items) {
    if (!used.contains(item.code)) out.push_back(&item);
  }
  if (out.size() > kMost) out.clear();
  return out;
}

// The only unused item whose code differs by one slip, which must be the intended one. Null: none
// or several. Similarity to an item in use means nothing.
template <class Item>
const Item* meant_by(std::string_view code, const std::vector<const Item*>& unused) {
  const Item* out = nullptr;
  for (const Item* item : unused) {
    const bool is_same =
        differs_by_a_slip(code, item->code) || is_cut(code, item->code) || is_cut(item->code, code);
    if (!is_same) continue;
    if (out != nullptr) return nullptr;
    out = item;
  }
  return out;
}

// "是否应为 "A1"（甲项目）？", or that a spreadsheet lost the digits.
template <class Item>
std::string help_for(std::string_view code, const Item& meant) {
  const std::string named = "\"" + meant.code + "\"（" + meant.name + "）";
  constexpr const char* kLost = "电子表格只保留 15 位数字，其余变为 0：";
  if (is_cut(code, meant.code)) return kLost + ("是否应为 " + named + "？核对批复文件中的编码");
  if (is_cut(meant.code, code)) {
    return kLost + (named + "的编码疑被改动，按批复文件重新录入，单元格先设为文本格式");
  }
  return "是否应为 " + named + "？";
}

std::unordered_set<std::string_view> used_projects(const Budget& budget) {
  std::unordered_set<std::string_view> out;
  for (const Expenditure& fact : budget.expenditure) out.insert(fact.project);
  return out;
}

// The group whose name differs by a slip, if no project is in it.
std::string help_for_group(const Budget& budget, const std::string& name) {
  std::vector<std::string> free;
  for (const ProjectGroup& group : budget.project_groups) {
    if (std::ranges::find(budget.projects, group.name, &Project::group) == budget.projects.end()) {
      free.push_back(group.name);
    }
  }
  const std::string like = nearest(name, free);
  return like.empty() ? "" : "是否应为 \"" + like + "\"？";
}

// Whether all codes could be read; only then are the existing ones known.
template <class Item>
bool has_all_codes(const std::vector<Item>& items) {
  return std::ranges::none_of(items, [](const Item& item) { return item.code.empty(); });
}

template <class Item>
bool has_different_codes(const std::vector<Item>& items) {
  std::unordered_set<std::string_view> codes;
  for (const Item& item : items) codes.insert(item.code);
  return codes.size() == items.size();
}

// The units referred to by any fact or project.
CodeUses unit_uses(const Budget& budget) {
  CodeUses out;
  for (const Income& fact : budget.income) out.add(fact.unit, fact.where);
  for (const Expenditure& fact : budget.expenditure) out.add(fact.unit, fact.where);
  for (const YearEnd& fact : budget.year_end) out.add(fact.unit, fact.where);
  for (const Project& project : budget.projects) out.add(project.unit, project.where);
  return out;
}

}  // namespace

void check_unit_duplicates(const Budget& budget, const Catalog&, Findings& findings) {
  check_duplicates(budget.department.units, "unit-duplicate", "单位代码", findings);
}

void check_project_duplicates(const Budget& budget, const Catalog&, Findings& findings) {
  check_duplicates(budget.projects, "project-duplicate", "项目编码", findings);
}

void check_unit_prefixes(const Budget& budget, const Catalog&, Findings& findings) {
  const Department& department = budget.department;
  for (const BudgetUnit& unit : department.units) {
    if (unit.code.starts_with(department.code)) continue;
    findings.add({.id = "unit-code-prefix",
                  .severity = Severity::kWarning,
                  .where = unit.where.member_place("code"),
                  .message = "单位代码 " + unit.code + " 不以部门代码 " + department.code + " 开头",
                  .expected = "以 " + department.code + " 开头的单位代码",
                  .help = "检查单位代码和部门代码"});
  }
}

void check_units_stated(const Budget& budget, const Catalog&, Findings& findings) {
  if (!has_different_codes(budget.department.units)) return;  // unit-duplicate comes first
  const CodeUses uses = unit_uses(budget);
  for (const CodeUse& use : uses.all()) {
    if (!use.code.empty()) continue;
    findings.add({.id = "missing-unit",
                  .where = use.where.place(),
                  .message = "未填列单位，而部门有多个预算单位" + in_all(use),
                  .expected = "\"unit\"：" + known_units(budget) + " 之一"});
  }
}

void check_units_known(const Budget& budget, const Catalog&, Findings& findings) {
  if (!has_all_codes(budget.department.units)) return;
  const Index<BudgetUnit> units(budget.department.units);
  const CodeUses uses = unit_uses(budget);
  std::unordered_set<std::string_view> used;
  for (const CodeUse& use : uses.all()) used.insert(use.code);
  const std::vector<const BudgetUnit*> free = unused(budget.department.units, used);
  for (const CodeUse& use : uses.all()) {
    if (use.code.empty() || units.find(use.code) != nullptr) continue;
    const BudgetUnit* meant = meant_by(use.code, free);
    findings.add(
        {.id = "unknown-unit",
         .where = use.where.member_place("unit"),
         .message = "部门没有代码为 " + std::string(use.code) + " 的预算单位" + in_all(use),
         .expected = known_units(budget) + " 之一",
         .help = meant == nullptr ? "" : help_for(use.code, *meant)});
  }
}

void check_projects_known(const Budget& budget, const Catalog&, Findings& findings) {
  if (!has_all_codes(budget.projects)) return;
  const Index<Project> projects(budget.projects);
  const std::vector<const Project*> free = unused(budget.projects, used_projects(budget));
  CodeUses uses;
  for (const Expenditure& fact : budget.expenditure) uses.add(fact.project, fact.where);
  for (const CodeUse& use : uses.all()) {
    if (use.code.empty() || projects.find(use.code) != nullptr) continue;
    const Project* meant = meant_by(use.code, free);
    findings.add({.id = "unknown-project",
                  .where = use.where.member_place("project"),
                  .message = "没有编码为 " + std::string(use.code) + " 的项目" + in_all(use),
                  .expected = "\"projects\" 中某个项目的 \"code\"",
                  .help = meant == nullptr ? "在 \"projects\" 中写明这个项目，或改为其中已有的编码"
                                           : help_for(use.code, *meant)});
  }
}

void check_project_units(const Budget& budget, const Catalog&, Findings& findings) {
  const Index<Project> projects(budget.projects);
  for (const Expenditure& fact : budget.expenditure) {
    if (fact.project.empty()) continue;
    const Project* project = projects.find(fact.project);
    if (project == nullptr || project->unit == fact.unit) continue;
    if (project->unit.empty() || fact.unit.empty()) continue;
    findings.add({.id = "project-unit",
                  .where = fact.where.member_place("unit"),
                  .message = "这笔支出属于单位 " + fact.unit + "，项目“" + project->name +
                             "”属于单位 " + project->unit,
                  .expected = "支出与项目属于同一单位",
                  .help = "改正其中一个单位；多个单位共有的项目，按单位拆分为多个项目",
                  .notes = {{"项目在此", project->where.member_place("unit")}}});
  }
}

void check_project_groups(const Budget& budget, const Catalog&, Findings& findings) {
  std::vector<std::string> names;
  for (const ProjectGroup& group : budget.project_groups) names.push_back(group.name);
  for (const Project& project : budget.projects) {
    if (project.group.empty() || std::ranges::find(names, project.group) != names.end()) continue;
    findings.add({.id = "unknown-project-group",
                  .where = project.where.member_place("group"),
                  .message = "没有名为“" + project.group + "”的项目组",
                  .expected = "\"project_groups\" 中某一组的 \"name\"",
                  .help = help_for_group(budget, project.group)});
  }
}

// A project that an unknown code probably means is reported with that code.
void check_projects_used(const Budget& budget, const Catalog&, Findings& findings) {
  const std::unordered_set<std::string_view> used = used_projects(budget);
  const Index<Project> projects(budget.projects);
  const std::vector<const Project*> free = unused(budget.projects, used);
  std::unordered_set<const Project*> told;
  for (const std::string_view code : used) {
    if (projects.find(code) == nullptr) told.insert(meant_by(code, free));
  }
  for (const Project& project : budget.projects) {
    if (used.contains(project.code) || told.contains(&project)) continue;
    findings.add({.id = "project-without-expenditure",
                  .severity = Severity::kWarning,
                  .where = project.where.member_place("code"),
                  .message = "项目“" + project.name + "”没有支出",
                  .expected = "至少一笔 \"project\" 为 \"" + project.code + "\" 的支出",
                  .help = "补上支出，或删去这个项目"});
  }
}

}  // namespace gongkai
