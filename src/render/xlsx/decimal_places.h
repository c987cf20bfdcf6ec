#pragma once

// Columns of a sheet whose amounts print different numbers of decimals: how much room is kept
// after each so that the points stand under each other, and which of them are shown as whole
// numbers only as long as they are some.

#include <string>
#include <vector>

#include "document/document.h"
#include "render/xlsx/cell_text.h"

namespace gongkai {

/// For each cell the most decimals that an amount of its column may print, where those printed
/// differ and the amounts stand right; else 0. Empty if no column is so. (May: what is typed over
/// an amount, and the sums that follow, must not be rounded more than the pack says.)
std::vector<int> decimal_places(const Table& table, const std::vector<SheetStyle>& styles);

/// An amount's text with zeros for the decimals that it lacks: as wide as it is shown.
std::string with_places(const std::string& text, int places);

/// Cells below each other that have the same number format for whole numbers.
struct WholeNumbers {
  CellRange cells;  ///< of the grid
  std::string code;
};

/// The amounts that may lose their decimals: a number format alone would leave the point of 15.
std::vector<WholeNumbers> whole_numbers(const Table& table, const std::vector<int>& places);

}  // namespace gongkai
