#pragma once

// ASCII character classes, independent of the locale; bytes of other characters belong to none.

#include <algorithm>
#include <string_view>

namespace gongkai {

/// The blanks of JSON.
inline constexpr std::string_view kJsonBlanks = " \t\r\n";

/// 0 to 9.
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A to Z and a to z.
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Whether a text is digits alone; an empty one is not.
constexpr bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

/// The text without blanks at its ends.
constexpr std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kJsonBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kJsonBlanks) + 1 - begin);
}

}  // namespace gongkai
