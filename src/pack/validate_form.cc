#include "pack/validate_form.h"

#include <algorithm>

#include "pack/form_rows.h"

namespace gongkai {
namespace {

// Column numbers from 1: "第 3、4 列".
std::string columns_text(const std::vector<int>& columns) {
  std::string out;
  for (int column : columns) out += (out.empty() ? "第 " : "、") + std::to_string(column + 1);
  return out + " 列";
}

std::string misfit_text(const RowFit& fit) {
  if (!fit.taken.empty()) return columns_text(fit.taken) + "已被上方跨行的格子占用";
  if (fit.too_many > 0) return "多出 " + std::to_string(fit.too_many) + " 列";
  return columns_text(fit.free) + "没有格子";
}

class FormValidator {
 public:
  FormValidator(const Form& form, const std::vector<FieldScope>& known, const NameChecks& names,
                Findings& findings)
      : form_(form),
        known_(known),
        names_(names),
        findings_(findings),
        fitter_(form.widths.size()) {}

  void check() {
    for (const FormRows& group : form_.rows) {
      const bool was_closed = fitter_.is_closed();
      for (const FormRow& row : group.rows) check_row(row, group);
      const bool is_repeated = group.each != FormEach::kOnce;
      if (is_repeated && fits_ && !(was_closed && fitter_.is_closed())) report_leak(group.where);
    }
    if (fits_ && !fitter_.is_closed()) report_leak(form_.rows.back().where);
  }

 private:
  void check_row(const FormRow& row, const FormRows& group) {
    std::vector<FieldScope> known = known_;
    if (group.each == FormEach::kTask) known.push_back(FieldScope::kTask);
    if (group.each == FormEach::kIndicator) known.push_back(FieldScope::kIndicator);
    for (const FormCell& cell : row.cells) {
      for (const FieldText* text : {&cell.text, &cell.before, &cell.after}) {
        names_.check_fields(*text, known);
      }
      names_.check_style(cell.style, cell.where);
      check_project(cell);
    }
    const RowFit fit = fitter_.add(row);
    check_joins(row, fit);
    if (fit.is_good()) return;
    fits_ = false;
    report_misfit(row.where, misfit_text(fit));
  }

  // Amounts and choices of a project require a table for one project.
  void check_project(const FormCell& cell) {
    const bool is_of_project = cell.choice || !cell.project_amount.empty();
    if (!is_of_project || std::ranges::find(known_, FieldScope::kProject) != known_.end()) return;
    const char* member = cell.choice ? "choice" : "project_amount";
    findings_.add({.id = "form-not-of-project",
                   .where = cell.where.member_place(member),
                   .message = std::string(member) + " 取项目的数据，而此表不是每个项目一张",
                   .expected = "表中有 \"each\": \"project\""});
  }

  // A cell may be merged into the one on its left if that is adjacent and spans the same rows.
  void check_joins(const FormRow& row, const RowFit& fit) {
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const FormCell& cell = row.cells[c];
      if (!cell.is_joined_left) continue;
      const bool has_neighbour = c > 0 && row.cells[c - 1].rows == cell.rows &&
                                 fit.starts[c - 1] + row.cells[c - 1].columns == fit.starts[c];
      if (has_neighbour) continue;
      findings_.add({.id = "form-join-left",
                     .where = cell.where.member_place("join_left"),
                     .message = "这一格的左边没有可以并入的格子",
                     .expected = "同一行中左邻一格，与它跨同样的行数"});
    }
  }

  void report_misfit(const JsonValue& where, const std::string& how) {
    findings_.add({.id = "form-row-misfit",
                   .where = where.place(),
                   .message = "表单的这一行" + how,
                   .expected = "各格的 cols 与上方跨行的格子合计 " +
                               std::to_string(form_.widths.size()) + " 列，不重叠"});
  }

  void report_leak(const JsonValue& where) {
    fits_ = false;
    findings_.add({.id = "form-row-misfit",
                   .where = where.place(),
                   .message = "跨行的格子伸出了它所在的行（重复的一组行，或全表的末行）之外",
                   .expected = "格子的 rows 不超过其下的行数；重复的一组行自成一块",
                   .help = "改正 rows；各行文字相同的格子用 \"merge\": true"});
  }

  const Form& form_;
  const std::vector<FieldScope>& known_;
  const NameChecks& names_;
  Findings& findings_;
  RowFitter fitter_;
  bool fits_ = true;
};

}  // namespace

void validate_form(const Form& form, const std::vector<FieldScope>& known, const NameChecks& names,
                   Findings& findings) {
  FormValidator(form, known, names, findings).check();
}

}  // namespace gongkai
