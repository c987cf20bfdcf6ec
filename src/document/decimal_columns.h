#pragma once

// Columns of figures that print different numbers of decimals (15 above 3.75), whose points are to
// stand under each other. Serves PDF and Excel.

#include <cstddef>
#include <functional>
#include <vector>

#include "document/document.h"

namespace gongkai {

/// A figure in such a column.
struct DecimalFigure {
  std::size_t cell = 0;   ///< index into Grid::cells()
  std::size_t point = 0;  ///< characters before its point, or before where that would stand
};

using DecimalColumn = std::vector<DecimalFigure>;

/// The columns of a table's body in which figures have different numbers of decimals. Figures are
/// of one column if they end at the same edge and stand right, or if they cover the same columns
/// and stand in their middle. Texts that are figures (15.5%) count where they stand right, among
/// centred ones only amounts. `align` tells how a cell's text stands.
std::vector<DecimalColumn> decimal_columns(
    const Table& table, const std::function<HorizontalAlign(const Cell&)>& align);

}  // namespace gongkai
