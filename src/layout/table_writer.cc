#include "layout/table_writer.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "layout/borders.h"
#include "layout/breaks.h"
#include "layout/head.h"
#include "layout/place.h"
#include "layout/structure.h"

namespace gongkai {
namespace {

constexpr Length kGapAboveNotes = points(4);
constexpr Length kGapBetweenTables = points(26);

/// Writes the pages of a measured table.
class TableWriter {
 public:
  TableWriter(const Table& table, const TableSetting& setting, MeasuredTable measured,
              const TableOutput& output)
      : table_(table),
        setting_(setting),
        measured_(std::move(measured)),
        pool_(output.pool),
        out_(output.pages),
        tags_(output.tags) {
    next_head_ = first_head_ = lay_out_head(table, table.title, setting.styles, pool_);
    wrap_notes();
    is_whole_ = fit_below() || fit_on_one_page();
    if (is_whole_) return;
    const std::string continued = table.title + std::string(setting.continued_mark);
    next_head_ = lay_out_head(table, continued, setting.styles, pool_);
  }

  /// False if a page cannot hold a line under the heading.
  bool has_room() const {
    if (is_whole_) return true;
    Length line;
    for (std::size_t i = 0; i < measured_.blocks.size(); ++i) {
      const bool is_body = table_.grid.cells()[i].row >= measured_.header_rows;
      if (is_body) line = std::max(line, block_height(measured_.blocks[i], 1));
    }
    const PageRoom room = page_room();
    return std::min(room.first, room.others) >= line;
  }

  /// Where the table ends on its last page.
  Length write() {
    const std::size_t first_page = out_.pages.size() - (is_below_ ? 1 : 0);
    if (setting_.has_bookmark) add_bookmark(first_page);
    tags_.begin(first_head_, out_);
    const TableBody body{table_.grid, measured_.header_rows, measured_.blocks, measured_.heights};
    bool is_first = true;
    for (const PageRows& rows : break_rows(body, page_room())) {
      if (is_first && is_below_) {
        go_on_below();
      } else {
        begin_page(is_first ? first_head_ : next_head_);
      }
      write_rows(rows);
      is_first = false;
    }
    write_notes();
    return bottom_;
  }

 private:
  void add_bookmark(std::size_t page) {
    out_.bookmarks.push_back({table_.name.empty() ? table_.title : table_.name,
                              static_cast<int>(page), table_.page.top + drop_, setting_.level});
  }

  void wrap_notes() {
    const TextStyle& style = note_style();
    const Length width = text_width(table_.page) - style.indent;
    for (const std::string& note : table_.notes) {
      notes_.push_back(pool_.wrap(pool_.add(note, style), width, LineFill::kFull));
    }
  }

  // Moves the table down to where the one above ends, if all of it has room there.
  bool fit_below() {
    if (!setting_.end_above) return false;
    const Length drop = *setting_.end_above + kGapBetweenTables - table_.page.top;
    const Length room = table_.page.height - table_.page.bottom - first_head_.bottom - drop;
    if (height_of_rows() + notes_height() > room) return false;
    is_below_ = true;
    drop_ = drop;
    return true;
  }

  // Sets the rows closer if that avoids a second page.
  bool fit_on_one_page() {
    const Length room = table_.page.height - table_.page.bottom - first_head_.bottom;
    if (height_of_rows() + notes_height() <= room) return true;
    set_padding(kTightPaddingY, table_, measured_);
    if (height_of_rows() + notes_height() <= room) return true;
    set_padding(kCellPaddingY, table_, measured_);
    return false;
  }

  Length height_of_rows() const {
    return std::accumulate(measured_.heights.begin(), measured_.heights.end(), Length());
  }

  PageRoom page_room() const {
    Length height = table_.page.height - table_.page.bottom;
    for (int row = 0; row < measured_.header_rows; ++row) {
      height -= measured_.heights[static_cast<std::size_t>(row)];
    }
    const PageRoom room{height - first_head_.bottom - drop_, height - next_head_.bottom,
                        notes_height()};
    // Notes longer than half a page flow separately; their first line stays with the table.
    if (room.after_last_row <= room.others / 2) return room;
    return {room.first, room.others, kGapAboveNotes + note_style().pitch};
  }

  Length notes_height() const {
    Length height = notes_.empty() ? Length() : kGapAboveNotes;
    for (const LineRange& note : notes_) height += note_style().pitch * note.count;
    return height;
  }

  void begin_page(const Head& head) {
    page_ = &out_.pages.emplace_back();
    page_->width = table_.page.width;
    page_->height = table_.page.height;
    write_head(head, Length());
  }

  void go_on_below() {
    page_ = &out_.pages.back();
    write_head(first_head_, drop_);
  }

  void write_head(const Head& head, Length drop) {
    const std::vector<std::uint32_t> elements = tags_.take_head();
    for (std::size_t i = 0; i < head.texts.size(); ++i) {
      const PlacedText& text = head.texts[i];
      Box box = text.box;
      box.top_left.y += drop;
      const std::size_t first_item = page_->items.size();
      place_lines(pool_, text.lines, text.style, box, *page_);
      if (i < elements.size()) mark_items(elements[i], first_item, *page_);
    }
    bottom_ = head.bottom + drop;
  }

