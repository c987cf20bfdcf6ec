#include "render/xlsx/row_heights.h"

#include <algorithm>
#include <numeric>

#include "document/fit_rows.h"
#include "text/excel_metrics.h"

namespace gongkai {
namespace {

Length height_in(const Cell& cell, const CellText& text, const std::vector<ColumnWidth>& columns) {
  const auto first = columns.begin() + cell.column;
  return text.height(
      std::accumulate(first, first + cell.col_span, Length(),
                      [](Length sum, const ColumnWidth& column) { return sum + column.shown; }));
}

}  // namespace

std::vector<Length> row_heights(const Table& table, const std::vector<CellText>& texts,
                                const std::vector<ColumnWidth>& columns) {
  std::vector<Length> needs;
  needs.reserve(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    needs.push_back(height_in(table.grid.cells()[i], texts[i], columns));
  }
  return fit_rows(table.grid, needs, {table.header_rows, table.row_height});
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
