#pragma once

// Distributes extra space in justified lines.

#include <string_view>
#include <vector>

#include "document/length.h"

namespace gongkai {

/// The extra space after each character of a line that is `slack` too narrow: distributed evenly
/// among the stretchable positions, none inside words and figures. (W3C clreq would first widen the
/// gaps beside letters and figures to half an em; with two figures in most lines that shows more
/// than a twentieth of an em everywhere.) No place gets more than a quarter of `size`, an em (JIS X
/// 4051): a line with few places stays narrower. Multiples of 1/100 pt.
std::vector<Length> justified_gaps(std::u32string_view line, Length slack, Length size);

/// Whether that spreads the characters so far that it looks worse than separating a figure from its
/// unit: over an eighth of an em, half of the maximum. (Of the 221 justified lines of the delivered
/// examples half get less than a fortieth; 5 were beyond an eighth, all before a long amount.)
bool is_stretched_far(std::u32string_view line, Length slack, Length size);

}  // namespace gongkai
