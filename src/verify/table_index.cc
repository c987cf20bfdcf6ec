#include "verify/table_index.h"

#include "verify/pattern.h"

namespace gongkai {
namespace {

// Longer texts are no names of rows.
constexpr std::size_t kLongestName = 300;

std::string name_of(const Cell& cell) {
  return cell.text.size() > kLongestName ? std::string() : plain(cell.text);
}

// Whether a header row only numbers the columns: "**", 1, 2 …
bool is_numbering(const Table& table, int row) {
  for (int column = 0; column < table.grid.columns(); ++column) {
    const auto at = static_cast<std::size_t>(table.grid.covering(row, column));
    const std::string text = plain(table.grid.cells()[at].text);
    if (text.find_first_not_of("0123456789*") != std::string::npos) return false;
  }
  return true;
}

}  // namespace

TableIndex::TableIndex(const Table& table) : table_(&table) {
  const auto columns = static_cast<std::size_t>(table.grid.columns());
  texts_.resize(columns);
  heading_rows_ = table.header_rows;
  if (heading_rows_ > 1 && is_numbering(table, heading_rows_ - 1)) --heading_rows_;
  for (int column = 0; column < table.grid.columns(); ++column) {
    headings_.push_back(headings_over(column));
  }
}

const Cell& TableIndex::cell(int row, int column) const {
  return table_->grid.cells()[static_cast<std::size_t>(table_->grid.covering(row, column))];
}

const std::string& TableIndex::text(int row, int column) const {
  return texts(column)[static_cast<std::size_t>(row)];
}

const std::vector<std::string>& TableIndex::texts(int column) const {
  std::vector<std::string>& out = texts_[static_cast<std::size_t>(column)];
  if (!out.empty()) return out;
  out.resize(static_cast<std::size_t>(rows()));
  for (int row = first_row(); row < rows(); ++row) {
    const Cell& here = cell(row, column);
    if (here.column == column) out[static_cast<std::size_t>(row)] = name_of(here);
  }
  return out;
}

std::vector<std::string> TableIndex::headings_over(int column) const {
  std::vector<std::string> out;
  for (int row = 0; row < heading_rows_; ++row) {
    std::string text = plain(cell(row, column).text);
    if (!text.empty() && (out.empty() || out.back() != text)) out.push_back(std::move(text));
  }
  return out;
}

bool TableIndex::is_named(std::vector<std::string> over, std::string_view name) {
  bool is_last = true;
  while (true) {
    const std::size_t slash = name.rfind('/');
    const std::string_view part = slash == std::string_view::npos ? name : name.substr(slash + 1);
    if (is_last && (over.empty() || !matches(over.back(), part))) return false;
    while (!over.empty() && !matches(over.back(), part)) over.pop_back();
    if (over.empty()) return false;
    over.pop_back();
    if (slash == std::string_view::npos) return true;
    name = name.substr(0, slash);
    is_last = false;
  }
}

std::optional<int> TableIndex::column(std::string_view name, int behind) const {
  const auto key = std::pair(std::string(name), behind);
  const auto known = columns_.find(key);
  if (known != columns_.end()) return known->second;
  std::optional<int> out;
  const std::string wanted = plain(name);
  for (int column = behind + 1; column < table_->grid.columns() && !out; ++column) {
    if (is_named(headings_[static_cast<std::size_t>(column)], wanted)) out = column;
  }
  columns_.emplace(key, out);
  return out;
}

const std::vector<GridPlace>& TableIndex::find(const std::string& text) const {
  const auto [known, is_new] = found_.try_emplace(text);
  if (!is_new) return known->second;
  for (const Cell& cell : table_->grid.cells()) {
    if (cell.row < first_row() || cell.number || !matches(name_of(cell), text)) continue;
    known->second.push_back({cell.row, cell.column});
  }
  return known->second;
}

const std::vector<int>& TableIndex::rows_with(int column, const std::string& text) const {
  auto& by_text = rows_with_[column];
  if (by_text.empty()) {
    for (int row = first_row(); row < rows(); ++row) {
      by_text[this->text(row, column)].push_back(row);
    }
  }
  static const std::vector<int> kNone;
  const auto found = by_text.find(text);
  return found == by_text.end() ? kNone : found->second;
}

}  // namespace gongkai
