#pragma once

// Common mistakes in handwritten JSON, and how to fix them.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gongkai {

/// A mistake: what was expected, and how to fix it, in Chinese.
struct JsonSlip {
  std::string expected;  ///< empty: whatever the parser expected
  std::string help;
};

/// The mistake at byte `at` of a text, where a parser failed; empty if it is not a common one:
/// full-width marks, single quotes, comments, quotes and line feeds within a text, leading zeros,
/// missing commas.
std::optional<JsonSlip> find_json_slip(std::string_view text, std::size_t at);

}  // namespace gongkai
