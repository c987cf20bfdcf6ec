#pragma once

// Tables that extend others: single headings changed, removed or added.

#include "source/finding.h"
#include "source/json.h"
#include "source/json_draft.h"

namespace gongkai {

/// Applies "column_changes" and "columns_after" of a table's file to the table that it extends.
/// Reports headings that this one does not have, and changes after which no heading is left.
void change_columns(const JsonValue& file, JsonDraft& table, Findings& findings);

}  // namespace gongkai
