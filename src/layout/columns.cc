#include "layout/columns.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace gongkai {
namespace {

constexpr Length kPadding = kCellPaddingX * 2;

// A long text prefers less than its whole width, since it will be wrapped anyway.
Length wished_width(Length width, Length em) {
  const Length bend = em * 16;
  return width <= bend ? width : std::min(bend + (width - bend) / 16, em * 40);
}

// Headings of more than four characters are set in two lines.
Length wished_heading_width(Length width, Length em) {
  return width <= em * 4 ? width : std::max(em * 4, width / 2 + em / 2);
}

/// Gathers what the cells need; a merged cell after all others, for what they leave short.
class ColumnNeeds {
 public:
  ColumnNeeds(const Table& table, std::span<const TextStyle> styles, const CellTexts& texts,
              const TextPool& pool, Words words)
      : table_(table),
        styles_(styles),
        texts_(texts),
        pool_(pool),
        words_(words),
        needs_(static_cast<std::size_t>(table.grid.columns())) {}

  std::vector<ColumnNeed> take() {
    // From the bottom up: numbers mostly need more than the headings, whose words are then often
    // not searched.
    for (std::size_t i = texts_.texts.size(); i-- > 0;) {
      if (table_.grid.cells()[i].col_span == 1) ask(i);
    }
    for (std::size_t i = 0; i < texts_.texts.size(); ++i) {
      if (table_.grid.cells()[i].col_span > 1) ask(i);
    }
    apply_wishes();
    return std::move(needs_);
  }

 private:
  void ask(std::size_t index) {
    const Cell& cell = table_.grid.cells()[index];
    const Text& text = texts_.texts[index];
    if (text.begin == text.end) return;
    const Length width = texts_.width(index);
    const TextStyle& style = styles_[static_cast<std::size_t>(cell.style)];
    const auto columns = std::span(needs_).subspan(static_cast<std::size_t>(cell.column),
                                                   static_cast<std::size_t>(cell.col_span));
    const Length extra = kPadding + style.indent;
    const bool is_heading = cell.row < table_.header_rows;
    const Length wish = is_heading    ? wished_heading_width(text.width, style.size)
                        : cell.number ? width
                                      : wished_width(text.width, style.size);
    widen(columns, &ColumnNeed::preferred, wish + extra);
    const Length given = sum(columns, &ColumnNeed::least) - extra;
    if (given >= width) return;
    const bool is_figure = cell.number || width > text.width;
    if (!is_figure && given >= std::max(pool_.longest_run(text), style.size * 2)) return;
    const Length least = is_figure ? width : least_width(cell, text, style.size);
    widen(columns, &ColumnNeed::least, least + extra);
  }

  // A heading is not stacked in single characters unless words may be broken.
  Length least_width(const Cell& cell, const Text& text, Length em) const {
    if (words_ == Words::kBroken) return em;
    const Length longest = pool_.longest_unbreakable(text);
    const bool is_heading = cell.row < table_.header_rows;
    return is_heading ? std::max(longest, std::min(text.width, em * 2)) : longest;
  }

  static Length sum(std::span<const ColumnNeed> columns, Length ColumnNeed::*member) {
    Length total;
    for (const ColumnNeed& column : columns) total += column.*member;
    return total;
  }

  // The missing width is divided equally.
  static void widen(std::span<ColumnNeed> columns, Length ColumnNeed::*member, Length need) {
    Length missing = need - sum(columns, member);
    if (missing <= Length()) return;
    auto left = static_cast<std::int64_t>(columns.size());
    for (ColumnNeed& column : columns) {
      const Length share = missing / left--;
      column.*member += share;
      missing -= share;
    }
  }

  void apply_wishes() {
    const Length em = body_size(table_, styles_);
    for (std::size_t i = 0; i < needs_.size(); ++i) {
      const int width = i < table_.columns.size() ? table_.columns[i].width : 0;
      ColumnNeed& need = needs_[i];
      if (width > 0) need.preferred = em * width + kPadding;
      // A column without texts stays visible.
      if (need.preferred == Length()) need = {em + kPadding, em + kPadding};
    }
  }

  const Table& table_;
  std::span<const TextStyle> styles_;
  const CellTexts& texts_;
  const TextPool& pool_;
  Words words_;
  std::vector<ColumnNeed> needs_;
};

}  // namespace

std::vector<ColumnNeed> column_needs(const Table& table, std::span<const TextStyle> styles,
                                     const CellTexts& texts, const TextPool& pool, Words words) {
  return ColumnNeeds(table, styles, texts, pool, words).take();
}

Length body_size(const Table& table, std::span<const TextStyle> styles) {
  const std::vector<Cell>& cells = table.grid.cells();
  if (cells.empty()) return points(10);
  const bool has_body = table.header_rows < table.grid.rows();
  const std::size_t first = has_body ? table.grid.first_cell(table.header_rows) : 0;
  const Cell& cell = cells[first];
  return styles[static_cast<std::size_t>(cell.style)].size;
}

}  // namespace gongkai
