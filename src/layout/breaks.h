#pragma once

// Which rows of a table stand on which page. Pages break between rows; a row that is higher than
// a page goes on over several, its lines flowing in all its cells. Nothing here knows texts: cells
// are so many lines of such a height.

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

/// The lines [first_line, end_line) of a cell that goes over the page's edge, as they are shown
/// on this page; none where it has been shown before and is not repeated.
struct CutCell {
  std::size_t cell = 0;  ///< index into Grid::cells()
  int first_line = 0;
  int end_line = 0;

  friend bool operator==(const CutCell&, const CutCell&) = default;
};

/// What of a table's body stands on one page.
struct PageRows {
  /// A heading within the table that is shown again above the rows that it goes on with; -1: none.
  int heading = -1;
  std::vector<PlacedRow> rows;
  std::vector<CutCell> cut;  ///< all other cells stand on this page whole
};

/// A table's body, measured.
struct TableBody {
  const Grid& grid;
  int first_row = 0;                  ///< after the heading rows
  std::span<const CellBlock> blocks;  ///< of all cells
  std::span<const Length> heights;    ///< of all rows
};

/// The height that pages have for rows.
struct PageRoom {
  Length first;
  Length others;
  Length behind_last_row;  ///< wanted on the last row's page, for the notes
};

/// The pages of a table, at least one. Room for one line and its padding is taken for granted.
/// The last row does not stand alone on a page if another can keep it company. A merged cell that
/// goes over a page's edge shows its text again after it; so does the first cell of a row. So does
/// a heading within the table (a row that no page ends after, with cells for the same columns as
/// the rows below it): all pages on which such rows go on begin with it.
std::vector<PageRows> break_rows(const TableBody& body, const PageRoom& room);

}  // namespace gongkai
