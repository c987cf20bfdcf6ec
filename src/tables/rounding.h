#pragma once

// 尾差: the difference between a printed sum and the sum of its printed addends, caused by rounding
// each amount once.

#include <vector>

#include "document/document.h"
#include "pack/pack.h"
#include "source/finding.h"

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

/// The amount format of the pack's tables with the largest last place.
NumberFormat coarsest_format(const Pack& pack);

/// Reports each amount of the balanced document that is not what rounding the one of the exact
/// tables gives.
void report_adjustments(const std::vector<Table>& exact, const Document& balanced,
                        Findings& findings);

}  // namespace gongkai
