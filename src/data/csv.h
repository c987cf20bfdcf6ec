#pragma once

// Comma-separated values as RFC 4180 has them, in UTF-8 with a byte order mark, by which Excel and
// WPS know that it is UTF-8.

#include <string>
#include <string_view>
#include <vector>

namespace gongkai {

/// All lines, each with as many fields; the first holds the names of the columns.
std::string csv_file(const std::vector<std::vector<std::string>>& lines);

/// Whether a spreadsheet program may take a text for a formula: it begins with = + - @ (half or
/// full width) and goes on, or with a tab or carriage return; blanks, apostrophes and characters
/// that show nothing before it do not count. A sign alone is none.
bool is_like_formula(std::string_view text);

/// The field for such a text: an apostrophe before it, after which no program calculates. Whoever
/// reads the file takes one apostrophe away where is_like_formula() is true.
std::string kept_from_calculating(std::string_view text);

}  // namespace gongkai
