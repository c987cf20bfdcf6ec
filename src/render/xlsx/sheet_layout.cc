#include "render/xlsx/sheet_layout.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

#include "render/xlsx/row_heights.h"

namespace gongkai {
namespace {

const SheetStyle& style_of(const SheetText& text, const std::vector<SheetStyle>& styles) {
  return styles[static_cast<std::size_t>(text.style)];
}

Length width_of(const CellRange& range, const std::vector<ColumnWidth>& columns) {
  Length width;
  for (int i = range.first_column; i <= range.last_column; ++i) {
    width += columns[static_cast<std::size_t>(i)].shown;
  }
  return width;
}

/// Fills a SheetLayout from the top.
class Builder {
 public:
  Builder(const std::vector<SheetStyle>& styles, std::vector<ColumnWidth> columns,
          std::vector<int> places)
      : styles_(styles),
        layout_{.columns = std::move(columns), .decimal_places = std::move(places)} {}

  // Adds texts side by side, in a row as high as the tallest.
  void add_texts(std::vector<SheetText> texts) {
    Length height;
    for (const SheetText& text : texts) {
      const CellText measured(text.text, style_of(text, styles_));
      height = std::max(height, measured.height(width_of(text.range, layout_.columns)));
    }
    const int first = layout_.rows();
    add_row(height, kMostRowHeight);
    for (SheetText& text : texts) {
      text.range.first_row = first;
      text.range.last_row = layout_.rows() - 1;
      layout_.texts.push_back(std::move(text));
    }
  }

  // A text over the whole width.
  void add_text(const std::string& text, int style) {
    const HorizontalAlign horizontal = styles_[static_cast<std::size_t>(style)].style.horizontal;
    add_texts({{{0, 0, 0, layout_.last_column()}, text, style, horizontal}});
  }

  void add_grid(const std::vector<Length>& heights, int header_rows, Length page_height) {
    Length most = kMostRowHeight;
    for (std::size_t row = 0; row < heights.size(); ++row) {
      if (static_cast<int>(row) == header_rows) {
        layout_.repeated_rows = layout_.rows();
        most = std::min(most, room_below_header(page_height));
      }
      layout_.grid_rows.push_back(layout_.rows());
      add_row(heights[row], most);
    }
    layout_.grid_rows.push_back(layout_.rows());
    if (static_cast<int>(heights.size()) <= header_rows) layout_.repeated_rows = layout_.rows();
  }

  SheetLayout finish() && { return std::move(layout_); }

 private:
  void add_row(Length height, Length most) {
    const std::vector<Length> rows = spread(height, most);
    layout_.row_heights.insert(layout_.row_heights.end(), rows.begin(), rows.end());
  }

  // A header that leaves little room is not repeated (page_setup.cc).
  Length room_below_header(Length page_height) const {
    const Length header =
        std::accumulate(layout_.row_heights.begin(), layout_.row_heights.end(), Length());
    return std::max(page_height - header, page_height / 3);
  }

  const std::vector<SheetStyle>& styles_;
  SheetLayout layout_;
};

}  // namespace

CellRange SheetLayout::on_sheet(const CellRange& range) const {
  return {grid_rows[static_cast<std::size_t>(range.first_row)], range.first_column,
          grid_rows[static_cast<std::size_t>(range.last_row) + 1] - 1, range.last_column};
}

SheetLayout lay_out_sheet(const Table& table, const std::vector<SheetStyle>& styles,
                          std::vector<int> places) {
  assert(table.grid.is_closed() && table.grid.rows() > 0);
  assert(table.columns.size() == static_cast<std::size_t>(table.grid.columns()));
  const std::vector<Cell>& cells = table.grid.cells();
  std::vector<CellText> texts;
  texts.reserve(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    texts.emplace_back(cells[i], styles, places.empty() ? 0 : places[i]);
  }
  const std::vector<ColumnWidth> columns = column_widths(table, texts, styles);
  Builder builder(styles, columns, std::move(places));
  const auto add_captions = [&](const std::vector<CaptionLine>& captions) {
    for (const CaptionLine& caption : captions) {
      builder.add_texts(place_caption(caption, table.caption_style, columns, styles));
    }
  };
  add_captions(table.captions_above);
  if (!table.title.empty()) builder.add_text(table.title, table.title_style);
  add_captions(table.captions);
  builder.add_grid(row_heights(table, texts, columns), table.header_rows,
                   table.page.height - table.page.top - table.page.bottom);
  for (const std::string& note : table.notes) builder.add_text(note, table.note_style);
  return std::move(builder).finish();
}

}  // namespace gongkai
