#include "pack/validate_table.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "pack/validate_columns.h"
#include "pack/validate_filters.h"
#include "pack/validate_form.h"
#include "pack/validate_lists.h"

namespace gongkai {
namespace {

using Scopes = std::vector<FieldScope>;

const Scopes kOfAnyTable = {FieldScope::kDocument, FieldScope::kTable};

// The scopes of a table's fields.
Scopes scopes_of(const PackTable& table) {
  Scopes out = kOfAnyTable;
  if (table.each == TableEach::kUnit) out.push_back(FieldScope::kUnit);
  if (table.each == TableEach::kProject) out.push_back(FieldScope::kProject);
  return out;
}

class TableValidator {
 public:
  TableValidator(const PackTable& table, const Pack& pack, const NameChecks& names,
                 Findings& findings)
      : table_(table), pack_(pack), names_(names), findings_(findings), scopes_(scopes_of(table)) {}

  void check() {
    names_.check_fields(table_.name, scopes_of_name());
    check_number();
    names_.check_fields(table_.contents_name, kOfAnyTable);
    names_.check_fields(table_.title, scopes_);
    if (table_.captions) check_captions(*table_.captions, scopes_, names_);
    if (table_.captions_above) check_captions(*table_.captions_above, scopes_, names_);
    check_texts();
    for (const PackNote& note : table_.notes) names_.check_fields(note.text, scopes_);
    std::visit([this](const auto& body) { check_body(body); }, table_.body);
    check_filters(table_, findings_);
    check_columns(table_, findings_);
    const bool is_size_known = names_.is_read("styles") && names_.is_read("page");
    if (is_size_known) check_room(table_, pack_, findings_);
  }

 private:
  void check_texts() {
    const Place where = table_.written.member_place("if_texts");
    names_.check_texts(table_.if_texts, pack_.project_texts, "project_texts", where);
    names_.check_condition_texts(table_.written);
    if (table_.if_texts.empty() || table_.each == TableEach::kProject) return;
    findings_.add({.id = "texts-of-no-project",
                   .where = where,
                   .message = "这张表不是每个项目一张，不能按项目的文字取舍",
                   .expected = "有 \"each\": \"project\" 的表",
                   .help = "加上 \"each\": \"project\"，或删去 if_texts"});
  }

  // The name that {{table.name}} stands for does not speak of itself.
  Scopes scopes_of_name() const {
    Scopes out = scopes_;
    const auto fields = common_name(table_).fields();
    if (std::ranges::find(fields, "table.name") != fields.end()) {
      std::erase(out, FieldScope::kTable);
    }
    return out;
  }

  // Numbers of tables are words: figures and relations of other files name them.
  void check_number() {
    if (table_.number.find("{{") == std::string::npos) return;
    findings_.add({.id = "field-in-number",
                   .where = table_.written.member_place("number"),
                   .message = "表号 \"" + table_.number + "\" 中有字段，会照原样印出",
                   .expected = "不带字段的文字，如“预算01表”"});
  }

  void check_body(const Pivot& pivot) {
    const std::set<std::string> labels = check_headings(pivot.columns);
    Scopes known = scopes_;
    known.push_back(FieldScope::kRow);
    for (const RowLevel& level : pivot.rows) {
      if (!level.merged.empty()) names_.check_style(level.merged, level.where);
      if (level.by.empty() && &level != &pivot.rows.front()) report_late_total(level.where);
      for (GroupKey key : level.by) {
        if (pivot.facts == FactSet::kIncome) check_key_of_income(key, level.where);
        add_scopes(key, known);
      }
      for (const auto& [label, text] : level.cells) {
        names_.check_fields(text, known);
        names_.check_known(label, labels, "label", "列（label）", text.where());
      }
    }
  }

  void check_body(const Balance& balance) {
    for (const BalanceSide& side : balance.sides) {
      check_headings(side.columns);
      check_columns(side, findings_);
      std::set<std::string> ids;
      for (const auto* lines : {&side.lines, &side.closing}) {
        for (const BalanceLine& line : *lines) ids.insert(line.id);
      }
      ids.erase("");
      for (const auto* lines : {&side.lines, &side.closing}) {
        for (const BalanceLine& line : *lines) {
          check_line(line, side.facts, ids);
          check_cycle(line, side);
        }
      }
    }
  }

  // Whether lines of this id are, through sums, parts of themselves.
  static bool is_part_of_itself(const std::string& id, const BalanceSide& side) {
    std::set<std::string> seen;
    std::vector<std::string> open = {id};
    while (!open.empty()) {
      const std::string next = open.back();
      open.pop_back();
      for (const auto* lines : {&side.lines, &side.closing}) {
        for (const BalanceLine& line : *lines) {
          if (line.id != next) continue;
          if (std::ranges::find(line.sum, id) != line.sum.end()) return true;
          for (const std::string& part : line.sum) {
            if (seen.insert(part).second) open.push_back(part);
          }
        }
      }
    }
    return false;
  }

  void check_cycle(const BalanceLine& line, const BalanceSide& side) {
    if (line.sum.empty() || line.id.empty() || !is_part_of_itself(line.id, side)) return;
    findings_.add({.id = "sum-cycle",
                   .where = line.where_it_stands.place(),
                   .message = "行 \"" + line.id + "\" 由自身相加而得",
                   .expected = "sum 中的行不再（经过其他行）包含这一行",
                   .help = "改正其中一行的 sum 或 id"});
  }

