#pragma once

// A template pack: the form that a place prescribes for a year. Data only; expand() reads it.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "check/settings.h"
#include "document/document.h"
#include "money/amount.h"
#include "template/field.h"
#include "template/filter.h"
#include "template/prose.h"

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
  int indent = 0;
  int first_line_indent = 0;
  Length line_height;
  Length space_before;
  Length space_after;
  bool keeps_with_next = false;  ///< a paragraph on the page of the one below it
};

/// A cell of “三公”经费.
enum class ThreePublicItem { kAbroad, kVehiclePurchase, kVehicleOperation, kReception };

/// An amount of something that is bought: for all years, or for one.
enum class ProcurementAmount { kTotal, kOneYear };

/// An amount of a record.
using RecordItem = std::variant<ThreePublicItem, ProcurementAmount>;

/// A heading, over further headings or over one column.
struct Heading {
  FieldText text;
  int rows = 1;  ///< header rows that it covers; a column's heading reaches down to the last
  std::vector<Heading> below;
  Filter where;  ///< facts of all columns below

  // A column (without `below`) is one of:
  std::string label;               ///< filled by the rows' cells of this name, or by its text
  std::optional<RecordItem> item;  ///< an amount of the record
  std::string list;                ///< an indicator of this level1 per row; "*": of any
  FieldText list_text;             ///< what a list or a text column of records says
  bool is_joined = false;          ///< all of them in one cell
  bool is_total = false;           ///< the sum of the columns beside it
  bool is_of_which = false;        ///< part of the column before: not added up
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
  kFunctionClass,
  kFunctionSection,
  kFunction,
  kEconomicClass,
  kEconomic,
  kGovernmentEconomicClass,
  kGovernmentEconomic,
  kProject,
  kLine,
  kKind
};

/// The order of groups: as they first appear among the facts, by code, or as the budget lists units
/// and projects.
enum class GroupOrder { kFirst, kCode, kListed };

/// One level of rows in a pivot: a row for each group of facts, or a single total.
struct RowLevel {
  std::vector<GroupKey> by;  ///< empty: one row for all
  GroupOrder order = GroupOrder::kFirst;
  std::vector<std::pair<std::string, FieldText>> cells;  ///< by column label
  bool is_strong = false;
  /// No row where the level above has one group only; a total: where it has one row below.
  bool is_hidden_if_single = false;
  bool is_hidden_if_empty = false;  ///< no row where there are no facts
  bool is_last = false;             ///< stands after the rows below it
  bool has_all = false;             ///< by unit: also units without facts
  JsonValue where;
};

/// 汇总表: rows are nested groups of facts, columns sums of them.
struct Pivot {
  FactSet facts = FactSet::kExpenditure;
  Filter where;
  std::vector<Heading> columns;
  std::vector<RowLevel> rows;
  std::string column_numbers;  ///< "**": a row of column numbers, this mark over texts; empty: none
};

/// Lines for the groups of facts at one level.
struct LineLevel {
  GroupKey by = GroupKey::kFunction;
  FieldText text;
  int indent = 0;
  bool is_strong = false;
};

/// Lines from the data: nested groups, a line for each; the outermost are parts of sums.
struct LineGroups {
  GroupOrder order = GroupOrder::kFirst;
  std::vector<LineLevel> levels;
};

/// A line of a balance.
struct BalanceLine {
  FieldText text;
  FieldText group;  ///< in the column before, merged with equal ones below
  std::string id;
  std::optional<LineGroups> groups;           ///< lines from the data instead of this one
  std::vector<ThreePublicItem> three_public;  ///< its amount, instead of facts
  std::optional<FactSet> facts;  ///< other than the side's; its filter then does not count either
  std::optional<Filter> where;
  std::vector<std::string> sum;  ///< ids of lines of this side that add up to it
  bool is_of_which = false;
  int indent = 0;
  bool is_strong = false;
  bool is_used_only = false;      ///< no line without an amount
  bool is_blank_if_zero = false;  ///< the row stays, without text
  bool has_amounts = true;        ///< false: words only
  std::optional<ZeroStyle> zero;
  JsonValue where_it_stands;
};

