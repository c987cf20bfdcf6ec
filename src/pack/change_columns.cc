// Single headings of a table changed, removed or added.

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "pack/table_changes.h"
#include "source/inherit.h"
#include "source/name_list.h"

namespace gongkai {
namespace {

// Headings side by side.
using Headings = std::vector<JsonDraft>;

struct Found {
  Headings* list = nullptr;
  std::size_t at = 0;
};

std::string text_of(const JsonDraft& heading) {
  const JsonDraft* text = heading.find("heading");
  return text == nullptr ? std::string() : std::string(text->text());
}

Headings* headings_of(JsonDraft& holder) {
  JsonDraft* columns = holder.find("columns");
  return columns != nullptr && columns->kind() == JsonKind::kArray ? &columns->children : nullptr;
}

// The headings of a table: those of its columns or of its sides.
std::vector<Headings*> trees_of(JsonDraft& table) {
  std::vector<Headings*> out;
  const auto add = [&out](JsonDraft& holder) {
    if (Headings* headings = headings_of(holder)) out.push_back(headings);
  };
  add(table);
  if (JsonDraft* sides = table.find("sides")) std::ranges::for_each(sides->children, add);
  return out;
}

void collect_paths(Headings& headings, const std::string& above, std::vector<std::string>& out) {
  for (JsonDraft& heading : headings) {
    out.push_back(above + text_of(heading));
    const std::string path = out.back();
    if (Headings* below = headings_of(heading)) collect_paths(*below, path + "/", out);
  }
}

std::optional<Found> find_in(Headings& headings, const std::string& above,
                             const std::string& path) {
  for (std::size_t at = 0; at < headings.size(); ++at) {
    const std::string here = above + text_of(headings[at]);
    if (here == path) return Found{&headings, at};
    Headings* below = path.starts_with(here + "/") ? headings_of(headings[at]) : nullptr;
    if (below == nullptr) continue;
    if (auto found = find_in(*below, here + "/", path)) return found;
  }
  return std::nullopt;
}

// Carries out the changes of one table.
class ColumnChanger {
 public:
  ColumnChanger(JsonDraft& table, Findings& findings) : table_(table), findings_(findings) {}

  // Adds headings after the one with this path.
  void add_after(const JsonValue& added) {
    const std::vector<JsonValue> headings = added.children();
    const auto found = find(added.key(), added.key_place());
    if (!found) return;
    auto after = std::next(found->list->begin(), static_cast<std::ptrdiff_t>(found->at) + 1);
    for (const JsonValue& heading : headings) {
      after = std::next(found->list->insert(after, JsonDraft(heading)));
    }
  }

  // Changes members of a heading; null removes it.
  void change(const JsonValue& changes) {
    const auto found = find(changes.key(), changes.key_place());
    if (!found) return;
    Headings& list = *found->list;
    if (changes.kind() != JsonKind::kNull) {
      inherit_by_name(JsonDraft(changes), list[found->at], findings_);
    } else if (list.size() == 1) {
      report_last(changes);
    } else {
      list.erase(std::next(list.begin(), static_cast<std::ptrdiff_t>(found->at)));
    }
  }

 private:
  void report_last(const JsonValue& removal) {
    findings_.add({.id = "list-too-short",
                   .where = removal.place(),
                   .message = "改动后没有表头",
                   .expected = "至少 1 个表头",
                   .help = "保留一个表头，或改写它"});
  }

  std::optional<Found> find(std::string_view path, const Place& where) {
    std::vector<std::string> known;
    for (Headings* tree : trees_of(table_)) {
      if (auto found = find_in(*tree, "", std::string(path))) return found;
      collect_paths(*tree, "", known);
    }
    UnknownName advice = unknown_name(path, known);
    findings_.add({.id = "unknown-heading",
                   .where = where,
                   .message = "所继承的表没有表头 \"" + std::string(path) + "\"",
                   .expected = std::move(advice.expected),
                   .help = std::move(advice.help)});
    return std::nullopt;
  }

  JsonDraft& table_;
  Findings& findings_;
};

}  // namespace

void change_columns(const JsonValue& file, JsonDraft& table, Findings& findings) {
  const auto added = stated_additions(file, "columns_after", findings);
  const auto changed = stated_changes(file, "column_changes", findings);
  ColumnChanger changer(table, findings);
  for (const JsonValue& each : added) changer.add_after(each);
  for (const JsonValue& each : changed) changer.change(each);
}

}  // namespace gongkai
