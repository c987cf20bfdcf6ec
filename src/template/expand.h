#pragma once

// A budget in the form of a pack: every table with its final words and figures.

#include <optional>
#include <string_view>

#include "check/checked.h"
#include "document/document.h"
#include "source/finding.h"
#include "template/pack.h"

namespace gongkai {

/// What of a package is wanted: the whole document, or the tables alone.
enum class Part { kDocument, kTables };

/// The document. Empty ⇔ an error was added. Reports facts that a total counts but no column or
/// line shows, notes for a table that the pack lacks, and columns without any matching fact source.
std::optional<Document> expand(const Pack& pack, const Checked& checked, Part part,
                               Findings& findings);

/// Keeps the tables that `selection` names ("01,05-07": beginnings of table ids, in the pack's
/// order). Reports names that fit no table.
bool select_tables(std::string_view selection, Document& document, Findings& findings);

}  // namespace gongkai
