#pragma once

// The ICC profile that says what the device colours of a PDF/A file mean.

#include <string_view>

namespace gongkai {

/// The sRGB profile as a zlib stream.
std::string_view deflated_srgb_profile();

}  // namespace gongkai
