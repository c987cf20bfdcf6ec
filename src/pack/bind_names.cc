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

void bind_tables(Pack& pack) {
  int number = 0;
  for (PackTable& table : pack.tables) {
    ++number;
    add_names(pack.names, table.names);
    const auto title =
        std::ranges::find(pack.titles, table.id, &std::pair<std::string, FieldText>::first);
    if (title != pack.titles.end()) table.name = title->second;
    table.name = table.name.bound(pack.words, nullptr);
    table.title = table.title.bound(pack.words, &table.name);
    table.contents_name = table.contents_name.bound(pack.words, &table.name);
    if (table.number.empty() && !pack.table_numbers.empty()) {
      table.number = numbered(pack.table_numbers, number);
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
