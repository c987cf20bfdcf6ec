#pragma once

// Tables that extend others: single headings and lines changed, removed or added.

#include <string_view>
#include <vector>

#include "source/finding.h"
#include "source/json.h"
#include "source/json_draft.h"

namespace gongkai {

/// The members of a table's file that change its base; a complete table has none of them.
std::vector<std::string_view> table_changes();

/// Carries out "column_changes" and "columns_after" of a table's file on the table that it extends.
/// Reports unknown headings, and changes after which no heading is left.
void change_columns(const JsonValue& file, JsonDraft& table, Findings& findings);

/// Carries out "line_changes" and "lines_after" on a balance. A line is named by its text, or its
/// id if it has none; "…#2" is the second of the same name. Reports unknown lines and ambiguous
/// names.
void change_lines(const JsonValue& file, JsonDraft& table, Findings& findings);

/// The lists of additions, by the name after which they go; reports malformed ones.
std::vector<JsonValue> stated_additions(const JsonValue& file, std::string_view member,
                                        Findings& findings);

/// The changes by name: objects of members, or null.
std::vector<JsonValue> stated_changes(const JsonValue& file, std::string_view member,
                                      Findings& findings);

}  // namespace gongkai
