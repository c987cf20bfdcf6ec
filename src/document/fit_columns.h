#pragma once

// Distributes a page's width among the columns of a table. Used by PDF and Excel with their own
// font metrics.

#include <span>
#include <vector>

#include "document/length.h"

namespace gongkai {

/// The width that one column needs.
struct ColumnNeed {
  Length least;      ///< its longest unbreakable text, with padding
  Length preferred;  ///< the pack's width, or that of its longest text
};

/// Widths whose sum is exactly `total`: in proportion to the preferred widths, but none below its
/// `least` if `total` allows. If even the least widths do not fit, in proportion to those; the
/// caller then breaks texts inside words.
std::vector<Length> fit_columns(std::span<const ColumnNeed> needs, Length total);

}  // namespace gongkai
