#pragma once

// Puts one table on pages: head, heading rows and as many body rows as fit on each, notes behind
// the last row.

#include <span>
#include <string_view>

#include "document/document.h"
#include "layout/pages.h"
#include "layout/text_pool.h"
#include "layout/text_style.h"
#include "source/finding.h"

namespace gongkai {

/// What tables of one document share.
struct TableSetting {
  std::span<const TextStyle> styles;
  std::string_view continued_mark;  ///< behind the title on continued pages
};

/// Appends a table's pages, without page numbers, and its bookmark. Reports a table that is too
/// wide, and a page that has no room for a row under the table's heading (error, no pages).
void lay_out_table(const Table& table, const TableSetting& setting, TextPool& pool, Pages& out,
                   Findings& findings);

}  // namespace gongkai
