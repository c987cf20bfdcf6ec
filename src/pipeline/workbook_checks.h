#pragma once

// What a workbook that somebody made says beside its figures: whose it is and of which year, codes
// and their names, what must not be published. For verification.cc only.

#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "read_xlsx/workbook.h"
#include "source/finding.h"
#include "verify/sheet_tables.h"

namespace gongkai {

/// Reports, with sheet and cell: sheets that are hidden, results that are errors, titles of another
/// year and captions of another organisation than most have, codes that the catalogue of that year
/// does not have or whose names are others, numbers and addresses of persons, secret markings.
void check_workbook(const Workbook& workbook, const std::vector<SheetTable>& tables,
                    const Catalogs& catalogs, const std::string& file, Findings& findings);

}  // namespace gongkai
