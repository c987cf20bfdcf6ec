#include "support/line_diff.h"

#include <algorithm>
#include <vector>

namespace gongkai {
namespace {

constexpr std::size_t kContext = 3;

struct Line {
  char mark = ' ';
  std::string_view text;
  std::size_t number = 0;  ///< in the first text, from 1
};

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1);
    lines.push_back(text.substr(0, end + 1));
    text.remove_prefix(end + 1);
  }
  return lines;
}

// lengths[i][j]: the longest common subsequence of before[i…] and after[j…].
std::vector<std::vector<int>> common_lengths(const std::vector<std::string_view>& before,
                                             const std::vector<std::string_view>& after) {
  std::vector lengths(before.size() + 1, std::vector<int>(after.size() + 1));
  for (std::size_t i = before.size(); i-- > 0;) {
    for (std::size_t j = after.size(); j-- > 0;) {
      lengths[i][j] = before[i] == after[j] ? lengths[i + 1][j + 1] + 1
                                            : std::max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  return lengths;
}

std::vector<Line> edit_script(const std::vector<std::string_view>& before,
                              const std::vector<std::string_view>& after) {
  const auto lengths = common_lengths(before, after);
  std::vector<Line> script;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && j < after.size() && before[i] == after[j]) {
      script.push_back({' ', before[i], i + 1});
      ++i, ++j;
    } else if (j == after.size() || (i < before.size() && lengths[i + 1][j] >= lengths[i][j + 1])) {
      script.push_back({'-', before[i], i + 1});
      ++i;
    } else {
      script.push_back({'+', after[j], i + 1});
      ++j;
    }
  }
  return script;
}

bool is_near_change(const std::vector<Line>& script, std::size_t at) {
  const std::size_t first = at - std::min(at, kContext);
  const std::size_t last = std::min(at + kContext + 1, script.size());
  for (std::size_t i = first; i < last; ++i) {
    if (script[i].mark != ' ') return true;
  }
  return false;
}

}  // namespace

std::string line_diff(std::string_view before, std::string_view after) {
  const auto script = edit_script(split(before), split(after));
  std::string out;
  bool is_gap = true;
  for (std::size_t i = 0; i < script.size(); ++i) {
    if (!is_near_change(script, i)) {
      is_gap = true;
      continue;
    }
    if (is_gap) out += "@@ line " + std::to_string(script[i].number) + " @@\n";
    is_gap = false;
    out += script[i].mark + std::string(script[i].text);
    if (out.back() != '\n') out += "\n\\ no line feed at the end\n";
  }
  return out;
}

}  // namespace gongkai
