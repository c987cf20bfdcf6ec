#pragma once

// Excel's limits, checked before anything is written.

#include <vector>

#include "document/document.h"
#include "render/xlsx/sheet_layout.h"
#include "source/finding.h"

namespace gongkai {

/// Reports texts over 32,767 characters and tables of more than 16,384 columns (errors).
/// False if there are any.
bool check_cell_limits(const Table& table, Findings& findings);

/// Reports a sheet of more than 1,048,576 rows (error). False if so.
bool check_row_limit(const Table& table, const SheetLayout& layout, Findings& findings);

}  // namespace gongkai
