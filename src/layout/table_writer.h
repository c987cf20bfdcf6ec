#pragma once

// Writes the pages of a table that has been measured and is no wider than they are.

#include <optional>

#include "layout/measure.h"
#include "layout/pages.h"
#include "layout/table.h"
#include "layout/table_tags.h"
#include "layout/text_pool.h"
#include "source/finding.h"

namespace gongkai {

/// What writing a table adds to.
struct TableOutput {
  TextPool& pool;
  Pages& pages;
  TableTags& tags;
  Findings& findings;
};

/// As lay_out_table(). Reports a page that has no room for a row under the table's heading.
std::optional<Length> write_table(const Table& table, const TableSetting& setting,
                                  MeasuredTable measured, const TableOutput& output);

}  // namespace gongkai
