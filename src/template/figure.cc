#include "template/figure.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "money/percent.h"

namespace gongkai {
std::vector<std::string_view> headings_over(const Grid& grid, int header_rows, int column) {
  std::vector<std::string_view> out;
  for (int row = 0; row < header_rows; ++row) {
    const std::string& text =
        grid.cells()[static_cast<std::size_t>(grid.covering(row, column))].text;
    if (out.empty() || out.back() != text) out.push_back(text);
  }
  return out;
}

std::string column_path(const Grid& grid, int header_rows, int column) {
  std::string out;
  for (const std::string_view heading : headings_over(grid, header_rows, column)) {
    if (!heading.empty()) out += (out.empty() ? "" : "/") + std::string(heading);
  }
  return out;
}

namespace {

// "基本支出/小计" names a column under 小计 that stands, directly or not, under 基本支出.
bool is_named(const Table& table, int column, std::string_view name) {
  std::vector<std::string_view> over = headings_over(table.grid, table.header_rows, column);
  bool is_last = true;
  while (true) {
    const std::size_t slash = name.rfind('/');
    const std::string_view part = slash == std::string_view::npos ? name : name.substr(slash + 1);
    if (is_last && (over.empty() || over.back() != part)) return false;
    while (!over.empty() && over.back() != part) over.pop_back();
    if (over.empty()) return false;
    over.pop_back();
    if (slash == std::string_view::npos) return true;
    name = name.substr(0, slash);
    is_last = false;
  }
}

}  // namespace

// The first cell of that name right of the row's text.
const Cell* find_cell(const Table& table, const CellQuery& query) {
  const std::vector<Cell>& cells = table.grid.cells();
  for (const Cell& label : cells) {
    if (label.row < table.header_rows || label.text != query.row) continue;
    for (int column = label.column + 1; column < table.grid.columns(); ++column) {
      if (!is_named(table, column, query.column)) continue;
      return &cells[static_cast<std::size_t>(table.grid.covering(label.row, column))];
    }
  }
  return nullptr;
}

namespace {

std::optional<FigureValue> value_of(const CellQuery& query, const PackFigure& figure,
                                    const FigureSource& source, Findings& findings) {
  const auto table = std::ranges::find(source.tables, query.table, &Table::id);
  const Cell* cell = table == source.tables.end() ? nullptr : find_cell(*table, query);
  if (cell == nullptr) {
    findings.add({.id = "figure-cell-missing",
                  .where = figure.where.place(),
                  .message = "表 " + query.table + " 中没有行“" + query.row + "”、列“" +
                             query.column + "”的单元格",
                  .expected = "表中印出的行名和列名，上下级列名之间用 / 分开",
                  .help = "用 --emit=document 查看该表的行名和列名"});
    return std::nullopt;
  }
  return FigureValue{.amount = cell->number ? cell->number->value : Amount(),
                     .origin = "cell " + query.table + " " + query.row + "/" + query.column};
}

std::optional<FigureValue> value_of(const Query& query, const PackFigure& figure,
                                    const FigureSource& source, Findings&) {
  FigureValue out{.origin = "query " + figure.name};
  for (const LedgerEntry* fact : source.facts.select(query.facts, query.where)) {
    out.amount += fact->amount;
  }
  return out;
}

Amount sum_of(const ThreePublic& items, const ThreePublicQuery& query) {
  Amount sum;
  for (ThreePublicItem item : query) sum += amount_of(items, item);
  return sum;
}

std::optional<FigureValue> value_of(const ThreePublicQuery& query, const PackFigure& figure,
                                    const FigureSource& source, Findings&) {
  const Budget& budget = source.checked.budget();
  FigureValue out{.amount = sum_of(budget.three_public, query), .origin = "query " + figure.name};
  if (budget.three_public_last_year) out.last_year = sum_of(*budget.three_public_last_year, query);
  return out;
}

std::optional<FigureValue> value_of(const ProcurementQuery& query, const PackFigure& figure,
                                    const FigureSource& source, Findings&) {
  FigureValue out{.origin = "query " + figure.name};
  for (const ProcurementItem& item : source.checked.budget().procurement_items) {
    out.amount += query.amount == ProcurementAmount::kTotal ? item.total : item.amount;
  }
  return out;
}

}  // namespace

std::optional<FigureValue> evaluate(const PackFigure& figure, const FigureSource& source,
                                    Findings& findings) {
  auto out = std::visit(
      [&](const auto& query) { return value_of(query, figure, source, findings); }, figure.source);
  for (const auto& [name, amount] : source.checked.budget().last_year) {
    if (out && name == figure.last_year) out->last_year = amount;
  }
  return out;
}

Change change_of(const FigureValue& value, const NumberFormat& format) {
  if (!value.last_year) return Change::kUnknown;
  const Amount difference = value.amount - *value.last_year;
  if (printed_amount(difference, format).is_zero()) return Change::kEqual;
  if (value.last_year->is_zero()) return Change::kAdded;
  if (value.amount.is_zero()) return Change::kEnded;
  return difference > Amount() ? Change::kHigher : Change::kLower;
}

std::optional<ShareChange> compare_shares(const FigureValue& part, const FigureValue& whole) {
  if (!part.last_year || !whole.last_year || whole.amount.is_zero() || whole.last_year->is_zero()) {
    return std::nullopt;
  }
  const HundredthsOfPercent now = hundredths_of_percent(part.amount, whole.amount);
  const HundredthsOfPercent before = hundredths_of_percent(*part.last_year, *whole.last_year);
  return ShareChange{.change = now == before  ? Change::kEqual
                               : before == 0  ? Change::kAdded
                               : now == 0     ? Change::kEnded
                               : now > before ? Change::kHigher
                                              : Change::kLower,
                     .now = percent_text(now),
                     .before = percent_text(before),
                     .points = percent_text(now > before ? now - before : before - now)};
}

const Prose* words_for(Change change, const ChangeWords& words) {
  switch (change) {
    case Change::kHigher:
      return &words.higher;
    case Change::kLower:
      return &words.lower;
    case Change::kEqual:
      return &words.equal;
    case Change::kAdded:
      return &words.added;
    case Change::kEnded:
      return &words.ended;
    case Change::kUnknown:
      return words.missing ? &*words.missing : nullptr;
  }
  return nullptr;
}

}  // namespace gongkai
