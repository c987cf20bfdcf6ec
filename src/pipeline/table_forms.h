#pragma once

// How the tables of a pack look, whatever the budget: by this a workbook is read. For gongkai.cc
// and what stands beside it only.

#include <vector>

#include "pack/pack.h"
#include "verify/sheet_tables.h"

namespace gongkai {

std::vector<TableForm> table_forms(const Pack& pack);

}  // namespace gongkai
