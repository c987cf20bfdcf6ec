#pragma once

// A budget in the form of a pack: every table with its final words and figures.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/checked.h"
#include "document/document.h"
#include "pack/pack.h"
#include "pipeline/part.h"
#include "source/finding.h"

namespace gongkai {

/// The document. Empty ⇔ an error was added. Reports facts that a total counts but no column or
/// line shows, notes for a table that the pack lacks, and columns without any matching fact source.
/// `samples`: the same budget with facts made up (with_sample_facts), where it states its tables
/// alone; else null.
std::optional<Document> expand(const Pack& pack, const Checked& checked, Part part,
                               Findings& findings, const Checked* samples = nullptr);

/// An amount in a table and the facts that it adds up.
struct AmountSource {
  std::string table;  ///< id
  int row = 0;        ///< of the table's grid, headings included
  int column = 0;
  std::vector<LedgerEntry> facts;
  ColumnValue value = ColumnValue::kAmount;  ///< of others: last year's facts are subtracted
};

/// The same with the tables alone, and where each of their amounts comes from.
std::optional<Document> expand_with_sources(const Pack& pack, const Checked& checked,
                                            std::vector<AmountSource>& sources, Findings& findings,
                                            const Checked* samples = nullptr);

/// The pack's tables, made as far as they can be whatever is reported: to look at what they have.
std::vector<Table> expand_tables(const Pack& pack, const Checked& checked, Findings& findings);

/// Which of the tables with these ids, in the pack's order, `selection` names ("01,05-07":
/// beginnings of ids). Reports names that fit no table; empty ⇔ an error was added.
std::optional<std::vector<bool>> selected_tables(std::string_view selection,
                                                 const std::vector<std::string>& ids,
                                                 Findings& findings);

/// Which blocks of a document `selection` names, as above; all if it names none. A document of
/// which something is selected holds tables only.
std::optional<std::vector<bool>> selected_blocks(std::string_view selection,
                                                 const Document& document, Findings& findings);

/// Drops the other blocks.
void keep_blocks(const std::vector<bool>& is_kept, Document& document);

}  // namespace gongkai
