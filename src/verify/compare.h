#pragma once

// Verifies that a finished workbook holds what was to be written.

#include <vector>

#include "document/document.h"
#include "read_xlsx/workbook.h"
#include "source/finding.h"

namespace gongkai {

/// Compares the workbook's cells, read back, with the tables, sheet by sheet: every amount exactly,
/// every text ignoring blanks. Reports the first cell of each sheet that differs. False ⇔ an error
/// was added.
bool compare(const Workbook& workbook, const std::vector<const Table*>& tables, Findings& findings);

}  // namespace gongkai
