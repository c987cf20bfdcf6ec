#pragma once

// What people who write JSON by hand mostly get wrong, and how to fix it.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gongkai {

/// What stands instead of what should, and how to fix it, in Chinese.
struct JsonSlip {
  std::string expected;  ///< empty: whatever the parser expected
  std::string help;
};

/// The slip at byte `at` of a text, where a parser refused to go on; nothing if it is none of the
/// common ones: full-width marks, single quotes, comments, quotes and line feeds within a text,
/// leading zeros, missing commas.
std::optional<JsonSlip> find_json_slip(std::string_view text, std::size_t at);

}  // namespace gongkai
