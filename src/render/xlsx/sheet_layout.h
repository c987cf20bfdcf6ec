#pragma once

// The layout of a table on its sheet: columns and rows with their sizes, the texts above and below
// the grid, the sheet rows of each grid row. Independent of the library.

#include <vector>

#include "document/document.h"
#include "render/xlsx/captions.h"
#include "render/xlsx/cell_text.h"
#include "render/xlsx/column_widths.h"

namespace gongkai {

/// A sheet's rows, from the top: captions above, title, captions, grid (header, body), notes. A row
/// that is too tall for Excel or for a page becomes several sheet rows, over which its cells are
/// merged.
struct SheetLayout {
  std::vector<ColumnWidth> columns;
  std::vector<Length> row_heights;
  std::vector<SheetText> texts;     ///< title, caption parts, notes
  std::vector<int> grid_rows;       ///< sheet row where each grid row begins; one more: its end
  std::vector<int> decimal_places;  ///< of each cell: see decimal_places()
  int repeated_rows = 0;            ///< title, captions and header: sheet rows from the top

  int rows() const { return static_cast<int>(row_heights.size()); }
  int last_column() const { return static_cast<int>(columns.size()) - 1; }

  /// The sheet's cells for a range of the grid.
  CellRange on_sheet(const CellRange& range) const;
};

/// `places`: decimal_places(), or empty if amounts are not to be aligned, as in the sheet of
/// checks.
SheetLayout lay_out_sheet(const Table& table, const std::vector<SheetStyle>& styles,
                          std::vector<int> places = {});

}  // namespace gongkai
