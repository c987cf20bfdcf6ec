// The forms of several units → the budget file of their department.

#include <algorithm>
#include <map>
#include <utility>

#include "budget/load.h"
#include "budget/unit_trees.h"
#include "budget/write.h"
#include "pipeline/forms.h"
#include "pipeline/prepare.h"
#include "source/machine_fault.h"

namespace gongkai {
namespace {

// A form of one unit, as a budget of its own.
struct UnitForm {
  std::string file;
  ImportedBudget read;
  std::shared_ptr<const JsonTree> tree;
  JsonValue unit;
};

std::string member_text(const JsonValue& object, std::string_view member) {
  const auto found = object.find(member);
  return found ? std::string(found->text()) : std::string();
}

Finding at_cell(const UnitForm& form, const std::string& pointer) {
  const auto cell = form.read.cells.find(pointer);
  Finding out;
  out.where = {.file = form.file,
               .pointer = cell == form.read.cells.end() ? std::string() : cell->second};
  return out;
}

// Reads a form whose budget is complete in itself. Empty ⇔ an error was added.
std::optional<UnitForm> read_form(const SourceText& workbook, const Resources& resources,
                                  Findings& findings) {
  auto read = imported(workbook, resources, findings);
  if (!read || !read->is_whole) return std::nullopt;
  UnitForm out{.file = workbook.name(), .read = *std::move(read), .tree = {}, .unit = {}};
  Findings found;
  out.tree = parse_json(SourceText(out.file, out.read.text), found);
  const bool is_good = out.tree && load_budget(out.tree, found).has_value();
  findings.add_all(in_cells(found, out.read, out.file, out.file));
  if (!is_good) return std::nullopt;
  const std::vector<JsonValue> units = units_of_file(out.tree->root());
  if (units.size() == 1) {
    out.unit = units.front();
    return out;
  }
  Finding finding = at_cell(out, "/department/units");
  finding.id = "join-units";
  finding.message = "填报表中有 " + std::to_string(units.size()) + " 个单位";
  finding.expected = "每个单位一份填报表，其中只有这个单位";
  finding.help = "一份填报表就是整个部门的，单独读取";
  findings.add(std::move(finding));
  return std::nullopt;
}

void report_differs(const UnitForm& form, const UnitForm& first, const std::string& pointer,
                    const char* id, std::string message, const char* help, Findings& findings) {
  Finding finding = at_cell(form, pointer);
  finding.id = id;
  finding.message = std::move(message);
  finding.help = help;
  finding.notes.push_back({"另一份写在这里", at_cell(first, pointer).where});
  findings.add(std::move(finding));
}

// Whether the forms are of one department and of different units. False ⇔ an error was added.
bool belong_together(const std::vector<UnitForm>& forms, Findings& findings) {
  const int errors_before = findings.count(Severity::kError);
  std::map<std::string, const UnitForm*> units;
  const UnitForm& first = forms.front();
  const JsonValue department = *first.tree->root().find("department");
  for (const UnitForm& form : forms) {
    const JsonValue own = *form.tree->root().find("department");
    for (const char* member : {"code", "name"}) {
      if (member_text(own, member) == member_text(department, member)) continue;
      report_differs(form, first, "/department/" + std::string(member), "join-department",
                     "部门是“" + member_text(own, member) + "”，第一份填报表是“" +
                         member_text(department, member) + "”",
                     "改正其中一份；不同部门的填报表用 gongkai batch 分别处理", findings);
    }
    const std::string code = member_text(form.unit, "code");
    const auto [at, is_new] = units.emplace(code, &form);
    if (is_new) continue;
    report_differs(form, *at->second, "/department/units/0/code", "join-unit-twice",
                   "单位 " + code + " 有两份填报表：" + at->second->file + " 和 " + form.file,
                   "只留较新的一份", findings);
  }
  return findings.count(Severity::kError) == errors_before;
}

// The department's file, in which each unit names its form.
NewJson department_of(const std::vector<UnitForm>& forms) {
  const JsonValue first = forms.front().tree->root();
  NewJson out = NewJson::object();
  for (const char* member :
       {"pack", "year", "published_on", "approved_on", "money_unit", "amount_decimals"}) {
    if (const auto found = first.find(member)) out.set(member, NewJson(*found));
  }
  NewJson department = NewJson::object();
  for (const char* member : {"code", "name", "level"}) {
    const auto found = first.find("department")->find(member);
    if (found) department.set(member, NewJson(*found));
  }
  std::vector<NewJson> units;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    NewJson& unit = units.emplace_back(NewJson::object());
    for (const char* member : {"code", "name", "kind"}) {
      const auto found = forms[i].unit.find(member);
      if (found) unit.set(member, NewJson(*found));
    }
    unit.set("file", NewJson::string(std::to_string(i)));
  }
  department.set("units", NewJson::array(std::move(units)));
  out.set("department", std::move(department));
  out.set("income", NewJson::array());
  out.set("expenditure", NewJson::array());
  return out;
}

std::optional<std::string> join(const std::vector<SourceText>& workbooks,
                                const Resources& resources, Findings& findings) {
  std::vector<UnitForm> forms;
  bool is_good = true;
  for (const SourceText& workbook : workbooks) {
    auto form = read_form(workbook, resources, findings);
    is_good = form && is_good;
    if (form) forms.push_back(*std::move(form));
  }
  if (!is_good || !belong_together(forms, findings)) return std::nullopt;
  Findings found;
  auto tree = parse_json(SourceText({}, budget_file(department_of(forms))), found);
  const PutTogether whole = with_unit_files(
      std::move(tree),
      [&](const JsonValue& name) { return forms[std::stoul(std::string(name.text()))].tree; },
      found);
  const bool is_whole = !found.has_errors();
  for (const UnitForm& form : forms) {
    Findings own;
    for (const Finding& finding : found.all()) {
      if (finding.where.file == form.file) own.add(finding);
    }
    findings.add_all(in_cells(own, form.read, form.file, form.file));
  }
  if (!is_whole) return std::nullopt;
  NewJson out(whole.tree->root());
  for (NewJson& unit : out.find("department")->find("units")->children) {
    std::erase_if(unit.children, [](const NewJson& member) { return member.key == "file"; });
  }
  return budget_file(std::move(out));
}

}  // namespace

std::optional<std::string> join_forms(const std::vector<SourceText>& workbooks,
                                      const Resources& resources, Findings& findings) {
  return guarded(findings, [&] { return join(workbooks, resources, findings); });
}

}  // namespace gongkai
