#pragma once

// Cells as people call them: by the texts of their row and the headings over their column.

#include <string>

#include "verify/side.h"

namespace gongkai {

/// The headings over a cell's column, each once: "基本支出/小计".
std::string column_path(const SideCell& one);

/// The texts of a cell's row up to it, from the last amount before it on.
std::string row_path(const SideCell& one);

}  // namespace gongkai
