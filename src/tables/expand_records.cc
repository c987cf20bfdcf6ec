// Records: a row for each record of a list in the budget, and rows of their sums.

#include <algorithm>
#include <cassert>
#include <map>

#include "pack/record_lists.h"
#include "tables/expansion.h"
#include "tables/records_of.h"

namespace gongkai {

Amount amount_of(const ThreePublic& record, ThreePublicItem item) {
  switch (item) {
    case ThreePublicItem::kAbroad:
      return record.abroad;
    case ThreePublicItem::kVehiclePurchase:
      return record.vehicle_purchase;
    case ThreePublicItem::kVehicleOperation:
      return record.vehicle_operation;
    case ThreePublicItem::kReception:
      return record.reception;
  }
  return {};
}

namespace {

// Without the blanks beside a value that is not stated.
std::string without_blanks(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

using RecordGroup = std::vector<const ListRecord*>;

struct RecordRow {
  const RecordLevel* level = nullptr;  // null: a single record
  const ListRecord* record = nullptr;  // any of its records; null: there is none
  RecordGroup records;
  std::vector<std::size_t> children;  // rows that it is the sum of
  int number = 0;                     // from 1, among the rows of its level
  int grid_row = 0;
};

class RecordsExpander {
 public:
  RecordsExpander(const Records& records, RecordList list, const TableSource& source,
                  StyleSheet& styles)
      : table_(records),
        list_(std::move(list)),
        source_(source),
        styles_(styles),
        header_(build_header({&records.columns}, source.fields, styles)) {
    if (!records.column_numbers.empty())
      add_column_numbers(records.column_numbers, styles, header_);
    for (const LeafColumn& leaf : header_.leaves) {
      const bool is_item = leaf.kind() == ColumnKind::kRecordItem;
      items_.push_back(is_item ? list_.form.column(leaf.heading->item) : nullptr);
      has_facts_ |= leaf.kind() == ColumnKind::kFacts;
    }
    if (has_facts_) spending_ = source.facts.select(FactSet::kExpenditure, {});
  }

  Body expand() {
    const RecordGroup records = taken();
    add_rows(0, records);
    // The records of “三公”经费 are always there: they have data where an amount is not zero.
    const bool is_always_there = table_.of == kThreePublic || table_.of == kThreePublicYears;
    Body body{.grid = Grid(static_cast<int>(header_.leaves.size())),
              .header_rows = static_cast<int>(header_.rows.size()),
              .columns = column_widths(header_),
              .has_amounts = !is_always_there && !records.empty()};
    body.grid.reserve(place_rows(body.header_rows));
    for (auto& row : header_.rows) body.grid.add_row(row);
    for (const RecordRow& row : rows_) {
      while (body.grid.rows() < row.grid_row) body.grid.add_row(empty_cells(header_, styles_));
      add_to_grid(row, body);
    }
    while (body.grid.rows() < body.header_rows + table_.at_least) {
      body.grid.add_row(empty_cells(header_, styles_));
    }
    return body;
  }

 private:
  // The records that the table lists: of its unit or project alone, if it is about one.
  RecordGroup taken() const {
    RecordGroup out;
    for (const ListRecord& record : list_.records) {
      if (is_of_subject(record) && matches(table_.where, list_.form, record)) {
        out.push_back(&record);
      }
    }
    return out;
  }

  bool is_of_subject(const ListRecord& record) const {
    for (std::size_t c = 0; c < list_.form.columns.size(); ++c) {
      const ListValueKind kind = list_.form.columns[c].kind;
      const std::string& code = record.values[c].text;
      const FieldContext& about = source_.fields;
      if (kind == ListValueKind::kUnit && about.unit != nullptr && code != about.unit->code) {
        return false;
      }
      if (kind == ListValueKind::kProject && about.project != nullptr &&
          code != about.project->code) {
        return false;
      }
    }
    return true;
  }

  // Groups of equal values in the level's columns, by first appearance.
  std::vector<RecordGroup> groups(const RecordLevel& level, const RecordGroup& records) const {
    if (level.by.empty()) return {records};
    std::vector<RecordGroup> out;
    std::map<std::vector<std::string_view>, std::size_t> places;
    for (const ListRecord* record : records) {
      std::vector<std::string_view> key;
      for (const std::string& name : level.by) {
        key.push_back(record->values[list_.form.position(*list_.form.column(name))].text);
      }
      const auto [place, is_new] = places.try_emplace(std::move(key), out.size());
      if (is_new) out.emplace_back();
      out[place->second].push_back(record);
    }
    return out;
  }

  std::vector<std::size_t> add_rows(std::size_t level, const RecordGroup& records) {
    std::vector<std::size_t> added;
    if (level == table_.rows.size()) {
      for (const ListRecord* record : records) {
        rows_.push_back({.record = record, .records = {record}, .number = ++numbers_[level]});
        added.push_back(rows_.size() - 1);
      }
      return added;
    }
    const RecordLevel& here = table_.rows[level];
    const std::vector<RecordGroup> groups = this->groups(here, records);
    const std::size_t parts = here.by.empty() ? records.size() : groups.size();
    if (here.is_hidden_if_single && parts <= 1) return add_rows(level + 1, records);
    for (const RecordGroup& group : groups) added.push_back(add_sum(level, group));
    return added;
  }

  // A row of sums and those below it.
  std::size_t add_sum(std::size_t level, const RecordGroup& group) {
    RecordRow row{.level = &table_.rows[level],
                  .record = group.empty() ? nullptr : group.front(),
                  .records = group,
                  .number = ++numbers_[level]};
    if (row.level->is_last) {
      row.children = add_rows(level + 1, group);
      rows_.push_back(std::move(row));
      return rows_.size() - 1;
    }
    const std::size_t at = rows_.size();
    rows_.push_back(std::move(row));
    std::vector<std::size_t> children = add_rows(level + 1, group);
    rows_[at].children = std::move(children);
    return at;
  }

  // Sets the grid row of each row, empty ones before a total at the end. Returns how many there
  // are.
  int place_rows(int first) {
    const int end = first + static_cast<int>(rows_.size());
    const int missing = std::max(0, first + table_.at_least - end);
    for (RecordRow& row : rows_) {
      const RecordLevel* level = row.level;
      const bool is_closing =
          &row == &rows_.back() && level != nullptr && level->is_last && level->by.empty();
      if (is_closing) first += missing;
      row.grid_row = first++;
    }
    return end + missing;
  }

  void add_to_grid(const RecordRow& row, Body& body) const {
    const std::vector<std::optional<Amount>> values = values_of(row);
    const std::size_t merged =
        row.level == nullptr || row.level->merged.empty() ? 0 : leading_labels(header_);
    std::vector<Cell> cells;
    if (merged > 0) cells.push_back(merged_cell(row, merged));
    for (std::size_t c = merged; c < header_.leaves.size(); ++c) {
      const LeafColumn& leaf = header_.leaves[c];
      if (leaf.kind() == ColumnKind::kText) {
        cells.push_back(label_cell(row, leaf));
      } else if (!values[c]) {
        cells.push_back({.style = style(row, cell_style(leaf))});
      } else {
        cells.push_back(amount_cell(*values[c], format(c), style(row, cell_style(leaf)),
                                    addends(row, c, *values[c])));
        body.has_amounts |= !values[c]->is_zero();
        if (source_.keeps_facts && leaf.kind() == ColumnKind::kFacts) {
          body.facts.push_back({row.grid_row, static_cast<int>(c), facts_of(row, leaf)});
        }
      }
    }
    body.grid.add_row(std::move(cells));
  }

  Cell merged_cell(const RecordRow& row, std::size_t columns) const {
    Cell cell{.style = style(row, row.level->merged), .col_span = static_cast<int>(columns)};
    for (std::size_t c = 0; c < columns && cell.text.empty(); ++c) {
      cell.text = label_text(row, header_.leaves[c]);
    }
    return cell;
  }

  Cell label_cell(const RecordRow& row, const LeafColumn& leaf) const {
    Cell cell{.text = label_text(row, leaf), .style = style(row, cell_style(leaf))};
    const bool is_first = &row == rows_.data();
    const bool repeats = leaf.heading->hides_repeats && !is_first &&
                         std::prev(&row)->level == row.level &&
                         label_text(*std::prev(&row), leaf) == cell.text;
    if (repeats) cell.text.clear();
    return cell;
  }

  std::string label_text(const RecordRow& row, const LeafColumn& leaf) const {
    const Record record{&list_.form, row.record};
    FieldContext fields = source_.fields;
    fields.record = &record;
    fields.row_number = row.number;
    if (row.level == nullptr) return without_blanks(leaf.heading->list_text.render(fields));
    const auto text = std::ranges::find(row.level->cells, leaf.heading->label,
                                        &std::pair<std::string, FieldText>::first);
    if (text == row.level->cells.end()) return {};
    return without_blanks(text->second.render(fields));
  }

  // The numbers by column; empty: not stated, or nothing that is added up. Totals add up the
  // columns beside them.
  std::vector<std::optional<Amount>> values_of(const RecordRow& row) const {
    std::vector<std::optional<Amount>> out(header_.leaves.size());
    const auto value = [&](const auto& self, std::size_t c) -> std::optional<Amount> {
      const LeafColumn& leaf = header_.leaves[c];
      if (leaf.kind() == ColumnKind::kRecordItem) return item_of(row, *items_[c]);
      if (leaf.kind() == ColumnKind::kFacts) return sum_of_facts(row, leaf);
      if (leaf.kind() != ColumnKind::kTotal) return std::nullopt;
      Amount sum;
      for (int part : leaf.addends) {
        sum += self(self, static_cast<std::size_t>(part)).value_or(Amount());
      }
      return sum;
    };
    for (std::size_t c = 0; c < out.size(); ++c) out[c] = value(value, c);
    return out;
  }

  std::optional<Amount> item_of(const RecordRow& row, const ListColumn& column) const {
    if (row.level != nullptr && !column.has_sum()) return std::nullopt;
    const std::size_t at = list_.form.position(column);
    std::optional<Amount> sum;
    if (row.level != nullptr) sum.emplace();
    for (const ListRecord* record : row.records) {
      const ListValue& value = record->values[at];
      if (!value.text.empty()) sum = sum.value_or(Amount()) + value.number;
    }
    return sum;
  }

  // Facts are of this year: of last year's “三公” they are not known.
  std::optional<Amount> sum_of_facts(const RecordRow& row, const LeafColumn& leaf) const {
    const std::string year = std::to_string(source_.fields.checked->budget().year);
    const bool is_of_other_year =
        table_.of == kThreePublicYears &&
        std::ranges::any_of(row.records, [&](const ListRecord* record) {
          return record->values[list_.form.position(*list_.form.column("year"))].text != year;
        });
    if (is_of_other_year) return std::nullopt;
    Amount sum;
    for (const LedgerEntry* fact : facts_of(row, leaf)) sum += fact->amount;
    return sum;
  }

  // The facts that the column takes of those of the row's records, each once.
  Facts facts_of(const RecordRow& row, const LeafColumn& leaf) const {
    Facts out = taken_by(leaf, spending_);
    std::erase_if(out, [&](const LedgerEntry* fact) {
      return std::ranges::none_of(row.records,
                                  [&](const ListRecord* record) { return is_of(*record, *fact); });
    });
    return out;
  }

  // Whether a fact has the unit, the project and the codes that the record states.
  bool is_of(const ListRecord& record, const LedgerEntry& fact) const {
    for (std::size_t c = 0; c < list_.form.columns.size(); ++c) {
      const std::string& code = record.values[c].text;
      if (!code.empty() && !has_code(fact, list_.form.columns[c].kind, code)) return false;
    }
    return true;
  }

  static bool has_code(const LedgerEntry& fact, ListValueKind kind, const std::string& code) {
    switch (kind) {
      case ListValueKind::kUnit:
        return fact.unit->code == code;
      case ListValueKind::kProject:
        return fact.project != nullptr && fact.project->code == code;
      case ListValueKind::kFunction:
        return fact.function.code.starts_with(code);
      case ListValueKind::kEconomic:
        return fact.economic.code.starts_with(code);
      case ListValueKind::kGovernmentEconomic:
        return fact.government_economic.code.starts_with(code);
      case ListValueKind::kSource:
        return fact.source.starts_with(code);
      case ListValueKind::kText:
      case ListValueKind::kChoice:
      case ListValueKind::kDate:
      case ListValueKind::kInteger:
      case ListValueKind::kAmount:
      case ListValueKind::kPercent:
        return true;
    }
    return true;
  }

  NumberFormat format(std::size_t column) const {
    const ListColumn* item = items_[column];
    const bool is_amount = item == nullptr || item->kind == ListValueKind::kAmount;
    if (is_amount) return source_.table.amount;
    NumberFormat out = source_.table.amount;
    const bool is_percent = item->kind == ListValueKind::kPercent;
    out.unit = MoneyUnit::kYuan;
    out.decimals = is_percent ? source_.table.percent.decimals : 0;
    out.is_percent = is_percent && source_.table.percent.has_sign;
    return out;
  }

  // The rows below it, else the columns beside it, if their sum is exactly its amount.
  std::vector<CellRange> addends(const RecordRow& row, std::size_t column, Amount is) const {
    std::vector<CellRange> ranges;
    Amount sum;
    for (std::size_t child : row.children) {
      sum += values_of(rows_[child])[column].value_or(Amount());
      add_position(rows_[child].grid_row, static_cast<int>(column), ranges);
    }
    if (row.children.empty()) {
      sum = is;
      for (int part : header_.leaves[column].addends) add_position(row.grid_row, part, ranges);
    }
    if (sum != is) return {};
    return ranges;
  }

  int style(const RecordRow& row, const std::string& name) const {
    const bool is_strong = row.level != nullptr && row.level->is_strong;
    return styles_.index(name,
                         is_strong ? StyleSheet::Weight::kStrong : StyleSheet::Weight::kPlain);
  }

  const Records& table_;
  RecordList list_;
  const TableSource& source_;
  StyleSheet& styles_;
  Header header_;
  std::vector<const ListColumn*> items_;  // by column; null: shows no value of a record
  bool has_facts_ = false;                // any column sums facts
  Facts spending_;                        // all facts, if so
  std::map<std::size_t, int> numbers_;    // of rows, by level
  std::vector<RecordRow> rows_;
};

// Reports a table with a row for last year without its data.
void report_no_last_year(const TableSource& source, const Budget& budget, Findings& findings) {
  findings.add({.id = "records-without-data",
                .severity = Severity::kWarning,
                .where = budget.source->root().member_place("three_public_last_year"),
                .message = "《" + source.name() + "》没有上年的“三公”经费，只列示本年一行",
                .expected = "预算中有 \"three_public_last_year\"",
                .help = "在预算文件中补上；上年没有的，各项写 0"});
}

}  // namespace

Body expand_records(const Records& records, const TableSource& source, StyleSheet& styles,
                    Findings& findings) {
  const Checked& checked = *source.fields.checked;
  if (records.of == kThreePublicYears && !checked.budget().three_public_last_year) {
    report_no_last_year(source, checked.budget(), findings);
  }
  return RecordsExpander(records, records_of(records.of, records.form, checked), source, styles)
      .expand();
}

}  // namespace gongkai
