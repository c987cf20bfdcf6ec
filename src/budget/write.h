#pragma once

// Writes budget files, and changes them where told.

#include <optional>
#include <string>
#include <vector>

#include "source/finding.h"
#include "source/json.h"
#include "source/json_edits.h"
#include "source/new_json.h"
#include "source/source_text.h"

namespace gongkai {

/// A new budget file with members in the published order (the order of the schema; others after
/// them), laid out as the examples are.
std::string budget_file(NewJson budget);

/// A budget file, `tree` being what parse_json read from it, with these edits (json_edits.h). All
/// else stays, byte for byte, with line ends and byte order marks. A file in another encoding than
/// UTF-8 becomes UTF-8 without a mark.
std::optional<std::string> edited_budget_file(const SourceText& file, const JsonTree& tree,
                                              std::vector<JsonEdit> edits, Findings& findings);

}  // namespace gongkai
