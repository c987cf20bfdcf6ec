#include "pack/pack_tree.h"

#include <algorithm>
#include <utility>

#include "pack/load_pack.h"
#include "pack/pack_file.h"
#include "source/file_name.h"
#include "source/format_number.h"
#include "source/shape.h"

namespace gongkai {
namespace {

void report_cycle(const std::vector<std::string>& passed, const std::string& name,
                  const Place& where, Findings& findings) {
  std::string path;
  for (const std::string& each : passed) path += each + " → ";
  findings.add({.id = "pack-cycle",
                .where = where,
                .message = "模板包循环继承：" + path + name,
                .expected = "继承关系最终指向一个没有 extends 的模板包",
                .help = "改正其中一个 pack.json 的 extends"});
}

// The tree of a pack.json; null if it is missing or unreadable.
std::shared_ptr<const JsonTree> read_file(const std::string& name,
                                          const std::vector<std::string>& known,
                                          const ReadFile& read, const Place& asked_by,
                                          Findings& findings) {
  const int errors_before = findings.count(Severity::kError);
  const bool is_known = std::ranges::find(known, name) != known.end();
  auto source = is_known ? read(name + "/pack.json", findings) : std::nullopt;
  if (findings.count(Severity::kError) > errors_before) return nullptr;
  if (!source) {
    report_unknown_pack(name, known, asked_by, findings);
    return nullptr;
  }
  auto tree = parse_json(std::move(*source), findings);
  if (!tree) return nullptr;
  if (tree->root().kind() != JsonKind::kObject) {
    report_kind(tree->root(), "对象 { … }", findings);
    return nullptr;
  }
  return check_format(tree->root(), kPackFormat, findings) ? tree : nullptr;
}

// The name of the pack that this one extends; empty: none.
std::string extended_by(const JsonValue& file, Findings& findings) {
  const auto extends = file.find("extends");
  std::string name;
  return extends && text().read(*extends, name, findings) ? name : std::string();
}

void merge_files(PackTree& pack, Findings& findings) {
  Findings ignored;
  JsonDraft whole(pack.files.back());
  if (!pack.is_whole) {  // the base that its nulls refer to is not known
    whole.children.clear();
    inherit(JsonDraft(pack.files.back()), pack_inheritance(), whole, ignored);
  }
  for (auto file = std::next(pack.files.rbegin()); file != pack.files.rend(); ++file) {
    inherit(JsonDraft(*file), pack_inheritance(), whole, pack.is_whole ? findings : ignored);
  }
  pack.trees.push_back(merged_tree(whole));
  pack.whole = pack.trees.back()->root();
}

}  // namespace

std::optional<PackTree> read_pack_tree(const std::string& name,
                                       const std::vector<std::string>& known, const ReadFile& read,
                                       Findings& findings) {
  PackTree pack;
  Place asked_by;
  for (std::string next = name; !next.empty();) {
    const bool is_cycle = std::ranges::find(pack.chain, next) != pack.chain.end();
    if (is_cycle) report_cycle(pack.chain, next, asked_by, findings);
    auto tree = is_cycle ? nullptr : read_file(next, known, read, asked_by, findings);
    if (!tree) {
      pack.is_whole = false;
      break;
    }
    pack.chain.push_back(next);
    pack.files.push_back(tree->root());
    asked_by = tree->root().member_place("extends");
    next = extended_by(tree->root(), findings);
    pack.trees.push_back(std::move(tree));
  }
  if (pack.files.empty()) return std::nullopt;
  merge_files(pack, findings);
  return pack;
}

bool check_pack_file_name(const std::string& name, const Place& where, Findings& findings) {
  if (is_file_name(name)) return true;
  findings.add({.id = "pack-file-name",
                .where = where,
                .message = "\"" + name + "\" 不能作为模板包中的文件名",
                .expected = "文件名，不含 / 和 \\，不以点开头",
                .help = "把文件放进模板包的目录；共用其他模板包的文件用 extends"});
  return false;
}

}  // namespace gongkai
