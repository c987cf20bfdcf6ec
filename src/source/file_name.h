#pragma once

// How long names of files may be.

#include <cstddef>
#include <string>

namespace gongkai {

/// What file systems hold in one name, in bytes.
inline constexpr std::size_t kLongestFileName = 255;

/// A name of at most `most` (20 or more) bytes: a longer one is cut after a whole character and
/// ends in "~" and eight hexadecimal digits of its hash, so that names that only begin alike stay
/// different. Follows from the name alone.
std::string fitting_file_name(const std::string& name, std::size_t most);

}  // namespace gongkai
