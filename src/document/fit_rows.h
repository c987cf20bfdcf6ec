#pragma once

// Row heights of a table. Used by PDF and Excel with their own font metrics.

#include <span>
#include <vector>

#include "document/grid.h"
#include "document/length.h"

namespace gongkai {

/// A height that rows have at least, from one row on.
struct LeastHeight {
  int first_row = 0;
  Length height;
};

/// The height of each row: that of its tallest cell, or the least; if a merged cell needs more than
/// its rows provide, the missing height is divided among them. `needs` are the heights of the
/// grid's cells.
std::vector<Length> fit_rows(const Grid& grid, std::span<const Length> needs, LeastHeight least);

}  // namespace gongkai
