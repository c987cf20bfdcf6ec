#pragma once

// Columns of figures with different numbers of decimals (15 above 3.75), whose decimal points must
// be aligned. Used by PDF and Excel.

#include <cstddef>
#include <functional>
#include <vector>

#include "document/document.h"

namespace gongkai {

/// A figure in such a column.
struct DecimalFigure {
  std::size_t cell = 0;   ///< index into Grid::cells()
  std::size_t point = 0;  ///< characters before its decimal point, or before where it would be
};

using DecimalColumn = std::vector<DecimalFigure>;

/// The columns of a table's body in which figures have different numbers of decimals. Figures
/// belong to one column if they are right-aligned at the same edge, or centred over the same
/// columns. Texts that are figures (15.5%) count if right-aligned; of centred ones only amounts do.
/// `align` gives the alignment of a cell's text.
std::vector<DecimalColumn> decimal_columns(
    const Table& table, const std::function<HorizontalAlign(const Cell&)>& align);

}  // namespace gongkai
