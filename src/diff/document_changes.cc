#include "diff/document_changes.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "diff/text_changes.h"
#include "document/cell_path.h"
#include "money/amount.h"

namespace gongkai {
namespace {

std::string one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

/// The amounts of a table by what their row and column say; rows that say the same are numbered.
class TableCells {
 public:
  explicit TableCells(const Table& table) : table_(table), headings_(heading_rows(table)) {
    for (int row = table.header_rows; row < table.grid.rows(); ++row) {
      for (int column = 0; column < table.grid.columns(); ++column) add(row, column);
    }
  }

  /// In the order of the table.
  const std::vector<std::pair<std::string, const Cell*>>& all() const { return all_; }

  /// Null: there is none.
  const Cell* find(const std::string& name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : found->second;
  }

 private:
  void add(int row, int column) {
    const Cell& cell = table_.grid.at(row, column);
    const auto at = static_cast<std::size_t>(column);
    const bool is_amount = at < table_.columns.size() && table_.columns[at].is_amount;
    const bool begins_here = cell.row == row && cell.column == column;
    if (!begins_here || (!cell.number && !is_amount)) return;
    const std::string label = row_path(table_.grid, row, column);
    const std::string path = column_path(table_.grid, headings_, column);
    std::string name = label + "，" + path;
    const int number = ++count_[name];
    if (number > 1) name = label + "（第" + std::to_string(number) + "行），" + path;
    by_name_.emplace(name, &cell);
    all_.emplace_back(std::move(name), &cell);
  }

  const Table& table_;
  int headings_;
  std::map<std::string, int> count_;
  std::map<std::string, const Cell*> by_name_;
  std::vector<std::pair<std::string, const Cell*>> all_;
};

std::map<std::string, const Table*> tables_of(const Document& document) {
  std::map<std::string, const Table*> out;
  std::map<std::string, int> count;
  for (const Block& block : document.blocks) {
    if (const auto* table = std::get_if<Table>(&block)) {
      const int number = ++count[table->id];
      out.emplace(table->id + (number == 1 ? "" : "#" + std::to_string(number)), table);
    }
  }
  return out;
}

std::string title_of(const Table& table) {
  return "《" + (table.name.empty() ? one_line(table.title) : table.name) + "》";
}

std::string difference_of(const Cell* before, const Cell* after) {
  const bool is_amount =
      (before != nullptr && before->number) || (after != nullptr && after->number);
  if (!is_amount) return {};
  const auto value = [](const Cell* cell) {
    return cell != nullptr && cell->number ? cell->number->value : Amount();
  };
  NumberFormat format =
      after != nullptr && after->number ? after->number->format : before->number->format;
  format.zero = ZeroStyle::kDigit;
  return format_amount(value(after) - value(before), format);
}

void compare_tables(const Table& before, const Table& after, std::vector<BudgetChange>& out) {
  const TableCells was(before), is(after);
  const auto compare = [&](const std::string& name, const Cell* old_cell, const Cell* new_cell) {
    const std::string old_text = old_cell == nullptr ? "" : one_line(old_cell->text);
    const std::string new_text = new_cell == nullptr ? "" : one_line(new_cell->text);
    if (old_text == new_text) return;
    out.push_back({ChangeOf::kCell,
                   title_of(after) + " " + name,
                   old_text,
                   new_text,
                   difference_of(old_cell, new_cell),
                   {}});
  };
  for (const auto& [name, cell] : is.all()) compare(name, was.find(name), cell);
  for (const auto& [name, cell] : was.all()) {
    if (is.find(name) == nullptr) compare(name, cell, nullptr);
  }
}

void compare_all_tables(const Document& before, const Document& after,
                        std::vector<BudgetChange>& out) {
  const auto was = tables_of(before);
  const auto is = tables_of(after);
  for (const auto& [id, table] : is) {
    const auto found = was.find(id);
    if (found != was.end()) {
      compare_tables(*found->second, *table, out);
    } else {
      out.push_back({ChangeOf::kCell, title_of(*table), {}, "有这张表", {}, {}});
    }
  }
  for (const auto& [id, table] : was) {
    if (!is.contains(id))
      out.push_back({ChangeOf::kCell, title_of(*table), "有这张表", {}, {}, {}});
  }
}

// Paragraphs of all chapters, and the heading that each stands under.
struct Paragraphs {
  std::vector<std::string> texts;
  std::vector<std::string> under;
};

Paragraphs paragraphs_of(const Document& document) {
  Paragraphs out;
  for (const Block& block : document.blocks) {
    const auto* part = std::get_if<TextPart>(&block);
    if (part == nullptr) continue;
    std::string heading;
    for (const auto& each : part->content) {
      const auto* paragraph = std::get_if<Paragraph>(&each);
      if (paragraph == nullptr) continue;
      std::string text = one_line(paragraph->text());
      if (paragraph->level > 0) heading = text;
      out.under.push_back(heading);
      out.texts.push_back(std::move(text));
    }
  }
  return out;
}

// Paragraphs between two that are the same: the first of both sides belong together, and so on.
void compare_gap(const Paragraphs& was, std::pair<std::size_t, std::size_t> before,
                 const Paragraphs& is, std::pair<std::size_t, std::size_t> after,
                 std::vector<BudgetChange>& out) {
  std::size_t i = before.first, j = after.first;
  for (; i < before.second && j < after.second; ++i, ++j) {
    out.push_back({ChangeOf::kText,
                   is.under[j],
                   was.texts[i],
                   is.texts[j],
                   {},
                   text_pieces(was.texts[i], is.texts[j])});
  }
  for (; i < before.second; ++i) {
    out.push_back({ChangeOf::kText, was.under[i], was.texts[i], {}, {}, {}});
  }
  for (; j < after.second; ++j) {
    out.push_back({ChangeOf::kText, is.under[j], {}, is.texts[j], {}, {}});
  }
}

void compare_texts(const Document& before, const Document& after, std::vector<BudgetChange>& out) {
  const Paragraphs was = paragraphs_of(before);
  const Paragraphs is = paragraphs_of(after);
  std::size_t i = 0, j = 0;
  for (const auto& [in_old, in_new] : common_elements(was.texts, is.texts)) {
    compare_gap(was, {i, in_old}, is, {j, in_new}, out);
    i = in_old + 1;
    j = in_new + 1;
  }
  compare_gap(was, {i, was.texts.size()}, is, {j, is.texts.size()}, out);
}

}  // namespace

std::vector<BudgetChange> document_changes(const Document& before, const Document& after) {
  std::vector<BudgetChange> out;
  compare_all_tables(before, after, out);
  compare_texts(before, after, out);
  return out;
}

}  // namespace gongkai
