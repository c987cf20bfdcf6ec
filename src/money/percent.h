#pragma once

// Percentages of amounts, exact until they are printed.

#include <string>

#include "money/amount.h"

namespace gongkai {

/// A whole number of 0.01 %, large enough for any two amounts: the largest amount as a percentage
/// of 1 分 exceeds 64 bits.
__extension__ using HundredthsOfPercent = unsigned __int128;

/// `part` as a percentage of `whole` (not zero), without sign, rounded half up once to two
/// decimals: "48.95".
std::string format_percent(Amount part, Amount whole);

/// The same as a number.
HundredthsOfPercent hundredths_of_percent(Amount part, Amount whole);

/// 4895 as "48.95".
std::string percent_text(HundredthsOfPercent hundredths);

}  // namespace gongkai
