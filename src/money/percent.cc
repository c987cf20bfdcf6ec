#include "money/percent.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <limits>

namespace gongkai {

HundredthsOfPercent hundredths_of_percent(Amount part, Amount whole) {
  assert(!whole.is_zero());
  const HundredthsOfPercent base = magnitude(whole);
  const HundredthsOfPercent size = magnitude(part);
  return (size * 20'000 + base) / (base * 2);
}

std::int64_t change_in_hundredths(Amount difference, Amount from, int decimals) {
  assert(!from.is_zero() && decimals >= 0 && decimals <= 2);
  const HundredthsOfPercent place = decimals == 2 ? 1 : decimals == 1 ? 10 : 100;
  const HundredthsOfPercent base = HundredthsOfPercent{magnitude(from)} * place;
  const HundredthsOfPercent size = HundredthsOfPercent{magnitude(difference)} * 20'000;
  const HundredthsOfPercent rounded = (size + base) / (base * 2) * place;
  const auto most = static_cast<HundredthsOfPercent>(std::numeric_limits<std::int64_t>::max());
  const auto value = static_cast<std::int64_t>(std::min(rounded, most));
  const bool is_less = (difference.fen() < 0) != (from.fen() < 0);
  return is_less ? -value : value;
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
