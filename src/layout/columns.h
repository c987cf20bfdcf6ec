#pragma once

// Column widths of a table: from the pack's preferred widths, or else from the texts.

#include <span>
#include <vector>

#include "document/document.h"
#include "document/fit_columns.h"
#include "layout/decimals.h"
#include "layout/text_pool.h"
#include "layout/text_style.h"

namespace gongkai {

/// Whether columns are wide enough to keep words whole: Latin words, and figures with their units.
enum class Words { kWhole, kBroken };

/// A table's cells, measured.
struct CellTexts {
  std::vector<Text> texts;
  std::vector<DecimalPads> pads;  ///< beside the texts; empty: none

  /// The width of a cell's unbroken text with the room beside it.
  Length width(std::size_t cell) const {
    const Length text = texts[cell].width;
    return pads.empty() ? text : text + pads[cell].left + pads[cell].right;
  }
};

/// The widths that the columns of a table need, including padding. A column is at least as wide as
/// its longest unbreakable part, or (`words` broken) as one character; its numbers fit in either
/// case.
std::vector<ColumnNeed> column_needs(const Table& table, std::span<const TextStyle> styles,
                                     const CellTexts& texts, const TextPool& pool, Words words);

/// The size of the text in the table's body, by which its column widths are counted.
Length body_size(const Table& table, std::span<const TextStyle> styles);

}  // namespace gongkai
