#pragma once

// Percentages of amounts, exact until they are printed.

#include <cstdint>
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

/// A change in hundredths of a percent of the amount that changed (not zero), with its sign,
/// rounded half up by magnitude once to so many decimals of a percent (0 – 2); the largest that an
/// amount holds if it is beyond.
std::int64_t change_in_hundredths(Amount difference, Amount from, int decimals);

/// 4895 as "48.95".
std::string percent_text(HundredthsOfPercent hundredths);

}  // namespace gongkai
