#pragma once

// The cells of a form as they stand, with what is wrong with them.

#include <map>
#include <optional>
#include <string>

#include "fill_in/fill_in_workbook.h"
#include "read_xlsx/workbook.h"

namespace gongkai {

/// What is wrong with cells, by their names: 支出明细!F12.
using CellProblems = std::map<std::string, std::string>;

/// The rows of a form, each problem at its cell. Empty: a sheet, a block or a heading is not where
/// the layout has it, so that a form of the layout would lose what stands there.
std::optional<FillInContent> filled_content(const Workbook& workbook, const FillInLayout& layout,
                                            const CellProblems& problems);

}  // namespace gongkai
