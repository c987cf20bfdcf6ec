// Forms: a grid written row by row, some rows repeated, equal labels joined downwards.

#include <utility>

#include "template/expansion.h"

namespace gongkai {
namespace {

// A cell before it is placed: where it stands decides what it may be joined with.
struct FormSlot {
  Cell cell;
  bool is_merged = false;
};

struct SlotRow {
  std::vector<FormSlot> slots;
  PageBreak behind = PageBreak::kAllowed;
};

class FormExpander {
 public:
  FormExpander(const Form& form, const TableSource& source, StyleSheet& styles)
      : form_(form), source_(source), styles_(styles) {}

  Body expand(Findings& findings) {
    for (const FormRows& group : form_.rows) {
      const std::size_t before = rows_.size();
      add_group(group);
      if (rows_.size() == before) report_nothing(group, findings);
    }
    join_downwards();
    Body body{.grid = Grid(static_cast<int>(form_.widths.size())), .has_amounts = has_amounts_};
    for (int width : form_.widths) body.columns.push_back({.width = width});
    for (SlotRow& row : rows_) {
      std::vector<Cell> cells;
      for (FormSlot& slot : row.slots) {
        if (slot.cell.row_span > 0) cells.push_back(std::move(slot.cell));
      }
      body.grid.add_row(std::move(cells), row.behind);
    }
    return body;
  }

 private:
  void add_group(const FormRows& group) {
    const Budget& budget = source_.fields.checked->budget();
    FieldContext fields = source_.fields;
    switch (group.each) {
      case FormEach::kOnce:
        add_rows(group, fields);
        break;
      case FormEach::kTask:
        for (const Task& task : budget.goals.tasks) {
          fields.task = &task;
          add_rows(group, fields);
        }
        break;
      case FormEach::kIndicator:
        for (const Indicator& indicator : budget.goals.indicators) {
          fields.indicator = &indicator;
          add_rows(group, fields);
        }
        break;
    }
  }

  // The form asks for what the budget does not state.
  void report_nothing(const FormRows& group, Findings& findings) const {
    const bool is_tasks = group.each == FormEach::kTask;
    findings.add(
        {.id = "form-without-data",
         .severity = Severity::kWarning,
         .where = source_.fields.checked->budget().source->root().member_place("goals"),
         .message = "《" + source_.name() + "》没有" + (is_tasks ? "年度主要任务" : "绩效指标"),
         .expected = is_tasks ? "\"goals\" 的 \"tasks\"" : "\"goals\" 的 \"indicators\"",
         .help = "在预算文件中补上；确实没有的，公开前核对此表",
         .notes = {{"表单的这些行需要它", group.where.place()}}});
  }

  void add_rows(const FormRows& group, const FieldContext& fields) {
    for (const std::vector<FormCell>& row : group.rows) {
      SlotRow& added = rows_.emplace_back();
      if (group.is_kept_with_next) added.behind = PageBreak::kAvoided;
      for (const FormCell& cell : row) {
        added.slots.push_back({make_cell(cell, fields), cell.is_merged});
      }
    }
  }

  Cell make_cell(const FormCell& source, const FieldContext& fields) {
    const int style = styles_.index(
        source.style, source.is_strong ? StyleSheet::Weight::kStrong : StyleSheet::Weight::kPlain);
    Cell cell{.text = source.text.render(fields), .style = style};
    if (source.amount) {
      Amount sum;
      for (const LedgerEntry* fact :
           source_.facts.select(source.amount->facts, source.amount->where)) {
        sum += fact->amount;
      }
      has_amounts_ |= !sum.is_zero();
      cell = amount_cell(sum, source_.table.amount, style);
    }
    cell.row_span = source.rows;
    cell.col_span = source.columns;
    return cell;
  }

  // A cell is joined with the one above if both may be, say the same, and so do those to their
  // left: an inner label never reaches over the end of its outer one.
  void join_downwards() {
    std::vector<FormSlot*> tops;
    for (SlotRow& row : rows_) {
      bool can_join = true;
      std::vector<FormSlot*> next(row.slots.size(), nullptr);
      for (std::size_t c = 0; c < next.size(); ++c) {
        FormSlot& slot = row.slots[c];
        next[c] = &slot;
        can_join = can_join && slot.is_merged && c < tops.size() && tops[c]->is_merged &&
                   tops[c]->cell.text == slot.cell.text &&
                   tops[c]->cell.col_span == slot.cell.col_span;
        if (!can_join) continue;
        ++tops[c]->cell.row_span;
        slot.cell.row_span = 0;  // covered
        next[c] = tops[c];
      }
      tops = std::move(next);
    }
  }

  const Form& form_;
  const TableSource& source_;
  StyleSheet& styles_;
  std::vector<SlotRow> rows_;
  bool has_amounts_ = false;
};

}  // namespace

Body expand_form(const Form& form, const TableSource& source, StyleSheet& styles,
                 Findings& findings) {
  return FormExpander(form, source, styles).expand(findings);
}

}  // namespace gongkai
