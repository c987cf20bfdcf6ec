#pragma once

// Pairs the corresponding rows of two versions of a table.

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace gongkai {

/// A row for comparison: its texts without blanks, and its amounts.
class RowTexts {
 public:
  /// Adds the next column's text; a missing amount is an empty text.
  void add(bool is_amount, std::string_view text);

  bool is_empty() const { return !has_text_ && !has_amount_; }

  /// All texts, all amounts; empty if there are none.
  std::string_view texts() const { return has_text_ ? std::string_view(texts_) : ""; }
  std::string_view amounts() const { return has_amount_ ? std::string_view(amounts_) : ""; }

  /// Whether two texts are equal, ignoring blanks.
  static bool same_text(std::string_view a, std::string_view b);

 private:
  std::string texts_;
  std::string amounts_;
  bool has_text_ = false;
  bool has_amount_ = false;
};

/// What names a row within a block of columns: its codes, if it has any, else its texts.
class RowName {
 public:
  /// Adds the next column's text.
  void add(std::string_view cell);

  bool is_empty() const { return !has_texts_; }
  bool has_codes() const { return has_codes_; }

  /// Without blanks and running numbers, column by column.
  const std::string& text() const { return has_codes_ ? codes_ : texts_; }

 private:
  std::string texts_;
  std::string codes_;  // the cells of digits alone
  bool has_texts_ = false;
  bool has_codes_ = false;
};

/// Columns that belong together: texts and the amounts after them. Tables with lists side by side
/// have several such blocks, whose rows are independent.
struct ColumnBlock {
  int first = 0;
  int last = 0;  ///< after the last
};
std::vector<ColumnBlock> column_blocks(const std::vector<Column>& columns);

/// For each row of `a` the corresponding row of `b`, or -1: the one with the same texts; else with
/// the same amounts; else the successor of the row paired with the row above. Each row is paired at
/// most once.
std::vector<int> pair_rows(const std::vector<RowTexts>& a, const std::vector<RowTexts>& b);

}  // namespace gongkai
