#include "render/xlsx/contents_sheet.h"

#include <cassert>

#include "render/xlsx/sheet_names.h"

namespace gongkai {
namespace {

constexpr int kNameColumn = 2;

}  // namespace

Table contents_table(const Document& document, const std::vector<const Table*>& tables,
                     const std::vector<std::string>& others, std::vector<SheetStyle>& styles) {
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
  const auto add = [&](const std::string& table_number, const std::string& name) {
    is_added &= contents.grid.add_row({{.text = std::to_string(++number), .style = center},
                                       {.text = table_number, .style = center},
                                       {.text = name, .style = left}});
  };
  for (const Table* table : tables) {
    add(table->number, table->name.empty() ? table->title : table->name);
  }
  for (const std::string& name : others) add("", name);
  assert(is_added);
  return contents;
}

void link_contents(std::vector<Sheet>& sheets) {
  Sheet& contents = sheets.front();
  const Grid& grid = contents.table->grid;
  contents.actions.resize(grid.cells().size());
  for (std::size_t i = 1; i < sheets.size(); ++i) {
    contents.actions[grid.covering(static_cast<int>(i), kNameColumn)].link =
        "internal:" + quoted(sheets[i].name) + "!A1";
  }
}

}  // namespace gongkai
