#pragma once

// What was found for the texts that were asked about last. Labels stand in table after table, in
// the workbook and the PDF, and in all packages of a form: what ICU says of them is asked for once.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai {

/// Remembers one text in each of its slots: the last one of those that belong there.
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

/// kFind(text), remembered by the thread if the text is not too long.
template <auto kFind>
auto find_recent(std::u32string_view text) {
  constexpr std::size_t kLongest = 200;
  thread_local RecentTexts<decltype(kFind(text))> recent;
  return text.size() > kLongest ? kFind(text) : recent.get(text, kFind);
}

}  // namespace gongkai
