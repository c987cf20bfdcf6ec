#include "layout/table_tags.h"

#include <limits>
#include <utility>

#include "layout/measure.h"
#include "layout/structure.h"

namespace gongkai {

void TableTags::begin(const Head& head, Pages& pages) {
  if (section_ != 0) return;
  section_ = add_element({.kind = ElementKind::kSection}, pages);
  add_head(head, pages);
  add_rows(pages);
}

void TableTags::add_head(const Head& head, Pages& pages) {
  for (const PlacedText& text : head.texts) {
    const Element element =
        text.is_title ? heading_element(level_, section_, pages) : Element{.parent = section_};
    head_.push_back(add_element(element, pages));
  }
}

void TableTags::add_rows(Pages& pages) {
  const Grid& grid = table_.grid;
  const std::uint32_t table = add_element({.kind = ElementKind::kTable, .parent = section_}, pages);
  std::uint32_t group = table;
  for (int row = 0; row < grid.rows(); ++row) {
    if (grid.rows() > kMostChildren && row % kMostChildren == 0) {
      group = add_element({.kind = ElementKind::kRowGroup, .parent = table}, pages);
    }
    const std::uint32_t element = add_element({.kind = ElementKind::kRow, .parent = group}, pages);
    for (std::size_t i = grid.first_cell(row); i < grid.end_cell(row); ++i) {
      const Cell& cell = grid.cells()[i];
      cells_.push_back(add_element({.kind = kind_of(cell),
                                    .columns = static_cast<std::uint16_t>(cell.col_span),
                                    .rows = static_cast<std::uint32_t>(cell.row_span),
                                    .parent = element},
                                   pages));
    }
  }
  lines_.resize(cells_.size());
}

ElementKind TableTags::kind_of(const Cell& cell) const {
  if (cell.row < header_rows_ || cell.heads == HeadingScope::kColumn)
    return ElementKind::kColumnHead;
  const auto column = static_cast<std::size_t>(cell.column);
  const bool is_label = cell.heads == HeadingScope::kRow ||
                        (column < table_.columns.size() && table_.columns[column].heads_rows);
  return is_label && !cell.text.empty() ? ElementKind::kRowHead : ElementKind::kCell;
}

std::vector<std::uint32_t> TableTags::take_head() { return std::exchange(head_, {}); }

void TableTags::mark_cell(std::size_t cell, const ShownLines& lines, std::size_t first_item,
                          Page& page) {
  if (!part_.empty()) cell = part_[cell];
  if (lines.end <= lines_[cell]) return;
  mark_items(cells_[cell], first_item, page);
  // Another part of the table may break the same text into more lines.
  lines_[cell] = lines.end < lines.count ? lines.end : std::numeric_limits<int>::max();
}

std::uint32_t TableTags::add_note(Pages& pages) const {
  return add_element({.parent = section_}, pages);
}

}  // namespace gongkai
