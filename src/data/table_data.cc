#include "data/table_data.h"

#include "data/fact_list.h"
#include "document/table_index.h"
#include "money/yuan.h"

namespace gongkai {
namespace {

std::vector<std::string> path_of(const TableIndex& table, int column) {
  const std::vector<std::string>& headings = table.headings(column);
  return headings.empty() ? std::vector{"第" + std::to_string(column + 1) + "列"} : headings;
}

DataCell data_cell(const TableIndex& table, int row, int column) {
  const Cell& cell = table.cell(row, column);
  if (cell.row != row || cell.column != column) {
    return {.kind = DataCell::Kind::kMerged,
            .text = cell.text,
            .row = cell.row - table.first_row(),
            .column = cell.column};
  }
  if (cell.number) {
    return {.kind = DataCell::Kind::kAmount, .text = cell.text, .value = yuan(cell.number->value)};
  }
  return {.kind = cell.text.empty() ? DataCell::Kind::kEmpty : DataCell::Kind::kText,
          .text = cell.text};
}

ColumnType type_of(const TableData& data, std::size_t column) {
  bool has_text = false;
  bool has_amount = false;
  for (const std::vector<DataCell>& row : data.rows) {
    has_text = has_text || row[column].kind == DataCell::Kind::kText;
    has_amount = has_amount || row[column].kind == DataCell::Kind::kAmount;
  }
  if (!has_amount) return ColumnType::kText;
  return has_text ? ColumnType::kMixed : ColumnType::kAmount;
}

}  // namespace

std::string DataColumn::name() const {
  std::string out;
  for (const std::string& heading : path) out += (out.empty() ? "" : "/") + heading;
  return out;
}

TableData table_data(const Table& table) {
  const TableIndex index(table);
  TableData out;
  for (int row = index.first_row(); row < index.rows(); ++row) {
    std::vector<DataCell>& cells = out.rows.emplace_back();
    for (int column = 0; column < table.grid.columns(); ++column) {
      cells.push_back(data_cell(index, row, column));
    }
  }
  for (int column = 0; column < table.grid.columns(); ++column) {
    out.columns.push_back(
        {.path = path_of(index, column), .type = type_of(out, static_cast<std::size_t>(column))});
  }
  return out;
}

}  // namespace gongkai
