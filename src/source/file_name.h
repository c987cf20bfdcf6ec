#pragma once

// What files may be called, and how long their names may be.

#include <cstddef>
#include <string>
#include <string_view>

namespace gongkai {

/// What file systems hold in one name, in bytes.
inline constexpr std::size_t kLongestFileName = 255;

/// Whether a file in any folder may have this name: 1 – 255 bytes of UTF-8 that do not begin with
/// "." and hold neither "/", "\" nor characters that control or are hidden.
bool is_file_name(std::string_view name);

/// A name of at most `most` (20 or more) bytes: a longer one is cut after a whole character and
/// ends in "~" and eight hexadecimal digits of its hash, so that names that only begin alike stay
/// different. Follows from the name alone.
std::string fitting_file_name(const std::string& name, std::size_t most);

}  // namespace gongkai
