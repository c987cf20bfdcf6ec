#include "layout/breaks.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace gongkai {
namespace {

// A row taller than a page starts only on a page with room for this many of its lines.
constexpr int kLeastLines = 3;

// A text up to this fraction of a page is a label: it is repeated on the next page, and not broken
// if its rows can move to the next page instead.
constexpr std::int64_t kLabelPart = 3;

// How many lines of a cell go into this height.
int lines_in(Length height, const CellBlock& block) {
  const Length room = std::max(Length(), height - block.padding * 2);
  return static_cast<int>(room.milli_points() / std::max(block.pitch, points(1)).milli_points());
}

/// A cell that goes on from an earlier page, and how many of its lines have been shown.
struct Carried {
  std::size_t cell = 0;
  int shown = 0;
};

class Breaker {
 public:
  Breaker(const TableBody& body, const PageRoom& room)
      : body_(body),
        room_(room),
        row_(body.first_row),
        end_(body.grid.rows()),
        heading_end_(body.first_row) {}

  std::vector<PageRows> run() {
    std::vector<PageRows> pages;
    do {
      pages.push_back(next_page(pages.empty() ? room_.first : room_.others));
    } while (row_ < end_);
    return pages;
  }

 private:
  PageRows next_page(Length room) {
    PageRows page;
    page.heading = heading_above(room);
    if (page.heading >= 0) room -= body_.heights[index(page.heading)];
    const bool continues_row = is_row_begun_;
    is_row_begun_ = false;
    Length used;
    while (row_ < end_) {
      const Length height = height_here(used, continues_row && page.rows.empty());
      if (!fits(used, height, room, page)) {
        if (is_to_be_split(height, room - used, page)) {
          page.rows.push_back({row_, room - used});
          is_row_begun_ = true;
        }
        break;
      }
      page.rows.push_back({row_, height});
      used += height;
      ++row_;
    }
    if (row_ < end_ && !is_row_begun_) retreat(page, room);
    cut_cells(page);
    return page;
  }

  // The heading within the table over the next row, from an earlier page, unless it would take too
  // much of this one.
  int heading_above(Length room) {
    for (; heading_end_ < row_; ++heading_end_) {
      if (body_.grid.break_after(heading_end_) == PageBreak::kAvoided) heading_ = heading_end_;
      if (heading_ >= 0 && !has_columns_of(heading_, heading_end_)) heading_ = -1;
    }
    if (heading_ < 0 || row_ == end_ || !has_columns_of(heading_, row_)) return -1;
    const bool is_low = body_.heights[index(heading_)] <= room / kLabelPart;
    return is_low && holds_what_ends_above(heading_, row_) ? heading_ : -1;
  }

  // Whether the row alone has room for its merged cells that end above the other row.
  bool holds_what_ends_above(int row, int below) const {
    bool out = true;
    for_each_cell(row, [&](std::size_t cell) {
      out = out && (last_row(cell) >= below || whole_height(cell) <= body_.heights[index(row)]);
    });
    return out;
  }

  // Whether the cells of the row above end where those of the row below do, and are no wider than
  // a part of the table.
  bool has_columns_of(int above, int below) const {
    for (int column = 0; column < body_.grid.columns();) {
      const Cell& upper = body_.grid.at(above, column);
      const Cell& lower = body_.grid.at(below, column);
      if (upper.column != lower.column || upper.col_span != lower.col_span) return false;
      if (upper.col_span == body_.grid.columns()) return false;
      column += upper.col_span;
    }
    return true;
  }

  // The height of the next row on a page with `used` above it: more than its own height if a cell
  // continued from the page before needs it.
  Length height_here(Length used, bool continues_row) const {
    Length height = continues_row ? height_of_lines(row_, 1) : body_.heights[index(row_)];
    for (const Carried& carried : carried_) {
      if (last_row(carried.cell) != row_) continue;
      const int lines = lines_due(carried);
      if (lines > 0) height = std::max(height, block_height(block(carried.cell), lines) - used);
    }
    return height;
  }

  // The last row keeps its notes with it, unless they would never fit.
  bool fits(Length used, Length height, Length room, const PageRows& page) const {
    const bool wants_notes = row_ == end_ - 1 && !page.rows.empty();
    return used + height + (wants_notes ? room_.after_last_row : Length()) <= room;
  }

  bool is_to_be_split(Length height, Length left, const PageRows& page) const {
    if (page.rows.empty()) return true;
    if (height <= room_.others) return false;
    return left >= height_of_lines(row_, kLeastLines);
  }

  // The height of a row of so many lines of its largest text.
  Length height_of_lines(int row, int lines) const {
    Length height;
    for_each_cell(row, [&](std::size_t cell) {
      height = std::max(height, block_height(block(cell), lines));
    });
    return height;
  }

