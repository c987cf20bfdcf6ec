// Pivots: rows are nested groups of facts, columns sums of them by filters.

#include <algorithm>
#include <deque>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "pack/indicator_levels.h"
#include "tables/expansion.h"
#include "tables/groups.h"

namespace gongkai {
namespace {

struct PivotRow {
  const RowLevel* level = nullptr;
  const LedgerEntry* fact = nullptr;  // any of its facts; null: it has none
  std::vector<Amount> amounts;        // by column: of those that compare the difference
  std::vector<Amount> last_year;      // by column: what those compare with
  std::vector<std::size_t> children;  // rows of the next level that it is the sum of
  Facts facts;                        // if asked for
  int number = 0;                     // from 1, among the rows of its level
  int grid_row = 0;
};

// The headings without columns that are hidden because no fact falls into them.
std::vector<Heading> used_headings(const std::vector<Heading>& headings, const Facts& facts) {
  std::vector<Heading> used;
  for (const Heading& heading : headings) {
    Facts taken;
    std::ranges::copy_if(facts, std::back_inserter(taken),
                         [&](const LedgerEntry* fact) { return heading.where.matches(*fact); });
    if (heading.is_hidden_if_empty && taken.empty() && !heading.last_year) continue;
    used.push_back(heading);
    used.back().below = used_headings(heading.below, taken);
  }
  return used;
}

// The headings that remain if columns without content are hidden. `position`: of the next column.
std::vector<Heading> remaining_headings(const std::vector<Heading>& headings,
                                        const std::vector<bool>& has_content, int& position,
                                        std::vector<int>& positions) {
  std::vector<Heading> out;
  for (const Heading& heading : headings) {
    const int end = position + column_count({heading});
    const bool has_any = std::find(has_content.begin() + position, has_content.begin() + end,
                                   true) != has_content.begin() + end;
    if (heading.is_hidden_if_empty && !has_any) {
      position = end;
      continue;
    }
    out.push_back(heading);
    if (heading.below.empty()) {
      positions.push_back(position);
    } else {
      out.back().below = remaining_headings(heading.below, has_content, position, positions);
    }
    position = end;
  }
  return out;
}

std::vector<Heading> headings_of(const Pivot& pivot, const TableSource& source,
                                 const Facts& facts) {
  if (!source.has_content) return used_headings(pivot.columns, facts);
  int position = 0;
  std::vector<int> positions;
  return remaining_headings(pivot.columns, *source.has_content, position, positions);
}

class PivotExpander {
 public:
  PivotExpander(const Pivot& pivot, const TableSource& source, StyleSheet& styles)
      : pivot_(pivot),
        source_(source),
        styles_(styles),
        facts_(source.facts.select(pivot.facts, pivot.where)),
        headings_(headings_of(pivot, source, facts_)),
        header_(build_header({&headings_}, source.fields, styles)) {
    if (!pivot.column_numbers.empty()) add_column_numbers(pivot.column_numbers, styles, header_);
  }

  Body expand(Findings& findings) {
    add_last_year(findings);
    report_misses(header_.leaves, facts_, source_, findings);
    report_left_out(findings);
    add_rows(0, facts_);
    Body body{.grid = Grid(static_cast<int>(header_.leaves.size())),
              .header_rows = static_cast<int>(header_.rows.size()),
              .columns = column_widths(header_)};
    body.grid.reserve(place_rows(body.header_rows));
    for (auto& row : header_.rows) body.grid.add_row(row);
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      while (body.grid.rows() < rows_[r].grid_row) body.grid.add_row(empty_cells(header_, styles_));
      add_to_grid(r, body);
    }
    while (body.grid.rows() < body.header_rows + pivot_.at_least)
      body.grid.add_row(empty_cells(header_, styles_));
    return body;
  }

 private:
  // Last year's amounts stand beside the facts, if the table shows any and they are known.
  void add_last_year(Findings& findings) {
    std::set<YearFigure> shown;
    for (const LeafColumn& leaf : header_.leaves) {
      if (leaf.last_year && leaf.is_amount()) shown.insert(*leaf.last_year);
    }
    for (const YearFigure figure : shown) {
      const auto asked = question(figure);
      const auto answer = source_.facts.last_year(asked);
      if (!answer.entries) {
        report_no_last_year(asked, answer, source_, findings);
        unknown_.insert(figure);
        continue;
      }
      facts_.insert(facts_.end(), answer.entries->begin(), answer.entries->end());
    }
  }

