// Balances: lists of lines side by side, closed by totals on the same row.

#include <algorithm>
#include <string>
#include <unordered_set>

#include "template/expansion.h"

namespace gongkai {
namespace {

// A line with its amounts by column of its side (the first, the text, stays zero).
struct LineValues {
  const BalanceLine* line = nullptr;
  std::vector<Amount> amounts;
  int grid_row = 0;
};

struct SideValues {
  const BalanceSide* side = nullptr;
  std::vector<LineValues> lines;  // the closing ones last
  std::size_t first_closing = 0;
  std::size_t first_column = 0;  // of its columns in the table
  std::size_t columns = 0;
};

class BalanceExpander {
 public:
  BalanceExpander(const Balance& balance, const TableSource& source, StyleSheet& styles)
      : balance_(balance), source_(source), styles_(styles) {
    std::vector<const std::vector<Heading>*> trees;
    for (const BalanceSide& side : balance.sides) trees.push_back(&side.columns);
    header_ = build_header(trees, source.fields, styles);
  }

  Body expand(Findings& findings) {
    std::size_t column = 0;
    for (const BalanceSide& side : balance_.sides) {
      SideValues& values = sides_.emplace_back();
      values.side = &side;
      values.first_column = column;
      values.columns = build_header({&side.columns}, source_.fields, styles_).leaves.size();
      column += values.columns;
      compute(side, values, findings);
    }
    return fill();
  }

 private:
  void compute(const BalanceSide& side, SideValues& values, Findings& findings) {
    values.first_closing = side.lines.size();
    for (const BalanceLine& line : side.lines) values.lines.push_back({.line = &line});
    for (const BalanceLine& line : side.closing) values.lines.push_back({.line = &line});
    for (LineValues& line : values.lines) {
      line.amounts.resize(values.columns);
      if (line.line->sum.empty() || line.line->where) add_facts(values, line);
    }
    for (std::size_t l = 0; l < values.lines.size(); ++l) settle_sum(l, values, findings);
  }

  // The facts that a line takes by its own conditions.
  std::vector<const LedgerEntry*> facts_of(const BalanceSide& side, const BalanceLine& line) const {
    auto facts = source_.facts.select(line.facts.value_or(side.facts),
                                      line.facts.has_value() ? Filter{} : side.where);
    std::erase_if(
        facts, [&](const LedgerEntry* fact) { return line.where && !line.where->matches(*fact); });
    return facts;
  }

  void add_facts(const SideValues& values, LineValues& line) const {
    for (const LedgerEntry* fact : facts_of(*values.side, *line.line)) {
      for (std::size_t c = 0; c < values.columns; ++c) {
        const LeafColumn& leaf = header_.leaves[values.first_column + c];
        if (leaf.is_amount() && matches(leaf.filters, *fact)) line.amounts[c] += fact->amount;
      }
    }
  }

  static std::vector<std::size_t> parts_of(const BalanceLine& total, const SideValues& values) {
    std::vector<std::size_t> parts;
    for (std::size_t l = 0; l < values.lines.size(); ++l) {
      const BalanceLine& line = *values.lines[l].line;
      if (line.is_of_which || line.id.empty()) continue;
      if (std::ranges::find(total.sum, line.id) != total.sum.end()) parts.push_back(l);
    }
    return parts;
  }

  // A line with "sum" only is that sum. Sums may add up sums: those are settled first.
  void settle_sum(std::size_t l, SideValues& values, Findings& findings) {
    LineValues& total = values.lines[l];
    if (total.line->sum.empty() || is_settled(total)) return;
    settled_.push_back(total.line);
    std::vector<Amount> sum(values.columns);
    for (std::size_t part : parts_of(*total.line, values)) {
      settle_sum(part, values, findings);
      for (std::size_t c = 0; c < sum.size(); ++c) sum[c] += values.lines[part].amounts[c];
    }
    if (!total.line->where) {
      total.amounts = std::move(sum);
    } else if (sum != total.amounts) {
      report_miss(total, sum, values, findings);
    }
  }

  bool is_settled(const LineValues& line) const {
    return std::ranges::find(settled_, line.line) != settled_.end();
  }

