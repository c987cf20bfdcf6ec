#include "verify/side.h"

#include <algorithm>
#include <numeric>

#include "document/pattern.h"

namespace gongkai {
namespace {

std::string row_name(std::string_view text) { return "行“" + std::string(text) + "”"; }

// The value of a name: bound, or the text of this row in that column.
std::optional<std::string_view> value_of(std::string_view name, const Instance& instance) {
  for (const auto& [key, value] : *instance.bindings) {
    if (key == name) return value;
  }
  if (instance.table == nullptr) return std::nullopt;
  const auto column = instance.table->column(name);
  if (!column) return std::nullopt;
  return instance.table->text(instance.row, *column);
}

// A condition on the text in a column.
struct Condition {
  int column = 0;
  std::string text;                                        // plain; may be a pattern
  const std::unordered_set<std::string>* known = nullptr;  // instead: one of these
  bool is_met_by = true;                                   // false: any other text

  bool is_exact() const { return known == nullptr && is_met_by && !is_pattern(text); }
  bool is_met(const std::string& found) const {
    return (known == nullptr ? matches(found, text) : known->contains(found)) == is_met_by;
  }
};

// "not 合计"; "in 02-income/代码" and "not in 02-income/代码" refer to the texts of another table.
Condition condition(int column, std::string_view text, TableIndexes& tables) {
  constexpr std::string_view kNot = "not ";
  constexpr std::string_view kIn = "in ";
  Condition out{.column = column};
  out.is_met_by = !text.starts_with(kNot);
  if (!out.is_met_by) text.remove_prefix(kNot.size());
  if (text.starts_with(kIn)) {
    out.known = &tables.texts(text.substr(kIn.size()));
  } else {
    out.text = plain(text);
  }
  return out;
}

// The rows that match the most selective exact condition; all rows without one.
std::vector<int> rows_to_look_at(const TableIndex& table, const RowSpan& span,
                                 const std::vector<Condition>& conditions) {
  const std::vector<int>* fewest = nullptr;
  for (const Condition& one : conditions) {
    if (!one.is_exact()) continue;
    const std::vector<int>& rows = table.rows_with(one.column, one.text);
    if (fewest == nullptr || rows.size() < fewest->size()) fewest = &rows;
  }
  if (fewest != nullptr) {
    return {std::ranges::lower_bound(*fewest, span.first),
            std::ranges::lower_bound(*fewest, span.end)};
  }
  std::vector<int> all(static_cast<std::size_t>(span.end - span.first));
  std::iota(all.begin(), all.end(), span.first);
  return all;
}

// Finds the cells of one term.
class TermFinder {
 public:
  TermFinder(const Term& term, const Instance& instance, TableIndexes& tables,
             std::vector<SideCell>& cells, Missing& missing)
      : term_(term), instance_(instance), tables_(tables), cells_(cells), missing_(missing) {}

  SideState in(const std::vector<std::unique_ptr<TableIndex>>& tables) {
    if (term_.takes() == TermRows::kNamed) return by_label(tables);
    bool has_rows = false;
    for (const auto& table : tables) {
      const SideState state = by_rows(*table, has_rows);
      if (state != SideState::kKnown) return state;
    }
    return !has_rows && term_.is_optional ? SideState::kNotAsked : SideState::kKnown;
  }

  SideState in_this_row() { return add_columns(*instance_.table, instance_.row, -1); }

 private:
  SideState lacks(const TableIndex& table, std::string what) {
    missing_ = {&term_, &table, std::move(what), false};
    return SideState::kMissing;
  }

  SideState lacks_column(const TableIndex& table, std::string_view name) {
    missing_ = {&term_, &table, "列“" + std::string(name) + "”", true};
    return SideState::kMissing;
  }

  SideState by_label(const std::vector<std::unique_ptr<TableIndex>>& tables) {
    std::string room;
    const auto label = bound(term_.row, instance_, room);
    if (!label) return lacks(*tables.front(), row_name(term_.row));
    const std::string wanted = plain(*label);
    SideState state = SideState::kNotAsked;
    // Of several rows with that name, the first that has the columns after it.
    for (const auto& table : tables) {
      for (const GridPlace& place : table->find(wanted)) {
        state = after_label(*table, place, *label);
        if (state == SideState::kKnown) return state;
      }
    }
    if (state == SideState::kMissing) return state;
    return term_.is_optional ? SideState::kNotAsked : lacks(*tables.front(), row_name(*label));
  }

  SideState after_label(const TableIndex& table, const GridPlace& place, std::string_view label) {
    if (!term_.columns.empty()) return add_columns(table, place.row, place.column);
    const Cell& cell = table.cell(place.row, place.column);
    const int next = cell.column + cell.col_span;
    if (next >= table.table().grid.columns()) return lacks(table, row_name(label) + "右边的一格");
    add(table, place.row, next);
    return SideState::kKnown;
  }

