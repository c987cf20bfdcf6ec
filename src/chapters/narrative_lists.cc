#include "chapters/narrative_lists.h"

#include <algorithm>
#include <map>
#include <utility>

#include "pack/narrative_fields.h"
#include "pack/record_lists.h"
#include "tables/records_of.h"

namespace gongkai {
namespace {

std::vector<ListEntry> transfers(const Budget& budget) {
  std::vector<ListEntry> all;
  for (const Transfer& transfer : budget.transfers) {
    const std::string origin = "budget /transfers/" + std::to_string(all.size());
    all.push_back({{"name", transfer.name, origin + "/name"},
                   {"amount", transfer.amount, origin + "/amount"}});
  }
  return all;
}

std::vector<ListEntry> units(const Budget& budget) {
  std::vector<ListEntry> all;
  for (const BudgetUnit& unit : budget.department.units) {
    const std::string origin = "budget /department/units/" + std::to_string(all.size());
    all.push_back({{"code", unit.code, origin + "/code"}, {"name", unit.name, origin + "/name"}});
  }
  return all;
}

std::vector<ListEntry> glossary(const Budget& budget) {
  std::vector<ListEntry> all;
  for (const GlossaryEntry& word : budget.glossary) {
    const std::string origin = "budget /glossary/" + std::to_string(all.size());
    all.push_back({{"term", word.term, origin + "/term"},
                   {"explanation", word.explanation, origin + "/explanation"}});
  }
  return all;
}

std::map<const Project*, Amount> project_amounts(const Checked& checked) {
  std::map<const Project*, Amount> sums;
  for (const LedgerEntry& fact : checked.outlays()) {
    if (fact.project != nullptr) sums[fact.project] += fact.amount;
  }
  return sums;
}

// A group's amount is that of its projects.
std::vector<ListEntry> project_groups(const Checked& checked) {
  const std::map<const Project*, Amount> sums = project_amounts(checked);
  std::vector<ListEntry> all;
  for (const ProjectGroup& group : checked.budget().project_groups) {
    Amount sum;
    for (const auto& [project, of_project] : sums) {
      if (project->group == group.name) sum += of_project;
    }
    const std::string origin = "budget project group " + group.name;
    all.push_back({{"name", group.name, origin},
                   {"amount", sum, origin},
                   {"purpose", group.purpose, origin}});
  }
  return all;
}

std::vector<ListEntry> projects(const Checked& checked, bool (*is_listed)(const Project&)) {
  std::map<const Project*, Amount> sums = project_amounts(checked);
  std::vector<ListEntry> all;
  for (const Project& project : checked.budget().projects) {
    if (!is_listed(project)) continue;
    const std::string origin = "budget project " + project.code;
    all.push_back({{"code", project.code, origin},
                   {"name", project.name, origin},
                   {"amount", sums[&project], origin}});
  }
  return all;
}

// The values of a record by column, of codes also their names; what is not stated is empty.
std::vector<ListEntry> records(const RecordList& list) {
  std::vector<ListEntry> all;
  for (const ListRecord& record : list.records) {
    const std::string origin = "budget /lists/" + list.form.name + "/" + std::to_string(all.size());
    ListEntry& entry = all.emplace_back();
    for (const ListColumn& column : list.form.columns) {
      const ListValue& value = record.values[list.form.position(column)];
      const std::string from = origin + "/" + column.name;
      if (column.is_code()) entry.push_back({column.name + ".name", value.name, from});
      const bool is_amount = column.kind == ListValueKind::kAmount && !value.text.empty();
      const bool is_percent = column.kind == ListValueKind::kPercent && !value.text.empty();
      entry.push_back({column.name,
                       is_amount ? std::variant<std::string, Amount>(value.number)
                                 : value.text + (is_percent ? "%" : ""),
                       from});
    }
  }
  return all;
}

// The records of one of the pack's own lists. Empty: the name is of no such list.
std::optional<RecordList> own_list(std::string_view name, const Pack& pack,
                                   const Checked& checked) {
  if (!name.starts_with(kListsOf)) return std::nullopt;
  const ListForm* form = find_record_list(pack, name);
  if (form == nullptr) return std::nullopt;
  return records_of(std::string(name), *form, checked);
}

std::optional<BudgetValue> own_list_value(const std::string& name, const Pack& pack,
                                          const Checked& checked) {
  const auto list = own_list(std::string_view(name).substr(0, name.rfind('.')), pack, checked);
  if (!list) return std::nullopt;
  if (name.ends_with(kCountOf)) return BudgetValue(std::to_string(list->records.size()));
  if (name.ends_with(kNone)) return BudgetValue(list->is_stated && list->records.empty());
  return std::nullopt;
}

}  // namespace

std::optional<BudgetValue> budget_value(const std::string& name, const Pack& pack,
                                        const Checked& checked) {
  const Budget& budget = checked.budget();
  if (const auto value = own_list_value(name, pack, checked)) return value;
  for (const CountField& field : count_fields()) {
    if (field.name != name) continue;
    const auto number = field.get(budget);
    return number ? BudgetValue(std::to_string(*number)) : BudgetValue(false);
  }
  for (const AmountField& field : amount_fields()) {
    if (field.name != name) continue;
    const auto stated = field.get(budget);
    return stated ? BudgetValue(*stated) : BudgetValue(false);
  }
  for (const TextField& field : text_fields()) {
    if (field.name == name) return BudgetValue(field.get(budget));
  }
  for (const SectionField& section : section_fields()) {
    if (section.name == name) return BudgetValue(section.is_stated(budget));
  }
  return std::nullopt;
}

bool has_list(const std::string& name, const Pack& pack) {
  const auto is_it = [&](const auto& list) { return list.first == name; };
  if (std::ranges::any_of(list_fields(), is_it)) return true;
  return name.starts_with(kListsOf) && find_record_list(pack, name) != nullptr;
}

std::vector<ListEntry> list_entries(const std::string& list, const Pack& pack,
                                    const Checked& checked) {
  if (list == "transfers") return transfers(checked.budget());
  if (const auto own = own_list(list, pack, checked)) return records(*own);
  if (list == "units") return units(checked.budget());
  if (list == "glossary") return glossary(checked.budget());
  if (list == "project_groups") return project_groups(checked);
  if (list == "key_projects") return projects(checked, [](const Project& p) { return p.is_key; });
  if (list == "projects_with_goals") return projects(checked, has_goals);
  if (list == "projects_without_goals") {
    return projects(checked, [](const Project& p) { return !has_goals(p); });
  }
  return projects(checked, [](const Project&) { return true; });
}

}  // namespace gongkai
