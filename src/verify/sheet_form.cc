#include "verify/sheet_form.h"

#include <algorithm>
#include <cstddef>

#include "document/pattern.h"

namespace gongkai {
namespace {

// The texts in the title rows of a sheet.
std::vector<std::string> top_texts(const WorkbookSheet& sheet) {
  std::vector<std::string> out;
  for (const SheetCell& cell : sheet.cells) {
    if (cell.row >= kTitleRows) break;
    out.push_back(plain(cell.text));
  }
  return out;
}

// How well a sheet with these texts matches a form; 0: not at all. A table number counts more than
// a title.
int fit(const WorkbookSheet& sheet, const std::vector<std::string>& texts, const TableForm& form) {
  const std::string title = plain(form.title);
  const std::string number = plain(form.number);
  const auto literal = static_cast<int>(without_stars(form.title).size());
  int best = 0;
  bool has_number = false;
  for (const std::string& text : texts) {
    if (literal > 6 && matches(text, title)) best = std::max(best, 10 + literal);
    has_number = has_number || (!number.empty() && text == number);
  }
  if (has_number) best += 1000;
  if (best == 0 && without_stars(form.name).size() > 6 &&
      matches(plain(sheet.name), plain(form.name))) {
    best = 1;
  }
  return best;
}

std::vector<std::string> all_headings(const TableForm& form) {
  std::vector<std::string> out;
  for (const FormColumn& column : form.columns) {
    for (const std::string& heading : column.headings) out.push_back(plain(heading));
  }
  return out;
}

bool is_heading(const std::string& text, const std::vector<std::string>& headings) {
  return std::ranges::any_of(headings,
                             [&](const std::string& heading) { return matches(text, heading); });
}

}  // namespace

std::string without_stars(const std::string& pattern) {
  std::string out = plain(pattern);
  std::erase(out, '*');
  return out;
}

const TableForm* form_of(const WorkbookSheet& sheet, const std::vector<TableForm>& forms) {
  const TableForm* best = nullptr;
  int best_fit = 0;
  const std::vector<std::string> texts = top_texts(sheet);
  for (const TableForm& form : forms) {
    const int this_fit = fit(sheet, texts, form);
    if (this_fit > best_fit) {
      best = &form;
      best_fit = this_fit;
    }
  }
  return best;
}

int header_row(const WorkbookSheet& sheet, const TableForm& form) {
  const std::string title = plain(form.title);
  int title_row = -1;
  for (const SheetCell& cell : sheet.cells) {
    if (cell.row >= kTitleRows) break;
    if (title_row < 0 && matches(plain(cell.text), title)) title_row = cell.row;
  }
  if (form.columns.empty()) return title_row + 1;
  const std::vector<std::string> known = all_headings(form);
  for (std::size_t at = 0; at < sheet.cells.size();) {
    const int row = sheet.cells[at].row;
    int texts = 0;
    int headings = 0;
    for (; at < sheet.cells.size() && sheet.cells[at].row == row; ++at) {
      ++texts;
      if (is_heading(plain(sheet.cells[at].text), known)) ++headings;
    }
    if (row > title_row && headings > 0 && headings * 2 >= texts) return row;
  }
  return -1;
}

}  // namespace gongkai
