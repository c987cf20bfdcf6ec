#pragma once

// Valid file names and their length.

#include <cstddef>
#include <string>
#include <string_view>

namespace gongkai {

/// The longest name in file systems, in bytes.
inline constexpr std::size_t kLongestFileName = 255;

/// Whether a file in any folder may have this name: 1 – 255 bytes of UTF-8 that do not begin with
/// "." and contain no "/", "\", control or hidden characters.
bool is_file_name(std::string_view name);

/// A name of at most `most` (20 or more) bytes: a longer one is cut after a whole character and
/// ends in "~" and eight hexadecimal digits of its hash, so that names with a common beginning stay
/// distinct. Depends on the name alone.
std::string fitting_file_name(const std::string& name, std::size_t most);

}  // namespace gongkai
