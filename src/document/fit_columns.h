#pragma once

// Shares out a page's width among the columns of a table. Serves PDF and Excel with their own
// font metrics.

#include <span>
#include <vector>

#include "document/length.h"

namespace gongkai {

/// What one column asks for.
struct ColumnNeed {
  Length least;      ///< its longest text that may not be broken, with padding
  Length preferred;  ///< the pack's width, or that of its longest text
};

/// Widths that add up to `total` exactly: in proportion to the preferred widths, but none below
/// its `least` as long as `total` allows; if even the least widths do not fit, in proportion to
/// those (the caller breaks texts inside words then).
std::vector<Length> fit_columns(std::span<const ColumnNeed> needs, Length total);

}  // namespace gongkai
