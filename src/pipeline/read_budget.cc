#include "pipeline/read_budget.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "budget/load.h"
#include "budget/shapes.h"
#include "budget/unit_trees.h"
#include "check/all_checks.h"
#include "check/last_year_file.h"
#include "check/proposals.h"
#include "check/unchanged.h"
#include "pipeline/forms.h"
#include "source/cleaned_json.h"
#include "source/format_number.h"
#include "source/name_list.h"

namespace gongkai {
namespace {

// Adds what was found while looking for a file at the place that names it.
void add_at_name(const Findings& found, const SourceText& source, const Place& name,
                 const char* note, Findings& findings) {
  for (Finding finding : found.all()) {
    if (finding.where.file == source.name()) {
      finding.where = name;
    } else {
      finding.notes.push_back({note, name});
    }
    findings.add(std::move(finding));
  }
}

void report_no_finder(Place where, const char* id, const char* what, const char* help,
                      Findings& findings) {
  findings.add({.id = id,
                .where = std::move(where),
                .message = std::string("这里不能读取") + what,
                .expected = "由 gongkai 命令读取的预算文件",
                .help = help});
}

std::shared_ptr<const JsonTree> read_unit_file(const SourceText& source, const JsonValue& name,
                                               const RenderOptions& options, Findings& findings) {
  if (!options.unit_file) {
    report_no_finder(name.place(), "unit-file-unread", "单位的预算文件",
                     "把单位的收支和项目写在部门的文件中", findings);
    return nullptr;
  }
  Findings found;
  auto text = options.unit_file(source.name(), std::string(name.text()), found);
  std::shared_ptr<const JsonTree> tree;
  if (text) {
    tree = parse_json_cleaned(*std::move(text), found);
    if (tree && !check_format(tree->root(), kBudgetFormat, found)) tree = nullptr;
  }
  add_at_name(found, source, name.place(), "部门的文件在这里指明它", findings);
  return tree;
}

UnitColumns unit_columns(const Pack* pack) {
  UnitColumns out;
  if (pack == nullptr) return out;
  for (const PackList& list : pack->lists) {
    for (const ListColumn& column : list.form.columns) {
      if (column.kind == ListValueKind::kUnit) out.emplace(list.form.name, column.name);
    }
  }
  return out;
}

UnitAs unit_as(const Pack* pack) {
  return pack != nullptr && pack->is_for_one_unit ? UnitAs::kUnit : UnitAs::kDepartment;
}

// Last year's budget of a unit: its own file, or its part of the department's. Empty: it had none.
std::optional<Budget> former_of_unit(ReadBudget former, const std::string& unit, const Pack* pack,
                                     const Catalogs& catalogs) {
  const auto& units = former.budget.department.units;
  const auto found = std::ranges::find(units, unit, &BudgetUnit::code);
  if (found == units.end()) return std::nullopt;
  Findings known;  // when the department's was read
  return budget_of_unit(former.budget, found->where, pack, catalogs, known).budget;
}

void note_new_unit(const Budget& budget, const Budget& former, Findings& findings) {
  const BudgetUnit& unit = budget.department.units.front();
  findings.add(
      {.id = "last-year-unit-new",
       .severity = Severity::kNote,
       .where = former.source->root().member_place("department"),
       .message = "上年的文件中没有单位“" + unit.name + "”（" + unit.code + "），没有它的上年数",
       .help =
           "单位改了代码的，在上年文件的副本中改用本年的代码；需要比较的，在单位之下写明上年数"});
}

}  // namespace

std::optional<ReadBudget> read_budget_file(const SourceText& source, const Catalogs& catalogs,
                                           const RenderOptions& options, Findings& findings) {
  const int errors_before = findings.count(Severity::kError);
  auto tree = parse_json_cleaned(source, findings);
  if (!tree || !check_format(tree->root(), kBudgetFormat, findings)) return std::nullopt;
  PutTogether whole = with_unit_files(
      std::move(tree),
      [&](const JsonValue& name) { return read_unit_file(source, name, options, findings); },
      findings);
  const Propose propose = proposals(catalogs, whole.tree);
  Budget budget = read_budget(std::move(whole.tree), findings, propose);
  budget.also_read = std::move(whole.parts);
  const bool is_whole = findings.count(Severity::kError) == errors_before;
  return ReadBudget{std::move(budget), is_whole};
}

std::optional<JsonValue> chosen_unit(const Budget& department, const Catalog& catalog,
                                     const RenderOptions& options, Findings& findings) {
  const int errors_before = findings.count(Severity::kError);
  for (const auto check : {check_unit_duplicates, check_units_stated, check_units_known,
                           check_project_duplicates, check_projects_known, check_project_units}) {
    check(department, catalog, findings);
  }
  const auto& units = department.department.units;
  const auto found = std::ranges::find(units, options.unit, &BudgetUnit::code);
  if (found == units.end()) {
    std::vector<std::string> known;
    for (const BudgetUnit& unit : units) known.push_back(unit.code);
    UnknownName advice = unknown_name(options.unit, known);
    findings.add({.id = "unit-option-unknown",
                  .where = department.source->root().member_place("department"),
                  .message = "部门没有代码为 " + options.unit + " 的预算单位",
                  .expected = std::move(advice.expected),
                  .help = std::move(advice.help)});
  }
  if (findings.count(Severity::kError) > errors_before) return std::nullopt;
  return found->where;
}

ReadBudget budget_of_unit(const Budget& department, const JsonValue& unit, const Pack* pack,
                          const Catalogs& catalogs, Findings& findings) {
  const int errors_before = findings.count(Severity::kError);
  auto tree = unit_tree(department.source->root(), unit, unit_as(pack), unit_columns(pack));
  const Propose propose = proposals(catalogs, tree);
  ReadBudget out{read_budget(std::move(tree), findings, propose)};
  out.budget.also_read = department.also_read;
  out.budget.also_read.push_back(department.source);
  out.is_whole = findings.count(Severity::kError) == errors_before;
  return out;
}

bool take_last_year(const SourceText& source, const Resources& resources,
                    const RenderOptions& options, const Pack* pack, const Catalogs& catalogs,
                    Budget& budget, Findings& findings) {
  const int errors_before = findings.count(Severity::kError);
  std::optional<SourceText> text;
  if (options.last_year) {
    Findings found;
    text = options.last_year(source.name(), budget.last_year_file, found);
    add_at_name(found, source, last_year_name_place(budget), "这里指明上年文件", findings);
  } else if (!budget.last_year_file.empty()) {
    report_no_finder(budget.source->root().member_place(kLastYearFile), "last-year-file-unread",
                     "上年的预算文件", "在 last_year_lists 中写明上年数", findings);
  }
  std::optional<ImportedBudget> form;
  if (text && is_workbook(text->text())) {
    form = imported(*text, resources, findings);
    if (!form || !form->is_whole) return false;
    text = SourceText(text->name(), form->text);
  }
  Findings found;
  auto former = text ? read_budget_file(*text, catalogs, options, found) : std::nullopt;
  if (former && former->is_whole && !options.unit.empty()) {
    auto of_unit = former_of_unit(*former, options.unit, pack, catalogs);
    if (!of_unit) note_new_unit(budget, former->budget, found);
    former->is_whole = of_unit.has_value();
    if (of_unit) former->budget = *std::move(of_unit);
  }
  if (former && former->is_whole) {
    take_last_year(former->budget, catalogs, budget, found);
    if (found.count(Severity::kError) == 0) note_unchanged(former->budget, budget, found);
  }
  findings.add_all(form ? in_cells(found, *form, text->name(), text->name()) : found);
  return findings.count(Severity::kError) == errors_before;
}

NamedUnit named_unit(const Budget& budget) {
  const BudgetUnit& unit = budget.department.units.front();
  return {"单位“" + unit.name + "”（" + unit.code + "）",
          budget.source->root().member_place("department")};
}

void name_unit(const NamedUnit& unit, Findings& findings) {
  Findings named;
  for (Finding finding : findings.all()) {
    const Place& where = finding.where;
    const bool is_missing = where.file == unit.where.file && where.line == unit.where.line &&
                            where.pointer == unit.where.pointer;
    const bool is_of_whole = std::ranges::count(where.pointer, '/') == 1;  // "/income"
    if (is_missing || is_of_whole) finding.message = unit.name + "：" + finding.message;
    if (is_missing && !finding.help.empty()) {
      finding.help += "（写在 \"units\" 中这个单位之下）";
    }
    named.add(std::move(finding));
  }
  findings = std::move(named);
}

}  // namespace gongkai
