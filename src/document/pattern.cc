#include "document/pattern.h"

namespace gongkai {
namespace {

// The length in bytes of the character that begins here.
std::size_t length(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return end - at;
}

constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::string_view kIdeographicSpace = "\u3000";

}  // namespace

std::string plain(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view character = text.substr(at, length(text, at));
    at += character.size();
    if (character.size() == 1) {
      if (static_cast<unsigned char>(character[0]) > ' ') out += character;
      continue;
    }
    if (character == kNoBreakSpace || character == kIdeographicSpace) continue;
    // U+FF01 – U+FF5E are ASCII in full width: EF BC 81 – EF BD 9E.
    const auto second = static_cast<unsigned char>(character[1]);
    if (character[0] == '\xEF' && character.size() == 3 && (second == 0xBC || second == 0xBD)) {
      const auto third = static_cast<unsigned char>(character[2]);
      const unsigned code = ((second & 0x3FU) << 6U) + (third & 0x3FU);  // U+FF00 is 0xF00
      if (code >= 0xF01 && code <= 0xF5E) {
        out += static_cast<char>(code - 0xF01 + '!');
        continue;
      }
    }
    out += character;
  }
  return out;
}

bool matches(std::string_view text, std::string_view pattern) {
  std::size_t at = 0;
  std::size_t in_pattern = 0;
  std::size_t star = std::string_view::npos;  // after the last "*"
  std::size_t taken = 0;                      // how far it has matched
  while (at < text.size()) {
    if (in_pattern < pattern.size() && pattern[in_pattern] == '*') {
      star = ++in_pattern;
      taken = at;
    } else if (in_pattern < pattern.size() && pattern[in_pattern] == '?') {
      ++in_pattern;
      at += length(text, at);
    } else if (in_pattern < pattern.size() && pattern[in_pattern] == text[at]) {
      ++in_pattern;
      ++at;
    } else if (star != std::string_view::npos) {
      in_pattern = star;
      taken += length(text, taken);
      at = taken;
    } else {
      return false;
    }
  }
  while (in_pattern < pattern.size() && pattern[in_pattern] == '*') ++in_pattern;
  return in_pattern == pattern.size();
}

bool is_pattern(std::string_view pattern) {
  return pattern.find_first_of("*?") != std::string_view::npos;
}

}  // namespace gongkai
