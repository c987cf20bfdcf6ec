#pragma once

// A workbook as text, for cases and for people who compare two workbooks.

#include <string>

#include "support/xlsx_reader.h"

namespace gongkai {

/// The document's properties and names; then for each sheet its print settings, column widths, row
/// heights, and a line `sheet!A1 type value style merge` for each cell, row by row. Type: `s` text,
/// `n` number, `f` formula (with its cached value), `-` blank. The blank cells that a
/// merge covers are left out unless they look different.
std::string dump_xlsx(const XlsxBook& book);

}  // namespace gongkai
