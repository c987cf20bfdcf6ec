#pragma once

// Finds cells by the texts of their row and column, with cached lookups. Texts are compared plain
// (pattern.h), so that 收　入　总　计 matches 收入总计. Not thread-safe.

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "document/document.h"

namespace gongkai {

/// A position in the grid of a table.
struct GridPlace {
  int row = 0;
  int column = 0;
};

class TableIndex {
 public:
  /// The table must outlive it.
  explicit TableIndex(const Table& table);

  const Table& table() const { return *table_; }

  /// A table may be indexed twice: by its id ("15-goals-1") and with its kind ("15-goals").
  bool is_of_same_table(const TableIndex& other) const { return table_ == other.table_; }

  int heading_rows() const { return heading_rows_; }
  int first_row() const { return table_->header_rows; }
  int rows() const { return table_->grid.rows(); }

  const Cell& cell(int row, int column) const;

  /// The plain text at a position; a merged cell has its text in all its rows.
  const std::string& text(int row, int column) const;

  /// The plain headings over a column, top down, each once.
  const std::vector<std::string>& headings(int column) const {
    return headings_[static_cast<std::size_t>(column)];
  }

  /// The first column of this name right of `after`; the last heading of the name is the one
  /// directly over the column. Empty if there is none.
  std::optional<int> column(std::string_view name, int after = -1) const;

  /// The cells of the body that have this plain text or match this pattern, in reading order.
  const std::vector<GridPlace>& find(std::string_view text) const;

  /// The first cell under this column right of a cell with this text; null: there is none.
  const Cell* find_cell(std::string_view row, std::string_view column) const;

  /// The rows of the body with this text in the column, in order.
  const std::vector<int>& rows_with(int column, std::string_view text) const;

 private:
  using Rows = std::vector<int>;
  using Places = std::vector<GridPlace>;

  const std::string& name(const Cell& cell) const;
  const Places& find_exact(std::string_view text) const;
  std::vector<int> columns_named(std::string_view name) const;
  static bool is_named(std::span<const std::string> over, std::string_view plain_name);

  const Table* table_;
  int heading_rows_ = 0;                            // without those that only number the columns
  std::vector<std::vector<std::string>> headings_;  // over each column
  std::vector<std::string> names_;                  // plain texts of the grid's cells; heads: empty
  mutable std::map<std::string, std::vector<int>, std::less<>> columns_;
  mutable std::map<std::string, Places, std::less<>> found_;  // by pattern
  mutable std::optional<std::unordered_map<std::string_view, Places>> by_name_;
  mutable std::vector<std::unordered_map<std::string_view, Rows>> rows_with_;  // of each column
};

/// The tables of a package by their ids in the pack.
class TableIndexes {
 public:
  /// The tables must outlive it.
  explicit TableIndexes(std::span<const Table* const> tables)
      : tables_(tables.begin(), tables.end()) {}

  /// All tables of this id: one, or those made for each unit or project ("15-goals-1" …).
  const std::vector<std::unique_ptr<TableIndex>>& of(std::string_view id);

  /// The texts of a column, "02-income/代码": empty ones left out.
  const std::unordered_set<std::string>& texts(std::string_view table_and_column);

 private:
  std::vector<const Table*> tables_;
  std::map<std::string, std::vector<std::unique_ptr<TableIndex>>, std::less<>> indexes_;
  std::map<std::string, std::unordered_set<std::string>, std::less<>> texts_;
};

}  // namespace gongkai
