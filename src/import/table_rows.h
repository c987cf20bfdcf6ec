#pragma once

// The rows of a system's export as entries of a budget's lists.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "fill_in/fill_in_layout.h"
#include "import/cell_reader.h"
#include "import/sheet_cells.h"
#include "import/table_columns.h"
#include "money/amount.h"
#include "source/finding.h"
#include "source/new_json.h"

namespace gongkai {

/// Where an entry stands.
struct EntryCells {
  std::string file;
  std::string first;                           ///< 工作表!单元格
  std::map<std::string, std::string> members;  ///< by pointer below it: "/function"
};

/// An entry that rows gave.
struct ReadEntry {
  NewJson value;  ///< an object
  EntryCells cells;
};

/// The entries of one list.
struct ReadEntries {
  std::string list;               ///< as mappings name it: "expenditure", "department/units"
  std::string title;              ///< 支出
  std::string key;                ///< the member that tells entries apart; empty: none does
  std::set<std::string> members;  ///< which members the table states of its entries
  std::set<std::string> amounts;  ///< which of them are amounts
  std::vector<ReadEntry> entries;
};

/// How the budget states amounts.
struct MoneyForm {
  MoneyUnit unit = MoneyUnit::kYuan;
  int decimals = 2;  ///< the most that it allows
};

/// What the rows of a table gave.
struct ReadTable {
  std::vector<ReadEntries> lists;
  int rows = 0;       ///< that gave entries
  int zero_rows = 0;  ///< whose amounts are all zero: they give none
  int sums = 0;       ///< rows of sums, compared with the rows that they add up
};

/// Reads the rows below the headings. Members are read as the columns of forms to fill in
/// (`layout`). Reports cells that cannot be read, rows without an amount, amounts that need more
/// decimals than the budget allows, sums that differ from their rows, entries of one key that
/// differ, hidden rows (a warning), lists and members that the mapping names and no budget has.
ReadTable read_table(const FoundTable& table, const SheetCells& cells, const FillInLayout& layout,
                     const MoneyForm& money, CellReader& reader, Findings& findings);

}  // namespace gongkai
