#pragma once

// Handles a table that is too wide for its page: smaller text, then parts.

#include <span>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "layout/text_style.h"

namespace gongkai {

/// The smallest size to which the text of a table is reduced.
inline constexpr Length kSmallestSize = points(9);

/// The styles, with those of the table's cells reduced by this much, but not below kSmallestSize
/// unless they already were.
std::vector<TextStyle> smaller_styles(const Table& table, std::span<const TextStyle> styles,
                                      Length by);

/// A table made of some columns of another.
struct TablePart {
  Table table;
  std::vector<std::size_t> cells;  ///< index in the whole table's grid of each cell
};

/// Splits the table into parts no wider than `width`: groups of columns, each preceded by the label
/// columns (those before the first with numbers), with `continued_mark` after all titles but the
/// first. Parts avoid splitting merged headings. `least` is the width that each column needs. Empty
/// if splitting does not help: a column is too wide, or the labels leave no room.
std::vector<TablePart> column_groups(const Table& table, std::span<const Length> least,
                                     Length width, std::string_view continued_mark);

}  // namespace gongkai
