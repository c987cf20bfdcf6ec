#include "pack/bind_names.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "pack/record_lists.h"
#include "source/numbering.h"

namespace gongkai {
namespace {

void bind_tables(Pack& pack) {
  int number = 0;
  for (PackTable& table : pack.tables) {
    ++number;
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
  for (PackFigure& figure : pack.figures) {
    auto* query = std::get_if<RecordQuery>(&figure.source);
    if (query != nullptr) query->form = *find_record_list(pack, query->of);
  }
}

}  // namespace gongkai
