#pragma once

// The cells of a table on their grid. Cells are added row by row and take the next free position,
// so that merged cells cannot overlap.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "money/amount.h"

namespace gongkai {

/// A rectangle of grid positions in one table, both ends included, counted from 0.
struct CellRange {
  int first_row = 0;
  int first_column = 0;
  int last_row = 0;
  int last_column = 0;

  friend bool operator==(const CellRange&, const CellRange&) = default;
};

/// The amount behind a cell's text.
struct Number {
  Amount value;
  NumberFormat format;
  /// The cells of the same table whose exact sum this value is; empty: not a sum.
  std::vector<CellRange> addends;
};

/// What a label inside a table is the head of.
enum class HeadingScope : std::uint8_t { kNothing, kRow, kColumn };

/// One cell, merged or not. An empty text is an empty cell (it still has borders).
struct Cell {
  std::string text;  ///< as printed; "\n" separates paragraphs
  std::optional<Number> number;
  int style = 0;  ///< index into Document::styles
  int row_span = 1;
  int col_span = 1;
  HeadingScope heads = HeadingScope::kNothing;  ///< in a form, whose labels stand anywhere
  int row = 0;                                  ///< set by Grid
  int column = 0;                               ///< set by Grid
};

/// Whether a page may end after a row.
enum class PageBreak { kAllowed, kAvoided };

/// Rows of cells in `columns()` columns, without holes or overlaps once every row is added.
class Grid {
 public:
  explicit Grid(int columns = 0) : columns_(columns) {}

  /// Reserves memory for this many rows: growing step by step takes up to three times as much.
  void reserve(int rows);

  /// Adds a row: its cells fill, from left to right, the positions not covered by a cell from
  /// above. Returns false, and adds nothing, if they leave a gap, are too many, or would overlap a
  /// covered position.
  bool add_row(std::vector<Cell> cells, PageBreak after = PageBreak::kAllowed);

  /// Whether a page may end after this row; not after a heading inside a table.
  PageBreak break_after(int row) const { return breaks_[static_cast<std::size_t>(row)]; }

  /// True unless a merged cell extends below the last row.
  bool is_closed() const;

  int columns() const { return columns_; }
  int rows() const { return static_cast<int>(row_begin_.size()); }

  /// All cells in reading order; a merged cell is at its first row and column.
  const std::vector<Cell>& cells() const { return cells_; }
  std::vector<Cell>& cells() { return cells_; }

  /// Index into cells() of the cell that covers this place.
  std::size_t covering(int row, int column) const;

  /// The cell that covers this place.
  const Cell& at(int row, int column) const { return cells_[covering(row, column)]; }
  Cell& at(int row, int column) { return cells_[covering(row, column)]; }

  /// The cells that begin in this row, as a range of indices into cells(): [first, last).
  std::size_t first_cell(int row) const { return row_begin_[static_cast<std::size_t>(row)]; }
  std::size_t end_cell(int row) const;

 private:
  int columns_;
  std::vector<Cell> cells_;
  std::vector<std::size_t> row_begin_;   // index of the first cell of each row
  std::vector<std::uint32_t> covering_;  // rows() × columns() indices into cells_
  std::vector<PageBreak> breaks_;        // of each row
  std::vector<int> rows_left_;           // per column: rows below that the cell above still covers
};

}  // namespace gongkai
