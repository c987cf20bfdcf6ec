// Balances: lists of lines side by side, closed by totals on the same row.

#include <algorithm>
#include <string>

#include "tables/balance_lines.h"
#include "tables/expansion.h"

namespace gongkai {
namespace {

// A side's filter without the codes by which sides split their facts.
Filter without_codes(Filter filter) {
  for (Condition& condition : filter.any_of) {
    condition.function.clear();
    condition.economic.clear();
    condition.government_economic.clear();
  }
  return filter;
}

// Whether the sides take the same facts except for codes: one table continued side by side.
bool are_parted_by_codes(const std::vector<BalanceSide>& sides) {
  const auto names_codes = [](const BalanceSide& side) {
    return !side.where.any_of.empty() && std::ranges::all_of(side.where.any_of, has_codes);
  };
  const auto continues_first = [&](const BalanceSide& side) {
    return side.facts == sides.front().facts &&
           without_codes(side.where) == without_codes(sides.front().where);
  };
  return sides.size() > 1 && std::ranges::all_of(sides, names_codes) &&
         std::ranges::all_of(sides, continues_first);
}

// Reports the first fact that belongs to the table but whose codes are on no side.
void report_unsided(const Balance& balance, const TableSource& source, Findings& findings) {
  if (balance.is_partial || !are_parted_by_codes(balance.sides)) return;
  const BalanceSide& first = balance.sides.front();
  for (const LedgerEntry* fact : source.facts.select(first.facts, without_codes(first.where))) {
    const auto takes = [&](const BalanceSide& side) { return side.where.matches(*fact); };
    if (fact->amount.is_zero() || std::ranges::any_of(balance.sides, takes)) continue;
    findings.add({.id = "fact-in-no-line",
                  .where = fact->where.place(),
                  .message = "《" + source.name() + "》各侧均未列示这笔金额的科目",
                  .expected = "每笔金额列入且只列入一侧",
                  .help = "检查这笔数据的科目；数据无误的，在模板包中加入一侧的 where 并补上行；"
                          "本表确实不含这些科目的，在表上写 \"partial\": true",
                  .notes = {{"本侧在此", first.columns.front().where_it_stands.place()}}});
    return;
  }
}

class BalanceExpander {
 public:
  BalanceExpander(const Balance& balance, const TableSource& source, StyleSheet& styles)
      : balance_(balance), source_(source), styles_(styles) {
    std::vector<const std::vector<Heading>*> trees;
    for (const BalanceSide& side : balance.sides) trees.push_back(&side.columns);
    header_ = build_header(trees, source.fields, styles);
    if (!balance.column_numbers.empty()) {
      add_column_numbers(balance.column_numbers, styles, header_);
    }
  }

  Body expand(Findings& findings) {
    report_unsided(balance_, source_, findings);
    std::size_t first = 0;
    for (const BalanceSide& side : balance_.sides) {
      const auto count = static_cast<std::size_t>(column_count(side.columns));
      const SideColumns columns{std::span(header_.leaves).subspan(first, count), first};
      sides_.push_back(compute_side(side, columns, source_, findings));
      first += count;
    }
    return fill();
  }

 private:
  Body fill() {
    auto most_lines = static_cast<std::size_t>(balance_.at_least);
    std::size_t most_closing = 0;
    for (const SideValues& side : sides_) {
      most_lines = std::max(most_lines, side.first_closing);
      most_closing = std::max(most_closing, side.lines.size() - side.first_closing);
    }
    Body body{.grid = Grid(static_cast<int>(header_.leaves.size())),
              .header_rows = static_cast<int>(header_.rows.size()),
              .columns = column_widths(header_)};
    const std::size_t rows = most_lines + most_closing;
    for (SideValues& side : sides_) place(side, body.header_rows, rows);
    for (auto& row : header_.rows) body.grid.add_row(row);
    for (std::size_t r = 0; r < rows; ++r) {
      std::vector<Cell> cells;
      const int grid_row = body.header_rows + static_cast<int>(r);
      for (const SideValues& side : sides_) append_cells(side, grid_row, cells, body);
      body.grid.add_row(std::move(cells));
    }
    return body;
  }

  // Lines from the top, closing lines up from the bottom.
  static void place(SideValues& side, int first, std::size_t rows) {
    for (std::size_t l = 0; l < side.lines.size(); ++l) {
      const bool is_closing = l >= side.first_closing;
      const std::size_t row = is_closing ? rows - (side.lines.size() - l) : l;
      side.lines[l].grid_row = first + static_cast<int>(row);
    }
  }

  // The line in a row; null if the side has none there.
  static const LineValues* line_at(const SideValues& side, int grid_row) {
    const auto line = std::ranges::find(side.lines, grid_row, &LineValues::grid_row);
    return line == side.lines.end() ? nullptr : &*line;
  }

  static std::string group_at(const SideValues& side, int grid_row) {
    const LineValues* line = line_at(side, grid_row);
    return line == nullptr ? std::string() : line->group;
  }

  static bool is_shown(const LineValues& line) {
    return !line.line->is_blank_if_zero || line.has_amount();
  }

