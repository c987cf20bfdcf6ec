#include "render/xlsx/sheet_names.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "source/unicode.h"

namespace gongkai {
namespace {

constexpr std::size_t kMostUnits = 31;

// Replaces characters that Excel refuses with full-width forms and drops invisible ones.
std::u32string allowed(std::u32string_view text) {
  constexpr std::u32string_view kRefused = U"[]:*?/\\";
  std::u32string out;
  for (char32_t c : text) {
    if (kRefused.find(c) != std::u32string_view::npos) c += 0xFEE0;
    if (c >= 0x20 && c != 0x7F) out += c;
  }
  return out;
}

std::size_t utf16_units(std::u32string_view text) {
  return text.size() + static_cast<std::size_t>(
                           std::ranges::count_if(text, [](char32_t c) { return c > 0xFFFF; }));
}

// The beginning of a text, without blanks and quotes at its ends.
std::u32string cut(std::u32string text, std::size_t most_units) {
  constexpr std::u32string_view kNotAtEnds = U"' 　";
  text.erase(0, std::min(text.find_first_not_of(kNotAtEnds), text.size()));
  while (utf16_units(text) > most_units) text.pop_back();
  text.erase(text.find_last_not_of(kNotAtEnds) + 1);
  return text;
}

// Excel compares names without regard to case.
std::u32string folded(std::u32string text) {
  for (char32_t& c : text) {
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
  }
  return text;
}

std::string wished_name(const Table& table) {
  const std::string& name = table.name.empty() ? table.title : table.name;
  if (table.number.empty() || name.empty()) return table.number + name;
  return table.number + " " + name;
}

class UniqueNames {
 public:
  explicit UniqueNames(const std::vector<std::string>& taken) {
    // Excel reserves this name.
    used_ = {U"history"};
    for (const std::string& name : taken) used_.insert(folded(to_code_points(name)));
  }

  std::string add(std::string_view wished) {
    const std::u32string base = allowed(to_code_points(wished));
    for (int number = 1;; ++number) {
      const std::u32string ending =
          number == 1 ? U"" : to_code_points(" (" + std::to_string(number) + ")");
      std::u32string name = cut(base, kMostUnits - ending.size());
      if (name.empty()) name = U"表";
      name += ending;
      if (used_.insert(folded(name)).second) return to_utf8(name);
    }
  }

 private:
  std::set<std::u32string> used_;
};

}  // namespace

std::vector<std::string> sheet_names(const std::vector<const Table*>& tables,
                                     const std::vector<std::string>& taken) {
  UniqueNames unique(taken);
  std::vector<std::string> names;
  names.reserve(tables.size());
  for (const Table* table : tables) names.push_back(unique.add(wished_name(*table)));
  return names;
}

std::string quoted(const std::string& name) {
  std::string out = "'";
  for (char c : name) out.append(c == '\'' ? 2 : 1, c);
  return out += '\'';
}

}  // namespace gongkai
