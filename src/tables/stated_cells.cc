#include "tables/stated_cells.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "tables/row_pairs.h"

namespace gongkai {
namespace {

// The names of the rows of a block of columns.
std::vector<RowName> row_names(const Body& body, ColumnBlock block) {
  std::vector<RowName> out;
  for (int row = body.header_rows; row < body.grid.rows(); ++row) {
    RowName& name = out.emplace_back();
    for (int column = block.first; column < block.last; ++column) {
      if (body.columns[static_cast<std::size_t>(column)].is_amount) continue;
      const Cell& cell = body.grid.at(row, column);
      name.add(cell.column == column ? cell.text : std::string());
    }
  }
  return out;
}

using SomeNames = std::set<std::string>;

SomeNames unique_names(const std::vector<RowName>& rows) {
  SomeNames once;
  SomeNames more;
  for (const RowName& row : rows) {
    if (!once.insert(row.text()).second) more.insert(row.text());
  }
  for (const std::string& name : more) once.erase(name);
  return once;
}

// Rows by their names; those that repeat (the classes of each unit) with the name of the last
// row above that does not.
class NamedRows {
 public:
  NamedRows(const Body& body, const std::vector<RowName>& names, const SomeNames& unique) {
    std::string above;
    for (std::size_t r = 0; r < names.size(); ++r) {
      const bool is_unique = unique.contains(names[r].text());
      if (is_unique) above = names[r].text();
      keys_.push_back(is_unique ? names[r].text() : above + '\t' + names[r].text());
      const int row = body.header_rows + static_cast<int>(r);
      const auto [known, is_new] = rows_.emplace(keys_.back(), row);
      if (!is_new) known->second = kSeveral;
    }
  }

  const std::string& key(std::size_t r) const { return keys_[r]; }

  /// Empty: there is none.
  std::optional<int> find(const std::string& key) const {
    const auto found = rows_.find(key);
    return found == rows_.end() ? std::nullopt : std::optional(found->second);
  }

  static constexpr int kSeveral = -1;

 private:
  std::vector<std::string> keys_;
  std::map<std::string, int> rows_;
};

Amount sum_of(const Facts& facts) {
  Amount out;
  for (const LedgerEntry* fact : facts) out += fact->amount;
  return out;
}

void drop(const SomeFacts& some, Facts& facts) {
  std::erase_if(facts, [&](const LedgerEntry* fact) { return some.contains(fact); });
}

}  // namespace

std::optional<StatedCells::Part> StatedCells::part_of(const Cell& sample, const CellFacts* behind,
                                                      const Cell* stated) {
  if (!sample.number || sample.number->value.is_zero()) return std::nullopt;
  const bool compares = behind != nullptr && behind->value != ColumnValue::kAmount;
  if (compares) return std::nullopt;  // with last year
  const bool is_optional = behind != nullptr && behind->is_optional;
  if (stated == nullptr && !is_optional) return std::nullopt;  // a line that should be there
  Part out{.facts = behind == nullptr ? Facts() : behind->facts,
           .of_samples = sample.number->value,
           .stated = {},
           .is_listed = stated != nullptr};
  if (stated != nullptr && stated->number) {
    out.stated = stated->number->value;
    step_ = std::max(step_, last_place(stated->number->format));
  }
  return out;
}

void StatedCells::add(const Body& samples, const Body& stated) {
  std::map<std::pair<int, int>, const CellFacts*> facts;
  for (const CellFacts& cell : samples.facts) facts[{cell.row, cell.column}] = &cell;
  std::map<int, Parts> of_column;
  std::map<int, Parts> of_row;
  const auto add_row = [&](int row, std::optional<int> in, ColumnBlock block) {
    for (int column = block.first; column < block.last; ++column) {
      const auto behind = facts.find({row, column});
      auto part =
          part_of(samples.grid.at(row, column), behind == facts.end() ? nullptr : behind->second,
                  in ? &stated.grid.at(*in, column) : nullptr);
      if (!part) continue;
      of_row[row].push_back(*part);
      of_column[column].push_back(*std::move(part));
    }
  };
  for (const ColumnBlock block : column_blocks(samples.columns)) {
    const std::vector<RowName> names = row_names(samples, block);
    const SomeNames unique = unique_names(names);
    const NamedRows theirs(samples, names, unique);
    const NamedRows ours(stated, row_names(stated, block), unique);
    for (std::size_t r = 0; r < names.size(); ++r) {
      const int row = samples.header_rows + static_cast<int>(r);
      if (names[r].is_empty() || theirs.find(theirs.key(r)) != row) continue;
      const auto in = ours.find(theirs.key(r));
      if (in != NamedRows::kSeveral) add_row(row, in, block);
    }
  }
  for (auto* lines : {&of_column, &of_row}) {
    for (auto& [at, parts] : *lines) lines_.push_back(std::move(parts));
  }
}

void StatedCells::finish(SomeFacts unshown) {
  unshown_ = std::move(unshown);
  for (Parts& parts : lines_) {
    for (Part& part : parts) {
      const bool is_sum = !part.facts.empty();
      drop(unshown_, part.facts);
      if (is_sum) part.of_samples = sum_of(part.facts);
      const auto [known, is_new] = found_.emplace(part.of_samples.fen(), part);
      if (!is_new && part.is_listed && !known->second.is_listed) known->second = part;
    }
    std::erase_if(parts, [](const Part& part) { return part.facts.empty(); });
    std::ranges::stable_sort(parts, std::ranges::greater(),
                             [](const Part& part) { return part.facts.size(); });
  }
}

std::optional<Amount> StatedCells::find(Amount of_samples) const {
  const auto found = found_.find(of_samples.fen());
  return found == found_.end() ? std::nullopt : std::optional(found->second.stated);
}

std::optional<Amount> StatedCells::find(Facts samples) const {
  if (samples.empty()) return std::nullopt;  // samples are not of all kinds
  drop(unshown_, samples);
  if (samples.empty()) return Amount();  // no budget may have any
  if (const auto whole = find(sum_of(samples))) return whole;
  for (const Parts& parts : lines_) {
    SomeFacts left(samples.begin(), samples.end());
    const auto is_left = [&](const LedgerEntry* fact) { return left.contains(fact); };
    Amount out;
    for (const Part& part : parts) {
      if (!std::ranges::all_of(part.facts, is_left)) continue;
      for (const LedgerEntry* fact : part.facts) left.erase(fact);
      out += part.stated;
      if (left.empty()) return out;
    }
  }
  return std::nullopt;
}

}  // namespace gongkai
