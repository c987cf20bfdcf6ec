#pragma once

// A cache of results for recent texts. Labels recur in table after table, in workbook and PDF, and
// in all packages of a form, so ICU is asked about them only once.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai {

/// A direct-mapped cache: each slot holds the last text that maps to it.
template <typename Found>
class RecentTexts {
 public:
  RecentTexts() : slots_(kSlots) {}

  template <typename Find>
  const Found& get(std::u32string_view text, const Find& find) {
    Slot& slot = slots_[std::hash<std::u32string_view>()(text) % kSlots];
    if (slot.text != text) slot = {std::u32string(text), find(text)};
    return slot.found;
  }

 private:
  static constexpr std::size_t kSlots = 4096;

  struct Slot {
    std::u32string text;
    Found found;
  };
  std::vector<Slot> slots_;
};

/// kFind(text), cached per thread if the text is not too long.
template <auto kFind>
auto find_recent(std::u32string_view text) {
  constexpr std::size_t kLongest = 200;
  thread_local RecentTexts<decltype(kFind(text))> recent;
  return text.size() > kLongest ? kFind(text) : recent.get(text, kFind);
}

}  // namespace gongkai
