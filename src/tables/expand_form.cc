// Forms: a grid written row by row, some rows repeated, equal labels joined downwards.

#include <algorithm>
#include <optional>
#include <utility>

#include "pack/form_rows.h"
#include "tables/expansion.h"
#include "tables/form_choice.h"

namespace gongkai {
namespace {

// A cell before it is placed: its position decides what it may be merged with.
struct FormSlot {
  Cell cell;
  int column = 0;
  bool is_merged = false;
};

struct SlotPlace {
  int column = 0;
  HeadingScope heads = HeadingScope::kNothing;
};

struct SlotRow {
  std::vector<FormSlot> slots;
  PageBreak after = PageBreak::kAllowed;
};

class FormExpander {
 public:
  FormExpander(const Form& form, const TableSource& source, StyleSheet& styles, Findings& findings)
      : form_(form),
        source_(source),
        styles_(styles),
        findings_(findings),
        fitter_(form.widths.size()),
        left_out_(left_out(form, stated_indicators(source.fields))) {}

  Body expand() {
    for (const FormRows& group : form_.rows) add_group(group);
    report_left_out(form_, left_out_, source_.name(), findings_);
    join_downwards();
    Body body{.grid = Grid(static_cast<int>(form_.widths.size())), .has_amounts = has_amounts_};
    for (int width : form_.widths) body.columns.push_back({.width = width});
    body.facts = std::move(facts_);
    for (SlotRow& row : rows_) {
      std::vector<Cell> cells;
      for (FormSlot& slot : row.slots) {
        if (slot.cell.row_span > 0) cells.push_back(std::move(slot.cell));
      }
      body.grid.add_row(std::move(cells), row.after);
    }
    return body;
  }

 private:
  void add_group(const FormRows& group) {
    switch (group.each) {
      case FormEach::kOnce:
        add_rows(group, source_.fields);
        break;
      case FormEach::kTask:
        add_tasks(group);
        break;
      case FormEach::kIndicator:
        add_indicators(group);
        break;
    }
  }

  void add_tasks(const FormRows& group) {
    const std::vector<Task>& tasks = source_.fields.checked->budget().goals.tasks;
    FieldContext fields = source_.fields;
    for (const Task& task : tasks) {
      fields.task = &task;
      add_rows(group, fields);
    }
    if (tasks.empty()) report_nothing(group, "年度主要任务", "tasks");
  }

  void add_indicators(const FormRows& group) {
    const std::vector<Indicator>& stated = stated_indicators(source_.fields);
    FieldContext fields = source_.fields;
    for (const FormIndicator& row : indicators_for(group, stated)) {
      fields.indicator = &row.indicator;
      fields.indicator_number = row.number;
      add_rows(group, fields);
    }
    const bool may_be_empty = (group.tree.empty() && group.at_least > 0) || !left_out_.empty();
    if (!may_be_empty &&
        std::ranges::none_of(stated, [&](const Indicator& i) { return takes(group, i); })) {
      report_nothing(group, group.level1.empty() ? "绩效指标" : group.level1.front(), "indicators");
    }
  }

  // Reports data that the form needs but the budget lacks.
  void report_nothing(const FormRows& group, const std::string& what, const std::string& member) {
    const Project* project = source_.fields.project;
    const bool is_of_project = project != nullptr && group.each == FormEach::kIndicator;
    const JsonValue root = source_.fields.checked->budget().source->root();
    findings_.add(
        {.id = "form-without-data",
         .severity = Severity::kWarning,
         .where = is_of_project ? project->where.member_place(member) : root.member_place("goals"),
         .message = "《" + source_.name() + "》没有" + what,
         .expected = (is_of_project ? "项目的 \"" : "\"goals\" 的 \"") + member + "\"",
         .help = "在预算文件中补上；确实没有的，公开前核对此表",
         .notes = {{"表单的这些行需要此项内容", group.where.place()}}});
  }

