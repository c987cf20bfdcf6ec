#pragma once

// Tables that extend others: single headings and lines changed, removed or added.

#include <string_view>
#include <vector>

#include "source/finding.h"
#include "source/json.h"
#include "source/json_draft.h"

namespace gongkai {

/// The members of a table's file that change what it extends; they are in no whole table.
std::vector<std::string_view> table_changes();

/// Carries out "column_changes" and "columns_after" of a table's file on the table that it extends.
/// Reports headings that this one does not have, and changes after which no heading is left.
void change_columns(const JsonValue& file, JsonDraft& table, Findings& findings);

/// Carries out "line_changes" and "lines_after" on a balance. A line is named by its text, one
/// without by its id, the second that is called so by "…#2". Reports lines that there are not and
/// names of several.
void change_lines(const JsonValue& file, JsonDraft& table, Findings& findings);

/// The lists of what is added, by the name after which it is; those that are wrong are reported.
std::vector<JsonValue> stated_additions(const JsonValue& file, std::string_view member,
                                        Findings& findings);

/// The changes by the name of what is changed: objects of members, or null.
std::vector<JsonValue> stated_changes(const JsonValue& file, std::string_view member,
                                      Findings& findings);

}  // namespace gongkai
