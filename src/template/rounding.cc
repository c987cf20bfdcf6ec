#include "template/rounding.h"

#include <algorithm>
#include <string>
#include <utility>

#include "template/figure.h"

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

const Table* find_table(const Document& document, const std::string& id) {
  for (const Block& block : document.blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (table != nullptr && table->id == id) return table;
  }
  return nullptr;
}

// The texts left of a cell, and the headings over it.
std::string cell_name(const Table& table, const Cell& cell) {
  std::string row;
  for (int column = 0; column < cell.column; ++column) {
    const Cell& left =
        table.grid.cells()[static_cast<std::size_t>(table.grid.covering(cell.row, column))];
    if (!left.number && !left.text.empty() && left.column == column) row = left.text;
  }
  const std::string over = column_path(table.grid, table.header_rows, cell.column);
  return "“" + row + "”行" + (over.empty() ? "" : "“" + over + "”列");
}

void report_adjustments(const Table& exact, const Table& balanced, Findings& findings) {
  for (std::size_t i = 0; i < balanced.grid.cells().size(); ++i) {
    const Cell& now = balanced.grid.cells()[i];
    const Cell& before = exact.grid.cells()[i];
    if (!now.number || !before.number) continue;
    const NumberFormat& format = now.number->format;
    const Amount rounded = printed_amount(before.number->value, format);
    if (rounded == now.number->value) continue;
    Place nowhere;
    findings.add({.id = "rounding-adjusted",
                  .severity = Severity::kNote,
                  .where = std::move(nowhere),
                  .message = "《" + balanced.title + "》" + cell_name(balanced, now) + "的 " +
                             exact_text(before.number->value, format.unit) + " 印作 " +
                             exact_text(now.number->value, format.unit) + "，四舍五入是 " +
                             exact_text(rounded, format.unit),
                  .expected = "所印各数相加相符：模板包要求平衡修约"});
  }
}

}  // namespace

NumberFormat coarsest_format(const Pack& pack) {
  return std::ranges::max_element(pack.tables, {},
                                  [](const PackTable& table) { return last_place(table.amount); })
      ->amount;
}

void report_adjustments(const Document& exact, const Document& balanced, Findings& findings) {
  for (const Block& block : balanced.blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (table != nullptr) report_adjustments(*find_table(exact, table->id), *table, findings);
  }
}

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
