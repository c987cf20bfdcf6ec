#pragma once

// Reads cells as values of columns and reports those that cannot be read.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fill_in/fill_in_layout.h"
#include "import/cell_values.h"
#include "import/sheet_cells.h"
#include "source/finding.h"
#include "source/new_json.h"

namespace gongkai {

class CellReader {
 public:
  /// Findings are added under the name of `file`; both must outlive this.
  CellReader(const std::vector<FillInList>& lists, const std::string& file, Findings& findings);

  /// The codes of a list by its name, made if there is none: units and projects that a file names.
  CodeNames& codes(const std::string& list) { return codes_[list]; }

  /// The name under which findings are added.
  const std::string& file() const { return file_; }

  /// The value of a cell; empty: the cell is empty, or it was reported.
  std::optional<NewJson> value(const SheetCells& cells, int row, int column,
                               const FillInColumn& as);

  /// The same of a cell that is not empty, and stands at a place (工作表!单元格).
  std::optional<NewJson> value(const SheetCell& cell, const std::string& place,
                               const FillInColumn& as);

  void report(const std::string& id, Severity severity, const std::string& cell,
              std::string message, std::string expected, std::string help);

 private:
  const std::string& file_;
  Findings& findings_;
  std::map<std::string, CodeNames> codes_;
};

}  // namespace gongkai
