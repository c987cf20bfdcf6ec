#pragma once

// Formulas of a form that say of a row which of its codes and amounts are wrong.

#include <functional>
#include <string>
#include <vector>

#include "fill_in/fill_in_layout.h"

namespace gongkai {

/// "$B" and "B" of column 1.
std::string fixed_letters(int column);
std::string column_letters(int column);

/// Makes the formulas; formulas of single columns become names of the workbook, relative to the row
/// that asks: rows are many, and names are short.
class HintFormulas {
 public:
  using Define = std::function<void(const std::string& name, const std::string& formula)>;

  HintFormulas(const FillInLayout& layout, Define define)
      : layout_(layout), define_(std::move(define)) {}

  /// The name that says what is wrong with a column's cell, as a text. `sheet` as formulas write
  /// it.
  std::string column_hint(const FillInColumn& column, const std::string& sheet, int at);

  /// The formula of a row (from 0) of a block that begins at a column.
  static std::string row_hint(const FillInBlock& block, const std::vector<std::string>& names,
                              int column, int row);

 private:
  std::string is_unknown_code(const std::string& cell, const std::string& list) const;

  const FillInLayout& layout_;
  Define define_;
  std::size_t names_ = 0;
};

}  // namespace gongkai
