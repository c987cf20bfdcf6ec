#pragma once

// What a spreadsheet program shows of a worksheet.

#include "golden/golden_table.h"
#include "support/xlsx_reader.h"

namespace gongkai {

/// A cell's text, its number format applied; "#FORMAT" if that format is not one of those that
/// packs can ask for, "#NOCACHE" for a formula without a value.
std::string display_text(const XlsxCell& cell);

/// The sheet's texts row by row, normalized.
TextRows texts_of(const XlsxSheet& sheet);

}  // namespace gongkai
