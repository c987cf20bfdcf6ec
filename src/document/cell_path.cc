#include "document/cell_path.h"

#include <algorithm>

#include "document/pattern.h"

namespace gongkai {
namespace {

bool is_numbering(const Table& table, int row) {
  for (int column = 0; column < table.grid.columns(); ++column) {
    const std::string text = plain(table.grid.at(row, column).text);
    if (text.find_first_not_of("0123456789*") != std::string::npos) return false;
  }
  return true;
}

}  // namespace

int heading_rows(const Table& table) {
  const int last = table.header_rows - 1;
  return last > 0 && is_numbering(table, last) ? last : table.header_rows;
}

std::vector<std::string> headings_over(const Grid& grid, int heading_rows, int column) {
  std::vector<std::string> out;
  for (int row = 0; row < heading_rows; ++row) {
    const std::string& text = grid.at(row, column).text;
    if (!text.empty() && (out.empty() || out.back() != text)) out.push_back(text);
  }
  return out;
}

std::string column_path(const Grid& grid, int heading_rows, int column) {
  std::string out;
  for (const std::string& heading : headings_over(grid, heading_rows, column)) {
    out += (out.empty() ? "" : "/") + heading;
  }
  return out;
}

std::string row_path(const Grid& grid, int row, int column) {
  const auto is_label = [&](int at) {
    const Cell& cell = grid.at(row, at);
    return !cell.number && cell.column == at && !plain(cell.text).empty();
  };
  std::string out;
  for (int at = 0; at < column;) {
    const Cell& cell = grid.at(row, at);
    const int begin = cell.column;
    at = cell.column + cell.col_span;
    if (cell.number) {
      if (at < column && is_label(at)) out.clear();
      continue;
    }
    if (!is_label(begin)) continue;
    std::string text = cell.text;
    std::ranges::replace(text, '\n', ' ');
    out += (out.empty() ? "" : " ") + text;
  }
  return out;
}

}  // namespace gongkai
