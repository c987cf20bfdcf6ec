#pragma once

// What changed between two texts, line by line, in the look of `diff -u`.

#include <string>
#include <string_view>

namespace gongkai {

/// Lines with "-" (only in `before`), "+" (only in `after`) or " " (three of context) before them;
/// gaps start with "@@ line N @@", N counted from 1 in `before`. Empty if the texts are equal.
std::string line_diff(std::string_view before, std::string_view after);

}  // namespace gongkai
