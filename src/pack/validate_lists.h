#pragma once

// Validates lists of the department's own, and what tables and figures take from lists.

#include "pack/pack.h"
#include "source/finding.h"

namespace gongkai {

/// Reports columns whose members do not fit each other, and totals of columns that have no sum.
void check_lists(const Pack& pack, Findings& findings);

/// Reports a table of records whose list, columns, conditions or groups do not exist. `table`: the
/// whole table as written.
void check_records(const Records& records, const JsonValue& table, const Pack& pack,
                   Findings& findings);

/// Reports a figure over records whose list, column or conditions do not exist. `figure`: as
/// written.
void check_sum(const RecordQuery& query, const JsonValue& figure, const Pack& pack,
               Findings& findings);

}  // namespace gongkai
