#include "document/decimal_columns.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace gongkai {
namespace {

/// A figure's decimals, and where its point stands.
struct FigureParts {
  std::size_t point = 0;
  int decimals = 0;
};

// An amount as format_amount prints it, or a percentage.
std::optional<FigureParts> figure_parts(std::string_view text) {
  for (const std::string_view sign : {"%", "％", "‰"}) {
    if (text.ends_with(sign)) text.remove_suffix(sign.size());
  }
  constexpr std::string_view kDigits = "0123456789";
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  const std::size_t point = std::min(text.find_first_not_of("0123456789,", first), text.size());
  if (point == first || kDigits.find(text[first]) == std::string_view::npos) return std::nullopt;
  if (point == text.size()) return FigureParts{point, 0};
  const std::string_view decimals = text.substr(point + 1);
  const bool is_figure = text[point] == '.' && !decimals.empty() &&
                         decimals.find_first_not_of(kDigits) == std::string_view::npos;
  if (!is_figure) return std::nullopt;
  return FigureParts{point, static_cast<int>(decimals.size())};
}

/// Columns as they are found.
class Finder {
 public:
  Finder(const Table& table, const std::function<HorizontalAlign(const Cell&)>& align)
      : table_(table), align_(align) {}

  std::vector<DecimalColumn> find() {
    for_each_figure([](std::size_t, const FigureParts& parts, Column& column) {
      column.is_mixed |= column.has_figures && parts.decimals != column.decimals;
      column.has_figures = true;
      column.decimals = parts.decimals;
    });
    if (std::ranges::none_of(columns_, &Column::is_mixed)) return {};
    for_each_figure([](std::size_t cell, const FigureParts& parts, Column& column) {
      if (column.is_mixed) column.found.push_back({cell, parts.point});
    });
    std::vector<DecimalColumn> out;
    for (Column& column : columns_) {
      if (column.is_mixed) out.push_back(std::move(column.found));
    }
    return out;
  }

 private:
  struct Column {
    std::pair<int, int> edges;
    DecimalColumn found = {};
    int decimals = 0;  // of the last figure
    bool has_figures = false;
    bool is_mixed = false;
  };

  // Calls visit(cell's index, parts, column) for each figure that may be in a column.
  template <typename Visit>
  void for_each_figure(const Visit& visit) {
    const std::vector<Cell>& cells = table_.grid.cells();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Cell& cell = cells[i];
      if (cell.row < table_.header_rows) continue;
      const auto parts = figure_parts(cell.text);
      if (!parts) continue;
      const HorizontalAlign align = align_(cell);
      const bool is_right = align == HorizontalAlign::kRight;
      const bool is_centered = align == HorizontalAlign::kCenter && cell.number.has_value();
      constexpr int kAnywhere = -1;
      const int first = is_right ? kAnywhere : cell.column;
      if (is_right || is_centered) visit(i, *parts, column({first, cell.column + cell.col_span}));
    }
  }

  Column& column(std::pair<int, int> edges) {
    const auto known = std::ranges::find(columns_, edges, &Column::edges);
    if (known != columns_.end()) return *known;
    return columns_.emplace_back(Column{edges});
  }

  const Table& table_;
  const std::function<HorizontalAlign(const Cell&)>& align_;
  std::vector<Column> columns_;
};

}  // namespace

std::vector<DecimalColumn> decimal_columns(
    const Table& table, const std::function<HorizontalAlign(const Cell&)>& align) {
  return Finder(table, align).find();
}

}  // namespace gongkai
