#include "template/rounding.h"

namespace gongkai {
namespace {

Amount printed_in(const Grid& grid, int row, int column) {
  const Cell& cell = grid.cells()[static_cast<std::size_t>(grid.covering(row, column))];
  return cell.number ? printed_amount(cell.number->value, cell.number->format) : Amount();
}

Amount printed_in(const Grid& grid, const CellRange& range) {
  Amount sum;
  for (int row = range.first_row; row <= range.last_row; ++row) {
    for (int column = range.first_column; column <= range.last_column; ++column) {
      sum += printed_in(grid, row, column);
    }
  }
  return sum;
}

}  // namespace

std::vector<RoundingTail> rounding_tails(const Grid& grid) {
  std::vector<RoundingTail> out;
  for (const Cell& cell : grid.cells()) {
    if (!cell.number || cell.number->addends.empty()) continue;
    RoundingTail tail{.row = cell.row, .column = cell.column};
    tail.printed = printed_amount(cell.number->value, cell.number->format);
    for (const CellRange& range : cell.number->addends) {
      tail.addends += printed_in(grid, range);
    }
    if (tail.printed != tail.addends) out.push_back(tail);
  }
  return out;
}

}  // namespace gongkai
