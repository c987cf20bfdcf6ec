#pragma once

// Heights of a table's rows, so that every text fits its cell, merged or not.

#include <vector>

#include "document/document.h"
#include "render/xlsx/cell_text.h"
#include "render/xlsx/column_widths.h"

namespace gongkai {

/// Excel's greatest row height.
inline constexpr Length kMostRowHeight = points(409);

/// The height that each row of the grid needs, also beyond `kMostRowHeight`. Height missing for a
/// cell over several rows is divided among them. `texts` are the grid's cells, in their order.
std::vector<Length> row_heights(const Table& table, const std::vector<CellText>& texts,
                                const std::vector<ColumnWidth>& columns);

/// Splits a height into equal sheet rows, none above `most`, each of whole pixels.
std::vector<Length> spread(Length height, Length most);

}  // namespace gongkai
