#pragma once

// Any workbook, cell by cell, with what is wrong with its cells.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "source/finding.h"

namespace gongkai {

/// A cell with its text; rows and columns are counted from 0.
struct CellToMark {
  int row = 0;
  int column = 0;
  std::string text;
  bool is_number = false;
};

struct SheetToMark {
  std::string title;
  std::vector<CellToMark> cells;
  std::map<std::pair<int, int>, std::string> problems;  ///< by row and column
};

/// The workbook (.xlsx): values without their styles, faulty cells coloured, beside each row the
/// column 问题, and on a sheet of their own (问题) all problems, a line for each. Empty ⇔ an error
/// was added.
std::optional<std::string> marked_workbook(const std::vector<SheetToMark>& sheets,
                                           const std::vector<std::string>& problems,
                                           Findings& findings);

}  // namespace gongkai
