#pragma once

// Computes the results of sum formulas, for workbooks stored without results.

#include "read_xlsx/workbook.h"

namespace gongkai {

/// Replaces each formula without a result that is a sum (SUM of cells and ranges, + and - of cells
/// and numbers, references, of other sheets too) by its exact result. Other formulas stay, as do
/// those that depend on them, on each other in a cycle, or on texts and errors. Evaluation stops
/// after more steps than any workbook of tables needs.
void evaluate_sums(Workbook& workbook);

}  // namespace gongkai
