#pragma once

// Puts one table on pages: head, heading rows and as many body rows as fit on each, notes after
// the last row. Small tables may share a page.

#include <optional>
#include <span>
#include <string_view>

#include "document/document.h"
#include "layout/pages.h"
#include "layout/text_pool.h"
#include "layout/text_style.h"
#include "source/finding.h"

namespace gongkai {

/// The context of a table.
struct TableSetting {
  std::span<const TextStyle> styles;
  std::string_view continued_mark;  ///< after the title on continued pages
  /// Where the content of the last page ends, if this table may follow there.
  std::optional<Length> end_above;
  bool has_bookmark = true;
  int level = 1;  ///< of its heading and bookmark
};

/// Appends a table's pages, without page numbers, and its bookmark; a table that fits below the
/// content of the last page goes there. Returns where the table ends on the last page; empty ⇔ an
/// error was added. A table that is too wide is set smaller, then laid out in parts (see
/// wide_table.h). Reports a table that is still too wide, and a page without room for a row under
/// the table's heading (error, no pages).
std::optional<Length> lay_out_table(const Table& table, const TableSetting& setting, TextPool& pool,
                                    Pages& out, Findings& findings);

}  // namespace gongkai
