#include "text/justify.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "text/punctuation.h"

namespace gongkai {
namespace {

// The characters of a line after which extra space is allowed.
std::vector<std::size_t> find_places(std::u32string_view line) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    if (is_stretchable_between(line[i], line[i + 1])) places.push_back(i);
  }
  return places;
}

}  // namespace

std::vector<Length> justified_gaps(std::u32string_view line, Length slack, Length size) {
  std::vector<Length> gaps(line.size());
  const std::vector<std::size_t> places = find_places(line);
  if (places.empty() || slack <= Length()) return gaps;
  constexpr std::int64_t kUnit = 10;  // 1/100 pt, the precision of page writers
  const auto count = static_cast<std::int64_t>(places.size());
  const Length most = size / 4;
  const std::int64_t units = std::min(slack, most * count).milli_points() / kUnit;
  for (std::int64_t i = 0; i < count; ++i) {
    const std::int64_t share = units / count + (i < units % count ? 1 : 0);
    gaps[places[static_cast<std::size_t>(i)]] = Length::from_milli_points(share * kUnit);
  }
  return gaps;
}

bool is_stretched_far(std::u32string_view line, Length slack, Length size) {
  return slack * 8 > size * static_cast<std::int64_t>(find_places(line).size());
}

}  // namespace gongkai
