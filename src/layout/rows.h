#pragma once

// How high the rows of a table are when nothing breaks them.

#include <cstddef>
#include <span>
#include <vector>

#include "document/fit_rows.h"
#include "document/grid.h"
#include "layout/text_style.h"

namespace gongkai {

/// The lines of a cell as the row heights and page breaks see them.
struct CellBlock {
  int lines = 1;
  Length pitch;                    ///< height of one line
  Length padding = kCellPaddingY;  ///< above the lines, and once more below
};

/// The height of so many lines of a cell with the padding above and below them.
constexpr Length block_height(const CellBlock& block, int lines) {
  return block.pitch * lines + block.padding * 2;
}
constexpr Length block_height(const CellBlock& block) { return block_height(block, block.lines); }

/// The height of each row: as high as its cells, and where a merged cell needs more than its rows
/// have, each of them a bit higher. `blocks` are those of the grid's cells.
std::vector<Length> row_heights(const Grid& grid, std::span<const CellBlock> blocks,
                                LeastHeight least = {});

}  // namespace gongkai
