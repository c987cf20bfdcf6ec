#pragma once

// Results of formulas that only add up, for workbooks stored without them.

#include "read_xlsx/workbook.h"

namespace gongkai {

/// Replaces each formula without a result that is a sum (SUM of cells and ranges, + and - of cells
/// and numbers, references, of other sheets too) by its exact result. Others stay, as do those that
/// need them, that need each other in a circle, or that name texts and errors; so does what is left
/// when the adding up takes longer than for any workbook of tables.
void evaluate_sums(Workbook& workbook);

}  // namespace gongkai
