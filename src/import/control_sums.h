#pragma once

// Rows of sums in a table: told from its lines, and compared with them.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "import/cell_reader.h"
#include "import/sheet_cells.h"
#include "money/amount.h"

namespace gongkai {

/// A row below the headings, with its amounts (empty: none) in the order of the columns.
struct ControlRow {
  int row = 0;
  bool is_sum = false;  ///< a text says so: 合计
  std::string code;     ///< of the column in which classes stand above what they hold
  std::vector<std::optional<Amount>> amounts;
  bool is_unreadable = false;  ///< one of its amounts cannot be read, which is reported elsewhere
};

class ControlSums {
 public:
  /// `columns`: those of the amounts in the sheet; `unit`: of the amounts.
  ControlSums(std::vector<int> columns, MoneyUnit unit)
      : columns_(std::move(columns)), unit_(unit) {}

  void add(ControlRow row) { rows_.push_back(std::move(row)); }

  /// The rows that are no sums. A row whose code is the beginning of the next row's code is the sum
  /// of those below it.
  std::vector<int> lines() const;

  /// Compares each sum with the lines that it may add up: all, those since the sum before it, those
  /// up to the next one, those below its class. Reports one that is none of these, unless a line
  /// cannot be read. The number of sums.
  int report(const SheetCells& cells, CellReader& reader) const;

 private:
  enum class Kind { kLine, kSum, kClass };

  /// Rows from `begin` up to `end`.
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  std::vector<Kind> kinds() const;
  std::vector<Range> ranges(std::size_t at, const std::vector<Kind>& kinds) const;
  void check(std::size_t at, std::size_t column, const std::vector<Range>& ranges,
             const std::vector<Amount>& sums, const SheetCells& cells, CellReader& reader) const;

  std::vector<int> columns_;
  MoneyUnit unit_;
  std::vector<ControlRow> rows_;
};

}  // namespace gongkai