  SideState by_rows(const TableIndex& table, bool& has_rows) {
    int first = table.first_row();
    int end = table.rows();
    for (const std::string* limit : {&term_.after, &term_.before}) {
      if (limit->empty()) continue;
      std::string room;
      const auto label = bound(*limit, instance_, room);
      if (!label) return lacks(table, row_name(*limit));
      const std::vector<GridPlace>& places = table.find(plain(*label));
      if (places.empty()) return lacks(table, row_name(*label));
      if (limit == &term_.after) {
        first = places.front().row + 1;
      } else {
        end = places.front().row;
      }
    }
    if (term_.is_below && instance_.table->is_of_same_table(table)) {
      first = std::max(first, instance_.row + 1);
      end = std::min(end, instance_.next_row);
    }
    end = std::max(first, end);
    std::string missing_column;
    const auto rows = rows_of(table, {first, end}, *term_.rows, instance_, tables_, missing_column);
    if (!rows) return lacks_column(table, missing_column);
    for (int row : *rows) {
      has_rows = true;
      const SideState state = add_columns(table, row, -1);
      if (state != SideState::kKnown) return state;
    }
    return SideState::kKnown;
  }

  SideState add_columns(const TableIndex& table, int row, int after) {
    const std::size_t before = cells_.size();
    std::string room;
    for (const std::string_view name : term_.columns) {
      const bool may_lack = name.ends_with('?');
      const auto wanted = bound(name.substr(0, name.size() - (may_lack ? 1 : 0)), instance_, room);
      const auto column = wanted ? table.column(*wanted, after) : std::nullopt;
      if (column) {
        add(table, row, *column);
      } else if (!may_lack) {
        cells_.resize(before);
        known_.clear();
        known_cells_ = 0;
        return lacks_column(table, wanted.value_or(name));
      }
    }
    return SideState::kKnown;
  }

  // A merged cell counts once.
  void add(const TableIndex& table, int row, int column) {
    const Cell& cell = table.cell(row, column);
    if (!cells_.empty() && (cell.row != row || cell.column != column)) {
      for (; known_cells_ < cells_.size(); ++known_cells_) {
        known_.insert(&cells_[known_cells_].cell());
      }
      if (known_.contains(&cell)) return;
    }
    cells_.push_back({&table, row, column, term_.is_subtracted});
  }

  const Term& term_;
  const Instance& instance_;
  TableIndexes& tables_;
  std::vector<SideCell>& cells_;
  Missing& missing_;
  std::unordered_set<const Cell*> known_;  // the first of cells_: filled when one is merged
  std::size_t known_cells_ = 0;
};

SideState find_cells(const Term& term, const Instance& instance, TableIndexes& tables,
                     std::vector<SideCell>& cells, Missing& missing) {
  TermFinder finder(term, instance, tables, cells, missing);
  if (term.takes() == TermRows::kOfEach) return finder.in_this_row();
  std::string room;
  const std::string_view id = term.table.empty()
                                  ? instance.table->table().id
                                  : bound(term.table, instance, room).value_or(term.table);
  const auto& all = tables.of(id);
  return all.empty() ? SideState::kNotAsked : finder.in(all);
}

}  // namespace

std::optional<std::string_view> bound(std::string_view text, const Instance& instance,
                                      std::string& room) {
  if (text.find('{') == std::string_view::npos) return text;
  room.clear();
  std::size_t at = 0;
  while (true) {
    const std::size_t open = text.find('{', at);
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) return room += text.substr(at);
    const auto value = value_of(text.substr(open + 1, close - open - 1), instance);
    if (!value) return std::nullopt;
    room += text.substr(at, open - at);
    room += *value;
    at = close + 1;
  }
}

std::optional<std::vector<int>> rows_of(const TableIndex& table, const RowSpan& span,
                                        const RowConditions& conditions, const Instance& instance,
                                        TableIndexes& tables, std::string& missing) {
  std::vector<Condition> wanted;
  std::string room;
  for (const auto& [name, pattern] : conditions) {
    const auto heading = bound(name, instance, room);
    missing = heading.value_or(name);
    const auto column = heading ? table.column(missing) : std::nullopt;
    const auto text = bound(pattern, instance, room);
    if (!column || !text) return std::nullopt;
    wanted.push_back(condition(*column, *text, tables));
  }
  std::vector<int> rows = rows_to_look_at(table, span, wanted);
  std::erase_if(rows, [&](int row) {
    return !std::ranges::all_of(
        wanted, [&](const Condition& one) { return one.is_met(table.text(row, one.column)); });
  });
  return rows;
}

SideState find_cells(const std::vector<Term>& terms, const Instance& instance, TableIndexes& tables,
                     std::vector<SideCell>& cells, Missing& missing) {
  for (const Term& term : terms) {
    const SideState state = find_cells(term, instance, tables, cells, missing);
    if (state != SideState::kKnown) return state;
  }
  return SideState::kKnown;
}

}  // namespace gongkai
