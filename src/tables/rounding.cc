#include "tables/rounding.h"

#include <algorithm>
#include <string>
#include <utility>

#include "document/cell_path.h"

namespace gongkai {
namespace {

Amount printed_in(const Grid& grid, int row, int column) {
  const Cell& cell = grid.at(row, column);
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

// The texts left of a cell, and the headings over it.
std::string cell_name(const Table& table, const Cell& cell) {
  std::string row;
  for (int column = 0; column < cell.column; ++column) {
    const Cell& left = table.grid.at(cell.row, column);
    if (!left.number && !left.text.empty() && left.column == column) row = left.text;
  }
  const std::string over = column_path(table.grid, heading_rows(table), cell.column);
  return "“" + row + "”行" + (over.empty() ? "" : "“" + over + "”列");
}

/// What the cells of a column below its heading hold.
struct ColumnUse {
  bool has_numbers = false;
  bool has_texts = false;
};

std::vector<ColumnUse> column_uses(const Table& table) {
  std::vector<ColumnUse> out(static_cast<std::size_t>(table.grid.columns()));
  for (const Cell& cell : table.grid.cells()) {
    if (cell.row < table.header_rows) continue;
    ColumnUse& use = out[static_cast<std::size_t>(cell.column)];
    use.has_numbers |= cell.number.has_value();
    use.has_texts |= !cell.number && !cell.text.empty();
  }
  return out;
}

// The text columns that name the rows of an amount column: the nearest ones left of it.
std::vector<int> naming_columns(const std::vector<ColumnUse>& uses, int column) {
  std::vector<int> out;
  for (int left = column - 1; left >= 0; --left) {
    const ColumnUse& use = uses[static_cast<std::size_t>(left)];
    if (use.has_numbers && !out.empty()) break;
    if (!use.has_numbers && use.has_texts) out.push_back(left);
  }
  return out;
}

// For each row of `exact` the row of `balanced` with the same name, or -1. Lines printed only with
// an amount may be missing, independently on each side of a table.
std::vector<int> pair_rows(const Table& exact, const Table& balanced,
                           const std::vector<int>& naming) {
  const auto is_same = [&](int row, int of_balanced) {
    return std::ranges::all_of(naming, [&](int c) {
      return exact.grid.at(row, c).text == balanced.grid.at(of_balanced, c).text;
    });
  };
  std::vector<int> out(static_cast<std::size_t>(exact.grid.rows()), -1);
  int first = 0;
  for (int row = 0; row < balanced.grid.rows(); ++row) {
    int same = first;
    while (same < exact.grid.rows() && !is_same(same, row)) ++same;
    if (same == exact.grid.rows()) continue;
    out[static_cast<std::size_t>(same)] = row;
    first = same + 1;
  }
  return out;
}

void report_adjustment(const Table& table, const Cell& exact, Amount printed, Findings& findings) {
  const NumberFormat& format = exact.number->format;
  const Amount rounded = printed_amount(exact.number->value, format);
  if (rounded == printed) return;
  Place nowhere;
  findings.add({.id = "rounding-adjusted",
                .severity = Severity::kNote,
                .where = std::move(nowhere),
                .message = "《" + table.title + "》" + cell_name(table, exact) + "的 " +
                           exact_text(exact.number->value, format.unit) + " 列示为 " +
                           exact_text(printed, format.unit) + "，四舍五入应为 " +
                           exact_text(rounded, format.unit),
                .expected = "列示的各数相加相符：模板包要求平衡修约"});
}

void report_adjustments(const Table& exact, const Table& balanced, Findings& findings) {
  const std::vector<ColumnUse> uses = column_uses(exact);
  std::vector<std::vector<int>> rows(uses.size());
  for (int column = 0; column < exact.grid.columns(); ++column) {
    const auto c = static_cast<std::size_t>(column);
    if (uses[c].has_numbers) rows[c] = pair_rows(exact, balanced, naming_columns(uses, column));
  }
  for (const Cell& before : exact.grid.cells()) {
    if (!before.number) continue;
    const int row =
        rows[static_cast<std::size_t>(before.column)][static_cast<std::size_t>(before.row)];
    const Cell* now = row < 0 ? nullptr : &balanced.grid.at(row, before.column);
    const bool is_printed = now != nullptr && now->number.has_value();
    report_adjustment(exact, before, is_printed ? now->number->value : Amount(), findings);
  }
}

}  // namespace

NumberFormat coarsest_format(const Pack& pack) {
  return std::ranges::max_element(pack.tables, {},
                                  [](const PackTable& table) { return last_place(table.amount); })
      ->amount;
}

void report_adjustments(const std::vector<Table>& exact, const Document& balanced,
                        Findings& findings) {
  for (const Block& block : balanced.blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr) continue;
    const auto same = std::ranges::find(exact, table->id, &Table::id);
    if (same != exact.end()) report_adjustments(*same, *table, findings);
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