  FactLists::LastYearQuestion question(YearFigure figure) const {
    FactLists::LastYearQuestion out{
        .figure = figure, .facts = pivot_.facts, .sums = {}, .keys = {}};
    for (const LeafColumn& leaf : header_.leaves) {
      if (leaf.last_year != figure || !leaf.is_amount()) continue;
      out.sums.push_back(leaf.filters);
      out.sums.back().push_back(pivot_.where);
    }
    for (const RowLevel& level : pivot_.rows) {
      out.keys.insert(out.keys.end(), level.by.begin(), level.by.end());
    }
    return out;
  }

  bool is_unknown(const LeafColumn& leaf) const {
    return leaf.last_year && unknown_.contains(*leaf.last_year);
  }

  void add_amounts(const Facts& facts, PivotRow& row) const {
    row.amounts.resize(header_.leaves.size());
    row.last_year.resize(header_.leaves.size());
    for (const LedgerEntry* fact : facts) {
      for (std::size_t c = 0; c < row.amounts.size(); ++c) {
        const LeafColumn& leaf = header_.leaves[c];
        if (!leaf.is_amount() || !leaf.takes(*fact)) continue;
        if (leaf.compares() && fact->last_year != nullptr) {
          row.last_year[c] += fact->amount;
          row.amounts[c] = row.amounts[c] - fact->amount;
        } else {
          row.amounts[c] += fact->amount;
        }
      }
    }
  }

  // The groups of a level; units without facts among them if all are wanted.
  std::vector<Facts> groups(const RowLevel& level, const Facts& facts) {
    if (!level.has_all) return groups_of(level.by, level.order, facts);
    Facts with_all = facts;
    for (const BudgetUnit& unit : source_.fields.checked->budget().department.units) {
      if (source_.fields.unit != nullptr && source_.fields.unit != &unit) continue;
      with_all.push_back(&stand_ins_.emplace_back(LedgerEntry{.unit = &unit}));
      is_stand_in_.insert(with_all.back());
    }
    return groups_of(level.by, GroupOrder::kListed, with_all);
  }

  bool is_hidden(std::size_t level, const std::vector<Facts>& groups) {
    const RowLevel& here = pivot_.rows[level];
    if (here.is_hidden_if_empty && facts_.empty()) return true;
    if (!here.is_hidden_if_single || groups.size() != 1) return false;
    if (!here.by.empty()) return true;
    return level + 1 < pivot_.rows.size() &&
           this->groups(pivot_.rows[level + 1], without_stand_ins(groups.front())).size() <= 1;
  }

  std::vector<std::size_t> add_rows(std::size_t level, const Facts& facts) {
    std::vector<std::size_t> added;
    if (level == pivot_.rows.size()) return added;
    const std::vector<Facts> groups = this->groups(pivot_.rows[level], facts);
    if (groups.empty()) return added;
    if (is_hidden(level, groups)) return add_rows(level + 1, without_stand_ins(groups.front()));
    for (const Facts& group : groups) added.push_back(add_row(level, group));
    return added;
  }

  // A row and those below it.
  std::size_t add_row(std::size_t level, const Facts& group) {
    const RowLevel& here = pivot_.rows[level];
    PivotRow row{.level = &here, .fact = group.empty() ? nullptr : group.front()};
    add_amounts(group, row);
    row.number = ++numbers_[level];
    if (source_.keeps_facts) row.facts = group;
    const Facts real = without_stand_ins(group);
    if (here.is_last) {
      row.children = add_rows(level + 1, real);
      rows_.push_back(std::move(row));
      return rows_.size() - 1;
    }
    const std::size_t at = rows_.size();
    rows_.push_back(std::move(row));
    std::vector<std::size_t> children = add_rows(level + 1, real);
    rows_[at].children = std::move(children);
    return at;
  }

  Facts without_stand_ins(Facts facts) const {
    std::erase_if(facts, [this](const LedgerEntry* fact) { return is_stand_in_.contains(fact); });
    return facts;
  }

  static bool takes(const LeafColumn& leaf, const Indicator& indicator) {
    return leaf.heading->list == "*" || is_same_level(indicator.level1, leaf.heading->list);
  }

