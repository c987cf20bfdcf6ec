#pragma once

// Paths in URIs.

#include <string>
#include <string_view>

namespace gongkai {

/// What becomes of characters that are not ASCII.
enum class NonAscii {
  kEncoded,  ///< as in URIs
  kKept,     ///< as in IRIs (RFC 3987)
};

/// Each byte but letters, digits and "-._~/" as %XX.
std::string percent_encoded(std::string_view path, NonAscii others = NonAscii::kEncoded);

}  // namespace gongkai
