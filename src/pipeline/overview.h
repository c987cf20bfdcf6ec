#pragma once

// A workbook of plain tables in the manner of the disclosure tables: for overviews of many
// packages, which belong to no budget and no template pack.

#include <optional>
#include <string>
#include <vector>

#include "gongkai.h"
#include "money/amount.h"

namespace gongkai {

struct OverviewColumn {
  std::string heading;
  int width = 0;                       ///< in full-width characters; 0: from the texts
  std::optional<NumberFormat> format;  ///< of the column's numbers; empty: it holds texts
  bool has_bars = false;               ///< shows a bar for each number below the total
};

/// What a cell says of the state of things; pages colour it, workbooks do not.
enum class OverviewTone { kPlain, kGood, kWarning, kBad };

/// A text, or a number of a column that has a format.
struct OverviewCell {
  std::string text;
  std::optional<Amount> number;
  std::string link;  ///< of a text: a file or folder, relative to the workbook; empty: none
  OverviewTone tone = OverviewTone::kPlain;
};

using OverviewRow = std::vector<OverviewCell>;

struct OverviewTable {
  std::string name;  ///< of the sheet; different ones
  std::string unit;  ///< right above the table: "金额单位：万元"
  std::vector<OverviewColumn> columns;
  OverviewRow total;  ///< in bold, above the headings of the workbook; empty: none
  std::vector<OverviewRow> rows;
  std::vector<std::string> notes;  ///< lines below the table
};

struct Overview {
  std::string title;
  std::vector<OverviewTable> tables;
};

/// A number as its column prints it.
std::string printed(Amount number, const OverviewColumn& column);

/// The bytes of the workbook: equal for equal overviews. Empty ⇔ an error was added. Uses up the
/// overview, so that a large one is not in memory twice.
std::optional<std::string> render_overview(Overview overview, const Resources& resources,
                                           Findings& findings);

}  // namespace gongkai
