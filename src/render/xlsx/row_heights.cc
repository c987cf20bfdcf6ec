#include "render/xlsx/row_heights.h"

#include <algorithm>
#include <numeric>

#include "text/excel_metrics.h"

namespace gongkai {
namespace {

Length height_in(const Cell& cell, const CellText& text, const std::vector<ColumnWidth>& columns) {
  const auto first = columns.begin() + cell.column;
  return text.height(
      std::accumulate(first, first + cell.col_span, Length(),
                      [](Length sum, const ColumnWidth& column) { return sum + column.shown; }));
}

void grow_for(const Cell& cell, Length needed, std::vector<Length>& heights) {
  const auto first = heights.begin() + cell.row;
  const Length have = std::accumulate(first, first + cell.row_span, Length());
  if (have >= needed) return;
  const Length share = (needed - have) / cell.row_span + Length::from_milli_points(1);
  std::for_each_n(first, cell.row_span, [share](Length& height) { height += share; });
}

}  // namespace

std::vector<Length> row_heights(const Grid& grid, const std::vector<CellText>& texts,
                                const std::vector<ColumnWidth>& columns) {
  std::vector<Length> heights(static_cast<std::size_t>(grid.rows()));
  std::vector<std::size_t> merged;  // cells over several rows, those over few rows first
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Cell& cell = grid.cells()[i];
    if (cell.row_span > 1) {
      merged.push_back(i);
      continue;
    }
    Length& height = heights[static_cast<std::size_t>(cell.row)];
    height = std::max(height, height_in(cell, texts[i], columns));
  }
  std::ranges::stable_sort(merged, {}, [&](std::size_t i) { return grid.cells()[i].row_span; });
  for (std::size_t i : merged) {
    grow_for(grid.cells()[i], height_in(grid.cells()[i], texts[i], columns), heights);
  }
  return heights;
}

std::vector<Length> spread(Length height, Length most) {
  const std::int64_t pixel = kExcelPixel.milli_points();
  const std::int64_t pixels = (height.milli_points() + pixel - 1) / pixel;
  const std::int64_t most_pixels = std::max<std::int64_t>(most.milli_points() / pixel, 1);
  const std::int64_t rows = std::max<std::int64_t>((pixels + most_pixels - 1) / most_pixels, 1);
  return std::vector<Length>(static_cast<std::size_t>(rows),
                             kExcelPixel * ((pixels + rows - 1) / rows));
}

}  // namespace gongkai
