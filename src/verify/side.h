#pragma once

// Finds the cells of a side of a relation.

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "document/document.h"
#include "document/table_index.h"
#include "verify/relation.h"

namespace gongkai {

/// A cell of a side.
struct SideCell {
  const TableIndex* table = nullptr;
  int row = 0;
  int column = 0;
  bool is_subtracted = false;

  const Cell& cell() const { return table->cell(row, column); }
};

/// Both sides of a relation, with their sums.
struct Sides {
  std::vector<SideCell> left;
  std::vector<SideCell> right;
  Amount left_sum;
  Amount right_sum;
};

/// An instance of a relation: the bound names and the current row.
struct Instance {
  const Bindings* bindings = nullptr;
  const TableIndex* table = nullptr;  ///< of `each`; null: none
  int row = 0;
  int next_row = 0;  ///< the next row of `each`
};

/// What a table lacks.
struct Missing {
  const Term* term = nullptr;  ///< null: of `each`
  const TableIndex* table = nullptr;
  std::string what;        ///< 行“…”, 列“…”
  bool is_column = false;  ///< a column, not a row
};

/// Why a side has no cells: the relation does not apply, or `missing` says what is lacking.
enum class SideState { kKnown, kNotAsked, kMissing };

/// The cells of all terms, without duplicates.
SideState find_cells(const std::vector<Term>& terms, const Instance& instance, TableIndexes& tables,
                     std::vector<SideCell>& cells, Missing& missing);

/// The text with its {names} replaced, stored in `room`. Empty if a name has no value.
std::optional<std::string_view> bound(std::string_view text, const Instance& instance,
                                      std::string& room);

/// Rows from `first` to before `end`.
struct RowSpan {
  int first = 0;
  int end = 0;
};

/// The rows of `table` in a span that meet the conditions. Empty if the table lacks one of their
/// columns: `missing`.
std::optional<std::vector<int>> rows_of(const TableIndex& table, const RowSpan& span,
                                        const RowConditions& conditions, const Instance& instance,
                                        TableIndexes& tables, std::string& missing);

}  // namespace gongkai
