#include "chapters/stops.h"

#include <algorithm>
#include <array>
#include <utility>

#include "chapters/narrative.h"

namespace gongkai {
namespace {

constexpr std::array<std::string_view, 6> kStops = {"。", "；", "，", "、", "：", "."};

bool ends_with_stop(std::string_view text) {
  return std::ranges::any_of(kStops, [&](std::string_view stop) { return text.ends_with(stop); });
}

bool begins_with_stop(std::string_view text) {
  if (text.starts_with('\n')) text.remove_prefix(1);  // a line of the chapter, no paragraph's end
  return std::ranges::any_of(kStops, [&](std::string_view stop) { return text.starts_with(stop); });
}

std::string without_stops(std::string text) {
  while (ends_with_stop(text)) {
    const auto stop = std::ranges::find_if(
        kStops, [&](std::string_view each) { return std::string_view(text).ends_with(each); });
    text.erase(text.size() - stop->size());
  }
  return text;
}

}  // namespace

std::string without_second_stops(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t end = text.find(kValueEnd);
    std::string value(text.substr(0, end));
    if (end == std::string_view::npos) return out + value;
    text.remove_prefix(end + kValueEnd.size());
    out += begins_with_stop(text) ? without_stops(std::move(value)) : std::move(value);
    out += kValueEnd;
  }
}

}  // namespace gongkai
