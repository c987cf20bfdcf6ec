#pragma once

// Which columns of a sheet a mapping means: a table is found by its headings, wherever it stands.

#include <optional>
#include <string>
#include <vector>

#include "import/mapping.h"
#include "import/sheet_cells.h"
#include "money/amount.h"
#include "source/finding.h"

namespace gongkai {

/// What stands over a column.
struct TableHeading {
  int column = 0;
  std::string text;   ///< the lowest, as plain_heading() gives it
  std::string path;   ///< with those above it: "资金性质/公共预算拨款"
  std::string place;  ///< 工作表!单元格
  std::string unit;   ///< 元 or 万元, if it ends so in brackets; empty: it does not
};

/// The headings of a table.
struct TableHeadings {
  int first_row = 0;  ///< of the rows below them
  std::vector<TableHeading> all;

  /// The first of these headings that is there; null: none is.
  const TableHeading* find(const std::vector<std::string>& wanted) const;

  /// All columns under a heading.
  std::vector<const TableHeading*> find_all(const std::string& wanted) const;
};

/// A sheet that is a table of a mapping.
struct FoundTable {
  const MappedTable* table = nullptr;
  TableHeadings headings;
  MoneyUnit unit = MoneyUnit::kYuan;  ///< of its amounts
};

/// What a sheet is, seen by mappings.
struct TableSearch {
  std::optional<FoundTable> found;   ///< empty: none of the tables, or an error was added
  std::string nearest;               ///< the title of the most similar table; empty: none is
  std::vector<std::string> missing;  ///< what the sheet lacks of that
};

/// The first of the tables whose headings a sheet has. Reports headings that stand there
/// twice, a table without its money unit, and columns that it does not know (a note).
TableSearch find_table(const SheetCells& cells, const std::vector<MappedTable>& tables,
                       const std::string& file, Findings& findings);

/// The first rows of a sheet, where headings are looked for.
class TopRows {
 public:
  explicit TopRows(const SheetCells& cells);

  int count() const { return static_cast<int>(texts_.size()); }

  /// The headings that end with a row and begin some rows above it.
  TableHeadings headings(int row, int rows) const;

 private:
  const SheetCells& cells_;
  std::vector<std::vector<std::string>> texts_;  // of merged cells in each of them
};

/// A heading as it is compared: in half-width characters without blanks, line feeds and the unit of
/// money in brackets at its end.
std::string plain_heading(std::string_view text);

}  // namespace gongkai
