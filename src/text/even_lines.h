#pragma once

// Balanced lines, for titles and column headings.

#include "text/line_parts.h"

namespace gongkai {

/// Appends as many lines as append_full_lines() would, with minimal unevenness. Breaks between
/// words are preferred, and single characters alone on a line avoided. A bracket begins a line if
/// that needs no extra line (单位 / （科目名称）).
void append_even_lines(const LineParagraph& paragraph, std::span<const Break> breaks, Length width,
                       std::vector<Line>& lines);

}  // namespace gongkai
