#pragma once

// Lines about equally long, for titles and the headings of columns.

#include "text/line_parts.h"

namespace gongkai {

/// Appends as many lines as append_full_lines() would, with the least unevenness. A line rather
/// ends where no word is parted, and a single character is rather not left alone. A
/// bracket begins a line where that costs none (单位 / （科目名称）).
void append_even_lines(const LineParagraph& paragraph, std::span<const Break> breaks, Length width,
                       std::vector<Line>& lines);

}  // namespace gongkai
