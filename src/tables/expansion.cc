#include "tables/expansion.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "money/percent.h"

namespace gongkai {

FactLists::FactLists(const Checked& checked) : checked_(&checked), outlays_(&checked.outlays()) {
  std::vector<LedgerEntry> entries;
  const std::vector<BudgetUnit>& units = checked.budget().department.units;
  for (const Income& income : checked.budget().income) {
    const auto unit = std::ranges::find(units, income.unit, &BudgetUnit::code);
    entries.push_back({.unit = unit == units.end() ? &units.front() : &*unit,
                       .source = income.source,
                       .is_carried_over = income.is_carried_over,
                       .amount = income.amount,
                       .where = income.where});
  }
  income_ = std::make_shared<const std::vector<LedgerEntry>>(std::move(entries));
}

FactLists FactLists::of(const BudgetUnit& unit) const {
  FactLists out = *this;
  out.unit_ = &unit;
  return out;
}

FactLists FactLists::of(const Project& project) const {
  FactLists out = *this;
  out.project_ = &project;
  return out;
}

std::vector<const LedgerEntry*> FactLists::select(FactSet set, const Filter& filter) const {
  std::vector<const LedgerEntry*> out;
  for (const LedgerEntry& fact : set == FactSet::kIncome ? *income_ : *outlays_) {
    if (unit_ != nullptr && fact.unit != unit_) continue;
    if (project_ != nullptr && fact.project != project_) continue;
    if (set == FactSet::kExpenditure && fact.kind == LedgerEntry::Kind::kYearEnd) continue;
    if (filter.matches(fact)) out.push_back(&fact);
  }
  return out;
}

bool LeafColumn::takes(const LedgerEntry& fact) const {
  if (fact.last_year == nullptr) return (!last_year || compares()) && matches(filters, fact);
  return last_year == fact.last_year->figure && matches(filters, fact);
}

int StyleSheet::index(const std::string& name, Weight weight, int indent) {
  const auto [entry, is_new] =
      known_.try_emplace({name, weight, indent}, static_cast<int>(styles_.size()));
  if (!is_new) return entry->second;
  const PackStyle* style = pack_.style(name);
  assert(style != nullptr);  // checked by validate()
  const bool is_strong = weight == Weight::kStrong && !style->strong_font.empty();
  const Style made{.font_role = is_strong ? style->strong_font : style->font,
                   .size = style->size,
                   .horizontal = style->horizontal,
                   .vertical = style->vertical,
                   .indent = style->indent + indent,
                   .first_line_indent = style->first_line_indent,
                   .line_height = style->line_height,
                   .space_before = style->space_before,
                   .space_after = style->space_after,
                   .keeps_with_next = style->keeps_with_next};
  const auto same = std::ranges::find(styles_, made);
  entry->second = static_cast<int>(same - styles_.begin());
  if (same == styles_.end()) styles_.push_back(made);
  return entry->second;
}

Cell amount_cell(Amount value, const NumberFormat& format, int style,
                 std::vector<CellRange> addends) {
  Cell cell{.style = style};
  if (value.is_zero() && format.zero == ZeroStyle::kBlank && addends.empty()) return cell;
  cell.text = format_amount(value, format);
  cell.number = Number{value, format, std::move(addends)};
  return cell;
}

std::vector<Cell> empty_cells(const Header& header, StyleSheet& styles) {
  std::vector<Cell> cells;
  for (const LeafColumn& leaf : header.leaves) {
    cells.push_back({.style = styles.index(cell_style(leaf))});
  }
  return cells;
}

std::size_t leading_labels(const Header& header) {
  const auto end = std::ranges::find(header.leaves, false, &LeafColumn::heads_rows);
  return static_cast<std::size_t>(end - header.leaves.begin());
}

Cell rate_cell(Amount difference, Amount last_year, const PercentFormat& format, int style) {
  Cell cell{.style = style};
  if (difference.is_zero() && last_year.is_zero()) return cell;
  if (last_year.is_zero()) {
    cell.text = format.of_zero;
    return cell;
  }
  const auto value = Amount::from_fen(change_in_hundredths(difference, last_year, format.decimals));
  const NumberFormat printed{.unit = MoneyUnit::kYuan,
                             .decimals = format.decimals,
                             .zero = ZeroStyle::kDecimals,
                             .is_percent = format.has_sign};
  cell.text = format_amount(value, printed);
  cell.number = Number{value, printed, {}};
  return cell;
}

void add_position(int row, int column, std::vector<CellRange>& ranges) {
  if (!ranges.empty()) {
    CellRange& last = ranges.back();
    const bool is_below = last.first_column == column && last.last_column == column;
    const bool is_beside = last.first_row == row && last.last_row == row;
    if (is_below && last.last_row + 1 == row) {
      last.last_row = row;
      return;
    }
    if (is_beside && last.last_column + 1 == column) {
      last.last_column = column;
      return;
    }
  }
  ranges.push_back({row, column, row, column});
}

Body expand_body(const TableSource& source, StyleSheet& styles, Findings& findings) {
  return std::visit(
      [&](const auto& body) -> Body {
        using T = std::decay_t<decltype(body)>;
        if constexpr (std::is_same_v<T, Pivot>) return expand_pivot(body, source, styles, findings);
        if constexpr (std::is_same_v<T, Balance>) {
          return expand_balance(body, source, styles, findings);
        }
        if constexpr (std::is_same_v<T, Records>) {
          return expand_records(body, source, styles, findings);
        }
        if constexpr (std::is_same_v<T, Form>) return expand_form(body, source, styles, findings);
      },
      source.table.body);
}

}  // namespace gongkai
