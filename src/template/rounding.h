#pragma once

// 尾差: what rounding each amount once leaves between a printed sum and the sum of what is printed.

#include <vector>

#include "document/document.h"

namespace gongkai {

/// A printed sum that differs from the sum of its printed addends.
struct RoundingTail {
  int row = 0;
  int column = 0;
  Amount printed;
  Amount addends;  ///< the sum of the addends as printed
};

/// Those of a table, in the order of its cells.
std::vector<RoundingTail> rounding_tails(const Grid& grid);

}  // namespace gongkai
