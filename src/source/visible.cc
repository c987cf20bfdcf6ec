#include "source/visible.h"

#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "source/unicode.h"

// ICU's macros convert between int and uint8_t.
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"

namespace gongkai {
namespace {

// At least four digits, capital.
std::string hex(char32_t number) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (; number > 0; number /= 16) out.insert(out.begin(), kDigits[number % 16]);
  return out.insert(0, out.size() < 4 ? 4 - out.size() : 0, '0');
}

}  // namespace

bool is_control(char32_t character) {
  return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

bool is_hidden(char32_t character) {
  struct Range {
    char32_t first;
    char32_t last;
  };
  // Variation selectors stay: they choose a form of the character before them.
  static constexpr Range kRanges[] = {
      {0x00AD, 0x00AD},    // soft hyphen
      {0x034F, 0x034F},    // grapheme joiner
      {0x061C, 0x061C},    // Arabic letter mark
      {0x115F, 0x1160},    // Hangul fillers
      {0x17B4, 0x17B5},    // Khmer vowels that are not written
      {0x200B, 0x200F},    // zero-width space, joiners, marks of direction
      {0x2028, 0x202E},    // separators of lines and paragraphs, embeddings, overrides
      {0x2060, 0x206F},    // word joiner, invisible operators, isolates
      {0x3164, 0x3164},    // Hangul filler
      {0xFEFF, 0xFEFF},    // byte order mark
      {0xFFA0, 0xFFA0},    // half-width Hangul filler
      {0xFFF9, 0xFFFB},    // interlinear annotation
      {0x1D173, 0x1D17A},  // musical controls
      {0xE0000, 0xE007F},  // tags
  };
  const auto* range = std::ranges::lower_bound(kRanges, character, {}, &Range::last);
  return range != std::end(kRanges) && character >= range->first;
}

char32_t visible(char32_t character) {
  constexpr char32_t kPictures = 0x2400;  // of C0 controls
  if (character < 0x20) return kPictures + character;
  if (character == 0x7F) return U'\u2421';
  return is_control(character) || is_hidden(character) ? U'\uFFFD' : character;
}

std::string printable(std::string_view utf8) {
  std::string out;
  for (const char32_t c : to_code_points(utf8)) append_utf8(c == U'\t' ? c : visible(c), out);
  return out;
}

std::string escaped_json(std::string_view json) {
  std::string out;
  for (const char32_t c : to_code_points(json)) {
    if (c < 0x20 || visible(c) == c) {  // line feeds between values; in strings they are escaped
      append_utf8(c, out);
      continue;
    }
    std::array<char16_t, 2> units{};
    std::int32_t length = 0;
    U16_APPEND_UNSAFE(units, length, static_cast<UChar32>(c));
    for (std::int32_t i = 0; i < length; ++i) {
      out += "\\u" + hex(units[static_cast<std::size_t>(i)]);
    }
  }
  return out;
}

std::string code_point_name(char32_t character) { return "U+" + hex(character); }

}  // namespace gongkai
