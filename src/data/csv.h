#pragma once

// Comma-separated values as RFC 4180 has them, in UTF-8 with a byte order mark, by which Excel and
// WPS know that it is UTF-8.

#include <string>
#include <vector>

namespace gongkai {

/// All lines, each with as many fields; the first holds the names of the columns.
std::string csv_file(const std::vector<std::vector<std::string>>& lines);

}  // namespace gongkai
