#include "render/pdf/syntax.h"

#include <array>
#include <charconv>

#include "source/unicode.h"

namespace gongkai {

void append_integer(std::int64_t value, std::string& out) {
  std::array<char, 24> buffer;
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  out.append(buffer.data(), result.ptr);
}

std::int64_t to_hundredths(Length length) {
  const std::int64_t value = length.milli_points();
  return (value + (value < 0 ? -5 : 5)) / 10;
}

void append_hundredths(std::int64_t value, std::string& out) {
  std::array<char, 28> buffer;
  char* end = buffer.data();
  if (value < 0) *end++ = '-';
  const std::int64_t positive = value < 0 ? -value : value;
  end = std::to_chars(end, buffer.data() + buffer.size(), positive / 100).ptr;
  const auto fraction = static_cast<char>(positive % 100);
  if (fraction != 0) *end++ = '.';
  if (fraction != 0) *end++ = static_cast<char>('0' + fraction / 10);
  if (fraction % 10 != 0) *end++ = static_cast<char>('0' + fraction % 10);
  out.append(buffer.data(), end);
}

void append_escaped(unsigned code, std::string& out) {
  std::array<char, 4> buffer;
  char* end = buffer.data();
  for (const unsigned byte : {code >> 8U, code & 0xFFU}) {
    if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r') *end++ = '\\';
    *end++ = byte == '\r' ? 'r' : static_cast<char>(byte);
  }
  out.append(buffer.data(), end);
}

void append_uint16(unsigned value, std::string& out) {
  out += static_cast<char>(value >> 8U);
  out += static_cast<char>(value & 0xFFU);
}

void append_hex(unsigned value, std::string& out) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (const unsigned shift : {12U, 8U, 4U, 0U}) out += kDigits[value >> shift & 0xFU];
}

void append_utf16_hex(char32_t character, std::string& out) {
  if (character < 0x10000) {
    append_hex(character, out);
    return;
  }
  const unsigned offset = character - 0x10000;
  append_hex(0xD800U + (offset >> 10U), out);
  append_hex(0xDC00U + (offset & 0x3FFU), out);
}

std::string text_string(std::string_view utf8) {
  std::string out = "<FEFF";
  for (const char32_t character : to_code_points(utf8)) append_utf16_hex(character, out);
  return out + '>';
}

}  // namespace gongkai