  void check_line(const BalanceLine& line, FactSet facts, const std::set<std::string>& ids) {
    names_.check_fields(line.text, scopes_);
    names_.check_fields(line.group, scopes_);
    if (line.groups) check_groups(*line.groups, line.facts.value_or(facts), line.where_it_stands);
    for (const std::string& id : line.sum) {
      names_.check_known(id, ids, "sum", "行（id）", line.where_it_stands);
    }
  }

  // Income can be grouped only by unit and source.
  void check_key_of_income(GroupKey key, const JsonValue& where) {
    if (key == GroupKey::kDepartment || key == GroupKey::kUnit) return;
    findings_.add({.id = "group-without-values",
                   .where = where.member_place("by"),
                   .message = "收入数据没有科目、项目和支出类别，不能按它们分行",
                   .expected = "department 或 unit",
                   .help = "改写 by；要按科目分行的，facts 写 expenditure 或 outlays"});
  }

  void check_groups(const LineGroups& groups, FactSet facts, const JsonValue& where) {
    Scopes known = scopes_;
    known.push_back(FieldScope::kRow);
    for (const LineLevel& level : groups.levels) {
      if (facts == FactSet::kIncome) check_key_of_income(level.by, where);
      add_scopes(level.by, known);
      names_.check_fields(level.text, known);
    }
  }

  void check_body(const Records& records) {
    Scopes known = scopes_;
    known.push_back(FieldScope::kRow);
    known.push_back(FieldScope::kRecord);
    const std::set<std::string> labels = check_headings(records.columns, known);
    for (const RecordLevel& level : records.rows) {
      if (!level.merged.empty()) names_.check_style(level.merged, level.where);
      for (const auto& [label, text] : level.cells) {
        names_.check_fields(text, known);
        names_.check_known(label, labels, "label", "列（label）", text.where());
      }
    }
    check_columns(records, findings_);
    if (names_.is_read("lists")) check_records(records, table_.written, pack_, findings_);
  }

  void check_body(const Form& form) { validate_form(form, scopes_, names_, findings_); }

  // Checks a heading tree, given the scopes known in its columns' texts. Returns the labels of its
  // columns.
  std::set<std::string> check_headings(const std::vector<Heading>& headings,
                                       const Scopes& known = {FieldScope::kIndicator}) {
    std::set<std::string> labels;
    for (const Heading& heading : headings) check_heading(heading, known, labels);
    return labels;
  }

  void check_heading(const Heading& heading, const Scopes& known, std::set<std::string>& labels) {
    if (!heading.style.empty()) names_.check_style(heading.style, heading.where_it_stands);
    names_.check_fields(heading.text, {FieldScope::kDocument});
    names_.check_fields(heading.list_text, known);
    if (!heading.label.empty() && !labels.insert(heading.label).second) {
      findings_.add({.id = "duplicate-label",
                     .where = heading.where_it_stands.member_place("label"),
                     .message = "列标识 \"" + heading.label + "\" 重复",
                     .expected = "同一表中各列的 label 互不相同"});
    }
    for (const Heading& below : heading.below) check_heading(below, known, labels);
  }

  // Levels nest: a total below groups would repeat each group's own row.
  void report_late_total(const JsonValue& where) {
    findings_.add({.id = "total-row-not-first",
                   .where = where.place(),
                   .message = "合计行（不写 by 的行）不在最前",
                   .expected = "合计行是 rows 的第一行，其后各级都有 by",
                   .help = "移到 rows 的最前面，或加上 by"});
  }

  // Adds the scopes that a group by this key determines.
  static void add_scopes(GroupKey key, Scopes& known) {
    using S = FieldScope;
    static const std::map<GroupKey, Scopes> kScopes = {
        {GroupKey::kUnit, {S::kUnit}},
        {GroupKey::kFunctionClass, {S::kFunctionClass}},
        {GroupKey::kFunctionSection, {S::kFunctionClass, S::kFunctionSection}},
        {GroupKey::kFunction, {S::kFunctionClass, S::kFunctionSection, S::kFunction}},
        {GroupKey::kEconomicClass, {S::kEconomicClass}},
        {GroupKey::kEconomic, {S::kEconomicClass, S::kEconomic}},
        {GroupKey::kGovernmentEconomicClass, {S::kGovernmentEconomicClass}},
        {GroupKey::kGovernmentEconomic, {S::kGovernmentEconomicClass, S::kGovernmentEconomic}},
        {GroupKey::kProject, {S::kProject}}};
    const auto scopes = kScopes.find(key);
    if (scopes != kScopes.end()) {
      known.insert(known.end(), scopes->second.begin(), scopes->second.end());
    }
  }

  const PackTable& table_;
  const Pack& pack_;
  const NameChecks& names_;
  Findings& findings_;
  Scopes scopes_;
};

}  // namespace

void check_captions(const std::vector<PackCaption>& captions, const std::vector<FieldScope>& known,
                    const NameChecks& names) {
  for (const PackCaption& caption : captions) {
    for (const FieldText* text : {&caption.left, &caption.center, &caption.right}) {
      names.check_fields(*text, known);
    }
  }
}

void validate_table(const PackTable& table, const Pack& pack, const NameChecks& names,
                    Findings& findings) {
  TableValidator(table, pack, names, findings).check();
}

}  // namespace gongkai
