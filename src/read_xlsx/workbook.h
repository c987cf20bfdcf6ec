#pragma once

// What is read of a workbook: sheets with the values of their cells, no styles.

#include <string>
#include <vector>

namespace gongkai {

/// A cell that is not empty; rows and columns are counted from 0.
struct SheetCell {
  int row = 0;
  int column = 0;
  std::string text;          ///< the text, or the number as a decimal
  bool is_number = false;    ///< stored as a number, or a formula's result
  bool is_error = false;     ///< what a formula gives that has no result: "#REF!"
  bool is_hidden = false;    ///< in a row or a column that is hidden or has no size
  bool is_external = false;  ///< a formula's that refers to another workbook
};

/// A formula that is stored without its result, as other programs than Excel and WPS write it.
struct SheetFormula {
  int row = 0;
  int column = 0;
  std::string text;  ///< without "="; empty: longer than any
};

/// 批注 at a cell: text, and the one who wrote it where a name stands there.
struct SheetComment {
  std::string cell;  ///< "B7"
  std::string text;
};

/// A merged range, both ends included.
struct SheetRange {
  int first_row = 0;
  int first_column = 0;
  int last_row = 0;
  int last_column = 0;
};

struct WorkbookSheet {
  std::string name;
  std::vector<SheetCell> cells;  ///< by rows, then columns
  std::vector<SheetRange> merged;
  std::vector<SheetFormula> unknown;  ///< by rows, then columns
  std::vector<SheetComment> comments;
  bool is_hidden = false;
};

struct Workbook {
  std::vector<WorkbookSheet> sheets;
};

/// "B7" of row 6, column 1.
std::string cell_name(int row, int column);

}  // namespace gongkai