  // Gives up rows at the end of a page: one so that the last row is not alone, headings of the
  // following rows, and rows of a merged cell whose text would have to be broken.
  void retreat(PageRows& page, Length room) {
    const auto give_up_to = [&](int row) {
      while (page.rows.back().row >= row) page.rows.pop_back();
      row_ = row;
    };
    if (row_ == end_ - 1 && page.rows.size() > 1) give_up_to(row_ - 1);
    const int first = page.rows.front().row;
    for (int row = row_to_give_up(page); row > first; row = row_to_give_up(page)) {
      if (height_on(page, first, row - 1) < room / 2) return;
      give_up_to(row);
    }
  }

  int row_to_give_up(const PageRows& page) const {
    const bool is_heading = body_.grid.break_after(row_ - 1) == PageBreak::kAvoided;
    return is_heading ? row_ - 1 : first_row_of_broken_label(page);
  }

  // -1: no label is broken.
  int first_row_of_broken_label(const PageRows& page) const {
    int first = -1;
    for_each_cell(row_, [&](std::size_t cell) {
      const int row = body_.grid.cells()[cell].row;
      if (row == row_ || row < page.rows.front().row || !is_label(cell)) return;
      if (height_on(page, row, row_) < whole_height(cell)) first = std::max(first, row);
    });
    return first;
  }

  // Records what is shown of the cells continued from the previous page or on the next.
  void cut_cells(PageRows& page) {
    std::vector<Carried> crossing = carried_;
    if (row_ < end_) {
      for_each_cell(row_, [&](std::size_t cell) {
        const bool begins_later = !is_row_begun_ && body_.grid.cells()[cell].row == row_;
        const bool is_carried = std::ranges::find(carried_, cell, &Carried::cell) != carried_.end();
        if (!begins_later && !is_carried) crossing.push_back({cell, 0});
      });
    }
    carried_.clear();
    for (const Carried& cell : crossing) {
      page.cut.push_back(shown_on(page, cell));
      const bool goes_on = row_ < end_ && last_row(cell.cell) >= row_;
      if (goes_on) carried_.push_back({cell.cell, page.cut.back().end_line});
    }
  }

  CutCell shown_on(const PageRows& page, const Carried& carried) const {
    const int lines = block(carried.cell).lines;
    const Length height =
        height_on(page, body_.grid.cells()[carried.cell].row, last_row(carried.cell));
    const int capacity = lines_in(height, block(carried.cell));
    if (carried.shown < lines) {
      return {carried.cell, carried.shown, std::min(lines, carried.shown + capacity)};
    }
    return {carried.cell, is_repeated(carried.cell) && capacity >= lines ? 0 : lines, lines};
  }

  // The lines that a cell from an earlier page still has to show.
  int lines_due(const Carried& carried) const {
    const int lines = block(carried.cell).lines;
    if (carried.shown < lines) return lines - carried.shown;
    return is_repeated(carried.cell) ? lines : 0;
  }

  bool is_repeated(std::size_t cell) const {
    const Cell& placed = body_.grid.cells()[cell];
    return is_label(cell) && (placed.row_span > 1 || placed.column == 0);
  }

  bool is_label(std::size_t cell) const { return whole_height(cell) <= room_.others / kLabelPart; }

  // The height of those rows in [first, last] that are on the page.
  static Length height_on(const PageRows& page, int first, int last) {
    Length height;
    for (const PlacedRow& placed : page.rows) {
      if (placed.row >= first && placed.row <= last) height += placed.height;
    }
    return height;
  }

  template <typename Visit>
  void for_each_cell(int row, const Visit& visit) const {
    for (int column = 0; column < body_.grid.columns();) {
      const std::size_t cell = body_.grid.covering(row, column);
      visit(cell);
      column += body_.grid.cells()[cell].col_span;
    }
  }

  static std::size_t index(int i) { return static_cast<std::size_t>(i); }
  const CellBlock& block(std::size_t cell) const { return body_.blocks[cell]; }
  Length whole_height(std::size_t cell) const { return block_height(block(cell)); }
  int last_row(std::size_t cell) const {
    const Cell& placed = body_.grid.cells()[cell];
    return placed.row + placed.row_span - 1;
  }

  const TableBody& body_;
  const PageRoom& room_;
  int row_;  // the next to be placed
  int end_;
  int heading_ = -1;  // the heading within the table over the row before heading_end_
  int heading_end_ = 0;
  bool is_row_begun_ = false;  // part of row_ stands on the page before
  std::vector<Carried> carried_;
};

}  // namespace

std::vector<PageRows> break_rows(const TableBody& body, const PageRoom& room) {
  return Breaker(body, room).run();
}

}  // namespace gongkai
