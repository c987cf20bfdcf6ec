#include "layout/decimals.h"

#include <algorithm>
#include <cstddef>

#include "document/decimal_columns.h"
#include "layout/measure.h"

namespace gongkai {
namespace {

// The widths of a figure before and after the place of its point.
DecimalPads parts(const DecimalFigure& figure, std::span<const Text> texts, const TextPool& pool) {
  const Text& text = texts[figure.cell];
  const Length head = pool.width(text.begin, text.begin + figure.point);
  return {head, text.width - head};
}

}  // namespace

std::vector<DecimalPads> decimal_pads(const Table& table, std::span<const TextStyle> styles,
                                      std::span<const Text> texts, const TextPool& pool) {
  std::vector<DecimalPads> pads;
  const auto align = [&](const Cell& cell) { return cell_style(cell, styles).horizontal; };
  for (const DecimalColumn& column : decimal_columns(table, align)) {
    pads.resize(texts.size());
    DecimalPads most;
    for (const DecimalFigure& figure : column) {
      const DecimalPads own = parts(figure, texts, pool);
      most = {std::max(most.left, own.left), std::max(most.right, own.right)};
    }
    for (const DecimalFigure& figure : column) {
      const DecimalPads own = parts(figure, texts, pool);
      const Cell& cell = table.grid.cells()[figure.cell];
      const bool is_centered = align(cell) == HorizontalAlign::kCenter;
      pads[figure.cell] = {is_centered ? most.left - own.left : Length(), most.right - own.right};
    }
  }
  return pads;
}

}  // namespace gongkai
