#pragma once

// Writes a mapping for a table that no mapping knows, from what the known ones say.

#include <optional>
#include <string>
#include <vector>

#include "fill_in/fill_in_layout.h"
#include "import/mapping.h"
#include "import/sheet_cells.h"
#include "source/finding.h"

namespace gongkai {

/// A file with one table: the known kind of table that most columns of the sheet fit, under the
/// headings of the sheet. A column fits a member by its heading (one of the known ones, or one that
/// holds it), else by its values, if these are codes of the member's list. Reports as notes what
/// was taken for what, and columns that fit nothing; empty ⇔ an error was added: no columns fit.
std::optional<std::string> guessed_mapping(const SheetCells& cells,
                                           const std::vector<MappedTable>& known,
                                           const FillInLayout& layout, const std::string& file,
                                           Findings& findings);

}  // namespace gongkai
