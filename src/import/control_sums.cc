#include "import/control_sums.h"

#include <algorithm>

namespace gongkai {
namespace {

constexpr std::size_t kMostBlocks = 100;  // of lines that one sum is compared with

}  // namespace

std::vector<ControlSums::Kind> ControlSums::kinds() const {
  std::vector<Kind> out(rows_.size(), Kind::kLine);
  const ControlRow* below = nullptr;  // the next row that is not a sum
  for (std::size_t i = rows_.size(); i-- > 0;) {
    const ControlRow& row = rows_[i];
    if (row.is_sum) {
      out[i] = Kind::kSum;
      continue;
    }
    const bool is_class = below != nullptr && !row.code.empty() &&
                          below->code.size() > row.code.size() && below->code.starts_with(row.code);
    if (is_class) out[i] = Kind::kClass;
    below = &row;
  }
  return out;
}

std::vector<int> ControlSums::lines() const {
  const std::vector<Kind> all = kinds();
  std::vector<int> out;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (all[i] == Kind::kLine) out.push_back(rows_[i].row);
  }
  return out;
}

// The sums that a row may be, as the ends of ranges of rows.
std::vector<ControlSums::Range> ControlSums::ranges(std::size_t at,
                                                    const std::vector<Kind>& kinds) const {
  if (kinds[at] == Kind::kClass) {
    std::size_t end = at + 1;
    while (end < rows_.size() &&
           (kinds[end] == Kind::kSum || rows_[end].code.starts_with(rows_[at].code))) {
      ++end;
    }
    return {{at, end}};
  }
  std::vector<Range> out = {{0, rows_.size()}};
  const auto add_blocks = [&](std::size_t from, bool is_back) {
    std::size_t blocks = 0;
    for (std::size_t i = from; blocks < kMostBlocks; i += is_back ? std::size_t(-1) : 1) {
      const bool is_end = is_back ? i == 0 : i == rows_.size();
      if (!is_end && kinds[is_back ? i - 1 : i] != Kind::kSum) continue;
      out.push_back(is_back ? Range{i, at} : Range{at, i});
      ++blocks;
      if (is_end) return;
    }
  };
  add_blocks(at, true);
  add_blocks(at + 1, false);
  return out;
}

void ControlSums::check(std::size_t at, std::size_t column, const std::vector<Range>& ranges,
                        const std::vector<Amount>& sums, const SheetCells& cells,
                        CellReader& reader) const {
  const Amount stated = *rows_[at].amounts[column];
  const auto sum = [&](const Range& range) { return sums[range.end] - sums[range.begin]; };
  if (std::ranges::any_of(ranges, [&](const Range& range) { return sum(range) == stated; })) return;
  const Amount lines = sum(ranges.front());
  reader.report(
      "import-sum-differs", Severity::kError, cells.name(rows_[at].row, columns_[column]),
      "合计行是 " + exact_text(stated, unit_) + "，各行相加是 " + exact_text(lines, unit_),
      "合计等于各行之和，相差 " + exact_text(stated - lines, unit_),
      "核对各行：可能缺行，有一行的金额不对，或合计行没有更新");
}

int ControlSums::report(const SheetCells& cells, CellReader& reader) const {
  const std::vector<Kind> all = kinds();
  int out = 0;
  for (std::size_t i = 0; i < rows_.size(); ++i) out += all[i] == Kind::kLine ? 0 : 1;
  if (out == 0 || std::ranges::any_of(rows_, &ControlRow::is_unreadable)) return out;
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    std::vector<Amount> sums(1);  // of the lines before each row
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const bool is_line = all[i] == Kind::kLine;
      sums.push_back(sums.back() +
                     (is_line ? rows_[i].amounts[column].value_or(Amount()) : Amount()));
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (all[i] == Kind::kLine || !rows_[i].amounts[column]) continue;
      check(i, column, ranges(i, all), sums, cells, reader);
    }
  }
  return out;
}

}  // namespace gongkai
