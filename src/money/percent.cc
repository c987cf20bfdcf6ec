#include "money/percent.h"

#include <cassert>
#include <cstdint>

namespace gongkai {
namespace {

__extension__ using Wide = unsigned __int128;  // holds any amount times 20,000

Wide magnitude(Amount amount) {
  const auto fen = static_cast<std::uint64_t>(amount.fen());
  return amount.fen() < 0 ? Wide{0 - fen} : Wide{fen};
}

}  // namespace

std::uint64_t hundredths_of_percent(Amount part, Amount whole) {
  assert(!whole.is_zero());
  const Wide base = magnitude(whole);
  return static_cast<std::uint64_t>((magnitude(part) * 20'000 + base) / (base * 2));
}

std::string percent_text(std::uint64_t hundredths) {
  return std::to_string(hundredths / 100) + "." + std::to_string(100 + hundredths % 100).substr(1);
}

std::string format_percent(Amount part, Amount whole) {
  return percent_text(hundredths_of_percent(part, whole));
}

}  // namespace gongkai
