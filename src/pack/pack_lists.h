#pragma once

// Tables of rows under headings, as a pack states them: pivots over facts, lists side by side, and
// a row for each record.

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

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

/// An amount of a procurement item: for all years, or for one.
enum class ProcurementAmount { kTotal, kOneYear };

/// An amount of a record.
using RecordItem = std::variant<ThreePublicItem, ProcurementAmount>;

/// A heading, over further headings or over one column.
struct Heading {
  FieldText text;
  int rows = 1;  ///< header rows that it covers; a column's heading extends to the last
  std::vector<Heading> below;
  Filter where;  ///< facts of all columns below

  // A column (without `below`) is one of:
  std::string label;  ///< a text column, filled by the rows' cells of this name or by its text
  std::optional<RecordItem> item;  ///< an amount of the record
  std::string list;                ///< an indicator of this level1 per row; "*": of any
  FieldText list_text;             ///< the text of a list column, or of a text column of records
  bool is_joined = false;          ///< joins all of them in one cell
  bool is_total = false;           ///< the sum of the columns beside it
  bool is_of_which = false;        ///< part of the column before: excluded from totals
  // … or, if none of these is set, the sum of the facts.

  int width = 0;               ///< full-width characters; 0: from the texts
  std::string style;           ///< empty: by what the column holds
  bool hides_repeats = false;  ///< blank if the row above (of the same group) has the same text
  bool is_hidden_if_empty = false;  ///< omitted if no fact of the table falls into it
  JsonValue where_it_stands;
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
  bool is_partial = false;  ///< sides that split facts by codes need not cover all codes
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

}  // namespace gongkai
