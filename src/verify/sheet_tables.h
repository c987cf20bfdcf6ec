#pragma once

// The tables of a workbook that somebody made in the form of a pack: found by their titles, read
// by their headings.

#include <string>
#include <vector>

#include "document/document.h"
#include "read_xlsx/workbook.h"
#include "source/finding.h"

namespace gongkai {

/// A column that a pack prescribes.
struct FormColumn {
  std::vector<std::string> headings;  ///< top down; "*" stands for what a budget fills in
  bool is_amount = true;
  bool is_optional = false;  ///< may be missing
};

/// How a table looks, whatever its figures.
struct TableForm {
  std::string id;
  std::string name;                 ///< may hold "*"
  std::string title;                ///< likewise
  std::string number;               ///< "预算01表"; may be empty
  std::vector<FormColumn> columns;  ///< none: a form of labelled cells
  int header_rows = 0;
  bool has_column_numbers = false;  ///< a row that numbers the columns may stand below the headings
  NumberFormat amount;
  bool is_repeated = false;  ///< for each unit or project
};

/// A table and where it stands in the workbook.
struct SheetTable {
  Table table;
  std::string sheet;
  int first_row = 0;  ///< of the sheet, from 0: where the grid begins
};

/// Whether a sheet of this name holds no table, but lists the others (目录) or compares them
/// (勾稽).
bool is_about_tables(const std::string& name);

/// "工作表“01”单元格 B7".
std::string sheet_place(const std::string& sheet, int row, int column);

/// The tables of the workbook. Reports forms without a table, sheets without a form, columns that
/// are missing, and texts where an amount belongs that are none.
std::vector<SheetTable> tables_of(const Workbook& workbook, const std::vector<TableForm>& forms,
                                  const std::string& file_name, Findings& findings);

}  // namespace gongkai
