#pragma once

// Paths in URIs.

#include <string>
#include <string_view>

namespace gongkai {

/// How non-ASCII characters are written.
enum class NonAscii {
  kEncoded,  ///< as in URIs
  kKept,     ///< as in IRIs (RFC 3987)
};

/// Encodes each byte except letters, digits and "-._~/" as %XX.
std::string percent_encoded(std::string_view path, NonAscii others = NonAscii::kEncoded);

}  // namespace gongkai
