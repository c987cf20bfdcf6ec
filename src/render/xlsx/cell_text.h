#pragma once

// Measures a text for a cell: unbroken width, least width, number of lines.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "text/font_set.h"

namespace gongkai {

/// A style of the document with the font that Excel will use.
struct SheetStyle {
  Style style;
  const FontRole* role = nullptr;
};

/// The styles of a document by index; reports each font role that `fonts` lacks (error).
std::optional<std::vector<SheetStyle>> sheet_styles(const Document& document, const FontSet& fonts,
                                                    Findings& findings);

/// A text measured for a cell. Widths include the cell's padding, the style's indent, and slack for
/// programs with other fonts or line breaking.
class CellText {
 public:
  CellText(std::string_view text, const SheetStyle& style);
  /// Numbers are never broken, and get the width of that many decimals.
  CellText(const Cell& cell, const std::vector<SheetStyle>& styles, int places);

  /// The column width at which every paragraph fits on one line.
  Length full_width() const { return with_padding(longest_paragraph_); }

  /// The least column width at which no word or number is broken, or `enough` if that is wider;
  /// usually found without line breaking.
  Length least_width(Length enough) const;

  /// The row height that the text needs in a cell of this width.
  Length height(Length width) const;

 private:
  Length with_padding(Length text_width) const;
  int count_lines(Length width) const;

  const SheetStyle* style_;
  std::u32string characters_;
  std::vector<Length> advances_;
  Length longest_paragraph_;
  bool is_number_ = false;
};

}  // namespace gongkai
