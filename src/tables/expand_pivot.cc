// Pivots: rows are nested groups of facts, columns sums of them by filters.

#include <algorithm>
#include <deque>
#include <iterator>
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
  std::vector<Amount> amounts;        // by column
  std::vector<std::size_t> children;  // rows of the next level that it is the sum of
  Facts facts;                        // if asked for
  int grid_row = 0;
};

// The headings without columns that are hidden because no fact falls into them.
std::vector<Heading> used_headings(const std::vector<Heading>& headings, const Facts& facts) {
  std::vector<Heading> used;
  for (const Heading& heading : headings) {
    Facts taken;
    std::ranges::copy_if(facts, std::back_inserter(taken),
                         [&](const LedgerEntry* fact) { return heading.where.matches(*fact); });
    if (heading.is_hidden_if_empty && taken.empty()) continue;
    used.push_back(heading);
    used.back().below = used_headings(heading.below, taken);
  }
  return used;
}

class PivotExpander {
 public:
  PivotExpander(const Pivot& pivot, const TableSource& source, StyleSheet& styles)
      : pivot_(pivot),
        source_(source),
        styles_(styles),
        facts_(source.facts.select(pivot.facts, pivot.where)),
        headings_(used_headings(pivot.columns, facts_)),
        header_(build_header({&headings_}, source.fields, styles)) {
    if (!pivot.column_numbers.empty()) add_column_numbers(pivot.column_numbers, styles, header_);
  }

  Body expand(Findings& findings) {
    report_misses(header_.leaves, facts_, source_, findings);
    report_left_out(findings);
    add_rows(0, facts_);
    Body body{.grid = Grid(static_cast<int>(header_.leaves.size())),
              .header_rows = static_cast<int>(header_.rows.size()),
              .columns = column_widths(header_)};
    body.grid.reserve(place_rows(body.header_rows));
    for (auto& row : header_.rows) body.grid.add_row(row);
    for (std::size_t r = 0; r < rows_.size(); ++r) add_to_grid(r, body);
    return body;
  }

 private:
  std::vector<Amount> sums(const Facts& facts) const {
    std::vector<Amount> out(header_.leaves.size());
    for (const LedgerEntry* fact : facts) {
      for (std::size_t c = 0; c < out.size(); ++c) {
        const LeafColumn& leaf = header_.leaves[c];
        if (leaf.is_amount() && matches(leaf.filters, *fact)) out[c] += fact->amount;
      }
    }
    return out;
  }

  // The groups of a level, including units without facts if all are requested.
  std::vector<Facts> groups(const RowLevel& level, const Facts& facts) {
    if (!level.has_all) return groups_of(level.by, level.order, facts);
    Facts with_empty = facts;
    for (const BudgetUnit& unit : source_.fields.checked->budget().department.units) {
      if (source_.fields.unit != nullptr && source_.fields.unit != &unit) continue;
      with_empty.push_back(&empty_.emplace_back(LedgerEntry{.unit = &unit}));
    }
    return groups_of(level.by, GroupOrder::kListed, with_empty);
  }

  bool is_hidden(std::size_t level, const std::vector<Facts>& groups) {
    const RowLevel& here = pivot_.rows[level];
    if (here.is_hidden_if_empty && facts_.empty()) return true;
    if (!here.is_hidden_if_single || groups.size() != 1) return false;
    if (!here.by.empty()) return true;
    return level + 1 < pivot_.rows.size() &&
           this->groups(pivot_.rows[level + 1], without_empty(groups.front())).size() <= 1;
  }

  std::vector<std::size_t> add_rows(std::size_t level, const Facts& facts) {
    std::vector<std::size_t> added;
    if (level == pivot_.rows.size()) return added;
    const std::vector<Facts> groups = this->groups(pivot_.rows[level], facts);
    if (groups.empty()) return added;
    if (is_hidden(level, groups)) return add_rows(level + 1, without_empty(groups.front()));
    for (const Facts& group : groups) added.push_back(add_row(level, group));
    return added;
  }

  // A row and those below it.
  std::size_t add_row(std::size_t level, const Facts& group) {
    const RowLevel& here = pivot_.rows[level];
    PivotRow row{
        .level = &here, .fact = group.empty() ? nullptr : group.front(), .amounts = sums(group)};
    if (source_.keeps_facts) row.facts = group;
    const Facts real = without_empty(group);
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

  // Without the placeholder entries of units.
  static Facts without_empty(Facts facts) {
    std::erase_if(facts, [](const LedgerEntry* fact) { return fact->source.empty(); });
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
      if (!leaf.is_list()) continue;
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
    return leaf.is_list() && !leaf.heading->is_joined;
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
    for (PivotRow& row : rows_) {
      row.grid_row = first;
      first += height(row);
    }
    return first;
  }

  void add_to_grid(std::size_t r, Body& body) const {
    const PivotRow& row = rows_[r];
    const int rows = height(row);
    for (int k = 0; k < rows; ++k) {
      std::vector<Cell> cells;
      for (std::size_t c = 0; c < header_.leaves.size(); ++c) {
        const LeafColumn& leaf = header_.leaves[c];
        if (is_row_by_row(leaf)) {
          cells.push_back(list_cell(row, leaf, static_cast<std::size_t>(k)));
        } else if (k == 0) {
          cells.push_back(leaf.is_list()    ? joined_cell(row, leaf)
                          : leaf.is_label() ? label_cell(r, leaf)
                                            : sum_cell(row, c));
          cells.back().row_span = rows;
          body.has_amounts |= leaf.is_amount() && !row.amounts[c].is_zero();
          if (source_.keeps_facts && leaf.is_amount()) {
            body.facts.push_back(
                {row.grid_row, static_cast<int>(c), taken_by(leaf, without_empty(row.facts))});
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
    return text->second.render(fields);
  }

  Cell sum_cell(const PivotRow& row, std::size_t column) const {
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
  std::deque<LedgerEntry> empty_;  // stand for units without facts
  std::vector<Heading> headings_;  // header_ points into it
  Header header_;
  std::vector<PivotRow> rows_;
};

}  // namespace

Body expand_pivot(const Pivot& pivot, const TableSource& source, StyleSheet& styles,
                  Findings& findings) {
  return PivotExpander(pivot, source, styles).expand(findings);
}

}  // namespace gongkai
