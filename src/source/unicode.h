#pragma once

// UTF-8 to code points and back.

#include <cstddef>
#include <string>
#include <string_view>

namespace gongkai {

/// Code points of a UTF-8 text; each malformed part becomes U+FFFD.
std::u32string to_code_points(std::string_view utf8);
void append_code_points(std::string_view utf8, std::u32string& out);

void append_utf8(char32_t character, std::string& out);
std::string to_utf8(std::u32string_view text);

/// Byte offset of the first byte that is not UTF-8, or npos.
std::size_t find_malformed_utf8(std::string_view bytes);

/// A user's text, shortened for quoting in a message.
std::string shortened(std::string_view utf8);

/// Columns that a character takes in a terminal: 2 for Chinese and other wide characters.
int terminal_columns(char32_t character);

}  // namespace gongkai
