#pragma once

// What is done about a table that is too wide for its page: smaller text, then parts.

#include <span>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "layout/text_style.h"

namespace gongkai {

/// The least size that the text of a table is made smaller to.
inline constexpr Length kSmallestSize = points(9);

/// The styles with those of the table's cells smaller by this much, but none below kSmallestSize
/// unless it was before.
std::vector<TextStyle> smaller_styles(const Table& table, std::span<const TextStyle> styles,
                                      Length by);

/// Some of a table's columns as a table.
struct TablePart {
  Table table;
  std::vector<std::size_t> cells;  ///< index in the whole table's grid of each cell
};

/// The table in parts no wider than `width`: groups of columns, each after the label columns
/// (those before the first with numbers), with `continued_mark` after the titles of all but the
/// first. Parts end where no merged heading does, if they can. `least` is what each column needs.
/// Empty if that does not help: a column is too wide, or the labels leave no room.
std::vector<TablePart> column_groups(const Table& table, std::span<const Length> least,
                                     Length width, std::string_view continued_mark);

}  // namespace gongkai
