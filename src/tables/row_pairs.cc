#include "tables/row_pairs.h"

#include <deque>
#include <unordered_map>
#include <utility>

#include "source/ascii.h"
#include "source/numbering.h"

namespace gongkai {
namespace {

std::string without_blanks(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    constexpr std::string_view kWideSpace = "\u3000";
    if (text.substr(i).starts_with(kWideSpace)) {
      i += kWideSpace.size() - 1;
    } else if (text[i] != ' ' && text[i] != '\n') {
      out += text[i];
    }
  }
  return out;
}

class Pairs {
 public:
  Pairs(const std::vector<RowTexts>& a, const std::vector<RowTexts>& b)
      : a_(a), b_(b), of_a_(a.size(), -1), is_taken_(b.size()) {}

  // Pairs each row in turn with the first free row of the same key; others stay unpaired.
  template <class Key>
  void by(const Key& key) {
    std::unordered_map<std::string_view, std::deque<int>> free;
    for (std::size_t row = 0; row < b_.size(); ++row) {
      if (!is_taken_[row] && !key(b_[row]).empty())
        free[key(b_[row])].push_back(static_cast<int>(row));
    }
    for (std::size_t row = 0; row < a_.size(); ++row) {
      if (of_a_[row] >= 0) continue;
      const auto found = free.find(key(a_[row]));
      if (found == free.end() || found->second.empty()) continue;
      take(row, found->second.front());
      found->second.pop_front();
    }
  }

  void by_order() {
    for (std::size_t row = 0; row < a_.size(); ++row) {
      if (of_a_[row] >= 0 || a_[row].is_empty()) continue;
      const std::size_t next = row == 0 ? 0 : static_cast<std::size_t>(of_a_[row - 1] + 1);
      const bool follows = row == 0 || of_a_[row - 1] >= 0;
      if (follows && next < b_.size() && !is_taken_[next] && !b_[next].is_empty()) {
        take(row, static_cast<int>(next));
      }
    }
  }

  std::vector<int> take_all() { return std::move(of_a_); }

 private:
  void take(std::size_t row, int of_b) {
    of_a_[row] = of_b;
    is_taken_[static_cast<std::size_t>(of_b)] = true;
  }

  const std::vector<RowTexts>& a_;
  const std::vector<RowTexts>& b_;
  std::vector<int> of_a_;
  std::vector<bool> is_taken_;
};

}  // namespace

void RowTexts::add(bool is_amount, std::string_view text) {
  const std::string plain = without_blanks(text);
  (is_amount ? amounts_ : texts_) += plain + '\n';
  bool& has_some = is_amount ? has_amount_ : has_text_;
  has_some = has_some || !plain.empty();
}

bool RowTexts::same_text(std::string_view a, std::string_view b) {
  return without_blanks(a) == without_blanks(b);
}

void RowName::add(std::string_view cell) {
  std::string plain = without_blanks(cell);
  plain.erase(0, own_number_size(plain));
  const bool is_code = is_digits(plain);
  texts_ += plain + '\n';
  codes_ += (is_code ? plain : std::string()) + '\n';
  has_texts_ = has_texts_ || !plain.empty();
  has_codes_ = has_codes_ || is_code;
}

std::vector<ColumnBlock> column_blocks(const std::vector<Column>& columns) {
  std::vector<ColumnBlock> out;
  for (int column = 0; column < static_cast<int>(columns.size()); ++column) {
    const auto is_amount = [&](int c) { return columns[static_cast<std::size_t>(c)].is_amount; };
    const bool is_new = column == 0 || (!is_amount(column) && is_amount(column - 1));
    if (is_new) out.push_back({column, column});
    out.back().last = column + 1;
  }
  return out;
}

std::vector<int> pair_rows(const std::vector<RowTexts>& a, const std::vector<RowTexts>& b) {
  Pairs pairs(a, b);
  pairs.by([](const RowTexts& row) { return row.texts(); });
  pairs.by([](const RowTexts& row) { return row.amounts(); });
  pairs.by_order();
  return pairs.take_all();
}

}  // namespace gongkai
