#pragma once

// Pieces of PDF syntax appended to a buffer: numbers, strings, big-endian bytes. Independent of
// locale.

#include <cstdint>
#include <string>
#include <string_view>

#include "document/length.h"

namespace gongkai {

void append_integer(std::int64_t value, std::string& out);

/// A length as a whole number of 1/100 pt, rounded to the nearest: the precision of all
/// coordinates. Differences are taken after rounding, so that errors do not add up.
std::int64_t to_hundredths(Length length);

/// 1234 as "12.34", 1230 as "12.3".
void append_hundredths(std::int64_t value, std::string& out);

/// Two bytes of a literal string, the high one first, escaped where ( ) \ or CR would end or change
/// it.
void append_escaped(unsigned code, std::string& out);

/// Two bytes, the high one first.
void append_uint16(unsigned value, std::string& out);

/// Four hexadecimal digits: "4E00".
void append_hex(unsigned value, std::string& out);

/// "D842DFB7" for 𠮷: UTF-16BE in hexadecimal.
void append_utf16_hex(char32_t character, std::string& out);

/// "<FEFF…>": a text string of any characters, from UTF-8.
std::string text_string(std::string_view utf8);

}  // namespace gongkai
