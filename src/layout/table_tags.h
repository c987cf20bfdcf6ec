#pragma once

// The elements of one table: made once, on however many pages and in however many parts it is
// printed. Headings, heading rows and labels that are printed again belong to none of them.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "document/document.h"
#include "layout/head.h"
#include "layout/measure.h"
#include "layout/pages.h"

namespace gongkai {

/// The lines [first, end) of the `count` that a cell has.
struct ShownLines {
  int first = 0;
  int end = 0;
  int count = 0;
};

class TableTags {
 public:
  /// `level` is that of the table's heading.
  TableTags(const Table& table, int level)
      : table_(table), level_(level), header_rows_(closed_header_rows(table)) {}

  /// From here on the table is printed as a part with only these of its cells.
  void go_to_part(std::span<const std::size_t> cells) { part_ = cells; }

  /// Adds the elements of head, rows and cells, unless already added.
  void begin(const Head& head, Pages& pages);

  /// The elements of the head's texts in their order; empty after the first call.
  std::vector<std::uint32_t> take_head();

  /// Gives a cell (of the part) the runs of a page from `first_item` on, unless it has had these
  /// lines.
  void mark_cell(std::size_t cell, const ShownLines& lines, std::size_t first_item, Page& page);

  /// Adds the element of a note.
  std::uint32_t add_note(Pages& pages) const;

 private:
  void add_head(const Head& head, Pages& pages);
  void add_rows(Pages& pages);
  ElementKind kind_of(const Cell& cell) const;

  const Table& table_;
  int level_;
  int header_rows_;
  std::span<const std::size_t> part_;  // empty: all cells
  std::uint32_t section_ = 0;
  std::vector<std::uint32_t> head_;
  std::vector<std::uint32_t> cells_;
  std::vector<int> lines_;  // of each cell: how many have been shown
};

}  // namespace gongkai
