#include "template/change_columns.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "source/name_list.h"

namespace gongkai {
namespace {

using Headings = std::vector<Heading>;

struct Found {
  Headings* list = nullptr;
  Headings::iterator at;
};

void collect_paths(const Headings& headings, const std::string& above,
                   std::vector<std::string>& out) {
  for (const Heading& heading : headings) {
    out.push_back(above + std::string(heading.text.where().text()));
    collect_paths(heading.below, out.back() + "/", out);
  }
}

// The headings of a table: those of its columns or of its sides.
std::vector<Headings*> trees_of(TableFile& file) {
  std::vector<Headings*> out = {&file.columns};
  for (BalanceSide& side : file.sides) out.push_back(&side.columns);
  return out;
}

std::optional<Found> find_in(Headings& headings, const std::string& above,
                             const std::string& path) {
  for (auto at = headings.begin(); at != headings.end(); ++at) {
    const std::string here = above + std::string(at->text.where().text());
    if (here == path) return Found{&headings, at};
    if (!path.starts_with(here + "/")) continue;
    if (auto found = find_in(at->below, here + "/", path)) return found;
  }
  return std::nullopt;
}

std::optional<Found> find(TableFile& file, const std::string& path, const Place& where,
                          Findings& findings) {
  std::vector<std::string> known;
  for (Headings* tree : trees_of(file)) {
    if (auto found = find_in(*tree, "", path)) return found;
    collect_paths(*tree, "", known);
  }
  UnknownName advice = unknown_name(path, known);
  findings.add({.id = "unknown-heading",
                .where = where,
                .message = "所继承的表没有表头 \"" + path + "\"",
                .expected = std::move(advice.expected),
                .help = std::move(advice.help)});
  return std::nullopt;
}

bool change(TableFile& file, const std::string& path, const JsonValue& value, Findings& findings) {
  const auto found = find(file, path, value.key_place(), findings);
  if (!found) return false;
  if (value.kind() == JsonKind::kNull) {
    found->list->erase(found->at);
    return true;
  }
  if (value.kind() != JsonKind::kObject) return false;  // the shape of the file has reported it
  return heading_change_shape().read(value, *found->at, findings);
}

}  // namespace

bool change_columns(TableFile& file, Findings& findings) {
  bool is_good = true;
  std::vector<Headings*> trees = trees_of(file);
  const auto is_empty = [](const Headings* tree) { return tree->empty(); };
  std::erase_if(trees, is_empty);
  for (auto& [path, headings] : file.columns_after) {
    if (headings.empty()) continue;  // the shape of the file has reported it
    const Place where = headings.front().where_it_stands.place();
    if (const auto found = find(file, path, where, findings)) {
      found->list->insert(std::next(found->at), headings.begin(), headings.end());
    } else {
      is_good = false;
    }
  }
  for (const auto& [path, value] : file.column_changes) {
    is_good = change(file, path, value, findings) && is_good;
  }
  if (std::ranges::none_of(trees, is_empty)) return is_good;
  findings.add({.id = "list-too-short",
                .where = file.where_it_stands.member_place("column_changes"),
                .message = "这样改动之后没有表头了",
                .expected = "至少 1 个表头",
                .help = "留下一个表头，或改写它"});
  return false;
}

}  // namespace gongkai
