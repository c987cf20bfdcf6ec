#pragma once

// Paragraphs and lines for both methods of breaking: full lines and even ones.

#include <span>
#include <string_view>

#include "text/break_places.h"
#include "text/line_break.h"

namespace gongkai {

/// A paragraph: a part of the text without line feeds.
struct LineParagraph {
  std::size_t begin = 0;  ///< in the text
  MeasuredText text;
  bool is_continued = false;  ///< an earlier line belongs to the same paragraph
};

/// The part [begin, end) of a paragraph.
LineParagraph part(const LineParagraph& whole, std::size_t begin, std::size_t end);

/// The blank dropped before the character `at` if a line begins with it.
Length blank_before(const LineParagraph& paragraph, std::size_t at);

/// The blank dropped after the character `at` if a line ends with it.
Length blank_after(const LineParagraph& paragraph, std::size_t at);

/// How far the marks and gaps of a line [begin, end) can be squeezed.
Length squeezable(const LineParagraph& paragraph, std::size_t begin, std::size_t end);

/// The line [begin, end) without its trailing blanks, squeezed into `width` if it can be.
Line made_line(const LineParagraph& paragraph, std::size_t begin, std::size_t end, Length width);

/// Where the next line begins: after the blanks that follow a line's end.
std::size_t skip_blanks(const LineParagraph& paragraph, std::size_t at);

/// Appends lines as full as possible. 单字不成行: a paragraph does not end with a single character
/// on its last line if the line before can give one up and stay nearly as long.
void append_full_lines(const LineParagraph& paragraph, std::span<const Break> breaks, LineRoom room,
                       std::vector<Line>& lines);

/// How many these are.
int count_full_lines(const LineParagraph& paragraph, std::span<const Break> breaks, Length width);

}  // namespace gongkai
