#pragma once

// Column widths of a sheet: the needs of the texts, distributed over the printable width.

#include <vector>

#include "document/document.h"
#include "render/xlsx/cell_text.h"

namespace gongkai {

/// The width of a column as Excel shows it, and as libxlsxwriter is told.
struct ColumnWidth {
  Length shown;
  /// In pixels of 1/7 of a character, the granularity of the library.
  int library_pixels = 0;
};

/// The widths of a table's columns. They fill the page between its margins, or are wider where
/// the least widths do not fit (the sheet is then scaled down in print). `texts` are the table's
/// cells, in their order.
std::vector<ColumnWidth> column_widths(const Table& table, const std::vector<CellText>& texts,
                                       const std::vector<SheetStyle>& styles);

/// `widths` rounded to library pixels as closely as possible without exceeding their sum.
std::vector<ColumnWidth> quantised(const std::vector<Length>& widths);

}  // namespace gongkai
