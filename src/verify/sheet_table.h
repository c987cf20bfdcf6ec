#pragma once

// Reads one worksheet as the table of its form.

#include <cstdint>
#include <optional>
#include <string>

#include "read_xlsx/limits.h"
#include "read_xlsx/workbook.h"
#include "source/finding.h"
#include "verify/sheet_tables.h"

namespace gongkai {

/// The maximum number of grid positions, including empty ones, of all tables of a workbook. It
/// equals the cell limit, since an empty position takes as much memory.
inline constexpr std::int64_t kMostPlaces = WorkbookLimits{}.cells;

/// A sheet that is a table, with its stated money unit.
struct TableSheet {
  const WorkbookSheet& sheet;
  const TableForm& form;
  MoneyUnit unit = MoneyUnit::kTenThousandYuan;
};

/// The table that begins at the sheet's headings; its positions are deducted from those left.
/// Reports missing headings (empty), a sheet too large for a table (empty), overlapping merged
/// ranges (empty), missing columns, and texts in amount columns that are not amounts or too large.
std::optional<SheetTable> read_sheet_table(const TableSheet& sheet, const std::string& file,
                                           std::int64_t& places_left, Findings& findings);

}  // namespace gongkai