  // If the table lists indicators, every indicator of its projects needs a column.
  void report_left_out(Findings& findings) const {
    IndicatorPlaces known{.table = source_.name(), .levels = "level1"};
    std::vector<const LeafColumn*> lists;
    for (const LeafColumn& leaf : header_.leaves) {
      if (leaf.kind() != ColumnKind::kIndicators) continue;
      lists.push_back(&leaf);
      const bool is_new = std::ranges::find(known.places, leaf.heading->list) == known.places.end();
      if (is_new) known.places.push_back(leaf.heading->list);
    }
    if (lists.empty()) return;
    std::set<const Project*> seen;
    std::vector<const Indicator*> left_out;
    for (const LedgerEntry* fact : facts_) {
      if (fact->project == nullptr || !seen.insert(fact->project).second) continue;
      for (const Indicator& indicator : fact->project->indicators) {
        const auto shows = [&](const LeafColumn* leaf) { return takes(*leaf, indicator); };
        if (std::ranges::none_of(lists, shows)) left_out.push_back(&indicator);
      }
    }
    report_without_place(left_out, known, findings);
  }

  // The indicators of a row's project that a list column shows.
  std::vector<const Indicator*> listed(const PivotRow& row, const LeafColumn& leaf) const {
    std::vector<const Indicator*> out;
    if (row.fact == nullptr || row.fact->project == nullptr || row.level != &pivot_.rows.back()) {
      return out;
    }
    for (const Indicator& indicator : row.fact->project->indicators) {
      if (takes(leaf, indicator)) out.push_back(&indicator);
    }
    return out;
  }

  static bool is_row_by_row(const LeafColumn& leaf) {
    return leaf.kind() == ColumnKind::kIndicators && !leaf.heading->is_joined;
  }

  int height(const PivotRow& row) const {
    std::size_t most = 1;
    for (const LeafColumn& leaf : header_.leaves) {
      if (is_row_by_row(leaf)) most = std::max(most, listed(row, leaf).size());
    }
    return static_cast<int>(most);
  }

  // Sets the grid row of each row. Returns the number of rows.
  int place_rows(int first) {
    int end = first;
    for (const PivotRow& row : rows_) end += height(row);
    const int missing = std::max(0, first + pivot_.at_least - end);
    for (PivotRow& row : rows_) {
      const bool is_closing = &row == &rows_.back() && row.level->is_last && row.level->by.empty();
      if (is_closing) first += missing;
      row.grid_row = first;
      first += height(row);
    }
    return end + missing;
  }

  // How many columns at the left one cell takes.
  std::size_t merged_columns(const PivotRow& row) const {
    if (row.level->merged.empty()) return 0;
    return leading_labels(header_);
  }

  Cell merged_cell(const PivotRow& row, std::size_t columns) const {
    Cell cell{.style = styles_.index(row.level->merged, row.level->is_strong
                                                            ? StyleSheet::Weight::kStrong
                                                            : StyleSheet::Weight::kPlain)};
    for (std::size_t c = 0; c < columns && cell.text.empty(); ++c) {
      cell.text = label_text(row, header_.leaves[c]);
    }
    cell.row_span = height(row);
    cell.col_span = static_cast<int>(columns);
    return cell;
  }

  void add_to_grid(std::size_t r, Body& body) const {
    const PivotRow& row = rows_[r];
    const int rows = height(row);
    for (int k = 0; k < rows; ++k) {
      std::vector<Cell> cells;
      const std::size_t merged = merged_columns(row);
      if (merged > 0 && k == 0) cells.push_back(merged_cell(row, merged));
      for (std::size_t c = merged; c < header_.leaves.size(); ++c) {
        const LeafColumn& leaf = header_.leaves[c];
        if (is_row_by_row(leaf)) {
          cells.push_back(list_cell(row, leaf, static_cast<std::size_t>(k)));
        } else if (k == 0) {
          cells.push_back(leaf.kind() == ColumnKind::kIndicators ? joined_cell(row, leaf)
                          : leaf.kind() == ColumnKind::kText     ? label_cell(r, leaf)
                                                                 : sum_cell(row, c));
          cells.back().row_span = rows;
          body.has_amounts |= leaf.is_amount() && !row.amounts[c].is_zero();
          if (source_.keeps_facts && leaf.is_amount()) {
            body.facts.push_back({row.grid_row, static_cast<int>(c),
                                  taken_by(leaf, without_stand_ins(row.facts)), leaf.heading->value,
                                  !row.level->by.empty()});
          }
        }
      }
      body.grid.add_row(std::move(cells));
    }
  }

