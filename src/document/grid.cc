#include "document/grid.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

namespace gongkai {
namespace {

// A place that no cell covers yet.
constexpr std::uint32_t kFree = std::numeric_limits<std::uint32_t>::max();

}  // namespace

void Grid::reserve(int rows) {
  const auto count = static_cast<std::size_t>(rows);
  const std::size_t places = count * static_cast<std::size_t>(columns_);
  cells_.reserve(places);
  covering_.reserve(places);
  row_begin_.reserve(count);
  breaks_.reserve(count);
}

bool Grid::add_row(std::vector<Cell> cells, PageBreak after) {
  const auto columns = static_cast<std::size_t>(columns_);
  rows_left_.resize(columns, 0);
  const int row = rows();
  const std::size_t above = row == 0 ? 0 : static_cast<std::size_t>(row - 1) * columns;
  std::vector<std::uint32_t> covering(columns, kFree);
  std::vector<int> rows_left = rows_left_;
  for (std::size_t c = 0; c < columns; ++c) {
    if (rows_left[c] == 0) continue;
    covering[c] = covering_[above + c];
    --rows_left[c];
  }
  std::size_t column = 0;
  auto index = static_cast<std::uint32_t>(cells_.size());
  for (Cell& cell : cells) {
    while (column < columns && covering[column] != kFree) ++column;
    const std::size_t end = column + static_cast<std::size_t>(cell.col_span);
    if (cell.col_span < 1 || cell.row_span < 1 || end > columns) return false;
    cell.row = row;
    cell.column = static_cast<int>(column);
    for (; column < end; ++column) {
      if (covering[column] != kFree) return false;
      covering[column] = index;
      rows_left[column] = cell.row_span - 1;
    }
    ++index;
  }
  if (std::ranges::find(covering, kFree) != covering.end()) return false;

  breaks_.push_back(after);
  row_begin_.push_back(cells_.size());
  covering_.insert(covering_.end(), covering.begin(), covering.end());
  std::ranges::move(cells, std::back_inserter(cells_));
  rows_left_ = std::move(rows_left);
  return true;
}

bool Grid::is_closed() const {
  return std::ranges::all_of(rows_left_, [](int left) { return left == 0; });
}

std::size_t Grid::covering(int row, int column) const {
  assert(row >= 0 && row < rows() && column >= 0 && column < columns_);
  const auto columns = static_cast<std::size_t>(columns_);
  return covering_[static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(column)];
}

std::size_t Grid::end_cell(int row) const {
  return row + 1 < rows() ? first_cell(row + 1) : cells_.size();
}

}  // namespace gongkai
