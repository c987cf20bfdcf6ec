#pragma once

// The cells that a side of a relation stands for.

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

/// What a relation is asked for: the names that are bound, and the row that it is at.
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

/// Why a side has no cells: the relation is not asked, or `missing` says what is not there.
enum class SideState { kKnown, kNotAsked, kMissing };

/// The cells of all terms, each once.
SideState find_cells(const std::vector<Term>& terms, const Instance& instance, TableIndexes& tables,
                     std::vector<SideCell>& cells, Missing& missing);

/// The text with what its {names} stand for, kept in `room`. Nothing if one has no value.
std::optional<std::string_view> bound(std::string_view text, const Instance& instance,
                                      std::string& room);

/// Rows from `first` to before `end`.
struct RowSpan {
  int first = 0;
  int end = 0;
};

/// The rows of `table` in a span of it that meet the conditions. Nothing if it lacks a column of
/// them: `missing`.
std::optional<std::vector<int>> rows_of(const TableIndex& table, const RowSpan& span,
                                        const RowConditions& conditions, const Instance& instance,
                                        TableIndexes& tables, std::string& missing);

}  // namespace gongkai
