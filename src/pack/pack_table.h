#pragma once

// A table of a pack, of any kind, and forms: grids of labelled cells.

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "money/amount.h"
#include "pack/pack_lists.h"

namespace gongkai {

/// A sum of facts in a form.
struct Query {
  FactSet facts = FactSet::kExpenditure;
  Filter where;
};

/// Options of a form; those that the project lists under `name` are ticked.
struct FormChoice {
  std::string name;
  std::vector<std::string> options;
  std::string separator = " ";
  int per_line = 0;  ///< options per line, aligned in columns; 0: lines break anywhere
};

/// What a cell of a form shows, between the words around it.
enum class FormCellKind { kText, kFacts, kProjectAmount, kChoice };

/// A cell of a form: a text, an amount or a choice.
struct FormCell {
  FieldText text;
  std::optional<Query> amount;
  std::string project_amount;  ///< name in Project::amounts; empty: none
  FieldText before;            ///< words before an amount; the cell is then a text
  FieldText after;             ///< words after it, omitted if no number is printed
  std::optional<FormChoice> choice;
  int columns = 1;
  int rows = 1;
  bool is_merged = false;       ///< merged with the cell above if it has the same text
  bool is_joined_left = false;  ///< if empty, merged into the cell on its left
  bool is_strong = false;
  std::optional<HeadingScope> heads;  ///< other than what heads_of() finds
  std::string style = "text";
  JsonValue where;

  FormCellKind kind() const {
    if (choice) return FormCellKind::kChoice;
    if (amount) return FormCellKind::kFacts;
    return project_amount.empty() ? FormCellKind::kText : FormCellKind::kProjectAmount;
  }
};

struct FormRow {
  std::vector<FormCell> cells;
  JsonValue where;
};

/// What a group of form rows is repeated for.
enum class FormEach { kOnce, kTask, kIndicator };

/// The places of a form for indicators: 一级指标 → 二级指标, in order; an empty list: this level1
/// has no level2.
using IndicatorTree = std::vector<std::pair<std::string, std::vector<std::string>>>;

struct FormRows {
  FormEach each = FormEach::kOnce;
  std::vector<std::string> level1;  ///< takes only indicators of these; empty: of all
  IndicatorTree tree;               ///< takes only indicators in the tree, in its order
  int at_least = 0;  ///< minimum number of rows, filled up with empty ones; in a tree, per place
  bool is_kept_with_next = false;  ///< no page break after these rows
  std::vector<FormRow> rows;
  JsonValue where;
};

/// 表单: a grid written row by row.
struct Form {
  std::vector<int> widths;  ///< full-width characters per column
  std::vector<FormRows> rows;
};

/// When a note under a table is printed.
enum class NoteWhen { kAlways, kEmpty, kNotEmpty };

struct PackNote {
  FieldText text;
  NoteWhen when = NoteWhen::kAlways;
};

struct PackCaption {
  FieldText left;
  FieldText center;
  FieldText right;
};

/// What a table is repeated for.
enum class TableEach { kOnce, kUnit, kProject };

/// For which projects a table of each of them is made.
enum class EachFor { kAll, kWithGoals, kKey };

/// How rates of change are printed in a table.
struct PercentFormat {
  int decimals = 2;           ///< 0 – 2
  bool has_sign = true;       ///< 12.34% instead of 12.34
  std::string of_zero = "—";  ///< where last year's amount is zero and this year's is not
};

/// What a table of each kind is made of.
using TableBody = std::variant<Pivot, Balance, Records, Form>;

struct PackTable {
  std::string id;
  FieldText name;
  FieldText contents_name;  ///< lists all repetitions once; empty: each is listed by its name
  std::string number;
  TableEach each = TableEach::kOnce;
  EachFor each_for = EachFor::kAll;
  std::vector<std::string> if_texts;  ///< of each project that states one of these texts; none: all
  bool has_number_once = false;       ///< only the first of the repeated has the number
  NameOverrides names;                ///< of codes, in this table
  FieldText title;
  std::optional<std::vector<PackCaption>> captions;        ///< replaces the pack's
  std::optional<std::vector<PackCaption>> captions_above;  ///< other than the pack's
  PageFormat page;
  bool is_on_same_page = false;  ///< as the previous table, if there is room
  Length row_height;             ///< the least of rows below the headings; 0: by their texts
  NumberFormat amount;
  PercentFormat percent;
  std::vector<PackNote> notes;
  TableBody body;
  JsonValue written;  ///< its file with all that it inherits and takes from its pack
};

/// The name that {{table.name}} stands for: of a table that is repeated the one that all share.
template <class Table>
auto& common_name(Table& table) {
  const bool is_shared = table.each != TableEach::kOnce && !table.contents_name.is_empty();
  return is_shared ? table.contents_name : table.name;
}

}  // namespace gongkai