  void append_cells(const SideValues& side, int grid_row, std::vector<Cell>& cells,
                    Body& body) const {
    const LineValues* line = line_at(side, grid_row);
    for (std::size_t c = 0; c < side.columns.leaves.size(); ++c) {
      const LeafColumn& leaf = side.columns.leaves[c];
      if (leaf.is_amount()) {
        cells.push_back(line == nullptr ? Cell{.style = styles_.index(cell_style(leaf))}
                                        : line_amount(side, *line, c));
        body.has_amounts |= line != nullptr && !line->amounts[c].is_zero();
        if (source_.keeps_facts && line != nullptr) add_source(side, *line, c, body);
      } else if (leaf.heading->label == kGroupLabel) {
        append_group(side, grid_row, c, cells);
      } else if (c == 0 || side.columns.leaves[c - 1].heading->label != kGroupLabel ||
                 !group_at(side, grid_row).empty()) {
        cells.push_back(line_text(line, leaf));
      }
    }
  }

  // The group, merged with equal ones of the rows below; without a group, the line's text over both
  // columns.
  void append_group(const SideValues& side, int grid_row, std::size_t column,
                    std::vector<Cell>& cells) const {
    const std::string group = group_at(side, grid_row);
    if (group.empty()) {
      cells.push_back(line_text(line_at(side, grid_row), side.columns.leaves[column + 1]));
      cells.back().col_span = 2;
      return;
    }
    if (group_at(side, grid_row - 1) == group) return;
    Cell cell{.text = group, .style = styles_.index(cell_style(side.columns.leaves[column]))};
    while (group_at(side, grid_row + cell.row_span) == group) ++cell.row_span;
    cells.push_back(std::move(cell));
  }

  // “三公” lines have an amount without facts.
  static void add_source(const SideValues& side, const LineValues& line, std::size_t column,
                         Body& body) {
    const LeafColumn& leaf = side.columns.leaves[column];
    Facts facts = taken_by(leaf, facts_of(side, line));
    if (facts.empty() && !line.amounts[column].is_zero()) return;
    body.facts.push_back({line.grid_row, leaf.position, std::move(facts), leaf.heading->value,
                          line.line->groups || line.line->is_blank_if_zero});
  }

  // The line's own facts, or those of the lines that it adds up.
  static Facts facts_of(const SideValues& side, const LineValues& line) {
    Facts out = line.facts;
    if (!out.empty()) return out;
    for (std::size_t part : parts_of(line, side)) {
      const Facts of_part = facts_of(side, side.lines[part]);
      out.insert(out.end(), of_part.begin(), of_part.end());
    }
    return out;
  }

  static StyleSheet::Weight weight_of(const LineValues& line) {
    return line.is_strong ? StyleSheet::Weight::kStrong : StyleSheet::Weight::kPlain;
  }

  Cell line_text(const LineValues* line, const LeafColumn& leaf) const {
    if (line == nullptr) return {.style = styles_.index(cell_style(leaf))};
    return {.text = is_shown(*line) ? line->text : std::string(),
            .style = styles_.index(cell_style(leaf), weight_of(*line), line->indent)};
  }

  Cell line_amount(const SideValues& side, const LineValues& line, std::size_t column) const {
    const LeafColumn& leaf = side.columns.leaves[column];
    const int style = styles_.index(cell_style(leaf), weight_of(line));
    const bool is_unknown = leaf.last_year && side.unknown.contains(*leaf.last_year);
    if (!line.line->has_amounts || !is_shown(line) || is_unknown) return {.style = style};
    if (leaf.heading->value == ColumnValue::kRate) {
      return rate_cell(line.amounts[column], line.last_year[column], source_.table.percent, style);
    }
    NumberFormat format = source_.table.amount;
    format.zero = line.line->zero.value_or(format.zero);
    return amount_cell(line.amounts[column], format, style, addends(side, line, column));
  }

  // The lines that it adds up, else the columns next to it, if their sum is exactly its amount.
  std::vector<CellRange> addends(const SideValues& side, const LineValues& line,
                                 std::size_t column) const {
    std::vector<CellRange> ranges;
    Amount sum;
    const bool is_sum = !line.line->sum.empty();
    if (is_sum || !line.inner.empty()) {
      for (std::size_t part : is_sum ? parts_of(line, side) : line.inner) {
        sum += side.lines[part].amounts[column];
        add_position(side.lines[part].grid_row, static_cast<int>(side.columns.first + column),
                     ranges);
      }
    } else {
      for (int c : side.columns.leaves[column].addends) {
        sum += line.amounts[static_cast<std::size_t>(c) - side.columns.first];
        add_position(line.grid_row, c, ranges);
      }
    }
    if (sum != line.amounts[column]) return {};
    return ranges;
  }

  const Balance& balance_;
  const TableSource& source_;
  StyleSheet& styles_;
  Header header_;
  std::vector<SideValues> sides_;
};

}  // namespace

Body expand_balance(const Balance& balance, const TableSource& source, StyleSheet& styles,
                    Findings& findings) {
  return BalanceExpander(balance, source, styles).expand(findings);
}

}  // namespace gongkai
