#pragma once

// Widths of a sheet's columns: what the texts need, shared out over the printable width.

#include <vector>

#include "document/document.h"
#include "render/xlsx/cell_text.h"

namespace gongkai {

/// The width of a column as Excel shows it, and as libxlsxwriter is told.
struct ColumnWidth {
  Length shown;
  /// Pixels of 1/7 of a character, the only steps that the library writes.
  int library_pixels = 0;
};

/// The widths of a table's columns. They fill the page between its margins, or are wider where
/// the least widths do not fit (the sheet is then scaled down in print). `texts` are the table's
/// cells, in their order.
std::vector<ColumnWidth> column_widths(const Table& table, const std::vector<CellText>& texts,
                                       const std::vector<SheetStyle>& styles);

/// Steps of library pixels, as near to `widths` as can be; their sum is not above.
std::vector<ColumnWidth> quantised(const std::vector<Length>& widths);

}  // namespace gongkai
