#pragma once

// Writes one table on a worksheet: cells, merges, numbers, formulas, row heights, column widths.

#include <xlsxwriter.h>

#include <string>
#include <vector>

#include "document/document.h"
#include "render/xlsx/cell_formats.h"
#include "render/xlsx/sheet_layout.h"

namespace gongkai {

/// A formula or link of a workbook cell.
struct CellAction {
  std::string
      formula;  ///< "=SUM('03'!C7:C9)", instead of a sum of addends; its result is the cell's value
  std::string link;  ///< target: "internal:'03'!A1", "external:250/1/表.xlsx"
};

/// A table on its way to a worksheet.
struct Sheet {
  std::string name;
  const Table* table = nullptr;
  SheetLayout layout;
  std::vector<CellAction> actions;  ///< of the grid's first cells, by index
};

/// Fills `worksheet` with the sheet's table. The library's first error, if any.
lxw_error write_table(lxw_worksheet* worksheet, const Sheet& sheet, CellFormats& formats);

/// The formula of a sum over ranges of the sheet: "=SUM(D7:D15,D17)"; empty if Excel would not
/// take it (over 255 ranges).
std::string sum_formula(const std::vector<CellRange>& ranges);

}  // namespace gongkai
