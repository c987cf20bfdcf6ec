#pragma once

// Slips of the decimal point and of units: 43 for 430, 元 for 万元.

#include <cstdint>
#include <optional>

#include "money/amount.h"

namespace gongkai {

/// The ratio of the larger to the smaller amount, if it is exactly 10, 100 or 1,000. Larger ratios
/// (元 for 万元) are left to the unit check.
inline std::optional<std::int64_t> power_of_ten(Amount smaller, Amount larger) {
  constexpr std::int64_t kMost = 1'000;
  for (std::int64_t times = 10; times <= kMost; times *= 10) {
    if (smaller.fen() > 0 && larger.fen() % times == 0 && larger.fen() / times == smaller.fen()) {
      return times;
    }
  }
  return std::nullopt;
}

/// Whether an amount has at least two digits before its trailing zeros: 43, not 40.
inline bool has_two_digits(Amount amount) {
  std::int64_t fen = amount.fen();
  while (fen != 0 && fen % 10 == 0) fen /= 10;
  return fen > 9 || fen < -9;
}

}  // namespace gongkai
