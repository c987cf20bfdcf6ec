#include <algorithm>
#include <utility>

#include "compare/diff_packs.h"
#include "compare/written_pack.h"
#include "gongkai.h"
#include "pack/load_pack.h"
#include "pack/unused_names.h"
#include "pipeline/pack_trial.h"
#include "pipeline/resources.h"
#include "source/machine_fault.h"

// What people who keep template packs ask for: checking, starting and comparing them.

namespace gongkai {
namespace {

// The pack as it is written, if it loads.
std::optional<WrittenPack> read_pack(const std::string& folder_or_name, const Resources& resources,
                                     Findings& findings) {
  const auto found = resources.cache().find_pack(folder_or_name, findings);
  const auto pack =
      found ? load_pack(found->name, found->known, found->read, findings) : std::nullopt;
  if (!pack) return std::nullopt;
  WrittenPack written = written_pack(*pack);
  written.name = folder_or_name;
  return written;
}

// As a budget may name a pack.
bool check_name(const std::string& name, Findings& findings) {
  const auto is_good = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  };
  if (!name.empty() && name.front() != '-' && std::ranges::all_of(name, is_good)) return true;
  Place nowhere;
  findings.add({.id = "pack-name",
                .where = std::move(nowhere),
                .message = "\"" + name + "\" 不能作为模板包的名称",
                .expected = "由小写字母、数字和连字符组成，不以连字符开头",
                .help = "写地名和年度，如 luoyang-2024；放在其他目录用 -o"});
  return false;
}

std::vector<OutputFile> files_of_new_pack(const std::string& name, const Pack& from) {
  const Json inherited = written_pack(from).pack;
  Json file{{"$schema", "../pack.schema.json"},
            {"title", name + "：改自“" + from.title + "”，请改写此标题，删去下面没有改动的各项"},
            {"extends", from.name}};
  for (const char* member : {"document_title", "file_name", "tables_title", "tables_file_name",
                             "page", "amount", "captions"}) {
    if (inherited.contains(member)) file[member] = inherited[member];
  }
  return {{"pack.json", to_pack_text(file)}};
}

}  // namespace

bool check_pack(const std::string& folder_or_name, const Resources& resources, Findings& findings) {
  return guarded(findings, [&] {
    const auto found = resources.cache().find_pack(folder_or_name, findings);
    if (!found) return false;
    const auto pack = load_pack(found->name, found->known, found->read, findings);
    if (!pack) return false;
    const auto relations = load_relations(relation_pack(*pack), found->read, findings);
    const Catalogs* catalogs = relations ? resources.cache().catalogs(findings) : nullptr;
    if (catalogs == nullptr) return false;
    const int errors_before = findings.count(Severity::kError);
    report_unused_names(*pack, *catalogs, findings);
    try_pack(*pack, *relations, *catalogs, findings);
    return findings.count(Severity::kError) == errors_before;
  });
}

std::vector<std::string> pack_chain(const std::string& pack, const Resources& resources) {
  Findings ignored;  // whoever renders with the pack reports them
  const Pack* loaded = resources.cache().pack_at(pack, ignored);
  return loaded == nullptr ? std::vector<std::string>() : loaded->chain;
}

std::optional<std::vector<OutputFile>> new_pack(const std::string& name, const std::string& from,
                                                const Resources& resources, Findings& findings) {
  return guarded(findings, [&]() -> std::optional<std::vector<OutputFile>> {
    const bool is_name = check_name(name, findings);
    const Pack* base = resources.cache().pack(from, findings);
    if (!is_name || base == nullptr) return std::nullopt;
    return files_of_new_pack(name, *base);
  });
}

std::optional<std::vector<std::string>> diff_packs(const std::string& a, const std::string& b,
                                                   const Resources& resources, Findings& findings) {
  return guarded(findings, [&]() -> std::optional<std::vector<std::string>> {
    const auto left = read_pack(a, resources, findings);
    const auto right = read_pack(b, resources, findings);
    if (!left || !right) return std::nullopt;
    return diff_packs(*left, *right);
  });
}

}  // namespace gongkai
