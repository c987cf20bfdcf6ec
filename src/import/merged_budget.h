#pragma once

// Entries that were read from tables, put into a budget file: only what the tables hold is
// replaced.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "import/table_rows.h"
#include "source/finding.h"
#include "source/json.h"

namespace gongkai {

/// A budget file with the entries in it.
struct MergedBudget {
  std::string text;
  std::map<std::string, EntryCells> entries;  ///< by their pointers into `text`
  std::vector<std::string> changes;           ///< what was done, in Chinese, a line for each list
};

/// Adds the lists of another table. Reports lines that stand in both (a warning each) and entries
/// of one key that differ.
void add_lists(std::vector<ReadEntries>& all, std::vector<ReadEntries> more, Findings& findings);

/// Puts entries into a file, `tree` being what parse_json read from it. Entries with a key are
/// matched by it, and their members replaced. Of lists without a key the entries of the units that
/// the table names are replaced (all, if it names none): those that agree in all that the table
/// says stay as they are, or get the amount. What is not replaced stays, byte for byte. Reports
/// names that change (a warning each). Empty ⇔ an error was added.
std::optional<MergedBudget> merged_budget(const SourceText& file, const JsonTree& tree,
                                          std::vector<ReadEntries> lists, Findings& findings);

}  // namespace gongkai
