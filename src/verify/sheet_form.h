#pragma once

// Identifies which table of a pack a worksheet holds, and where it begins.

#include <string>
#include <vector>

#include "read_xlsx/workbook.h"
#include "verify/sheet_tables.h"

namespace gongkai {

/// Titles and captions are searched in this many first rows.
inline constexpr int kTitleRows = 10;

/// A pattern's text, plain, without its "*".
std::string without_stars(const std::string& pattern);

/// The form that a sheet's title, name or number fits best; null: none.
const TableForm* form_of(const WorkbookSheet& sheet, const std::vector<TableForm>& forms);

/// The first row in which most texts are headings; for forms the row below the title. From 0; -1:
/// there is none.
int header_row(const WorkbookSheet& sheet, const TableForm& form);

}  // namespace gongkai
