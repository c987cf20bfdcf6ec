#pragma once

// The CMap that tells a PDF reader which characters are meant: for copying and searching.

#include <string>
#include <string_view>

namespace gongkai {

/// Maps the codes 1, 2, 3 … to `characters` (FontCodes::characters()).
std::string to_unicode_map(std::u32string_view characters);

}  // namespace gongkai