  void add_rows(const FormRows& group, const FieldContext& fields) {
    for (const FormRow& row : group.rows) {
      const bool is_last = &group == &form_.rows.back() && &row == &group.rows.back();
      const std::vector<HeadingScope> heads = heads_of(row, is_last);
      const RowFit fit = fitter_.add(row);
      SlotRow& added = rows_.emplace_back();
      if (group.is_kept_with_next) added.after = PageBreak::kAvoided;
      for (std::size_t c = 0; c < row.cells.size(); ++c) {
        add_slot(row.cells[c], {.column = fit.starts[c], .heads = heads[c]}, fields, added.slots);
      }
    }
  }

  void add_slot(const FormCell& source, const SlotPlace& place, const FieldContext& fields,
                std::vector<FormSlot>& slots) {
    Cell cell = make_cell(source, fields);
    cell.heads = place.heads;
    if (source_.keeps_facts && source.kind() == FormCellKind::kFacts) {
      facts_.push_back(
          {static_cast<int>(rows_.size()) - 1, place.column, facts_of(*source.amount)});
    }
    if (source.is_joined_left && cell.text.empty()) {
      slots.back().cell.col_span += source.columns;
    } else {
      slots.push_back({std::move(cell), place.column, source.is_merged});
    }
  }

  Cell make_cell(const FormCell& source, const FieldContext& fields) {
    const int style = styles_.index(
        source.style, source.is_strong ? StyleSheet::Weight::kStrong : StyleSheet::Weight::kPlain);
    Cell cell{.text = source.text.render(fields), .style = style};
    if (source.kind() == FormCellKind::kChoice) {
      cell.text = choice_text(*source.choice, *fields.project, source_.name(), findings_);
    } else if (const std::optional<Amount> amount = amount_of(source)) {
      has_amounts_ |= !amount->is_zero();
      cell = amount_cell(*amount, source_.table.amount, style);
    }
    if (!source.before.is_empty() || !source.after.is_empty()) {
      const std::string after = cell.text.empty() ? "" : source.after.render(fields);
      cell.text = source.before.render(fields) + cell.text + after;
      cell.number.reset();
    }
    cell.row_span = source.rows;
    cell.col_span = source.columns;
    return cell;
  }

  Facts facts_of(const Query& query) const {
    return source_.facts.select(query.facts, query.where);
  }

  // The amount of a cell that shows one and for which it is known.
  std::optional<Amount> amount_of(const FormCell& cell) const {
    if (cell.kind() == FormCellKind::kFacts) {
      Amount sum;
      for (const LedgerEntry* fact : facts_of(*cell.amount)) sum += fact->amount;
      return sum;
    }
    if (cell.kind() != FormCellKind::kProjectAmount) return std::nullopt;
    for (const auto& [name, amount] : source_.fields.project->amounts) {
      if (name == cell.project_amount) return amount;
    }
    return std::nullopt;
  }

  // A cell is merged with the one above if both allow it and have equal texts, as do the cells to
  // their left: an inner label never extends beyond the end of its outer one.
  void join_downwards() {
    std::vector<FormSlot*> tops(form_.widths.size(), nullptr);  // by their first column
    for (SlotRow& row : rows_) {
      bool can_join = true;
      std::vector<FormSlot*> next(tops.size(), nullptr);
      for (FormSlot& slot : row.slots) {
        const auto column = static_cast<std::size_t>(slot.column);
        FormSlot* top = tops[column];
        next[column] = &slot;
        can_join = can_join && slot.is_merged && top != nullptr && top->is_merged &&
                   top->cell.text == slot.cell.text && top->cell.col_span == slot.cell.col_span;
        if (!can_join) continue;
        top->cell.row_span += slot.cell.row_span;
        slot.cell.row_span = 0;  // covered
        next[column] = top;
      }
      tops = std::move(next);
    }
  }

  const Form& form_;
  const TableSource& source_;
  StyleSheet& styles_;
  Findings& findings_;
  RowFitter fitter_;
  std::vector<Indicator> left_out_;  // the form has no place for them
  std::vector<SlotRow> rows_;
  std::vector<CellFacts> facts_;  // if asked for
  bool has_amounts_ = false;
};

}  // namespace

Body expand_form(const Form& form, const TableSource& source, StyleSheet& styles,
                 Findings& findings) {
  return FormExpander(form, source, styles, findings).expand();
}

}  // namespace gongkai
