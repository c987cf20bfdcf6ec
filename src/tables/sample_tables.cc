#include "tables/sample_tables.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "document/cell_path.h"
#include "source/name_list.h"
#include "tables/restate.h"

namespace gongkai {
namespace {

// Whether a stated cell shows something.
bool has_content(const StatedCell& cell) {
  return cell.text.find_first_not_of("0.-") != std::string::npos;
}

// Of each column whether a row shows something in it.
std::vector<bool> content_of(const StatedRows& rows, std::size_t columns) {
  std::vector<bool> out(columns);
  for (const auto& row : rows) {
    for (std::size_t c = 0; c < std::min(row.size(), columns); ++c) {
      out[c] = out[c] || has_content(row[c]);
    }
  }
  return out;
}

StatedRows only_columns(const StatedRows& rows, const std::vector<int>& columns) {
  StatedRows out;
  for (const auto& row : rows) {
    auto& kept = out.emplace_back();
    for (const int column : columns) kept.push_back(row[static_cast<std::size_t>(column)]);
  }
  return out;
}

bool has_same_shape(const Grid& a, const Grid& b) {
  return a.rows() == b.rows() && a.columns() == b.columns() && a.cells().size() == b.cells().size();
}

Place where_said(const Budget& budget) { return budget.source->root().member_place("tables_only"); }

}  // namespace

FieldContext SampleTables::fields_of(FieldContext fields) const {
  fields.checked = &samples_;
  const Budget& from = budget_.budget();
  const Budget& to = samples_.budget();
  if (fields.unit != nullptr) {
    fields.unit =
        &to.department.units[static_cast<std::size_t>(fields.unit - from.department.units.data())];
  }
  if (fields.project != nullptr) {
    fields.project = &to.projects[static_cast<std::size_t>(fields.project - from.projects.data())];
  }
  return fields;
}

FactLists SampleTables::facts_of(const FieldContext& fields) const {
  if (fields.unit != nullptr) return facts_.of(*fields.unit);
  return fields.project != nullptr ? facts_.of(*fields.project) : facts_;
}

Body SampleTables::body_of(const TableSource& source, const StatedRows* rows, StyleSheet& styles,
                           Findings& findings) {
  const FieldContext fields = fields_of(source.fields);
  const FactLists facts = facts_of(fields);
  TableSource samples{source.table, facts, fields, true};
  samples.unshown = &unshown_;
  if (const auto* pivot = std::get_if<Pivot>(&source.table.body)) {
    samples.has_content.emplace(static_cast<std::size_t>(column_count(pivot->columns)), true);
  }
  Body out = rows != nullptr ? stated(source, *rows, std::move(samples), styles, findings)
                             : unstated(source, samples, styles, findings);
  ++tables_;
  return out;
}

Body SampleTables::stated(const TableSource& source, const StatedRows& rows, TableSource samples,
                          StyleSheet& styles, Findings& findings) {
  Findings of_samples;  // not of the budget
  const Body layout = expand_body(samples, styles, of_samples);
  const int errors_before = findings.count(Severity::kError);
  Body out = restate(rows, layout, Compared::kNo, source, styles, findings);
  if (findings.count(Severity::kError) > errors_before) return out;
  const auto* pivot = std::get_if<Pivot>(&source.table.body);
  cells_.add(layout, out);
  if (pivot == nullptr) return out;
  samples.has_content = content_of(rows, samples.has_content->size());
  const std::vector<int> columns = remaining_columns(pivot->columns, *samples.has_content);
  if (columns.size() == samples.has_content->size()) return out;
  return restate(only_columns(rows, columns), expand_body(samples, styles, of_samples),
                 Compared::kNo, source, styles, of_samples);
}

Body SampleTables::unstated(const TableSource& source, const TableSource& samples,
                            StyleSheet& styles, Findings& findings) {
  Body out = expand_body(source, styles, findings);
  const bool is_of_facts = std::holds_alternative<Pivot>(source.table.body) ||
                           std::holds_alternative<Balance>(source.table.body);
  Findings of_samples;
  Body layout;
  if (!is_of_facts) layout = expand_body(samples, styles, of_samples);
  if (is_of_facts || !has_same_shape(layout.grid, out.grid)) {
    report_unstated(source, findings);
  } else {
    unstated_.push_back({tables_, source.name(), std::move(layout), source.table.amount});
  }
  return out;
}

void SampleTables::report_unstated(const TableSource& source, Findings& findings) const {
  findings.add({.id = "table-not-stated",
                .where = where_said(budget_.budget()),
                .message = "没有收支数据，也没有填列《" + source.name() + "》",
                .expected = "\"tables\" 中的 \"" + source.table.id + "\"：表头以下各行",
                .help = "把这张表一并读入（gongkai import），或填列收支数据"});
}

// What the budget states of a project, if these are all its samples.
std::optional<Amount> SampleTables::stated_for_project(const Facts& facts) const {
  const Project* project = facts.empty() ? nullptr : facts.front()->project;
  const auto is_its = [&](const LedgerEntry& fact) { return fact.project == project; };
  const auto all = std::ranges::count_if(samples_.outlays(), is_its);
  const bool is_whole = project != nullptr && static_cast<std::ptrdiff_t>(facts.size()) == all;
  return is_whole ? budget_.budget().stated_figure(project->code) : std::nullopt;
}

// What the stated tables say where an unstated one has samples.
std::optional<Amount> SampleTables::stated_amount(const Unstated& table, const Cell& cell) const {
  const auto facts = std::ranges::find_if(table.samples.facts, [&](const CellFacts& one) {
    return one.row == cell.row && one.column == cell.column;
  });
  if (facts != table.samples.facts.end()) {
    const auto amount = cells_.find(facts->facts);
    return amount ? amount : stated_for_project(facts->facts);
  }
  return cells_.find(table.samples.grid.at(cell.row, cell.column).number->value);
}

void SampleTables::finish(std::vector<Table>& tables, Findings& findings) {
  cells_.finish(std::move(unshown_));
  std::map<std::vector<std::string>, std::vector<std::string>> blank;  // the amounts → tables
  for (const Unstated& each : unstated_) {
    Table& table = tables[each.table];
    std::vector<std::string> unknown;
    for (Cell& cell : table.grid.cells()) {
      const auto& of_samples = each.samples.grid.at(cell.row, cell.column).number;
      if (!of_samples || (cell.number && cell.number->value == of_samples->value)) continue;
      const auto amount = stated_amount(each, cell);
      if (!amount) unknown.push_back(row_path(table.grid, cell.row, cell.column));
      const Cell made =
          amount ? amount_cell(*amount, each.format, cell.style) : Cell{.style = cell.style};
      cell.text = made.text;
      cell.number = made.number;
    }
    table.lacks_amounts = !unknown.empty();
    if (!unknown.empty()) blank[unknown].push_back(each.name);
  }
  for (const auto& [amounts, names] : blank) report_blank(amounts, names, findings);
}

void SampleTables::report_blank(const std::vector<std::string>& amounts,
                                const std::vector<std::string>& tables, Findings& findings) const {
  const bool are_many = tables.size() > 1;
  findings.add({.id = "amount-not-in-tables",
                .severity = Severity::kWarning,
                .where = where_said(budget_.budget()),
                .message = "没有收支数据，填列的各表中也没有《" + tables.front() + "》" +
                           (are_many ? "等 " + std::to_string(tables.size()) + " 张表" : "") +
                           "的这些金额，留空：" + joined(amounts),
                .expected = "填列的表中有这些金额，或填列收支数据",
                .help = "项目的金额可以在 \"figures\" 中按项目编码填列；留空公开的，在 \"waived\" "
                        "中写明豁免理由"});
}

}  // namespace gongkai
