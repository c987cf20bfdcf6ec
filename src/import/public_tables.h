#pragma once

// Public tables that a system or an office made in the form of a pack, read as the tables that a
// budget states.

#include <string>
#include <vector>

#include "read_xlsx/workbook.h"
#include "source/finding.h"
#include "source/json.h"
#include "source/json_edits.h"
#include "verify/sheet_tables.h"

namespace gongkai {

/// One table, as a budget states it.
struct PublicTable {
  std::string id;  ///< of a table for each unit or project with its number: "15-goals-1"
  std::string sheet;
  NewJson rows;  ///< an array of rows, each with a cell for every column of the form
  std::vector<std::string> notes;  ///< lines under the table
};

struct PublicTables {
  std::vector<PublicTable> tables;
  std::string department;  ///< its name, as captions give it; empty: they do not
  int decimals = 2;        ///< as many as the amounts have
};

/// Whether several sheets of a workbook are tables of the pack.
bool are_public_tables(const Workbook& workbook, const std::vector<TableForm>& forms);

/// Reads the tables; amounts are written in this unit. Reports what is read in none of them:
/// sheets, columns, forms of labelled cells, tables that are not there.
PublicTables read_public_tables(const Workbook& workbook, const std::vector<TableForm>& forms,
                                MoneyUnit unit, const std::string& file, Findings& findings);

/// The edits that put the tables into a budget file, which then states tables alone if it has no
/// facts. Tables of other names stay.
std::vector<JsonEdit> stated_in(const JsonTree& budget, PublicTables tables);

}  // namespace gongkai
