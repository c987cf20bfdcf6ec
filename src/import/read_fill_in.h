#pragma once

// 填报表 → the text of a budget file, with the cell of each value.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fill_in/fill_in_layout.h"
#include "read_xlsx/workbook.h"
#include "source/finding.h"

namespace gongkai {

/// What a form says of itself.
struct FillInIdentity {
  std::string pack;
  int year = 0;
};

/// Whether a workbook is a form to fill in, of any version.
bool is_fill_in(const Workbook& workbook);

/// What it says of itself. Empty ⇔ an error was added: it is of a later version, or damaged.
std::optional<FillInIdentity> fill_in_identity(const Workbook& workbook, const std::string& file,
                                               Findings& findings);

/// The units that have sheets of their own.
std::vector<std::string> units_with_sheets(const Workbook& workbook);

/// A budget that was read from a workbook.
struct ImportedBudget {
  std::string text;  ///< of the budget file, in the published order
  /// JSON pointer → "支出明细!F12". An entry and a member have the place of their first cell.
  std::map<std::string, std::string> cells;
  /// Cells that are empty: JSON pointer of the value that is not there → its cell and its title.
  std::map<std::string, std::pair<std::string, std::string>> blanks;
  /// What findings call a member → what its clerk calls it: "\"waived\"" → “其他”表的“豁免”.
  std::map<std::string, std::string> words;
  bool is_whole = true;  ///< false: an error was added, and something of the form is missing
};

/// Reads the cells of a form by its layout. Reports sheets, blocks and headings that are missing or
/// unknown, cells that cannot be read, with 工作表!单元格. What the values mean is checked where
/// budgets are read.
ImportedBudget read_fill_in(const Workbook& workbook, const FillInLayout& layout,
                            const std::string& file, Findings& findings);

/// What a finding says of a value in a file, for who sees a cell.
std::string words_for_cells(std::string words);

/// Moves findings on the imported text to the cells of the workbook that they speak of, in the
/// words of the workbook.
Findings in_cells(const Findings& findings, const ImportedBudget& budget, const std::string& text,
                  const std::string& file);

}  // namespace gongkai
