#pragma once

// Which rows of a table stand on which page. Pages break between rows; a row taller than a page
// continues over several, its lines flowing in all its cells. Texts do not matter here: a cell is a
// number of lines of a given height.

#include <span>
#include <vector>

#include "document/grid.h"
#include "layout/rows.h"

namespace gongkai {

/// A row, or the part of it that stands on one page.
struct PlacedRow {
  int row = 0;
  Length height;

  friend bool operator==(const PlacedRow&, const PlacedRow&) = default;
};

/// The lines [first_line, end_line) of a cell that crosses a page boundary, as shown on this page;
/// empty if they were shown before and are not repeated.
struct CutCell {
  std::size_t cell = 0;  ///< index into Grid::cells()
  int first_line = 0;
  int end_line = 0;

  friend bool operator==(const CutCell&, const CutCell&) = default;
};

/// The part of a table's body on one page.
struct PageRows {
  /// A heading within the table that is repeated above its continued rows; -1: none.
  int heading = -1;
  std::vector<PlacedRow> rows;
  std::vector<CutCell> cut;  ///< all other cells of the page are whole
};

/// A table's body, measured.
struct TableBody {
  const Grid& grid;
  int first_row = 0;                  ///< after the heading rows
  std::span<const CellBlock> blocks;  ///< of all cells
  std::span<const Length> heights;    ///< of all rows
};

/// The height available for rows.
struct PageRoom {
  Length first;
  Length others;
  Length after_last_row;  ///< needed for the notes on the page of the last row
};

/// The pages of a table, at least one. Room for one line and its padding is assumed. The last row
/// is not left alone on a page if another can go with it. A merged cell that crosses a page
/// boundary repeats its text on the next page, as does the first cell of a row. A heading within
/// the table (a row after which no page ends, with cells for the same columns as the rows below it)
/// is repeated on all pages on which its rows continue.
std::vector<PageRows> break_rows(const TableBody& body, const PageRoom& room);

}  // namespace gongkai
