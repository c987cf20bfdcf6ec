#pragma once

// One sheet of a workbook as the table that its form says it is.

#include <cstdint>
#include <optional>
#include <string>

#include "read_xlsx/limits.h"
#include "read_xlsx/workbook.h"
#include "source/finding.h"
#include "verify/sheet_tables.h"

namespace gongkai {

/// How many places, empty ones too, the grids of a workbook's tables have together: as many as its
/// cells may be, since an empty one takes as much memory.
inline constexpr std::int64_t kMostPlaces = WorkbookLimits{}.cells;

/// A sheet that is a table, with the unit of money that is written on it.
struct TableSheet {
  const WorkbookSheet& sheet;
  const TableForm& form;
  MoneyUnit unit = MoneyUnit::kTenThousandYuan;
};

/// The table that begins at the sheet's headings; its places are taken from those that are left.
/// Reports headings that are not there (empty), a sheet too large for a table (empty), merged
/// ranges that overlap (empty), columns that are missing, and texts where an amount belongs that
/// are not one, or too large for one.
std::optional<SheetTable> read_sheet_table(const TableSheet& sheet, const std::string& file,
                                           std::int64_t& places_left, Findings& findings);

}  // namespace gongkai
