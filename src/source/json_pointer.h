#pragma once

// JSON pointers (RFC 6901).

#include <string>
#include <string_view>
#include <vector>

namespace gongkai {

/// The name of a member as a part of a pointer: "/a~1b" of "a/b".
std::string pointer_part(std::string_view name);

/// The names that a pointer leads along; none for the empty pointer.
std::vector<std::string> pointer_names(std::string_view pointer);

}  // namespace gongkai
