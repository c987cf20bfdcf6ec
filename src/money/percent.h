#pragma once

// Percentages of amounts, exact until they are printed.

#include <string>

#include "money/amount.h"

namespace gongkai {

/// `part` as a percentage of `whole` (not zero), without sign, rounded half up once to two
/// decimals: "48.95".
std::string format_percent(Amount part, Amount whole);

}  // namespace gongkai
