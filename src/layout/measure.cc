#include "layout/measure.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <utility>

#include "document/fit_columns.h"
#include "layout/columns.h"

namespace gongkai {
namespace {

std::vector<Length> column_edges(const Table& table, std::span<const Length> widths) {
  std::vector<Length> edges{table.page.left};
  for (const Length width : widths) edges.push_back(edges.back() + width);
  return edges;
}

/// Breaks the texts of a table's cells.
class CellWrapper {
 public:
  CellWrapper(const Table& table, std::span<const TextStyle> styles, TextPool& pool)
      : table_(table), styles_(styles), pool_(pool) {}

  void wrap_all(std::span<const Text> texts, MeasuredTable& measured) {
    measured.lines.reserve(texts.size());
    measured.blocks.reserve(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const Cell& cell = table_.grid.cells()[i];
      const TextStyle style = cell_style(cell, styles_);
      const Length width = inner_width(cell, style, measured.x);
      const LineRange lines = wrap(cell, texts[i], style, width, measured.header_rows);
      measured.lines.push_back(lines);
      measured.blocks.push_back({.lines = lines.count, .pitch = style.pitch});
      note_fault(cell, lines, width + (kCellPaddingX - kHeadingPaddingX) * 2);
    }
  }

  /// The first cell with a broken number or a character wider than it; null if there is none.
  const Cell* fault() const { return fault_; }

 private:
  static Length inner_width(const Cell& cell, const TextStyle& style, std::span<const Length> x) {
    const auto first = static_cast<std::size_t>(cell.column);
    const Length width =
        x[first + static_cast<std::size_t>(cell.col_span)] - x[first] - kCellPaddingX * 2;
    return style.horizontal == HorizontalAlign::kLeft ? width - style.indent : width;
  }

  LineRange wrap(const Cell& cell, const Text& text, const TextStyle& style, Length width,
                 int header_rows) {
    if (cell.row < header_rows) return wrap_heading(text, style, width);
    if (style.horizontal == HorizontalAlign::kCenter) {
      return pool_.wrap(text, width, LineFill::kEven);
    }
    return wrap_without_orphan(text, width, style.size);
  }

  // A centred heading may use smaller padding if that avoids a single character on a line (政府性 /
  // 基金 instead of 政府 / 性 / 基金).
  LineRange wrap_heading(const Text& text, const TextStyle& style, Length width) {
    const LineRange lines = pool_.wrap(text, width, LineFill::kEven);
    if (style.horizontal != HorizontalAlign::kCenter || !has_lone_character(lines)) return lines;
    const Length wider = width + (kCellPaddingX - kHeadingPaddingX) * 2;
    const LineRange closer = pool_.wrap(text, wider, LineFill::kEven);
    return has_lone_character(closer) ? lines : closer;
  }

  bool has_lone_character(const LineRange& lines) const {
    for (int i = 0; lines.count > 1 && i < lines.count; ++i) {
      const Line& line = pool_.line(lines.begin + static_cast<std::size_t>(i));
      if (line.end - line.begin == 1) return true;
    }
    return false;
  }

  // A short text does not end with only one or two characters on the last line.
  LineRange wrap_without_orphan(const Text& text, Length width, Length em) {
    const LineRange lines = pool_.wrap(text, width, LineFill::kFull);
    if (lines.count < 2 || lines.count > 4) return lines;
    const Line& last = pool_.line(lines.begin + static_cast<std::size_t>(lines.count) - 1);
    if (last.width > em * 2) return lines;
    return pool_.wrap(text, width, LineFill::kEven);
  }

  void note_fault(const Cell& cell, LineRange lines, Length width) {
    if (fault_ != nullptr) return;
    if (cell.number && lines.count > 1) fault_ = &cell;
    for (int i = 0; i < lines.count; ++i) {
      if (pool_.line(lines.begin + static_cast<std::size_t>(i)).width > width) fault_ = &cell;
    }
  }

