#pragma once

// Tables whose rows the budget states itself, for local rows or figures that deliberately differ
// from the facts. They are printed as stated and compared with the facts.

#include "tables/expansion.h"

namespace gongkai {

/// The rows that the budget states for the table of this id; null: none.
const StatedRows* stated_rows(const Budget& budget, std::string_view table_id);

/// Whether the rows of the facts are those of the budget, with which stated rows are compared, or
/// of samples, which only show how rows look.
enum class Compared { kYes, kNo };

/// The body with the stated rows in place of those from the facts. Errors: rows that do not fit the
/// headings, amounts that cannot be read, a form. Warnings: each cell and row that differs from the
/// facts it is compared with.
Body restate(const StatedRows& rows, Body derived, Compared compared, const TableSource& source,
             StyleSheet& styles, Findings& findings);

}  // namespace gongkai
