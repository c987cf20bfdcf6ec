#pragma once

// Normalises texts of tables for comparison, since people write the same heading with different
// blanks and punctuation.

#include <string>
#include <string_view>

namespace gongkai {

/// The text without blanks and line ends; full-width letters, digits and signs as ASCII.
std::string plain(std::string_view text);

/// Whether a plain text matches a plain pattern: "*" any characters, "?" one.
bool matches(std::string_view text, std::string_view pattern);

/// Whether it holds "*" or "?".
bool is_pattern(std::string_view pattern);

}  // namespace gongkai
