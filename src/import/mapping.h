#pragma once

// 对应表: which columns of a system's export stand for which members of a budget. Data, in
// templates/mappings/ or a file of the user's.

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "money/amount.h"
#include "source/finding.h"
#include "source/json.h"
#include "source/schema.h"
#include "source/source_text.h"

namespace gongkai {

/// The newest format of such files that is read.
inline constexpr int kMappingFormat = 1;

/// Rows in whose column one of these texts stands. A column that is not there holds for no row.
struct RowCondition {
  std::vector<std::string> headings;
  std::vector<std::string> values;
};

/// A member of an entry, and the column that it is read from.
struct MappedColumn {
  std::string member;                 ///< "function"; below an entry "contacts/leader"
  std::vector<std::string> headings;  ///< the first of these that is there
  std::vector<std::string> names;     ///< columns with the names of these codes, likewise
  /// What stands there → what it means; an empty text: the member is left out.
  std::vector<std::pair<std::string, std::string>> values;
  RowCondition unless;       ///< rows that leave the member out
  bool is_required = false;  ///< a table without this column is another table
  JsonValue where;
};

/// A column of amounts that says by its heading what it is of.
struct MappedFund {
  std::vector<std::string> headings;
  std::vector<std::pair<std::string, JsonValue>> set;  ///< members of each of its entries
};

/// A list of the budget that rows are read into.
struct MappedList {
  std::string list;  ///< "expenditure", "department/units"
  /// The member that tells entries apart: one entry for each of its values, other members of a
  /// known entry are replaced. Empty: an entry for each row.
  std::string key;
  std::vector<MappedColumn> columns;
  std::vector<std::string> amount;  ///< of the member "amount"; with `funds`, their sum
  std::vector<MappedFund> funds;    ///< an entry for each of these that has an amount
  RowCondition unless;              ///< rows without an entry
  JsonValue where;
};

/// A table that a system exports.
struct MappedTable {
  std::string title;
  std::optional<MoneyUnit> money_unit;   ///< empty: as the table says (单位：元)
  std::vector<std::string> sums;         ///< how rows of sums begin or end: 合计, 小计
  std::vector<std::string> parts;        ///< likewise rows of parts of others: 其中
  std::vector<std::string> passed_over;  ///< headings that are not needed
  std::vector<std::string> foreign;      ///< headings that another kind of table has
  std::vector<MappedList> lists;         ///< the first is what the table is of
};

struct Mapping {
  std::string title;
  std::vector<MappedTable> tables;
  std::shared_ptr<const JsonTree> source;  ///< keeps every `where` valid
};

/// Reads a file. Empty ⇔ an error was added.
std::optional<Mapping> load_mapping(const SourceText& file, Findings& findings);

/// The JSON Schema of such files.
Schema mapping_schema();

}  // namespace gongkai
