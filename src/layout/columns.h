#pragma once

// How wide the columns of a table are: from the pack's wishes, and where there are none, from
// the texts.

#include <span>
#include <vector>

#include "document/document.h"
#include "document/fit_columns.h"
#include "layout/decimals.h"
#include "layout/text_pool.h"
#include "layout/text_style.h"

namespace gongkai {

/// Whether columns are wide enough for their words, Latin ones and figures with their units.
enum class Words { kWhole, kBroken };

/// A table's cells, measured.
struct CellTexts {
  std::vector<Text> texts;
  std::vector<DecimalPads> pads;  ///< beside the texts; empty: none

  /// What a cell's text and the room beside it take up unbroken.
  Length width(std::size_t cell) const {
    const Length text = texts[cell].width;
    return pads.empty() ? text : text + pads[cell].left + pads[cell].right;
  }
};

/// What the columns of a table ask for, padding included. A column is at least as wide as its
/// longest unbreakable part, or (`words` broken) only as a character; it holds its numbers in
/// either case.
std::vector<ColumnNeed> column_needs(const Table& table, std::span<const TextStyle> styles,
                                     const CellTexts& texts, const TextPool& pool, Words words);

/// The size of the text in the table's body, by which its column widths are counted.
Length body_size(const Table& table, std::span<const TextStyle> styles);

}  // namespace gongkai
