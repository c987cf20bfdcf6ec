#pragma once

// The formulas that evaluate a check on the workbook's cells, and their results.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "document/cross_checks.h"
#include "render/xlsx/check_values.h"
#include "render/xlsx/table_sheet.h"

namespace gongkai {

/// A check from on_sheets() with the formulas of its sums.
struct CheckRow {
  std::string left;          ///< "=SUM('03'!C7:C9)"; empty: no cells, zero
  std::string right;         ///< likewise
  std::string target;        ///< location of the cells: "'03'!C6"
  std::string first_broken;  ///< of a run: "第 12 行", "C 列", "—" if it holds
  CheckValues values;
};

/// The formulas that compare the sums.
struct ResultFormulas {
  std::string difference;
  std::string result;
  std::string first_broken;  ///< empty: the check is not of a run
};

/// The sheet row for the formulas, and the columns of the amounts in it.
struct CheckPlace {
  int row = 0;
  int left_column = 0;
  int right_column = 0;
  int difference_column = 0;
  int result_column = 0;
};

/// Splits a check where its run is not contiguous on the sheets because a row was spread over
/// several. `sheets` are those of the document's tables.
std::vector<CrossCheck> on_sheets(const CrossCheck& check, std::span<const Sheet> sheets);

/// The sums of a check from on_sheets(). Empty if one would exceed Excel's length limit.
std::optional<CheckRow> check_row(const CrossCheck& check, std::span<const Sheet> sheets);

/// Its other formulas, for this place.
ResultFormulas result_formulas(const CrossCheck& check, std::span<const Sheet> sheets,
                               const CheckPlace& place);

}  // namespace gongkai
