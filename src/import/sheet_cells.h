#pragma once

// The cells of a sheet of a form, and where its blocks are.

#include <deque>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "fill_in/fill_in_layout.h"
#include "read_xlsx/workbook.h"
#include "source/finding.h"

namespace gongkai {

/// The cells that hold something, by row and column; those of a merged range have its first cell's
/// text.
class SheetCells {
 public:
  explicit SheetCells(const WorkbookSheet& sheet);

  /// Null: an empty cell.
  const SheetCell* at(int row, int column) const;

  /// Whether a cell is a formula without its result, and that could not be computed.
  bool is_without_result(int row, int column) const {
    return without_result_.contains({row, column});
  }

  /// Without blanks at its ends; empty: none.
  std::string text(int row, int column) const;

  /// The place of a block's title, known by the heading below it; blocks of values may stand below
  /// each other. Empty: none.
  std::optional<std::pair<int, int>> find_title(const FillInBlock& block) const;

  /// The last row that holds something; -1: none does.
  int last_row() const;

  /// One more than the last column that holds something in the first rows.
  int width(int rows) const;

  /// "支出明细!F12"; of a sheet without a name "F12".
  std::string name(int row, int column) const;

  const WorkbookSheet& sheet() const { return sheet_; }

 private:
  void spread();

  const WorkbookSheet& sheet_;
  std::vector<const SheetCell*> cells_;  // by rows, then columns
  std::deque<SheetCell> copies_;         // in merged ranges
  std::set<std::pair<int, int>> without_result_;
};

/// The columns of a block on its sheet.
struct BlockPlace {
  int first_row = 0;
  std::vector<int> columns;  ///< of the block's columns; -1: there is none
};

/// Where a block stands. Reports under a file's name a block that is not there, and headings that
/// are missing or unknown; empty ⇔ an error was added.
std::optional<BlockPlace> find_block(const SheetCells& cells, const FillInBlock& block,
                                     const std::string& file, Findings& findings);

}  // namespace gongkai