  const Table& table_;
  std::span<const TextStyle> styles_;
  TextPool& pool_;
  const Cell* fault_ = nullptr;
};

Length sum_of_least(std::span<const ColumnNeed> needs) {
  Length sum;
  for (const ColumnNeed& need : needs) sum += need.least;
  return sum;
}

std::string shown_points(Length length) {
  const std::int64_t tenths = length.milli_points() / 100;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " 磅";
}

}  // namespace

int closed_header_rows(const Table& table) {
  int rows = std::min(table.header_rows, table.grid.rows());
  for (const Cell& cell : table.grid.cells()) {
    if (cell.row >= rows) break;
    rows = std::max(rows, cell.row + cell.row_span);
  }
  return rows;
}

namespace {

void set_heights(const Table& table, MeasuredTable& measured) {
  measured.heights =
      row_heights(table.grid, measured.blocks, {measured.header_rows, table.row_height});
}

}  // namespace

void set_padding(Length padding, const Table& table, MeasuredTable& measured) {
  for (CellBlock& block : measured.blocks) block.padding = padding;
  set_heights(table, measured);
}

TextStyle cell_style(const Cell& cell, std::span<const TextStyle> styles) {
  TextStyle style = styles[static_cast<std::size_t>(cell.style)];
  if (cell.number && style.horizontal == HorizontalAlign::kLeft) {
    style.horizontal = HorizontalAlign::kRight;
  }
  return style;
}

MeasuredTable measure_table(const Table& table, std::span<const TextStyle> styles, TextPool& pool) {
  const std::vector<Cell>& cells = table.grid.cells();
  CellTexts texts;
  texts.texts.reserve(cells.size());
  for (const Cell& cell : cells) {
    texts.texts.push_back(pool.add(cell.text, styles[static_cast<std::size_t>(cell.style)]));
  }
  texts.pads = decimal_pads(table, styles, texts.texts, pool);
  std::vector<ColumnNeed> needs = column_needs(table, styles, texts, pool, Words::kWhole);
  // Aligned decimal points are not worth a smaller size or broken words.
  if (!texts.pads.empty() && sum_of_least(needs) > text_width(table.page)) {
    texts.pads.clear();
    needs = column_needs(table, styles, texts, pool, Words::kWhole);
  }
  MeasuredTable measured;
  for (const ColumnNeed& need : needs) measured.least.push_back(need.least);
  if (!fits_width(table, measured)) {
    needs = column_needs(table, styles, texts, pool, Words::kBroken);
  }
  measured.header_rows = closed_header_rows(table);
  measured.x = column_edges(table, fit_columns(needs, text_width(table.page)));
  CellWrapper wrapper(table, styles, pool);
  wrapper.wrap_all(texts.texts, measured);
  measured.pads = std::move(texts.pads);
  measured.fault = wrapper.fault();
  set_heights(table, measured);
  return measured;
}

bool fits_width(const Table& table, const MeasuredTable& measured) {
  const std::vector<Length>& least = measured.least;
  return std::accumulate(least.begin(), least.end(), Length()) <= text_width(table.page);
}

void report_width(const Table& table, const MeasuredTable& measured, Findings& findings) {
  const Cell* fault = measured.fault;
  if (fault == nullptr && fits_width(table, measured)) return;
  const Length need = std::accumulate(measured.least.begin(), measured.least.end(), Length());
  const std::string title = "表“" + table.title + "”过宽：";
  std::string message = title + "版心宽 " + shown_points(text_width(table.page)) +
                        "，各列至少共需 " + shown_points(need) + "，部分词语将被拆开";
  if (fault != nullptr) {
    message = title + "第 " + std::to_string(fault->row + 1) + " 行第 " +
              std::to_string(fault->column + 1) + " 列放不下“" + fault->text + "”";
  }
  findings.add({.id = "table-too-wide",
                .severity = fault == nullptr ? Severity::kWarning : Severity::kError,
                .where = Place(),
                .message = message,
                .help = "改用横向纸张、缩小字号或页边距，或减少列"});
}

}  // namespace gongkai
