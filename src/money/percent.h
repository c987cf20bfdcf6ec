#pragma once

// Percentages of amounts, exact until they are printed.

#include <cstdint>
#include <string>

#include "money/amount.h"

namespace gongkai {

/// `part` as a percentage of `whole` (not zero), without sign, rounded half up once to two
/// decimals: "48.95".
std::string format_percent(Amount part, Amount whole);

/// The same as a whole number of 0.01 %.
std::uint64_t hundredths_of_percent(Amount part, Amount whole);

/// 4895 as "48.95".
std::string percent_text(std::uint64_t hundredths);

}  // namespace gongkai
