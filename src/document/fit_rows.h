#pragma once

// How high the rows of a table are. Serves PDF and Excel with their own font metrics.

#include <span>
#include <vector>

#include "document/grid.h"
#include "document/length.h"

namespace gongkai {

/// The height of each row: as high as its cells, and where a merged cell needs more than its rows
/// have, each of them a bit higher. `needs` are those of the grid's cells.
std::vector<Length> fit_rows(const Grid& grid, std::span<const Length> needs);

}  // namespace gongkai
