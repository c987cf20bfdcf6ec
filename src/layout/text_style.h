#pragma once

// A document's styles with their fonts looked up, and the proportions in which texts are set.

#include <optional>
#include <vector>

#include "document/document.h"
#include "source/finding.h"
#include "text/font_set.h"

namespace gongkai {

/// Between a cell's border and its text.
inline constexpr Length kCellPaddingX = points(3);
inline constexpr Length kCellPaddingY = Length::from_milli_points(3'300);

/// The least padding beside centred headings, if it saves a line.
inline constexpr Length kHeadingPaddingX = points(2);

/// Used instead of kCellPaddingY if the table then fits on one page.
inline constexpr Length kTightPaddingY = Length::from_milli_points(1'700);

/// From one baseline to the next, for Chinese text of this size in a table.
constexpr Length line_pitch(Length size) { return size * 13 / 10; }

/// From the top of a line to its baseline: the em box is vertically centred in the line. It is the
/// same for all fonts (0.88 em above the baseline), so that neighbouring cells share baselines.
constexpr Length baseline_drop(Length size, Length pitch) {
  return (pitch - size) / 2 + size * 88 / 100;
}
constexpr Length baseline_drop(Length size) { return baseline_drop(size, line_pitch(size)); }

/// The width of a page without its margins.
constexpr Length text_width(const PageFormat& page) { return page.width - page.left - page.right; }

/// A style whose font is known.
struct TextStyle {
  const FontRole* role = nullptr;  ///< never null once resolved; owned by the FontSet
  Length size;
  Length pitch;
  HorizontalAlign horizontal = HorizontalAlign::kLeft;
  VerticalAlign vertical = VerticalAlign::kMiddle;
  Length indent;

  // Of paragraphs.
  Length first_line_indent;
  Length line_height;  ///< from baseline to baseline
  Length space_before;
  Length space_after;
  bool keeps_with_next = false;
};

/// The styles of a document in its order; nothing if one names a role that fonts.json lacks.
std::optional<std::vector<TextStyle>> resolve_styles(const Document& document, const FontSet& fonts,
                                                     Findings& findings);

}  // namespace gongkai
