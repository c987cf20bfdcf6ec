#include "money/percent.h"

#include <algorithm>
#include <cassert>
#include <cstdint>

namespace gongkai {

HundredthsOfPercent hundredths_of_percent(Amount part, Amount whole) {
  assert(!whole.is_zero());
  const HundredthsOfPercent base = magnitude(whole);
  const HundredthsOfPercent size = magnitude(part);
  return (size * 20'000 + base) / (base * 2);
}

std::string percent_text(HundredthsOfPercent hundredths) {
  std::string out;
  for (int digits = 0; hundredths > 0 || digits < 3; ++digits) {
    if (digits == 2) out += '.';
    out += static_cast<char>('0' + static_cast<int>(hundredths % 10));
    hundredths /= 10;
  }
  std::ranges::reverse(out);
  return out;
}

std::string format_percent(Amount part, Amount whole) {
  return percent_text(hundredths_of_percent(part, whole));
}

}  // namespace gongkai
