// Merges tables with those that they extend: see pack_tree.h.

#include <algorithm>
#include <utility>

#include "pack/pack_file.h"
#include "pack/pack_tree.h"
#include "pack/table_changes.h"
#include "source/name_list.h"
#include "source/shape.h"

namespace gongkai {

std::optional<TableTree> TableTrees::table(const std::string& id) {
  is_good_ = true;
  auto whole = draft(id, 0, {});
  if (!whole) return std::nullopt;
  take_defaults(*whole);
  pack_.trees.push_back(merged_tree(*whole));
  return TableTree{.whole = pack_.trees.back()->root(), .is_good = is_good_};
}

// The table's file in the packs from `first` on, nearest first, merged onto its base.
std::optional<JsonDraft> TableTrees::draft(const std::string& id, std::size_t first,
                                           const Place& asked_by) {
  const bool is_listed = asked_by.file.empty();
  const Place where = is_listed ? pack_.files.front().member_place("tables") : asked_by;
  if (!check_pack_file_name(id, where, findings_)) return std::nullopt;
  for (std::size_t at = first; at < pack_.chain.size(); ++at) {
    const File& found = file(pack_.chain[at] + "/tables/" + id + ".json");
    if (!found.is_there) continue;
    if (!found.tree) return std::nullopt;
    const JsonValue root = found.tree->root();
    const auto extends = root.kind() == JsonKind::kObject ? root.find("extends") : std::nullopt;
    return extends ? changed(id, at, *extends, root) : unchanged(root);
  }
  report_missing(id, first, asked_by);
  return std::nullopt;
}

std::optional<JsonDraft> TableTrees::changed(const std::string& id, std::size_t at,
                                             const JsonValue& extends, const JsonValue& changes) {
  std::string base;
  if (!text().read(extends, base, findings_)) return std::nullopt;
  if (std::ranges::count(open_, id) > 1) {
    findings_.add({.id = "table-cycle",
                   .where = extends.place(),
                   .message = "表 \"" + id + "\" 循环继承",
                   .expected = "extends 最终指向一张完整的表",
                   .help = "改正其中一张表的 extends"});
    return std::nullopt;
  }
  open_.push_back(id);
  // A base of the same name refers to the packs that this one extends.
  auto table = draft(base, base == id ? at + 1 : 0, extends.place());
  open_.pop_back();
  if (!table || table->kind() != JsonKind::kObject) return table;
  apply_changes(changes, *table);
  return check_depth(*table, findings_) ? std::move(table) : std::nullopt;
}

// A table without a base has nothing to change.
JsonDraft TableTrees::unchanged(const JsonValue& root) {
  JsonDraft table(root);
  for (const std::string_view member : table_changes()) {
    const JsonDraft* stated = root.kind() == JsonKind::kObject ? table.find(member) : nullptr;
    if (stated == nullptr) continue;
    const std::string name(member);
    findings_.add({.id = "change-of-nothing",
                   .where = stated->name.key_place(),
                   .message = "这张表没有 extends，\"" + name + "\" 没有可改动的内容",
                   .expected = "有 extends 的表才写 " + name,
                   .help = "加上 extends，或直接改写这张表"});
    is_good_ = false;
    table.erase(member);
  }
  return table;
}

void TableTrees::apply_changes(const JsonValue& changes, JsonDraft& table) {
  const int errors_before = findings_.count(Severity::kError);
  JsonDraft stated(changes);
  const JsonDraft* kind = table.find("kind");
  if (kind != nullptr && kind->kind() == JsonKind::kString) {
    // The allowed members depend on it.
    const auto other = changes.find("kind");
    std::string same;
    if (other && !one_of_texts({std::string(kind->text())}).read(*other, same, findings_)) {
      stated.erase("kind");
    }
  }
  // Changes that do not apply to this kind of table stay, and are reported as unknown members.
  const bool has_lines = table.find("sides") != nullptr;
  const bool has_columns = has_lines || table.find("columns") != nullptr;
  const auto take = [&](bool is_there, std::initializer_list<std::string_view> members) {
    if (!is_there) return;
    for (const std::string_view member : members) stated.erase(member);
  };
  take(has_columns, {"columns_after", "column_changes"});
  take(has_lines, {"lines_after", "line_changes"});
  inherit(stated, table_inheritance(), table, findings_);
  if (has_columns) change_columns(changes, table, findings_);
  if (has_lines) change_lines(changes, table, findings_);
  if (findings_.count(Severity::kError) > errors_before) is_good_ = false;
}

// Takes members that the table does not state from its pack.
void TableTrees::take_defaults(JsonDraft& table) const {
  if (table.kind() != JsonKind::kObject) return;
  for (const std::string& member : defaults_) {
    const auto inherited = pack_.whole.find(member);
    if (!inherited) continue;
    JsonDraft whole(*inherited);
    if (const JsonDraft* own = table.find(member)) inherit_by_name(*own, whole, findings_);
    table.set(std::move(whole));
  }
}

const TableTrees::File& TableTrees::file(const std::string& path) {
  const auto [known, is_new] = files_.try_emplace(path);
  if (!is_new) return known->second;
  const int errors_before = findings_.count(Severity::kError);
  auto source = read_(path, findings_);
  File& file = known->second;
  file.is_there = source || findings_.count(Severity::kError) > errors_before;
  if (source) file.tree = parse_json(std::move(*source), findings_);
  if (file.tree) pack_.trees.push_back(file.tree);
  return file;
}

namespace {

// The tables that the packs list which this one extends.
std::vector<std::string> tables_of_bases(const PackTree& pack) {
  std::vector<std::string> out;
  for (std::size_t i = 1; i < pack.files.size(); ++i) {
    const auto tables = pack.files[i].find("tables");
    if (!tables || tables->kind() != JsonKind::kArray) continue;
    for (const JsonValue& table : tables->children()) {
      const std::string name(table.text());
      if (std::ranges::find(out, name) == out.end()) out.push_back(name);
    }
  }
  return out;
}

Place place_in_tables(const std::string& id, const PackTree& pack) {
  const auto tables = pack.whole.find("tables");
  if (tables) {
    for (const JsonValue& table : tables->children()) {
      if (table.text() == id) return table.place();
    }
  }
  return pack.files.front().place();
}

}  // namespace

void TableTrees::report_missing(const std::string& id, std::size_t first,
                                const Place& asked_by) const {
  if (first > 0) {
    findings_.add({.id = "missing-table-file",
                   .where = asked_by,
                   .message = "继承的模板包中没有表 \"" + id + "\"",
                   .expected = "其他表的名称；与本表同名时，是继承的模板包中的那一张"});
    return;
  }
  const std::vector<std::string> inherited = tables_of_bases(pack_);
  std::string expected = pack_.chain.front() + "/tables/" + id + ".json";
  UnknownName advice = unknown_name(id, inherited);
  if (!inherited.empty()) expected += "，或所继承的表，如 " + advice.expected;
  findings_.add({.id = "missing-table-file",
                 .where = !asked_by.file.empty() ? asked_by : place_in_tables(id, pack_),
                 .message = "没有表 \"" + id + "\" 的文件",
                 .expected = std::move(expected),
                 .help = advice.help.empty() || inherited.empty()
                             ? "新建该文件，或从 tables 中删去"
                             : advice.help + "否则新建该文件，或从 tables 中删去"});
}

}  // namespace gongkai
