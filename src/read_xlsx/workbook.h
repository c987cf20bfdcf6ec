#pragma once

// The content read from a workbook: sheets with cell values, without styles.

#include <string>
#include <vector>

namespace gongkai {

/// A cell that is not empty; rows and columns are counted from 0.
struct SheetCell {
  int row = 0;
  int column = 0;
  std::string text;          ///< the text, or the number as a decimal
  bool is_number = false;    ///< stored as a number, or a formula's result
  bool is_error = false;     ///< an error value of a formula: "#REF!"
  bool is_hidden = false;    ///< in a row or a column that is hidden or has no size
  bool is_external = false;  ///< result of a formula that refers to another workbook
};

/// A formula stored without its result, as written by programs other than Excel and WPS.
struct SheetFormula {
  int row = 0;
  int column = 0;
  std::string text;  ///< without "="; empty: beyond the length limit
};

/// 批注 on a cell: its text, and the author if named.
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
