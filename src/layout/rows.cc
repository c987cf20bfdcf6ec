#include "layout/rows.h"

namespace gongkai {

std::vector<Length> row_heights(const Grid& grid, std::span<const CellBlock> blocks,
                                LeastHeight least) {
  std::vector<Length> needs;
  needs.reserve(blocks.size());
  for (const CellBlock& block : blocks) needs.push_back(block_height(block));
  return fit_rows(grid, needs, least);
}

}  // namespace gongkai
