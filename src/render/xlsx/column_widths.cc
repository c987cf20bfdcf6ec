#include "render/xlsx/column_widths.h"

#include <algorithm>
#include <numeric>

#include "document/fit_columns.h"
#include "text/excel_metrics.h"

namespace gongkai {
namespace {

// The greatest preferred width, in characters, of a column without a width in the pack.
constexpr int kMostPreferred = 30;

// Excel counts widths in the widest digit of the default font, in whole pixels at 96 dpi: 8 for
// 宋体 11 (ECMA-376 18.3.1.13). The library assumes Calibri 11, where it is 7.
constexpr std::int64_t kDigitPixels = 8;
constexpr std::int64_t kLibraryDigitPixels = 7;

// Rounding to the library's pixels loses up to this much of a width.
constexpr Length kStep = kExcelPixel * 2 * kDigitPixels / kLibraryDigitPixels;

// Cells over several columns: missing width is divided among the columns.
void widen_for(const Cell& cell, const CellText& text, std::vector<ColumnNeed>& needs) {
  const auto first = needs.begin() + cell.column;
  const Length have =
      std::accumulate(first, first + cell.col_span, Length(),
                      [](Length sum, const ColumnNeed& need) { return sum + need.least; });
  const Length lack = text.least_width(have - kStep) + kStep - have;
  if (lack == Length()) return;
  const Length share = lack / cell.col_span + Length::from_milli_points(1);
  std::for_each_n(first, cell.col_span, [share](ColumnNeed& need) { need.least += share; });
}

// The size of a column's body text, in which its preferred width is counted.
Length body_size(const Table& table, int column, const std::vector<SheetStyle>& styles) {
  const int row = std::min(table.header_rows, table.grid.rows() - 1);
  return styles[static_cast<std::size_t>(table.grid.at(row, column).style)].style.size;
}

std::vector<ColumnNeed> column_needs(const Table& table, const std::vector<CellText>& texts,
                                     const std::vector<SheetStyle>& styles) {
  std::vector<ColumnNeed> needs(table.columns.size(), {kStep, Length()});
  const std::vector<Cell>& cells = table.grid.cells();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].col_span > 1) continue;
    ColumnNeed& need = needs[static_cast<std::size_t>(cells[i].column)];
    const Length width = texts[i].full_width() + kStep;
    // Headings may take two lines.
    need.preferred =
        std::max(need.preferred, cells[i].row < table.header_rows ? width / 2 + kStep : width);
    need.least = texts[i].least_width(need.least - kStep) + kStep;
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].col_span > 1) widen_for(cells[i], texts[i], needs);
  }
  for (std::size_t i = 0; i < needs.size(); ++i) {
    const Length size = body_size(table, static_cast<int>(i), styles);
    const int width = table.columns[i].width;
    needs[i].preferred =
        width > 0 ? size * width : std::min(needs[i].preferred, size * kMostPreferred);
    needs[i].preferred = std::max(needs[i].preferred, needs[i].least);
  }
  return needs;
}

}  // namespace

std::vector<ColumnWidth> quantised(const std::vector<Length>& widths) {
  std::vector<ColumnWidth> out;
  Length edge;
  std::int64_t pixels_before = 0;
  for (Length width : widths) {
    edge += width;
    const std::int64_t pixels =
        edge.milli_points() * kLibraryDigitPixels / (kExcelPixel.milli_points() * kDigitPixels);
    const std::int64_t own = pixels - pixels_before;
    pixels_before = pixels;
    out.push_back({.shown = kExcelPixel * (own * kDigitPixels / kLibraryDigitPixels),
                   .library_pixels = static_cast<int>(own)});
  }
  return out;
}

std::vector<ColumnWidth> column_widths(const Table& table, const std::vector<CellText>& texts,
                                       const std::vector<SheetStyle>& styles) {
  const std::vector<ColumnNeed> needs = column_needs(table, texts, styles);
  const Length least =
      std::accumulate(needs.begin(), needs.end(), Length(),
                      [](Length sum, const ColumnNeed& need) { return sum + need.least; });
  const Length printable = table.page.width - table.page.left - table.page.right;
  return quantised(fit_columns(needs, std::max(printable, least)));
}

}  // namespace gongkai
