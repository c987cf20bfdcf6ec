#pragma once

// Sheet columns whose amounts print different numbers of decimals: the room reserved after each
// amount so that the decimal points are aligned, and the amounts that need a separate format while
// they are whole numbers.

#include <string>
#include <vector>

#include "document/document.h"
#include "render/xlsx/cell_text.h"

namespace gongkai {

/// For each cell, the most decimals that an amount of its column may print, if the printed numbers
/// of decimals differ and the amounts are right-aligned; else 0. Empty if there is no such column.
/// ("May", because edited amounts and the resulting sums must not be rounded more than the pack
/// says.)
std::vector<int> decimal_places(const Table& table, const std::vector<SheetStyle>& styles);

/// An amount's text padded with zeros to its displayed width.
std::string with_places(const std::string& text, int places);

/// A vertical range of cells with the same number format for whole numbers.
struct WholeNumbers {
  CellRange cells;  ///< of the grid
  std::string code;
};

/// The amounts that may become whole numbers: a single number format would print "15.".
std::vector<WholeNumbers> whole_numbers(const Table& table, const std::vector<int>& places);

}  // namespace gongkai
