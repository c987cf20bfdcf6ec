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

// What the projects of a budget cost.
class ProjectAmounts {
 public:
  explicit ProjectAmounts(const FigureSource& source) : samples_(source.samples) {
    const Checked& checked = samples_ != nullptr ? samples_->checked : source.checked;
    for (const LedgerEntry& fact : checked.outlays()) {
      if (fact.project != nullptr) facts_[fact.project->code].push_back(&fact);
    }
  }

  // Of the projects that are chosen, all together; an empty text: the stated tables do not say.
  template <class IsChosen>
  std::variant<std::string, Amount> of(const Budget& budget, const IsChosen& is_chosen) const {
    Amount out;
    for (const Project& project : budget.projects) {
      const auto facts = facts_.find(project.code);
      if (!is_chosen(project) || facts == facts_.end()) continue;
      if (samples_ != nullptr) {
        auto stated = samples_->cells.find(facts->second);
        if (!stated) stated = budget.stated_figure(project.code);
        if (!stated) return std::string();
        out += *stated;
      } else {
        for (const LedgerEntry* fact : facts->second) out += fact->amount;
      }
    }
    return out;
  }

 private:
  const Samples* samples_;
  std::map<std::string, Facts, std::less<>> facts_;  // by project code
};

// A group's amount is that of its projects.
std::vector<ListEntry> project_groups(const FigureSource& source) {
  const ProjectAmounts amounts(source);
  const Budget& budget = source.checked.budget();
  std::vector<ListEntry> all;
  for (const ProjectGroup& group : budget.project_groups) {
    const auto is_in = [&](const Project& project) { return project.group == group.name; };
    const std::string origin = "budget project group " + group.name;
    all.push_back({{"name", group.name, origin},
                   {"amount", amounts.of(budget, is_in), origin},
                   {"purpose", group.purpose, origin}});
  }
  return all;
}

std::vector<ListEntry> projects(const FigureSource& source, bool (*is_listed)(const Project&)) {
  const ProjectAmounts amounts(source);
  const Budget& budget = source.checked.budget();
  std::vector<ListEntry> all;
  for (const Project& project : budget.projects) {
    if (!is_listed(project)) continue;
    const auto is_it = [&](const Project& other) { return &other == &project; };
    const std::string origin = "budget project " + project.code;
    all.push_back({{"code", project.code, origin},
                   {"name", project.name, origin},
                   {"amount", amounts.of(budget, is_it), origin}});
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
                                    const FigureSource& source) {
  const Checked& checked = source.checked;
  if (list == "transfers") return transfers(checked.budget());
  if (const auto own = own_list(list, pack, checked)) return records(*own);
  if (list == "units") return units(checked.budget());
  if (list == "glossary") return glossary(checked.budget());
  if (list == "project_groups") return project_groups(source);
  if (list == "key_projects") return projects(source, [](const Project& p) { return p.is_key; });
  if (list == "projects_with_goals") return projects(source, has_goals);
  if (list == "projects_without_goals") {
    return projects(source, [](const Project& p) { return !has_goals(p); });
  }
  return projects(source, [](const Project&) { return true; });
}

std::vector<ListEntry> printed_entries(const std::string& list, const Pack& pack,
                                       const FigureSource& source, Findings& findings) {
  std::vector<ListEntry> out = list_entries(list, pack, source);
  const auto lacks_amount = [](const ListMember& member) {
    const auto* text = std::get_if<std::string>(&member.value);
    return member.name == "amount" && text != nullptr && text->empty();
  };
  const bool is_unknown = std::ranges::any_of(
      out, [&](const ListEntry& entry) { return std::ranges::any_of(entry, lacks_amount); });
  if (source.samples != nullptr && is_unknown) {
    findings.add(not_in_tables("{{" + list + "}} 各项的金额（项目编码）", source, {}));
  }
  return out;
}

}  // namespace gongkai
