#include "source/json_gaps.h"

#include <algorithm>

namespace gongkai {
namespace {

constexpr char kLineFeed = '\n';

std::string_view first_line(std::string_view gap) { return gap.substr(0, gap.find(kLineFeed) + 1); }

// The lines between the first and the last.
std::string_view blank_lines(std::string_view gap) {
  const std::size_t begin = first_line(gap).size();
  return gap.substr(begin, gap.size() - last_line(gap).size() - begin);
}

// Where commas begin lines, the parts of two gaps may have none or both.
std::string if_still_a_gap(std::string made, std::string_view original) {
  if (std::ranges::count(made, ',') == std::ranges::count(original, ',')) return made;
  return std::string(original);
}

}  // namespace

bool has_line_end(std::string_view gap) { return gap.find(kLineFeed) != std::string_view::npos; }

std::string_view last_line(std::string_view gap) { return gap.substr(gap.rfind(kLineFeed) + 1); }

std::string joined_gaps(std::string_view first, std::string_view second) {
  if (!has_line_end(second)) return std::string(first);
  if (!has_line_end(first)) return std::string(second);
  const std::string_view blank =
      std::max(blank_lines(first), blank_lines(second),
               [](std::string_view a, std::string_view b) { return a.size() < b.size(); });
  std::string out(first_line(first));
  out += blank;
  out += last_line(second);
  return if_still_a_gap(std::move(out), first);
}

std::string indented_gap(std::string_view lead, std::string_view other) {
  if (!has_line_end(lead) || !has_line_end(other)) return std::string(lead);
  std::string out(lead.substr(0, lead.size() - last_line(lead).size()));
  out += last_line(other);
  return if_still_a_gap(std::move(out), lead);
}

std::string repeated_gap(std::string_view gap) {
  if (!has_line_end(gap)) return std::string(gap);
  std::string out(first_line(gap));
  out += last_line(gap);
  return if_still_a_gap(std::move(out), gap);
}

}  // namespace gongkai
