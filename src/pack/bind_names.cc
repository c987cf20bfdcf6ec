#include "pack/bind_names.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "pack/record_lists.h"
#include "source/numbering.h"

namespace gongkai {
namespace {

// A table's own names come first.
void add_names(const NameOverrides& names, NameOverrides& out) {
  for (const auto list :
       {&NameOverrides::functions, &NameOverrides::economic, &NameOverrides::government_economic}) {
    (out.*list).insert((out.*list).end(), (names.*list).begin(), (names.*list).end());
  }
}

// The name that all repetitions of a table share is that in the contents.
void bind_name(const Pack& pack, PackTable& table) {
  FieldText& common = common_name(table);
  const auto title =
      std::ranges::find(pack.titles, table.id, &std::pair<std::string, FieldText>::first);
  if (title != pack.titles.end()) common = title->second;
  common = common.bound(pack.words, nullptr);
  for (FieldText* text : {&table.name, &table.title, &table.contents_name}) {
    if (text != &common) *text = text->bound(pack.words, &common);
  }
}

void bind_tables(Pack& pack) {
  int number = 0;
  for (PackTable& table : pack.tables) {
    add_names(pack.names, table.names);
    bind_name(pack, table);
    const auto own =
        std::ranges::find(pack.numbers, table.id, &std::pair<std::string, std::string>::first);
    if (own != pack.numbers.end()) table.number = own->second;
    if (table.number.empty() && !pack.table_numbers.empty()) {
      table.number = numbered(pack.table_numbers, ++number);
    }
    if (auto* records = std::get_if<Records>(&table.body)) {
      records->form = *find_record_list(pack, records->of);
    }
  }
}

}  // namespace

void bind_names(Pack& pack) {
  bind_tables(pack);
  for (PackItems& items : pack.items) items.names = pack.names;
  for (PackFigure& figure : pack.figures) {
    auto* query = std::get_if<RecordQuery>(&figure.source);
    if (query != nullptr) query->form = *find_record_list(pack, query->of);
  }
}

}  // namespace gongkai
