#pragma once

// Where a justified line takes the room from that it needs to be as wide as its column.

#include <string_view>
#include <vector>

#include "document/length.h"

namespace gongkai {

/// The room behind each character of a line that is `slack` too narrow: shared out evenly among
/// the places that may be wider, none inside words and figures. No place gets more than a quarter
/// of a character: a line with few places stays narrower. Multiples of 1/100 pt.
std::vector<Length> justified_gaps(std::u32string_view line, Length slack, Length size);

}  // namespace gongkai