  Cell list_cell(const PivotRow& row, const LeafColumn& leaf, std::size_t k) const {
    Cell cell{.style = style(row, leaf)};
    const std::vector<const Indicator*> indicators = listed(row, leaf);
    if (k < indicators.size()) cell.text = list_text(leaf, indicators, k);
    return cell;
  }

  Cell joined_cell(const PivotRow& row, const LeafColumn& leaf) const {
    Cell cell{.style = style(row, leaf)};
    const std::vector<const Indicator*> indicators = listed(row, leaf);
    for (std::size_t k = 0; k < indicators.size(); ++k) {
      cell.text += list_text(leaf, indicators, k);
    }
    return cell;
  }

  std::string list_text(const LeafColumn& leaf, const std::vector<const Indicator*>& indicators,
                        std::size_t k) const {
    FieldContext fields = source_.fields;
    fields.indicator = indicators[k];
    fields.indicator_number = static_cast<int>(k) + 1;
    return leaf.heading->list_text.render(fields);
  }

  Cell label_cell(std::size_t r, const LeafColumn& leaf) const {
    const PivotRow& row = rows_[r];
    Cell cell{.text = label_text(row, leaf), .style = style(row, leaf)};
    const bool repeats = leaf.heading->hides_repeats && r > 0 && rows_[r - 1].level == row.level &&
                         label_text(rows_[r - 1], leaf) == cell.text;
    if (repeats) cell.text.clear();
    return cell;
  }

  std::string label_text(const PivotRow& row, const LeafColumn& leaf) const {
    const auto text = std::ranges::find(row.level->cells, leaf.heading->label,
                                        &std::pair<std::string, FieldText>::first);
    if (text == row.level->cells.end()) return {};
    FieldContext fields = source_.fields;
    fields.fact = row.fact;
    fields.row_number = row.number;
    return text->second.render(fields);
  }

  Cell sum_cell(const PivotRow& row, std::size_t column) const {
    const LeafColumn& leaf = header_.leaves[column];
    if (is_unknown(leaf)) return {.style = style(row, leaf)};
    if (leaf.heading->value == ColumnValue::kRate) {
      return rate_cell(row.amounts[column], row.last_year[column], source_.table.percent,
                       style(row, leaf));
    }
    return amount_cell(row.amounts[column], source_.table.amount,
                       style(row, header_.leaves[column]), addends(row, column));
  }

  // The rows below it, else the columns next to it, if their sum is exactly its amount.
  std::vector<CellRange> addends(const PivotRow& row, std::size_t column) const {
    std::vector<CellRange> ranges;
    Amount sum;
    if (!row.children.empty()) {
      for (std::size_t child : row.children) {
        sum += rows_[child].amounts[column];
        add_position(rows_[child].grid_row, static_cast<int>(column), ranges);
      }
    } else {
      for (int c : header_.leaves[column].addends) {
        sum += row.amounts[static_cast<std::size_t>(c)];
        add_position(row.grid_row, c, ranges);
      }
    }
    if (sum != row.amounts[column]) return {};
    return ranges;
  }

  int style(const PivotRow& row, const LeafColumn& leaf) const {
    return styles_.index(cell_style(leaf), row.level->is_strong ? StyleSheet::Weight::kStrong
                                                                : StyleSheet::Weight::kPlain);
  }

  const Pivot& pivot_;
  const TableSource& source_;
  StyleSheet& styles_;
  Facts facts_;
  std::map<std::size_t, int> numbers_;  // of rows, by level
  std::deque<LedgerEntry> stand_ins_;   // for units without facts: no facts themselves
  std::set<const LedgerEntry*> is_stand_in_;
  std::set<YearFigure> unknown_;   // last year's figures that the budget does not state so finely
  std::vector<Heading> headings_;  // header_ points into it
  Header header_;
  std::vector<PivotRow> rows_;
};

}  // namespace

std::vector<int> remaining_columns(const std::vector<Heading>& headings,
                                   const std::vector<bool>& has_content) {
  int position = 0;
  std::vector<int> out;
  remaining_headings(headings, has_content, position, out);
  return out;
}

Body expand_pivot(const Pivot& pivot, const TableSource& source, StyleSheet& styles,
                  Findings& findings) {
  return PivotExpander(pivot, source, styles).expand(findings);
}

}  // namespace gongkai