  void write_rows(const PageRows& page) {
    std::vector<PlacedRow> rows;
    for (int row = 0; row < measured_.header_rows; ++row) {
      rows.push_back({row, measured_.heights[static_cast<std::size_t>(row)]});
    }
    if (page.heading >= 0) {
      rows.push_back({page.heading, measured_.heights[static_cast<std::size_t>(page.heading)]});
    }
    rows.insert(rows.end(), page.rows.begin(), page.rows.end());
    if (rows.empty()) return;
    std::vector<Length> y{bottom_};
    for (const PlacedRow& row : rows) y.push_back(y.back() + row.height);
    bottom_ = y.back();

    const Frame frame{rows, y, measured_.x};
    for (const Stroke& stroke : borders(table_.grid, frame)) page_->items.emplace_back(stroke);
    for (std::size_t i = 0; i < rows.size(); ++i) write_cells(frame, i, page.cut);
  }

  // Writes the cells not yet shown by a row above on the page: those that begin here, continue from
  // the previous page, or belong to rows not on the page.
  void write_cells(const Frame& frame, std::size_t at, std::span<const CutCell> cut) {
    for (int column = 0; column < table_.grid.columns();) {
      const std::size_t cell = table_.grid.covering(frame.rows[at].row, column);
      const bool is_shown = at > 0 && table_.grid.covering(frame.rows[at - 1].row, column) == cell;
      if (!is_shown) write_cell(frame, at, cell, cut);
      const Cell& placed = table_.grid.cells()[cell];
      column = placed.column + placed.col_span;
    }
  }

  // After the last row of the page that the cell, which is shown from this one on, covers.
  static std::size_t end_on_page(const Cell& cell, const Frame& frame, std::size_t at) {
    while (at < frame.rows.size() && frame.rows[at].row < cell.row + cell.row_span) ++at;
    return at;
  }

  void write_cell(const Frame& frame, std::size_t at, std::size_t index,
                  std::span<const CutCell> cut) {
    const Cell& cell = table_.grid.cells()[index];
    LineRange lines = measured_.lines[index];
    ShownLines shown{0, lines.count, lines.count};
    TextStyle style = cell_style(cell, setting_.styles);
    const auto part = std::ranges::find(cut, index, &CutCell::cell);
    if (part != cut.end()) {
      shown = {part->first_line, part->end_line, lines.count};
      const int count = shown.end - shown.first;
      if (count < lines.count) style.vertical = VerticalAlign::kTop;
      lines = {lines.begin + static_cast<std::uint32_t>(shown.first), count};
    }
    const std::size_t end = end_on_page(cell, frame, at);
    const Length left = frame.x[static_cast<std::size_t>(cell.column)];
    const int end_column = cell.column + cell.col_span;
    const Length right = frame.x[static_cast<std::size_t>(end_column)];
    const Length padding = measured_.blocks[index].padding;
    const DecimalPads pads = measured_.pads.empty() ? DecimalPads() : measured_.pads[index];
    const Box box{{left + kCellPaddingX + pads.left, frame.y[at] + padding},
                  right - left - kCellPaddingX * 2 - pads.left - pads.right,
                  frame.y[end] - frame.y[at] - padding * 2};
    const std::size_t first_item = page_->items.size();
    place_lines(pool_, lines, style, box, *page_);
    tags_.mark_cell(index, shown, first_item, *page_);
  }

  void write_notes() {
    TextStyle style = note_style();
    style.vertical = VerticalAlign::kTop;
    const Length width = text_width(table_.page);
    const Length limit = table_.page.height - table_.page.bottom;
    Length y = bottom_ + kGapAboveNotes;
    for (const LineRange& note : notes_) {
      const std::uint32_t element = tags_.add_note(out_);
      for (int i = 0; i < note.count; ++i) {
        if (y + style.pitch > limit) {
          begin_page(next_head_);
          y = bottom_;
        }
        const LineRange line{note.begin + static_cast<std::uint32_t>(i), 1};
        const std::size_t first_item = page_->items.size();
        place_lines(pool_, line, style, {{table_.page.left, y}, width, style.pitch}, *page_);
        mark_items(element, first_item, *page_);
        y += style.pitch;
        bottom_ = y;
      }
    }
  }

  const TextStyle& note_style() const {
    return setting_.styles[static_cast<std::size_t>(table_.note_style)];
  }

  const Table& table_;
  const TableSetting& setting_;
  MeasuredTable measured_;
  TextPool& pool_;
  Pages& out_;
  TableTags& tags_;
  Head first_head_;
  Head next_head_;
  std::vector<LineRange> notes_;
  bool is_whole_ = false;  // fits on one page
  bool is_below_ = false;  // follows the existing content of the last page
  Length drop_;            // how far below the top margin then
  Page* page_ = nullptr;
  Length bottom_;  // of the page's content so far
};

}  // namespace

std::optional<Length> write_table(const Table& table, const TableSetting& setting,
                                  MeasuredTable measured, const TableOutput& output) {
  TableWriter writer(table, setting, std::move(measured), output);
  if (writer.has_room()) return writer.write();
  output.findings.add({.id = "page-too-small",
                       .where = Place(),
                       .message = "表“" + table.title + "”的标题和表头占满了一页，放不下一行数据",
                       .help = "缩小页边距或字号，或改用更大的纸张"});
  return std::nullopt;
}

}  // namespace gongkai
