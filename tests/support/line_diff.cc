#include "support/line_diff.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace gongkai {
namespace {

constexpr std::size_t kContext = 3;
constexpr std::size_t kMostCompared = 16'000'000;  // pairs of lines; beyond that all is replaced

using Lines = std::vector<std::string_view>;

struct Edit {
  char sign;
  std::string_view line;
  std::size_t number;  // in `before`, from 1
};

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

// Lengths of the longest common subsequences of all pairs of tails.
std::vector<std::vector<unsigned>> common_tails(const Lines& before, const Lines& after) {
  std::vector<std::vector<unsigned>> length(before.size() + 1,
                                            std::vector<unsigned>(after.size() + 1));
  for (std::size_t i = before.size(); i-- > 0;) {
    for (std::size_t j = after.size(); j-- > 0;) {
      length[i][j] = before[i] == after[j] ? length[i + 1][j + 1] + 1
                                           : std::max(length[i + 1][j], length[i][j + 1]);
    }
  }
  return length;
}

std::vector<Edit> edits(const Lines& before, const Lines& after) {
  std::vector<Edit> out;
  std::size_t i = 0;
  std::size_t j = 0;
  if (before.size() * after.size() <= kMostCompared) {
    const auto common = common_tails(before, after);
    while (i < before.size() && j < after.size()) {
      if (before[i] == after[j]) {
        out.push_back({' ', before[i], i + 1});
        ++i;
        ++j;
      } else if (common[i + 1][j] >= common[i][j + 1]) {
        out.push_back({'-', before[i], i + 1});
        ++i;
      } else {
        out.push_back({'+', after[j], i + 1});
        ++j;
      }
    }
  }
  for (; i < before.size(); ++i) out.push_back({'-', before[i], i + 1});
  for (; j < after.size(); ++j) out.push_back({'+', after[j], i + 1});
  return out;
}

bool is_near_change(const std::vector<Edit>& all, std::size_t at) {
  const auto begin = all.begin() + static_cast<std::ptrdiff_t>(at - std::min(at, kContext));
  const auto end =
      all.begin() + static_cast<std::ptrdiff_t>(std::min(at + kContext + 1, all.size()));
  return std::any_of(begin, end, [](const Edit& edit) { return edit.sign != ' '; });
}

}  // namespace

std::string line_diff(std::string_view before, std::string_view after) {
  if (before == after) return {};
  const std::vector<Edit> all = edits(lines_of(before), lines_of(after));
  std::string out;
  bool was_shown = false;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool is_shown = is_near_change(all, i);
    if (is_shown) {
      if (!was_shown) out += "@@ " + std::to_string(all[i].number) + "\n";
      out += all[i].sign;
      out += all[i].line;
      if (all[i].line.back() != '\n') out += "\n\\ no newline at the end\n";
    }
    was_shown = is_shown;
  }
  return out;
}

}  // namespace gongkai
