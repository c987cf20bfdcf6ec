#include "document/table_index.h"

#include <algorithm>

#include "document/cell_path.h"
#include "document/pattern.h"

namespace gongkai {
namespace {

// "15-goals-3" of "15-goals".
bool is_one_of(std::string_view id, std::string_view of) {
  if (!id.starts_with(of)) return false;
  id.remove_prefix(of.size());
  if (id.empty()) return true;
  return id.size() > 1 && id.front() == '-' &&
         id.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

std::vector<std::string> plain_headings(const Table& table, int rows, int column) {
  std::vector<std::string> out;
  for (const std::string& heading : headings_over(table.grid, rows, column)) {
    std::string text = plain(heading);
    if (!text.empty() && (out.empty() || out.back() != text)) out.push_back(std::move(text));
  }
  return out;
}

}  // namespace

TableIndex::TableIndex(const Table& table) : table_(&table) {
  heading_rows_ = gongkai::heading_rows(table);
  for (int column = 0; column < table.grid.columns(); ++column) {
    headings_.push_back(plain_headings(table, heading_rows_, column));
  }
  names_.reserve(table.grid.cells().size());
  for (const Cell& cell : table.grid.cells()) {
    names_.push_back(cell.row < first_row() ? std::string() : plain(cell.text));
  }
  rows_with_.resize(headings_.size());
}

const Cell& TableIndex::cell(int row, int column) const { return table_->grid.at(row, column); }

const std::string& TableIndex::name(const Cell& cell) const {
  return names_[static_cast<std::size_t>(&cell - table_->grid.cells().data())];
}

const std::string& TableIndex::text(int row, int column) const {
  static const std::string kNone;
  const Cell& here = cell(row, column);
  return here.column == column ? name(here) : kNone;
}

bool TableIndex::is_named(std::span<const std::string> over, std::string_view name) {
  bool is_last = true;
  while (true) {
    const std::size_t slash = name.rfind('/');
    const std::string_view part = slash == std::string_view::npos ? name : name.substr(slash + 1);
    if (is_last && (over.empty() || !matches(over.back(), part))) return false;
    while (!over.empty() && !matches(over.back(), part)) over = over.first(over.size() - 1);
    if (over.empty()) return false;
    over = over.first(over.size() - 1);
    if (slash == std::string_view::npos) return true;
    name = name.substr(0, slash);
    is_last = false;
  }
}

std::vector<int> TableIndex::columns_named(std::string_view name) const {
  const std::string wanted = plain(name);
  std::vector<int> out;
  for (int column = 0; column < table_->grid.columns(); ++column) {
    if (is_named(headings_[static_cast<std::size_t>(column)], wanted)) out.push_back(column);
  }
  return out;
}

std::optional<int> TableIndex::column(std::string_view name, int after) const {
  auto known = columns_.find(name);
  if (known == columns_.end()) known = columns_.emplace(name, columns_named(name)).first;
  const auto first = std::ranges::upper_bound(known->second, after);
  return first == known->second.end() ? std::nullopt : std::optional(*first);
}

const std::vector<GridPlace>& TableIndex::find(std::string_view text) const {
  if (!is_pattern(text)) return find_exact(text);
  const auto known = found_.find(text);
  if (known != found_.end()) return known->second;
  Places& places = found_.emplace(text, Places()).first->second;
  for (const Cell& cell : table_->grid.cells()) {
    if (cell.row < first_row() || cell.number || !matches(name(cell), text)) continue;
    places.push_back({cell.row, cell.column});
  }
  return places;
}

const TableIndex::Places& TableIndex::find_exact(std::string_view text) const {
  if (!by_name_) {
    by_name_.emplace();
    for (const Cell& cell : table_->grid.cells()) {
      const bool is_label = cell.row >= first_row() && !cell.number;
      if (is_label) (*by_name_)[name(cell)].push_back({cell.row, cell.column});
    }
  }
  static const Places kNone;
  const auto found = by_name_->find(text);
  return found == by_name_->end() ? kNone : found->second;
}

const Cell* TableIndex::find_cell(std::string_view row, std::string_view column) const {
  for (const GridPlace& label : find(plain(row))) {
    if (const auto found = this->column(column, label.column)) return &cell(label.row, *found);
  }
  return nullptr;
}

const std::vector<int>& TableIndex::rows_with(int column, std::string_view text) const {
  auto& by_text = rows_with_[static_cast<std::size_t>(column)];
  if (by_text.empty()) {
    for (int row = first_row(); row < rows(); ++row) {
      by_text[this->text(row, column)].push_back(row);
    }
  }
  static const Rows kNone;
  const auto found = by_text.find(text);
  return found == by_text.end() ? kNone : found->second;
}

const std::vector<std::unique_ptr<TableIndex>>& TableIndexes::of(std::string_view id) {
  const auto known = indexes_.find(id);
  if (known != indexes_.end()) return known->second;
  auto& out = indexes_[std::string(id)];
  for (const Table* table : tables_) {
    if (is_one_of(table->id, id)) out.push_back(std::make_unique<TableIndex>(*table));
  }
  return out;
}

const std::unordered_set<std::string>& TableIndexes::texts(std::string_view table_and_column) {
  const auto known = texts_.find(table_and_column);
  if (known != texts_.end()) return known->second;
  auto& out = texts_[std::string(table_and_column)];
  const std::size_t slash = table_and_column.find('/');
  if (slash == std::string_view::npos) return out;
  for (const auto& table : of(table_and_column.substr(0, slash))) {
    const auto column = table->column(table_and_column.substr(slash + 1));
    for (int row = table->first_row(); column && row < table->rows(); ++row) {
      if (!table->text(row, *column).empty()) out.insert(table->text(row, *column));
    }
  }
  return out;
}

}  // namespace gongkai
