#pragma once

// One sheet of a workbook as the table that its form says it is.

#include <optional>
#include <string>

#include "read_xlsx/workbook.h"
#include "source/finding.h"
#include "verify/sheet_tables.h"

namespace gongkai {

/// The table that begins at the sheet's headings. Reports headings that are not there (empty), a
/// sheet too large for a table (empty), columns that are missing, formulas without results, and
/// texts where an amount belongs that are none.
std::optional<SheetTable> read_sheet_table(const WorkbookSheet& sheet, const TableForm& form,
                                           const std::string& file, Findings& findings);

}  // namespace gongkai
