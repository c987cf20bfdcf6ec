#pragma once

// Reads the tables of a workbook made in the form of a pack: found by their titles, read by their
// headings.

#include <string>
#include <vector>

#include "document/document.h"
#include "read_xlsx/workbook.h"
#include "source/finding.h"

namespace gongkai {

enum class Classification { kFunction, kEconomic, kGovernmentEconomic };

/// What a column states of a code: some of its digits, or its name.
struct CodePart {
  Classification list = Classification::kFunction;
  int begin = 0;   ///< the first digit, from 0
  int digits = 0;  ///< how many; 0: the name of the first `begin` digits
  friend bool operator==(const CodePart&, const CodePart&) = default;
};

/// A column prescribed by a pack.
struct FormColumn {
  std::vector<std::string> headings;  ///< top down; "*" stands for what a budget fills in
  bool is_amount = true;
  bool is_optional = false;     ///< may be missing
  std::vector<CodePart> codes;  ///< of the rows that have codes or names of codes here
};

/// The form of a table, regardless of its figures.
struct TableForm {
  std::string id;
  std::string name;                 ///< may hold "*"
  std::string title;                ///< likewise
  std::string number;               ///< "预算01表"; may be empty
  std::vector<FormColumn> columns;  ///< none: a form of labelled cells
  int header_rows = 0;
  bool has_column_numbers = false;  ///< a row of column numbers may follow the headings
  NumberFormat amount;
  bool is_repeated = false;        ///< for each unit or project
  std::vector<std::string> notes;  ///< lines that the pack prints under the table; may hold "*"
  /// Captions above the table that name its organisation after a colon: "单位名称：*".
  std::vector<std::string> captions;
};

/// A table and its location in the workbook.
struct SheetTable {
  Table table;
  std::string sheet;
  const TableForm* form = nullptr;
  int first_row = 0;                        ///< of the sheet, from 0: the first row of the grid
  std::vector<const FormColumn*> columns;   ///< of each column of the grid; null: none of the form
  std::vector<std::string> short_codes;     ///< places of codes stored as numbers, without zeros
  std::vector<std::string> rounded_codes;   ///< places of codes with more digits than stored
  std::vector<std::string> unknown_places;  ///< of formulas without a result
  bool has_error_values = false;            ///< "#REF!": its cells are empty here
  bool has_loose_headings = false;          ///< headings are not merged, but read as if they were
};

/// Whether a sheet of this name holds no table, but lists the others (目录) or compares them
/// (勾稽).
bool is_about_tables(const std::string& name);

/// Whether a sheet lists tables: names or numbers of several of them, whatever it is called.
bool is_contents(const WorkbookSheet& sheet, const std::vector<TableForm>& forms);

/// "工作表“01”单元格 B7".
std::string sheet_place(const std::string& sheet, int row, int column);

/// The tables of the workbook; the forms must outlive them. Reports forms without a table, sheets
/// without a form, missing columns, and texts in amount columns that are not amounts. Reports once
/// per workbook: codes that lost their zeros, formulas without a result, unmerged headings.
std::vector<SheetTable> tables_of(const Workbook& workbook, const std::vector<TableForm>& forms,
                                  const std::string& file_name, Findings& findings);

}  // namespace gongkai
