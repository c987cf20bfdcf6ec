#include "source/unicode.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

// ICU's macros convert between int and uint8_t.
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"

namespace gongkai {

std::u32string to_code_points(std::string_view utf8) {
  std::u32string out;
  append_code_points(utf8, out);
  return out;
}

void append_code_points(std::string_view utf8, std::u32string& out) {
  std::size_t end = out.size();
  out.resize(end + utf8.size());
  const auto length = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 character = 0;
    U8_NEXT_OR_FFFD(utf8.data(), i, length, character);
    out[end++] = static_cast<char32_t>(character);
  }
  out.resize(end);
}

void append_utf8(char32_t character, std::string& out) {
  char buffer[U8_MAX_LENGTH];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(buffer, length, static_cast<UChar32>(character));
  out.append(buffer, static_cast<std::size_t>(length));
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (char32_t character : text) append_utf8(character, out);
  return out;
}

std::size_t find_malformed_utf8(std::string_view bytes) {
  const auto length = static_cast<std::int32_t>(bytes.size());
  for (std::int32_t i = 0; i < length;) {
    const std::int32_t begin = i;
    UChar32 character = 0;
    U8_NEXT(bytes.data(), i, length, character);
    if (character < 0) return static_cast<std::size_t>(begin);
  }
  return std::string_view::npos;
}

std::string shortened(std::string_view utf8) {
  constexpr std::size_t kMost = 40;
  const std::u32string characters = to_code_points(utf8.substr(0, kMost * 4));
  if (characters.size() <= kMost) return to_utf8(characters);
  return to_utf8(std::u32string_view(characters).substr(0, kMost)) + "…";
}

int terminal_columns(char32_t character) {
  const int width = u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

}  // namespace gongkai
