#pragma once

// Tables of rows under headings, as a pack states them: pivots over facts, lists side by side, and
// a row for each record.

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "budget/list_form.h"
#include "document/document.h"
#include "pack/field.h"
#include "pack/filter.h"
#include "source/json.h"

namespace gongkai {

/// Which facts a table adds up.
enum class FactSet {
  kIncome,
  kExpenditure,
  kOutlays,  ///< 支出 and 年终结转结余
};

/// A cell of “三公”经费.
enum class ThreePublicItem { kAbroad, kVehiclePurchase, kVehicleOperation, kReception };

/// What the cells of a column are filled with.
enum class ColumnKind {
  kText,        ///< by the rows' cells of the heading's label, or of records by its own text
  kIndicators,  ///< an indicator of a project per row
  kRecordItem,  ///< a number of the record
  kTotal,       ///< the sum of the columns beside it
  kFacts        ///< sums of facts
};

/// What a column of facts shows of them.
enum class ColumnValue {
  kAmount,      ///< this year's, or last year's where the heading says so
  kDifference,  ///< this year's less last year's
  kRate         ///< that in percent of last year's
};

/// A heading, over further headings or over one column.
struct Heading {
  FieldText text;
  int rows = 1;  ///< header rows that it covers; a column's heading extends to the last
  std::vector<Heading> below;
  Filter where;  ///< facts of all columns below
  /// Which of last year's figures the columns below show, or compare this year's with.
  std::optional<YearFigure> last_year;
  ColumnValue value = ColumnValue::kAmount;

  // Of a column (without `below`), as its kind() wants:
  std::string label;         ///< kText: which of the rows' cells
  std::string item;          ///< kRecordItem: which of the list's columns
  std::string list;          ///< kIndicators: the level1 that they are of; "*": any
  FieldText list_text;       ///< what a column of indicators or a text of records says
  bool is_joined = false;    ///< kIndicators: all of them in one cell
  bool is_total = false;     ///< of a group of headings too
  bool is_of_which = false;  ///< part of the column before: not added up

  int width = 0;               ///< full-width characters; 0: from the texts
  std::string style;           ///< empty: by what the column holds
  bool hides_repeats = false;  ///< blank if the row above (of the same group) has the same text
  bool is_hidden_if_empty = false;  ///< omitted if no fact of the table falls into it
  JsonValue where_it_stands;

  ColumnKind kind() const {
    if (!label.empty()) return ColumnKind::kText;
    if (!list.empty()) return ColumnKind::kIndicators;
    if (!item.empty()) return ColumnKind::kRecordItem;
    return is_total ? ColumnKind::kTotal : ColumnKind::kFacts;
  }
  bool is_amount() const {
    return kind() != ColumnKind::kText && kind() != ColumnKind::kIndicators;
  }
};

/// The key by which facts are grouped at one level of a pivot.
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

/// The order of groups: by first appearance among the facts, by code, or in the budget's order of
/// units and projects.
enum class GroupOrder { kFirst, kCode, kListed };

/// One level of rows in a pivot: a row for each group of facts, or a single total.
struct RowLevel {
  std::vector<GroupKey> by;  ///< empty: one row for all
  GroupOrder order = GroupOrder::kFirst;
  std::vector<std::pair<std::string, FieldText>> cells;  ///< by column label
  bool is_strong = false;
  /// No row if the level above has only one group; for a total, if it has only one row below.
  bool is_hidden_if_single = false;
  bool is_hidden_if_empty = false;  ///< no row where there are no facts
  bool is_last = false;             ///< stands after the rows below it
  bool has_all = false;             ///< by unit: also units without facts
  std::string merged;  ///< style of one cell over all label columns at the left; empty: not merged
  JsonValue where;
};

/// 汇总表: rows are nested groups of facts, columns sums of them.
struct Pivot {
  FactSet facts = FactSet::kExpenditure;
  Filter where;
  std::vector<Heading> columns;
  std::vector<RowLevel> rows;
  std::string column_numbers;  ///< "**": a row of column numbers, this mark over texts; empty: none
  int at_least = 0;            ///< so many rows, empty ones before a total at the end if need be
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

/// Where the amounts of a balance line come from.
enum class LineSource {
  kGroups,       ///< several lines, one for each group of facts
  kFacts,        ///< those that its conditions take
  kLines,        ///< the lines that it adds up
  kThreePublic,  ///< items of “三公”经费
  kNone          ///< words only
};

/// A line of a balance.
struct BalanceLine {
  FieldText text;
  FieldText group;  ///< text in the group column, merged with equal ones below
  std::string id;
  std::optional<LineGroups> groups;           ///< lines from the data instead of this one
  std::vector<ThreePublicItem> three_public;  ///< its amount, instead of facts
  std::optional<FactSet> facts;  ///< replaces the side's facts, and then its filter, too
  std::optional<Filter> where;
  std::vector<std::string> sum;  ///< ids of lines of this side that add up to it
  bool is_of_which = false;
  bool is_partial = false;  ///< an `of_which` line whose siblings need not cover all codes
  int indent = 0;
  bool is_strong = false;
  bool is_used_only = false;      ///< omitted without an amount
  bool is_blank_if_zero = false;  ///< the row stays, without text
  bool has_amounts = true;        ///< false: words only
  std::optional<ZeroStyle> zero;
  JsonValue where_it_stands;

  LineSource source() const {
    if (groups) return LineSource::kGroups;
    if (!has_amounts) return LineSource::kNone;
    if (!three_public.empty()) return LineSource::kThreePublic;
    return sum.empty() || where ? LineSource::kFacts : LineSource::kLines;
  }
};

/// The label of the group column, which precedes that of the lines.
inline constexpr std::string_view kGroupLabel = "group";

/// A side of a 收支对照表: a list of lines, and closing lines aligned on the last rows of all
/// sides.
struct BalanceSide {
  FactSet facts = FactSet::kExpenditure;
  Filter where;
  std::vector<Heading> columns;  ///< text columns hold the lines' texts; kGroupLabel their groups
  std::vector<BalanceLine> lines;
  std::vector<BalanceLine> closing;
};

struct Balance {
  std::vector<BalanceSide> sides;
  bool is_partial = false;     ///< sides that part facts by codes may leave codes out
  std::string column_numbers;  ///< as Pivot
  int at_least = 0;            ///< so many lines before the closing ones, empty ones if need be
};

/// Which records are taken: those whose columns have one of these texts.
using RecordFilter = std::vector<std::pair<std::string, std::vector<std::string>>>;

/// Rows of sums over groups of records with equal values; the records follow inside.
struct RecordLevel {
  std::vector<std::string> by;  ///< columns of the list; empty: one row for all
  std::vector<std::pair<std::string, FieldText>> cells;  ///< by column label
  bool is_strong = false;
  bool is_hidden_if_single = false;  ///< no row if there is only one group; for all: one record
  bool is_last = false;              ///< stands after the rows below it
  std::string merged;  ///< style of one cell over all label columns at the left; empty: not merged
  JsonValue where;
};

/// 明细表: a row for each record of a list in the budget, and rows of their sums.
struct Records {
  std::string of = "three_public";  ///< a list of find_record_list()
  ListForm form;                    ///< of this list
  RecordFilter where;
  std::vector<Heading> columns;
  std::vector<RecordLevel> rows;  ///< from outside in
  std::string column_numbers;     ///< as Pivot
  int at_least = 0;               ///< as Pivot
};

}  // namespace gongkai
