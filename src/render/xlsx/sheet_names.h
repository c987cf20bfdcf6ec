#pragma once

// Names of worksheets by Excel's rules: at most 31 UTF-16 units, none of [ ] : * ? / \, no ' at
// either end, no two alike whatever their case.

#include <string>
#include <vector>

#include "document/document.h"

namespace gongkai {

/// Names for the sheets of `tables`, "预算01表 部门收支预算表", distinct from those `taken`.
std::vector<std::string> sheet_names(const std::vector<const Table*>& tables,
                                     const std::vector<std::string>& taken);

/// A name as written in formulas: quoted, with inner quotes doubled.
std::string quoted(const std::string& name);

}  // namespace gongkai
