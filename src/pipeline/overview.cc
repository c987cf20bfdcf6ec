#include "pipeline/overview.h"

#include <cassert>
#include <utility>

#include "document/document.h"
#include "pipeline/resources.h"
#include "render/xlsx/xlsx.h"

namespace gongkai {
namespace {

// Indices into the styles of the document.
enum StyleIndex { kTitle, kCaption, kHeader, kText, kNumber, kBoldText, kBoldNumber, kNote };

std::vector<Style> styles() {
  const auto style = [](const char* role, int size, HorizontalAlign horizontal) {
    return Style{.font_role = role, .size = points(size), .horizontal = horizontal};
  };
  return {
      style("标题", 16, HorizontalAlign::kCenter),   style("正文", 9, HorizontalAlign::kLeft),
      style("表头", 9, HorizontalAlign::kCenter),    style("正文", 9, HorizontalAlign::kLeft),
      style("数字", 9, HorizontalAlign::kRight),     style("正文加粗", 9, HorizontalAlign::kLeft),
      style("数字加粗", 9, HorizontalAlign::kRight), style("正文", 9, HorizontalAlign::kLeft)};
}

// Tables of many columns take A3.
constexpr std::size_t kMostOnA4 = 12;

PageFormat page_for(const OverviewTable& table) {
  const bool is_wide = table.columns.size() > kMostOnA4;
  return {.width = millimetres(is_wide ? 420 : 297), .height = millimetres(is_wide ? 297 : 210)};
}

Cell make_cell(const OverviewCell& cell, const OverviewColumn& column, bool is_bold) {
  Cell out{.text = cell.text, .style = is_bold ? kBoldText : kText};
  if (!column.format || !cell.number) return out;
  out.text = printed(*cell.number, column);
  out.number = Number{.value = *cell.number, .format = *column.format, .addends = {}};
  out.style = is_bold ? kBoldNumber : kNumber;
  return out;
}

void add_row(const OverviewRow& row, const std::vector<OverviewColumn>& columns, bool is_bold,
             Table& table) {
  assert(row.size() == columns.size());
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < row.size(); ++i) {
    cells.push_back(make_cell(row[i], columns[i], is_bold));
    if (row[i].link.empty()) continue;
    table.links.push_back(
        {.row = table.grid.rows(), .column = static_cast<int>(i), .target = row[i].link});
  }
  [[maybe_unused]] const bool is_added = table.grid.add_row(std::move(cells));
  assert(is_added);
}

void add_header(const std::vector<OverviewColumn>& columns, Table& table) {
  std::vector<Cell> cells;
  for (const OverviewColumn& column : columns) {
    cells.push_back({.text = column.heading, .style = kHeader});
    table.columns.push_back({.width = column.width, .is_amount = column.format.has_value()});
  }
  [[maybe_unused]] const bool is_added = table.grid.add_row(std::move(cells));
  assert(is_added);
}

Table make_table(const std::string& title, const OverviewTable& overview) {
  const int columns = static_cast<int>(overview.columns.size());
  Table table{.name = overview.name,
              .title = title + "：" + overview.name,
              .header_rows = overview.total.empty() ? 1 : 2,
              .grid = Grid(columns),
              .has_filter = true,
              .notes = overview.notes,
              .page = page_for(overview),
              .title_style = kTitle,
              .caption_style = kCaption,
              .note_style = kNote};
  if (!overview.unit.empty()) table.captions.push_back({.right = overview.unit});
  // Above the headings, so that filtering and sorting leave the total where it is.
  if (!overview.total.empty()) add_row(overview.total, overview.columns, true, table);
  add_header(overview.columns, table);
  const int first = table.grid.rows();
  for (const OverviewRow& row : overview.rows) add_row(row, overview.columns, false, table);
  const int last = table.grid.rows() - 1;
  for (int column = 0; column < columns && first <= last; ++column) {
    if (!overview.columns[static_cast<std::size_t>(column)].has_bars) continue;
    table.bars.push_back({first, column, last, column});
  }
  return table;
}

}  // namespace

std::string printed(Amount number, const OverviewColumn& column) {
  return format_amount(number, *column.format);
}

std::optional<std::string> render_overview(Overview overview, const Resources& resources,
                                           Findings& findings) {
  const FontSet* fonts = resources.cache().fonts(findings);
  if (fonts == nullptr) return std::nullopt;
  Document document{.tables = {.title = overview.title, .file_name = overview.title},
                    .styles = styles(),
                    .page_number = {.before = "— ", .after = " —", .style = kNote}};
  for (OverviewTable& table : overview.tables) {
    document.blocks.emplace_back(make_table(overview.title, table));
    table = {};
  }
  return render_xlsx(document, *fonts, {}, findings);
}

}  // namespace gongkai
