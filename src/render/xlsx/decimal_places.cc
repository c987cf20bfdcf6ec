#include "render/xlsx/decimal_places.h"

#include <algorithm>
#include <cstddef>
#include <map>

#include "document/decimal_columns.h"
#include "render/xlsx/cell_formats.h"

namespace gongkai {

std::vector<int> decimal_places(const Table& table, const std::vector<SheetStyle>& styles) {
  const auto align = [&styles](const Cell& cell) {
    const HorizontalAlign own = styles[static_cast<std::size_t>(cell.style)].style.horizontal;
    const bool is_right = cell.number && own == HorizontalAlign::kRight;
    return is_right ? own : HorizontalAlign::kLeft;
  };
  std::vector<int> places;
  for (const DecimalColumn& column : decimal_columns(table, align)) {
    const std::vector<Cell>& cells = table.grid.cells();
    int most = 0;
    for (const DecimalFigure& figure : column) {
      most = std::max(most, cells[figure.cell].number->format.decimals);
    }
    places.resize(cells.size());
    for (const DecimalFigure& figure : column) places[figure.cell] = most;
  }
  return places;
}

std::string with_places(const std::string& text, int places) {
  if (places == 0) return text;
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::size_t size = point + 1 + static_cast<std::size_t>(places);
  std::string out = point == text.size() ? text + '.' : text;
  out.resize(std::max(size, out.size()), '0');
  return out;
}

std::vector<WholeNumbers> whole_numbers(const Table& table, const std::vector<int>& places) {
  std::vector<WholeNumbers> out;
  std::map<int, std::size_t> last;  // of each column, index into `out`
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Cell& cell = table.grid.cells()[i];
    if (places[i] == 0) continue;
    const NumberFormat format = format_in_workbook(*cell.number, places[i]);
    if (!format.is_trimmed) continue;
    const CellRange cells{cell.row, cell.column, cell.row + cell.row_span - 1,
                          cell.column + cell.col_span - 1};
    const std::string code = whole_number_code(format, places[i]);
    const auto above = last.find(cell.column);
    if (above != last.end()) {
      WholeNumbers& open = out[above->second];
      if (open.cells.last_row + 1 == cells.first_row &&
          open.cells.last_column == cells.last_column && open.code == code) {
        open.cells.last_row = cells.last_row;
        continue;
      }
    }
    last[cell.column] = out.size();
    out.push_back({cells, code});
  }
  return out;
}

}  // namespace gongkai
