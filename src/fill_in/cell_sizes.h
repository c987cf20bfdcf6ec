#pragma once

// Widths of a form's columns and heights of its rows, so that texts are seen whole.

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include "fill_in/budget_rows.h"
#include "fill_in/fill_in_layout.h"

namespace gongkai {

/// The width of a column in characters of one byte: for its kind of values, and within limits for
/// those that it holds. `at` is its number in the rows.
int column_width(const FillInColumn& column, const std::vector<FillInTexts>& rows, std::size_t at);

/// How many lines the rows of a sheet need.
class RowLines {
 public:
  /// Notes a text that wraps in a cell of this width.
  void need(int row, std::string_view text, int width);

  /// Rows that need more than one line.
  const std::map<int, int>& all() const { return lines_; }

 private:
  std::map<int, int> lines_;
};

}  // namespace gongkai
