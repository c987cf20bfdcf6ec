#pragma once

// 勾稽关系: what must hold between the cells of a package's tables. A pack states relations in
// relations.json; nothing here knows a form.

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "source/finding.h"
#include "source/json.h"

namespace gongkai {

/// Substitutions for {name} in the texts of a relation.
using Bindings = std::vector<std::pair<std::string, std::string>>;

/// Conditions on a row: columns and the text required in them; "*" any characters, "?" one. "in
/// 02-income/代码": a text that occurs in that column of another table; "not …": any other text.
using RowConditions = std::vector<std::pair<std::string, std::string>>;

/// Which rows a term takes its cells from.
enum class TermRows { kNamed, kConditions, kOfEach };

/// The cells of one table that count towards a side.
struct Term {
  std::string table;                  ///< id in the pack; empty: that of `each`
  std::string row;                    ///< kNamed: the row with this text; there must be one
  std::optional<RowConditions> rows;  ///< kConditions: all rows of which this is true
  std::string after;                  ///< only rows below the one with this text
  std::string before;                 ///< only rows above the one with this text
  bool is_below = false;              ///< only rows between the current row of `each` and the next
  std::vector<std::string>
      columns;  ///< headings, "基本支出/小计"; a "?" at the end: may be missing
  bool is_subtracted = false;
  bool is_optional = false;  ///< the relation does not apply if there is no such row
  JsonValue where;

  TermRows takes() const {
    if (!row.empty()) return TermRows::kNamed;
    return rows ? TermRows::kConditions : TermRows::kOfEach;
  }
};

/// The relation must hold for every row of a table.
struct EachRow {
  std::string table;
  RowConditions rows;
  std::vector<std::string> by;  ///< once per distinct texts in these columns; empty: for every row
  JsonValue where;
};

/// kEqual, kAtMost, kAtLeast compare sums. kIn: each text on the left also stands on the right.
/// kUnique: no text on the left stands there twice.
enum class RelationKind { kEqual, kAtMost, kAtLeast, kIn, kUnique };

/// The tolerance for displayed figures. kAuto: 尾差 if several are added up.
enum class Tolerance { kAuto, kNone, kTail };

struct Relation {
  std::string id;                  ///< "R05"
  std::string name;                ///< 收入总计等于支出总计
  std::vector<Bindings> bindings;  ///< the relation must hold for each of them; none: once
  std::optional<EachRow> each;
  std::vector<Term> left;
  RelationKind kind = RelationKind::kEqual;
  std::vector<Term> right;  ///< none: zero
  Severity severity = Severity::kError;
  Tolerance tolerance = Tolerance::kAuto;
  std::string help;  ///< how to correct it; may be empty
  JsonValue where;
};

/// The relations of a pack.
struct Relations {
  std::vector<Relation> all;
  std::vector<std::shared_ptr<const JsonTree>> sources;  ///< keep every `where` valid
};

}  // namespace gongkai
