#include "document/fit_rows.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace gongkai {
namespace {

void grow(std::span<Length> rows, Length need) {
  for (const Length& height : rows) need -= height;
  if (need <= Length()) return;
  auto left = static_cast<std::int64_t>(rows.size());
  for (Length& height : rows) {
    const Length share = need / left--;
    height += share;
    need -= share;
  }
}

}  // namespace

std::vector<Length> fit_rows(const Grid& grid, std::span<const Length> needs, LeastHeight least) {
  std::vector<Length> heights(static_cast<std::size_t>(grid.rows()));
  std::fill(heights.begin() + std::min(least.first_row, grid.rows()), heights.end(), least.height);
  std::vector<std::size_t> merged;
  for (std::size_t i = 0; i < needs.size(); ++i) {
    const Cell& cell = grid.cells()[i];
    if (cell.row_span > 1) {
      merged.push_back(i);
      continue;
    }
    Length& height = heights[static_cast<std::size_t>(cell.row)];
    height = std::max(height, needs[i]);
  }
  // Smallest spans first: the height they add may suffice for larger ones around them.
  std::ranges::stable_sort(merged, {}, [&](std::size_t i) { return grid.cells()[i].row_span; });
  for (const std::size_t i : merged) {
    const Cell& cell = grid.cells()[i];
    grow(std::span(heights).subspan(static_cast<std::size_t>(cell.row),
                                    static_cast<std::size_t>(cell.row_span)),
         needs[i]);
  }
  return heights;
}

}  // namespace gongkai
