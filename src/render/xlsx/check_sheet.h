#pragma once

// The sheet of cross-checks: relations between the cells of the tables, as live formulas with a
// traffic light.

#include <xlsxwriter.h>

#include <span>
#include <string>
#include <vector>

#include "document/cross_checks.h"
#include "document/document.h"
#include "render/xlsx/check_formulas.h"
#include "render/xlsx/table_sheet.h"

namespace gongkai {

inline constexpr const char* kChecksName = "勾稽";

/// The checks as a table, and the data for its formulas.
struct CheckTable {
  Table table;
  std::vector<CrossCheck> checks;  ///< of the rows below the headings
  std::vector<CheckRow> rows;      ///< likewise
};

/// The table, without rows if there is no check, in the styles of the first of the document's
/// tables and some that are added to `styles`. `sheets` are those of the tables.
CheckTable check_table(const CrossChecks& checks, const Document& document,
                       std::span<const Sheet> sheets, std::vector<SheetStyle>& styles);

/// Its sheet, laid out, with all formulas.
Sheet check_sheet(const CheckTable& table, std::span<const Sheet> sheets,
                  const std::vector<SheetStyle>& styles);

/// Colours the results and adds filters; the sheet is written already. The library's first error,
/// if any.
lxw_error write_lights(lxw_workbook* workbook, lxw_worksheet* worksheet, const Sheet& sheet);

}  // namespace gongkai
