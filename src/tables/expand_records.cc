// Records: a row for each record of a list in the budget, with its stated amounts.

#include <algorithm>
#include <cassert>

#include "tables/expansion.h"

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

Amount amount_of(const Record& record, const RecordItem& item) {
  if (const auto* three_public = std::get_if<ThreePublicItem>(&item)) {
    return gongkai::amount_of(*record.three_public, *three_public);
  }
  const bool is_total = std::get<ProcurementAmount>(item) == ProcurementAmount::kTotal;
  return is_total ? record.item->total : record.item->amount;
}

std::vector<Record> records_of(RecordList list, const Budget& budget) {
  std::vector<Record> out;
  switch (list) {
    case RecordList::kThreePublicYears:
      if (budget.three_public_last_year) {
        out.push_back({.three_public = &*budget.three_public_last_year, .year = budget.year - 1});
      }
      [[fallthrough]];
    case RecordList::kThreePublic:
      out.push_back({.three_public = &budget.three_public, .year = budget.year});
      break;
    case RecordList::kProcurementItems:
      for (const ProcurementItem& item : budget.procurement_items) out.push_back({.item = &item});
      break;
  }
  return out;
}

class RecordsExpander {
 public:
  RecordsExpander(const Records& records, const TableSource& source, StyleSheet& styles)
      : source_(source),
        styles_(styles),
        header_(build_header({&records.columns}, source.fields, styles)) {}

  Body expand(const std::vector<Record>& records) {
    Body body{.grid = Grid(static_cast<int>(header_.leaves.size())),
              .header_rows = static_cast<int>(header_.rows.size()),
              .columns = column_widths(header_)};
    body.grid.reserve(body.header_rows + static_cast<int>(records.size()));
    for (auto& row : header_.rows) body.grid.add_row(row);
    for (const Record& record : records) add_row(record, body);
    return body;
  }

 private:
  void add_row(const Record& record, Body& body) const {
    FieldContext fields = source_.fields;
    fields.record = &record;
    fields.row_number = body.grid.rows() - body.header_rows + 1;
    const std::vector<Amount> amounts = amounts_of(record);
    const int grid_row = body.grid.rows();
    std::vector<Cell> cells;
    for (std::size_t c = 0; c < amounts.size(); ++c) {
      const LeafColumn& leaf = header_.leaves[c];
      const int style = styles_.index(cell_style(leaf));
      if (leaf.kind() == ColumnKind::kText) {
        cells.push_back({.text = leaf.heading->list_text.render(fields), .style = style});
        continue;
      }
      std::vector<CellRange> addends;
      for (int part : leaf.addends) add_position(grid_row, part, addends);
      cells.push_back(amount_cell(amounts[c], source_.table.amount, style, std::move(addends)));
      body.has_amounts |= !amounts[c].is_zero();
    }
    body.grid.add_row(std::move(cells));
  }

  // Amounts by column; totals after what they add up, inner ones first.
  std::vector<Amount> amounts_of(const Record& record) const {
    std::vector<Amount> out(header_.leaves.size());
    const auto value = [&](const auto& self, std::size_t c) -> Amount {
      const LeafColumn& leaf = header_.leaves[c];
      if (leaf.kind() == ColumnKind::kRecordItem) return amount_of(record, *leaf.heading->item);
      Amount sum;
      for (int part : leaf.addends) sum += self(self, static_cast<std::size_t>(part));
      return sum;
    };
    for (std::size_t c = 0; c < out.size(); ++c) out[c] = value(value, c);
    return out;
  }

  const TableSource& source_;
  StyleSheet& styles_;
  Header header_;
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
  const Budget& budget = source.fields.checked->budget();
  if (records.of == RecordList::kThreePublicYears && !budget.three_public_last_year) {
    report_no_last_year(source, budget, findings);
  }
  return RecordsExpander(records, source, styles).expand(records_of(records.of, budget));
}

}  // namespace gongkai
