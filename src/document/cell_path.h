#pragma once

// Names cells for people, by the texts of their row and the headings over their column.

#include <string>
#include <vector>

#include "document/document.h"

namespace gongkai {

/// The header rows of a table without the one that only numbers the columns ("**", 1, 2 …).
int heading_rows(const Table& table);

/// The printed headings over a column, top down, each once, without empty ones.
std::vector<std::string> headings_over(const Grid& grid, int heading_rows, int column);

/// The same as one text: "基本支出/小计".
std::string column_path(const Grid& grid, int heading_rows, int column);

/// The texts of a cell's row up to it, from the last amount before it on.
std::string row_path(const Grid& grid, int row, int column);

}  // namespace gongkai