/// The text column of groups; that of the lines stands behind it.
inline constexpr std::string_view kGroupLabel = "group";

/// 收支对照表 has two or more sides with lists of lines; the closing lines stand on the last rows.
struct BalanceSide {
  FactSet facts = FactSet::kExpenditure;
  Filter where;
  std::vector<Heading> columns;  ///< text columns hold the lines' texts; kGroupLabel their groups
  std::vector<BalanceLine> lines;
  std::vector<BalanceLine> closing;
};

struct Balance {
  std::vector<BalanceSide> sides;
};

/// The lists of records that a budget has.
enum class RecordList {
  kThreePublic,       ///< “三公”经费 of the year
  kThreePublicYears,  ///< … of the last year and this one
  kProcurementItems   ///< 政府采购项目
};

/// 明细表: a row for each record of a list in the budget.
struct Records {
  RecordList of = RecordList::kThreePublic;
  std::vector<Heading> columns;
};

/// A sum of facts in a form.
struct Query {
  FactSet facts = FactSet::kExpenditure;
  Filter where;
};

/// Options of a form, of which those are ticked that the project names under `name`.
struct FormChoice {
  std::string name;
  std::vector<std::string> options;
  std::string separator = " ";
  int per_line = 0;  ///< options on a line, below each other in columns; 0: lines break anywhere
};

/// A cell of a form: a text, an amount or a choice.
struct FormCell {
  FieldText text;
  std::optional<Query> amount;
  std::string project_amount;  ///< name in Project::amounts; empty: none
  FieldText before;            ///< words before an amount; the cell is then a text
  FieldText after;             ///< words behind it, left out where no number is printed
  std::optional<FormChoice> choice;
  int columns = 1;
  int rows = 1;
  bool is_merged = false;       ///< joined with the cell above if it says the same
  bool is_joined_left = false;  ///< if empty, its place goes to the cell on its left
  bool is_strong = false;
  std::string style = "text";
  JsonValue where;
};

struct FormRow {
  std::vector<FormCell> cells;
  JsonValue where;
};

/// What a group of form rows is repeated for.
enum class FormEach { kOnce, kTask, kIndicator };

/// The places of a form for indicators: 一级指标 → 二级指标, in their order; an empty list: this
/// level1 has no level2.
using IndicatorTree = std::vector<std::pair<std::string, std::vector<std::string>>>;

