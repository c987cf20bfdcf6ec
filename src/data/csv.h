#pragma once

// Comma-separated values as in RFC 4180, in UTF-8 with a byte order mark so that Excel and WPS
// recognise the encoding.

#include <string>
#include <string_view>
#include <vector>

namespace gongkai {

/// Formats lines with equal numbers of fields; the first holds the column names.
std::string csv_file(const std::vector<std::vector<std::string>>& lines);

/// Whether a spreadsheet program may take a text for a formula: it begins with = + - @ (half or
/// full width) and goes on, or with a tab or carriage return; blanks, apostrophes and invisible
/// characters before it are ignored. A single sign is not a formula.
bool is_like_formula(std::string_view text);

/// The field for such a text: prefixed with an apostrophe, so that no program evaluates it. A
/// reader of the file removes one apostrophe where is_like_formula() is true.
std::string kept_from_calculating(std::string_view text);

}  // namespace gongkai
