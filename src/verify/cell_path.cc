#include "verify/cell_path.h"

#include <algorithm>

namespace gongkai {

std::string column_path(const SideCell& one) {
  std::string out;
  std::string last;
  for (int row = 0; row < one.table->heading_rows(); ++row) {
    const std::string& text = one.table->cell(row, one.column).text;
    if (text.empty() || text == last) continue;
    out += (out.empty() ? "" : "/") + text;
    last = text;
  }
  return out;
}

std::string row_path(const SideCell& one) {
  std::string out;
  for (int column = 0; column < one.column;) {
    const Cell& cell = one.table->cell(one.row, column);
    column = cell.column + cell.col_span;
    if (cell.number) {
      const bool is_label_behind = column < one.column &&
                                   !one.table->cell(one.row, column).number &&
                                   !one.table->text(one.row, column).empty();
      if (is_label_behind) out.clear();
      continue;
    }
    if (one.table->text(one.row, cell.column).empty()) continue;
    std::string text = cell.text;
    std::ranges::replace(text, '\n', ' ');
    if (!text.empty()) out += (out.empty() ? "" : " ") + text;
  }
  return out;
}

}  // namespace gongkai
