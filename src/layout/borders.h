#pragma once

// The borders of a table's cells on one page, each maximal segment drawn once.

#include <span>
#include <vector>

#include "document/grid.h"
#include "layout/breaks.h"
#include "layout/pages.h"

namespace gongkai {

inline constexpr Length kBorderWidth = Length::from_milli_points(500);

/// The positions of a table's rows and columns on a page.
struct Frame {
  std::span<const PlacedRow> rows;  ///< from top to bottom, headings included
  std::span<const Length> y;        ///< the edges of these rows: one more than rows
  std::span<const Length> x;        ///< the edges of the columns: one more than columns
};

/// Horizontal lines from top to bottom, then vertical ones from left to right.
std::vector<Stroke> borders(const Grid& grid, const Frame& frame);

}  // namespace gongkai
