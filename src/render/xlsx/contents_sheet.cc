#include "render/xlsx/contents_sheet.h"

#include <cassert>

namespace gongkai {
namespace {

constexpr int kNameColumn = 2;

// 'sheet name'!A1, with quotes in the name doubled.
std::string link_to(const std::string& sheet_name) {
  std::string link = "internal:'";
  for (char c : sheet_name) link += c == '\'' ? std::string("''") : std::string(1, c);
  return link + "'!A1";
}

}  // namespace

Table contents_table(const Document& document, const std::vector<const Table*>& tables,
                     std::vector<SheetStyle>& styles) {
  const Table& first = *tables.front();
  const int header = first.grid.cells().front().style;
  const int left = first.caption_style;
  const int center = static_cast<int>(styles.size());
  styles.push_back(styles[static_cast<std::size_t>(left)]);
  styles.back().style.horizontal = HorizontalAlign::kCenter;
  Table contents{.name = kContentsName,
                 .title = document.tables.title,
                 .captions = {{.center = kContentsName}},
                 .columns = {{.width = 6}, {.width = 10}, {.width = 34}},
                 .header_rows = 1,
                 .grid = Grid(3),
                 .page = {},
                 .title_style = first.title_style,
                 .caption_style = first.caption_style,
                 .note_style = first.note_style};
  [[maybe_unused]] bool is_added = contents.grid.add_row({{.text = "序号", .style = header},
                                                          {.text = "表号", .style = header},
                                                          {.text = "表名", .style = header}});
  int number = 0;
  for (const Table* table : tables) {
    is_added &= contents.grid.add_row(
        {{.text = std::to_string(++number), .style = center},
         {.text = table->number, .style = center},
         {.text = table->name.empty() ? table->title : table->name, .style = left}});
  }
  assert(is_added);
  return contents;
}

lxw_error write_links(lxw_worksheet* worksheet, const std::vector<Sheet>& sheets,
                      CellFormats& formats) {
  const Sheet& contents = sheets.front();
  const Grid& grid = contents.table->grid;
  lxw_error first_error = LXW_NO_ERROR;
  for (std::size_t i = 1; i < sheets.size(); ++i) {
    const int row = static_cast<int>(i);
    const Cell& cell = grid.cells()[static_cast<std::size_t>(grid.covering(row, kNameColumn))];
    const CellRange range = contents.layout.on_sheet({row, kNameColumn, row, kNameColumn});
    const lxw_error error =
        worksheet_write_url_opt(worksheet, static_cast<lxw_row_t>(range.first_row), kNameColumn,
                                link_to(sheets[i].name).c_str(),
                                formats.cell(cell, CellLook::kLink), cell.text.c_str(), nullptr);
    if (first_error == LXW_NO_ERROR) first_error = error;
  }
  return first_error;
}

}  // namespace gongkai
