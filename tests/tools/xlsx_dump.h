#pragma once

// A workbook as text for the cases: what a reader of the file sees, one line per cell.

#include <string>

#include "support/xlsx_reader.h"

namespace gongkai {

/// Properties, defined names, then each sheet: its print settings, widths and heights, and its
/// cells row by row as `sheet!A1 type value style merge`. The type is s (text), n (number), f
/// (formula, with its cached value) or - (blank).
std::string dump_xlsx(const XlsxBook& book);

}  // namespace gongkai
