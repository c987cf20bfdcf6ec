#pragma once

// What changed between two texts, line by line, for a person to read.

#include <string>
#include <string_view>

namespace gongkai {

/// Lines of `before` only begin with "-", of `after` only with "+", three unchanged lines around
/// them with a blank; "@@ N" tells the number of the next line of `before` after a gap. Empty if
/// the texts are equal.
std::string line_diff(std::string_view before, std::string_view after);

}  // namespace gongkai
