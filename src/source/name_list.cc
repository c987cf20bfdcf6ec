#include "source/name_list.h"

#include <algorithm>
#include <numeric>

#include "source/unicode.h"

namespace gongkai {
namespace {

// Longer lists would not be read: only their most similar names are listed.
constexpr std::size_t kMostNames = 30;
constexpr std::size_t kMostBytes = 400;
constexpr std::size_t kMostAlike = 3;

// Characters to insert, delete, replace, or exchange with the next.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  const std::u32string left = to_code_points(a);
  const std::u32string right = to_code_points(b);
  std::vector<std::size_t> row(right.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  std::vector<std::size_t> above = row;
  std::vector<std::size_t> two_above = row;
  for (std::size_t i = 0; i < left.size(); ++i) {
    two_above.swap(above);
    above.swap(row);
    row[0] = i + 1;
    for (std::size_t j = 0; j < right.size(); ++j) {
      row[j + 1] =
          std::min({row[j] + 1, above[j + 1] + 1, above[j] + (left[i] == right[j] ? 0 : 1)});
      const bool is_exchanged =
          i > 0 && j > 0 && left[i] == right[j - 1] && left[i - 1] == right[j];
      if (is_exchanged) row[j + 1] = std::min(row[j + 1], two_above[j - 1] + 1);
    }
  }
  return row.back();
}

bool is_short(const std::vector<std::string>& names) {
  const auto add = [](std::size_t sum, const std::string& name) { return sum + name.size(); };
  return names.size() <= kMostNames &&
         std::accumulate(names.begin(), names.end(), std::size_t{0}, add) <= kMostBytes;
}

// The names most similar to `name`.
std::vector<std::string> most_alike(std::string_view name, const std::vector<std::string>& names) {
  std::vector<std::pair<std::size_t, std::string>> by_distance;
  for (const std::string& each : names) by_distance.emplace_back(edit_distance(name, each), each);
  std::ranges::stable_sort(by_distance, {}, &std::pair<std::size_t, std::string>::first);
  std::vector<std::string> out;
  for (auto& [distance, each] : by_distance) {
    if (out.size() < kMostAlike) out.push_back(std::move(each));
  }
  return out;
}

std::string one_of(std::string_view name, const std::vector<std::string>& known,
                   std::string_view listed_in) {
  if (known.size() < 2) return joined(known);
  if (is_short(known)) return joined(known) + " 之一";
  const std::string where = listed_in.empty() ? "" : "（全部见 " + std::string(listed_in) + "）";
  return joined(most_alike(name, known)) + " 等 " + std::to_string(known.size()) + " 个之一" +
         where;
}

// A third of the letters of a Latin word may differ. In Chinese two different characters make
// another word (全额 and 参公), unless they were only added before or after it.
bool is_like(std::string_view word, std::string_view candidate, std::size_t distance) {
  const bool is_latin = std::ranges::all_of(word, [](unsigned char c) { return c < 0x80; });
  return is_latin || distance <= 1 || word.find(candidate) != std::string_view::npos ||
         candidate.find(word) != std::string_view::npos;
}

}  // namespace

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += between;
    out += word;
  }
  return out;
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(1, to_code_points(word).size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best_distance && is_like(word, candidate, distance)) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

UnknownName unknown_name(std::string_view name, const std::vector<std::string>& known,
                         const NameWords& words) {
  const std::string like = nearest(name, known);
  std::string help;
  if (!like.empty()) {
    help = "是否应为 " + std::string(words.before) + like + std::string(words.after) + "？";
  }
  return {.expected = one_of(name, known, words.listed_in), .help = std::move(help)};
}

}  // namespace gongkai
