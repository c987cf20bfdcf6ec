#pragma once

// A published table as rows of values under paths of headings.

#include <string>
#include <vector>

#include "document/document.h"

namespace gongkai {

/// What the cells of a column hold: texts, amounts, or both (forms).
enum class ColumnType { kText, kAmount, kMixed };

struct DataColumn {
  std::vector<std::string> path;  ///< headings, top down; without any, the column's number
  ColumnType type = ColumnType::kText;

  /// The path joined: "基本支出/小计".
  std::string name() const;
};

/// The cell at a grid position.
struct DataCell {
  enum class Kind {
    kText,
    kAmount,
    kEmpty,
    kMerged  ///< belongs to the cell at `row`, `column`
  };
  Kind kind = Kind::kEmpty;
  std::string text;   ///< as printed; of a merged one that of the cell it belongs to
  std::string value;  ///< of an amount: 元, exact
  int row = 0;        ///< position of the merged cell, counted below the headings
  int column = 0;
};

struct TableData {
  std::vector<DataColumn> columns;
  std::vector<std::vector<DataCell>> rows;  ///< below the headings, a cell for each column
};

TableData table_data(const Table& table);

}  // namespace gongkai
