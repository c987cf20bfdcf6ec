#include "layout/borders.h"

#include <cstddef>
#include <optional>

namespace gongkai {
namespace {

// The cell at a place of the page's part of the table; nothing outside.
std::optional<std::size_t> cell_at(const Grid& grid, const Frame& frame, std::size_t row,
                                   std::size_t column) {
  if (row >= frame.rows.size() || column >= frame.x.size() - 1) return std::nullopt;
  return grid.covering(frame.rows[row].row, static_cast<int>(column));
}

// Calls add(begin, end) for each maximal segment of [0, size) in which `is_border` holds.
template <typename IsBorder, typename Add>
void for_each_stretch(std::size_t size, const IsBorder& is_border, const Add& add) {
  for (std::size_t begin = 0; begin < size; ++begin) {
    if (!is_border(begin)) continue;
    std::size_t end = begin + 1;
    while (end < size && is_border(end)) ++end;
    add(begin, end);
    begin = end;
  }
}

}  // namespace

std::vector<Stroke> borders(const Grid& grid, const Frame& frame) {
  std::vector<Stroke> strokes;
  constexpr std::size_t kOutside = static_cast<std::size_t>(-1);
  const std::size_t rows = frame.rows.size();
  const std::size_t columns = frame.x.size() - 1;
  const Length overhang = kBorderWidth / 2;  // fills the corners
  for (std::size_t row = 0; row <= rows; ++row) {
    const std::size_t above = row == 0 ? kOutside : row - 1;
    for_each_stretch(
        columns,
        [&](std::size_t column) {
          return cell_at(grid, frame, above, column) != cell_at(grid, frame, row, column);
        },
        [&](std::size_t begin, std::size_t end) {
          strokes.push_back({{frame.x[begin] - overhang, frame.y[row]},
                             {frame.x[end] + overhang, frame.y[row]},
                             kBorderWidth});
        });
  }
  for (std::size_t column = 0; column <= columns; ++column) {
    const std::size_t left = column == 0 ? kOutside : column - 1;
    for_each_stretch(
        rows,
        [&](std::size_t row) {
          return cell_at(grid, frame, row, left) != cell_at(grid, frame, row, column);
        },
        [&](std::size_t begin, std::size_t end) {
          strokes.push_back(
              {{frame.x[column], frame.y[begin]}, {frame.x[column], frame.y[end]}, kBorderWidth});
        });
  }
  return strokes;
}

}  // namespace gongkai
