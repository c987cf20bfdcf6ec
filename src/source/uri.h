#pragma once

// Paths in URIs.

#include <string>
#include <string_view>

namespace gongkai {

/// Each byte but letters, digits and "-._~/" as %XX.
std::string percent_encoded(std::string_view path);

}  // namespace gongkai
