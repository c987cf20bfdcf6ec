#include "layout/wide_table.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace gongkai {
namespace {

/// Columns [begin, end).
struct Group {
  int begin = 0;
  int end = 0;
};

std::size_t index(int i) { return static_cast<std::size_t>(i); }

Length sum(std::span<const Length> least, Group group) {
  const auto part = least.subspan(index(group.begin), index(group.end - group.begin));
  return std::accumulate(part.begin(), part.end(), Length());
}

// The columns before the first with a number, at least one; a table without numbers is labelled by
// its first column.
int count_labels(const Table& table) {
  int labels = table.grid.columns();
  for (const Cell& cell : table.grid.cells()) {
    if (cell.number) labels = std::min(labels, cell.column);
  }
  return labels == table.grid.columns() ? 1 : std::max(labels, 1);
}

// Whether a heading of several columns spans this edge.
bool parts_heading(const Table& table, int column) {
  return std::ranges::any_of(table.grid.cells(), [&](const Cell& cell) {
    return cell.row < table.header_rows && cell.column < column &&
           cell.column + cell.col_span > column;
  });
}

// As many columns from `begin` on as fit; fewer if that keeps a heading whole.
Group next_group(const Table& table, std::span<const Length> least, int begin, Length room) {
  const int columns = table.grid.columns();
  int end = begin;
  while (end < columns && sum(least, {begin, end + 1}) <= room) ++end;
  if (end == columns) return {begin, end};
  for (int whole = end; whole > begin; --whole) {
    if (!parts_heading(table, whole)) return {begin, whole};
  }
  return {begin, end};
}

// The table with the columns of both groups only, `labels` first.
TablePart columns_of(const Table& table, Group labels, Group group) {
  const auto is_shown = [&](int column) {
    return column < labels.end || (column >= group.begin && column < group.end);
  };
  std::vector<std::size_t> whole_cells;
  Table part = table;
  part.columns.clear();
  for (int column = 0; column < table.grid.columns(); ++column) {
    if (!is_shown(column)) continue;
    const bool has_wish = index(column) < table.columns.size();
    part.columns.push_back(has_wish ? table.columns[index(column)] : Column());
  }
  part.grid = Grid(static_cast<int>(part.columns.size()));
  for (int row = 0; row < table.grid.rows(); ++row) {
    std::vector<Cell> cells;
    for (std::size_t i = table.grid.first_cell(row); i < table.grid.end_cell(row); ++i) {
      Cell cell = table.grid.cells()[i];
      int shown = 0;
      for (int c = 0; c < cell.col_span; ++c) shown += is_shown(cell.column + c) ? 1 : 0;
      if (shown == 0) continue;
      cell.col_span = shown;
      if (cell.number) cell.number->addends.clear();  // they may be in another part
      cells.push_back(std::move(cell));
      whole_cells.push_back(i);
    }
    part.grid.add_row(std::move(cells), table.grid.break_after(row));
  }
  return {std::move(part), std::move(whole_cells)};
}

}  // namespace

std::vector<TextStyle> smaller_styles(const Table& table, std::span<const TextStyle> styles,
                                      Length by) {
  std::vector<TextStyle> smaller(styles.begin(), styles.end());
  for (const Cell& cell : table.grid.cells()) {
    const TextStyle& style = styles[index(cell.style)];
    TextStyle& set = smaller[index(cell.style)];
    set.size = std::min(style.size, std::max(style.size - by, kSmallestSize));
    set.pitch = line_pitch(set.size);
    set.indent = Length::from_milli_points(style.indent.milli_points() * set.size.milli_points() /
                                           style.size.milli_points());
  }
  return smaller;
}

std::vector<TablePart> column_groups(const Table& table, std::span<const Length> least,
                                     Length width, std::string_view continued_mark) {
  if (table.header_rows == 0) return {};
  const Group labels{0, count_labels(table)};
  const Length room = width - sum(least, labels);
  if (room < width / 2) return {};
  std::vector<TablePart> parts;
  for (int begin = labels.end; begin < table.grid.columns();) {
    const Group group = next_group(table, least, begin, room);
    if (group.begin == group.end) return {};
    Table& part = parts.emplace_back(columns_of(table, labels, group)).table;
    if (begin > labels.end) part.title += continued_mark;
    begin = group.end;
    if (begin < table.grid.columns()) part.notes.clear();
  }
  return parts;
}

}  // namespace gongkai
