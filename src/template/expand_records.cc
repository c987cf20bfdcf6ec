// Records: a row for each record of the budget, its amounts as they stand there.

#include <cassert>

#include "template/expansion.h"

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

// Amounts by column; totals after what they add up, inner ones first.
std::vector<Amount> amounts_of(const ThreePublic& record, const Header& header) {
  std::vector<Amount> out(header.leaves.size());
  const auto value = [&](const auto& self, std::size_t c) -> Amount {
    const LeafColumn& leaf = header.leaves[c];
    if (leaf.heading->item) return amount_of(record, *leaf.heading->item);
    Amount sum;
    for (int part : leaf.addends) sum += self(self, static_cast<std::size_t>(part));
    return sum;
  };
  for (std::size_t c = 0; c < out.size(); ++c) out[c] = value(value, c);
  return out;
}

}  // namespace

Body expand_records(const Records& records, const TableSource& source, StyleSheet& styles) {
  Header header = build_header({&records.columns}, source.fields, styles);
  Body body{.grid = Grid(static_cast<int>(header.leaves.size())),
            .header_rows = static_cast<int>(header.rows.size()),
            .columns = column_widths(header)};
  for (auto& row : header.rows) body.grid.add_row(row);

  const ThreePublic& record = source.fields.checked->budget().three_public;
  const std::vector<Amount> amounts = amounts_of(record, header);
  std::vector<Cell> cells;
  for (std::size_t c = 0; c < amounts.size(); ++c) {
    std::vector<CellRange> addends;
    for (int part : header.leaves[c].addends) add_position(body.header_rows, part, addends);
    cells.push_back(amount_cell(amounts[c], source.table.amount,
                                styles.index(cell_style(header.leaves[c])), std::move(addends)));
    body.has_amounts |= !amounts[c].is_zero();
  }
  body.grid.add_row(std::move(cells));
  return body;
}

}  // namespace gongkai