struct FormRows {
  FormEach each = FormEach::kOnce;
  std::vector<std::string> level1;  ///< takes only indicators of these; empty: of all
  IndicatorTree tree;               ///< takes those that stand in it, in its order
  int at_least = 0;                 ///< so many rows, empty ones if need be; in a tree: per place
  bool is_kept_with_next = false;   ///< no page ends behind these rows
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

struct PackTable {
  std::string id;
  FieldText name;
  FieldText contents_name;  ///< of all that are repeated, listed once; empty: each by its name
  std::string number;
  TableEach each = TableEach::kOnce;
  bool has_number_once = false;  ///< only the first of the repeated has the number
  NameOverrides names;           ///< of codes, in this table
  FieldText title;
  std::optional<std::vector<PackCaption>> captions;        ///< other than the pack's
  std::optional<std::vector<PackCaption>> captions_above;  ///< other than the pack's
  PageFormat page;
  bool is_on_same_page = false;  ///< as the table before, where there is room
  NumberFormat amount;
  std::vector<PackNote> notes;
  std::variant<Pivot, Balance, Records, Form> body;
};

/// A cell of a table: the column is the heading over it, or several from above down to it, joined
/// by
/// "/": "基本支出/小计".
struct CellQuery {
  std::string table;
  std::string row;
  std::string column;
};

/// Items of “三公”经费, added up.
using ThreePublicQuery = std::vector<ThreePublicItem>;

/// The sum over the list of what is bought.
struct ProcurementQuery {
  ProcurementAmount amount = ProcurementAmount::kOneYear;
};

/// An amount that sentences speak of: {{name}} and what follows from it.
struct PackFigure {
  std::string name;
  std::variant<CellQuery, Query, ThreePublicQuery, ProcurementQuery> source;
  std::string of;         ///< the figure of which {{name.share}} is the percentage
  std::string last_year;  ///< name in the budget's last_year; “三公” has its own
  std::string reason;     ///< name in the budget's reasons
  /// What a change without a reason is; empty: nothing.
  std::optional<Severity> without_reason;
  int reason_from = 0;  ///< from how many percent of change on a reason is wanted
  JsonValue where;
};

/// 增减变动的句式: what is said of an amount and last year's, decided by their values.
struct ChangeWords {
  std::string name;              ///< {{figure.name}}
  bool compares_shares = false;  ///< 占比提高几个百分点, of the figure's `of`
  Prose higher;
  Prose lower;
  Prose equal;
  Prose added;                   ///< nothing last year
  Prose ended;                   ///< nothing this year
  std::optional<Prose> missing;  ///< last year not known; without it that is an error
  JsonValue where;
};

/// 其中：the figures that are not zero, in a row: "一般公共预算收入589.34万元；上年结转45.00万元".
struct Breakdown {
  std::string name;  ///< {{name}}
  std::string separator = "；";
  std::vector<std::pair<std::string, std::string>> items;  ///< words → figure
  JsonValue where;
};

/// A local text that the pack's chapters use: {{texts.name}}.
struct PackText {
  std::string name;
  std::string title;  ///< 主要职责
  bool is_required = false;
};

/// A text of projects that the pack's forms use: {{project.texts.name}}.
using PackProjectText = PackText;

/// A part of the document.
struct PackPart {
  enum class Kind { kText, kContents, kTables };
  Kind kind = Kind::kText;
  std::string text;                 ///< id of the text
  Prose prose;                      ///< and its contents
  bool is_cover = false;            ///< styles of a cover, no numbers before headings
  int contents_depth = 1;           ///< headings up to this level are listed in the contents
  std::string list_number = "1. ";  ///< the first number of a list, as it is printed
  std::string contents_title;
  std::vector<std::string> tables;  ///< ids
  std::string contents_number;      ///< the first number of the tables in the contents; empty: none
  bool has_page_number = true;
  JsonValue where;
};

/// How amounts are rounded: each by itself, once; or so that what is printed adds up (平衡).
enum class Rounding { kEach, kBalanced };

/// A loaded pack, complete: what it inherits is copied in.
struct Pack {
  std::string name;
  std::vector<std::string> chain;  ///< its name and those of the packs it extends, nearest first
  std::string title;               ///< what `gongkai packs` shows
  std::vector<std::pair<std::string, PackStyle>> styles;
  std::vector<PackCaption> captions;
  std::vector<PackCaption> captions_above;  ///< above the title
  FieldText document_title;
  FieldText file_name;
  FieldText tables_title;  ///< of the workbook and the tables alone
  FieldText tables_file_name;
  PageFormat text_page;
  NumberFormat text_amount;                  ///< of amounts in sentences
  std::vector<std::string> heading_numbers;  ///< the first number of each level: "一、"
  std::vector<PackFigure> figures;
  std::vector<ChangeWords> changes;
  std::vector<Breakdown> breakdowns;
  PackWords words;
  std::vector<PackText> texts;
  std::vector<PackProjectText> project_texts;
  CheckSettings checks;          ///< how grave checks are for this pack
  bool is_for_one_unit = false;  ///< 单位预算: of a budget with a single unit
  std::vector<PackPart> parts;   ///< of the document; each table stands in one
  Rounding rounding = Rounding::kEach;
  std::string rounding_note;  ///< under a table with 尾差; empty: none
  std::string continued_mark;
  std::string page_number_before;
  std::string page_number_after;
  bool has_page_number = true;
  PageNumberPlace page_number_place = PageNumberPlace::kCenter;
  std::vector<PackTable> tables;                         ///< in the order of the package
  std::vector<std::shared_ptr<const JsonTree>> sources;  ///< keep every `where` valid

  const PackStyle* style(std::string_view style_name) const;
};

}  // namespace gongkai
