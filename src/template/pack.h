#pragma once

// A template pack: the form that a place prescribes for a year. Data only; expand() reads it.

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "document/document.h"
#include "money/amount.h"
#include "template/field.h"
#include "template/filter.h"

namespace gongkai {

/// Which facts a table adds up.
enum class FactSet {
  kIncome,
  kExpenditure,
  kOutlays,  ///< 支出 and 年终结转结余
};

/// A named style of a pack.
struct PackStyle {
  std::string font;         ///< role of fonts.json
  std::string strong_font;  ///< role for emphasized rows; empty: the same
  Length size = points(10);
  HorizontalAlign horizontal = HorizontalAlign::kLeft;
  VerticalAlign vertical = VerticalAlign::kMiddle;
};

/// A cell of “三公”经费.
enum class ThreePublicItem { kAbroad, kVehiclePurchase, kVehicleOperation, kReception };

/// A heading, over further headings or over one column.
struct Heading {
  std::string text;
  int rows = 1;  ///< header rows that it covers; a column's heading reaches down to the last
  std::vector<Heading> below;
  Filter where;  ///< facts of all columns below

  // A column (without `below`) is one of:
  std::string label;                    ///< filled by the rows' cells of this name
  std::optional<ThreePublicItem> item;  ///< an amount of the record
  std::string list;                     ///< an indicator of this level1 per row
  FieldText list_text;
  bool is_total = false;     ///< the sum of the columns beside it
  bool is_of_which = false;  ///< part of the column before: not added up
  // … or, if nothing of this is said, the sum of the facts.

  int width = 0;                    ///< full-width characters; 0: from the texts
  std::string style;                ///< empty: by what the column holds
  bool hides_repeats = false;       ///< blank where the row above (of the same group) says the same
  bool is_hidden_if_empty = false;  ///< left out if no fact of the table falls into it
  JsonValue where_it_stands;
};

/// What rows are made of at one level of a pivot.
enum class GroupKey {
  kDepartment,
  kUnit,
  kFunction,
  kEconomic,
  kGovernmentEconomic,
  kProject,
  kLine,
  kKind
};

enum class GroupOrder { kFirst, kCode };

/// One level of rows in a pivot: a row for each group of facts, or a single total.
struct RowLevel {
  std::vector<GroupKey> by;  ///< empty: one row for all
  GroupOrder order = GroupOrder::kFirst;
  std::vector<std::pair<std::string, FieldText>> cells;  ///< by column label
  bool is_strong = false;
  bool is_hidden_if_single = false;  ///< no row where the level above has one group only
  JsonValue where;
};

/// 汇总表: rows are nested groups of facts, columns sums of them.
struct Pivot {
  FactSet facts = FactSet::kExpenditure;
  Filter where;
  std::vector<Heading> columns;
  std::vector<RowLevel> rows;
};

/// A line of a balance.
struct BalanceLine {
  FieldText text;
  std::string id;
  std::optional<FactSet> facts;  ///< other than the side's; its filter then does not count either
  std::optional<Filter> where;
  std::vector<std::string> sum;  ///< ids of lines of this side that add up to it
  bool is_of_which = false;
  int indent = 0;
  bool is_strong = false;
  std::optional<ZeroStyle> zero;
  JsonValue where_it_stands;
};

/// 收支对照表 has two or more sides with lists of lines; the closing lines stand on the last rows.
struct BalanceSide {
  FactSet facts = FactSet::kExpenditure;
  Filter where;
  std::vector<Heading> columns;  ///< the first column holds the lines' texts
  std::vector<BalanceLine> lines;
  std::vector<BalanceLine> closing;
};

struct Balance {
  std::vector<BalanceSide> sides;
};

/// 明细表: a row for each record of a list in the budget.
struct Records {
  std::vector<Heading> columns;
};

/// A sum of facts in a form.
struct Query {
  FactSet facts = FactSet::kExpenditure;
  Filter where;
};

struct FormCell {
  FieldText text;
  std::optional<Query> amount;
  int columns = 1;
  int rows = 1;
  bool is_merged = false;  ///< joined with the cell above if it says the same
  bool is_strong = false;
  std::string style = "text";
};

/// What a group of form rows is repeated for.
enum class FormEach { kOnce, kTask, kIndicator };

struct FormRows {
  FormEach each = FormEach::kOnce;
  bool is_kept_with_next = false;  ///< no page ends behind these rows
  std::vector<std::vector<FormCell>> rows;
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

struct PackTable {
  std::string id;
  std::string name;
  std::string number;
  FieldText title;
  std::optional<std::vector<PackCaption>> captions;  ///< other than the pack's
  PageFormat page;
  NumberFormat amount;
  std::vector<PackNote> notes;
  std::variant<Pivot, Balance, Records, Form> body;
};

/// A loaded pack, complete: what it inherits is copied in.
struct Pack {
  std::string name;
  std::string title;  ///< what `gongkai packs` shows
  std::vector<std::pair<std::string, PackStyle>> styles;
  std::vector<PackCaption> captions;
  FieldText document_title;
  FieldText file_name;
  std::string continued_mark;
  std::string page_number_before;
  std::string page_number_after;
  bool has_page_number = true;
  std::vector<PackTable> tables;                         ///< in the order of the package
  std::vector<std::shared_ptr<const JsonTree>> sources;  ///< keep every `where` valid

  const PackStyle* style(std::string_view style_name) const;
};

}  // namespace gongkai
