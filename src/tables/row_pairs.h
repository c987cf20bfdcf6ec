#pragma once

// Which rows of two versions of a table are the same row.

#include <string>
#include <string_view>
#include <vector>

namespace gongkai {

/// A row as it is compared: its texts without blanks, and its amounts.
class RowTexts {
 public:
  /// The next column's text; an amount that is nothing is an empty text.
  void add(bool is_amount, std::string_view text);

  bool is_empty() const { return !has_text_ && !has_amount_; }

  /// All texts, all amounts; empty if there are none.
  std::string_view texts() const { return has_text_ ? std::string_view(texts_) : ""; }
  std::string_view amounts() const { return has_amount_ ? std::string_view(amounts_) : ""; }

  /// Whether two texts differ in blanks at most.
  static bool same_text(std::string_view a, std::string_view b);

 private:
  std::string texts_;
  std::string amounts_;
  bool has_text_ = false;
  bool has_amount_ = false;
};

/// For each row of `a` the row of `b` that it is, or -1: one with the same texts; else one with the
/// same amounts; else the one that follows where the row above does. Rows are paired once.
std::vector<int> pair_rows(const std::vector<RowTexts>& a, const std::vector<RowTexts>& b);

}  // namespace gongkai
