#pragma once

// A paragraph of running text: broken into lines, and drawn with its alignment and indents.

#include <span>
#include <string_view>

#include "document/document.h"
#include "layout/flow.h"
#include "layout/pages.h"
#include "layout/text_pool.h"
#include "layout/text_style.h"

namespace gongkai {

/// A paragraph in its lines.
struct BrokenParagraph {
  TextStyle style;
  LineRange lines;
  std::size_t label = 0;  ///< number of characters of the first line that are the label of its item
};

/// Breaks a paragraph for a column of this width. Centred paragraphs are balanced: lines as even as
/// possible.
BrokenParagraph break_paragraph(const Paragraph& paragraph, std::span<const TextStyle> styles,
                                Length width, TextPool& pool);

/// As break_flow() sees it.
FlowBlock flow_block(const BrokenParagraph& paragraph);

/// Where a line of a paragraph begins and ends, and its baseline.
struct LinePlace {
  Point origin;
  Length end;
};

/// Draws one line of a paragraph. `column` holds the line: as wide as the paragraph's column and
/// as high as a line.
LinePlace draw_line(const TextPool& pool, const BrokenParagraph& paragraph, int line,
                    const Box& column, Page& page);

/// The text area of a page.
Box text_area(const PageFormat& format);

/// The column of a line that is the n-th of those placed together.
Box line_column(const Box& area, const PlacedLines& placed, int line, Length pitch);

}  // namespace gongkai
