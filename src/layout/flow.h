#pragma once

// Distributes lines of running text over pages. Texts do not matter here: a paragraph is a number
// of lines of a given height.

#include <span>
#include <vector>

#include "document/length.h"

namespace gongkai {

/// A paragraph or heading, measured; without lines a stretch (see document.h).
struct FlowBlock {
  int lines = 0;
  Length pitch;  ///< from baseline to baseline
  Length size;  ///< of the characters: the leading of a page's last line may extend beyond the text
                ///< area
  Length before;  ///< above the block, not at the top of a page
  Length after;
  bool is_heading = false;  ///< or another block that stays with what follows it
};

/// The lines [first_line, end_line) of a block on one page.
struct PlacedLines {
  int block = 0;
  int first_line = 0;
  int end_line = 0;
  Length y;  ///< the top of the first of them, from the top of the page's text

  friend bool operator==(const PlacedLines&, const PlacedLines&) = default;
};

using FlowPage = std::vector<PlacedLines>;

/// The pages of a flow, at least one, each with room for text of this height. Headings stay with
/// the two lines that follow them. Paragraphs of three or more lines leave no single line on a page
/// (no widows and orphans). What fits on no page is broken wherever necessary. A flow with
/// stretches that fits on one page fills it: the stretches divide the free height, and `before`
/// counts at the top as well. If it does not fit, stretches have no height.
std::vector<FlowPage> break_flow(std::span<const FlowBlock> blocks, Length height);

}  // namespace gongkai