  using Taken = std::unordered_set<const LedgerEntry*>;

  void add_taken(const BalanceLine& line, const SideValues& values, Taken& taken) const {
    if (line.sum.empty() || line.where) {
      const auto facts = facts_of(*values.side, line);
      taken.insert(facts.begin(), facts.end());
      return;
    }
    for (std::size_t part : parts_of(line, values)) {
      add_taken(*values.lines[part].line, values, taken);
    }
  }

  // The first facts that a total counts and none of its lines.
  std::vector<Note> lost_facts(const LineValues& total, const SideValues& values) const {
    constexpr std::size_t kMostNotes = 3;
    Taken taken;
    for (std::size_t part : parts_of(*total.line, values)) {
      add_taken(*values.lines[part].line, values, taken);
    }
    std::vector<Note> notes;
    for (const LedgerEntry* fact : facts_of(*values.side, *total.line)) {
      if (taken.contains(fact) || notes.size() == kMostNotes) continue;
      notes.push_back({"这一笔没有列入任何一行", fact->where.place()});
    }
    return notes;
  }

  void report_miss(const LineValues& total, const std::vector<Amount>& sum,
                   const SideValues& values, Findings& findings) const {
    const auto differs = std::ranges::mismatch(total.amounts, sum);
    const MoneyUnit unit = source_.table.amount.unit;
    findings.add(
        {.id = "fact-in-no-line",
         .where = total.line->where_it_stands.place(),
         .message = "《" + source_.name() + "》的“" + total.line->text.render(source_.fields) +
                    "”为 " + exact_text(*differs.in1, unit) + "，其各行之和为 " +
                    exact_text(*differs.in2, unit) + "，相差 " +
                    exact_text(*differs.in1 - *differs.in2, unit),
         .expected = "每笔金额恰好列入一行",
         .help = "检查预算中有无本表没有列出的科目或资金来源；若数据无误，请在模板包中补上这一行",
         .notes = lost_facts(total, values)});
  }

  Body fill() {
    std::size_t most_lines = 0;
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

  void append_cells(const SideValues& side, int grid_row, std::vector<Cell>& cells,
                    Body& body) const {
    const auto line = std::ranges::find(side.lines, grid_row, &LineValues::grid_row);
    for (std::size_t c = 0; c < side.columns; ++c) {
      const LeafColumn& leaf = header_.leaves[side.first_column + c];
      if (line == side.lines.end()) {
        cells.push_back({.style = styles_.index(cell_style(leaf))});
        continue;
      }
      const auto weight =
          line->line->is_strong ? StyleSheet::Weight::kStrong : StyleSheet::Weight::kPlain;
      if (leaf.is_amount()) {
        NumberFormat format = source_.table.amount;
        format.zero = line->line->zero.value_or(format.zero);
        cells.push_back(amount_cell(line->amounts[c], format,
                                    styles_.index(cell_style(leaf), weight),
                                    addends(side, *line, c)));
        body.has_amounts |= !line->amounts[c].is_zero();
      } else {
        cells.push_back({.text = line->line->text.render(source_.fields),
                         .style = styles_.index(cell_style(leaf), weight, line->line->indent)});
      }
    }
  }

  // The lines that it adds up, else the columns beside it, if their sum is exactly its amount.
  std::vector<CellRange> addends(const SideValues& side, const LineValues& line,
                                 std::size_t column) const {
    std::vector<CellRange> ranges;
    Amount sum;
    if (!line.line->sum.empty()) {
      for (std::size_t part : parts_of(*line.line, side)) {
        sum += side.lines[part].amounts[column];
        add_position(side.lines[part].grid_row, static_cast<int>(side.first_column + column),
                     ranges);
      }
    } else {
      for (int c : header_.leaves[side.first_column + column].addends) {
        sum += line.amounts[static_cast<std::size_t>(c) - side.first_column];
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
  std::vector<const BalanceLine*> settled_;  // lines with "sum" whose amounts are known
};

}  // namespace

Body expand_balance(const Balance& balance, const TableSource& source, StyleSheet& styles,
                    Findings& findings) {
  return BalanceExpander(balance, source, styles).expand(findings);
}

}  // namespace gongkai
