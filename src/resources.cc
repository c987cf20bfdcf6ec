#include "resources.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "source/folder_files.h"
#include "source/walk.h"
#include "template/load_pack.h"

namespace gongkai {
namespace {

bool holds_pack(const std::filesystem::path& folder) {
  std::error_code error;
  return std::filesystem::is_regular_file(folder / "pack.json", error);
}

// A file of a pack's folder.
std::optional<SourceText> read_text(const std::string& folder, const std::string& file,
                                    const std::string& name, Findings& findings) {
  auto text = read_file_below(folder, file, name, findings);
  return text ? std::optional(SourceText(name, std::move(*text))) : std::nullopt;
}

}  // namespace

const FontSet* Resources::Cache::fonts(Findings& findings) const {
  const std::lock_guard lock(mutex_);
  if (!fonts_) fonts_ = FontSet::load(folder + "/fonts", findings);
  return fonts_ ? &*fonts_ : nullptr;
}

const Catalogs* Resources::Cache::catalogs(Findings& findings) const {
  const std::lock_guard lock(mutex_);
  if (!catalogs_) catalogs_ = Catalogs::load(folder + "/templates/catalog", findings);
  return catalogs_ ? &*catalogs_ : nullptr;
}

const Pack* Resources::Cache::load(const FoundPack& found, Findings& findings) const {
  const std::lock_guard lock(mutex_);
  const auto known = packs_.find(found.name);
  if (known != packs_.end()) return &known->second;
  auto pack = load_pack(found.name, found.known, found.read, findings);
  return pack ? &packs_.emplace(found.name, std::move(*pack)).first->second : nullptr;
}

const Pack* Resources::Cache::pack(const std::string& name, Findings& findings) const {
  return load({name, pack_names(), reader_of(name)}, findings);
}

const Pack* Resources::Cache::pack_at(const std::string& name_or_folder, Findings& findings) const {
  const std::vector<std::string> names = pack_names();
  if (std::ranges::find(names, name_or_folder) != names.end())
    return pack(name_or_folder, findings);
  const auto found = find_pack(name_or_folder, findings);
  return found ? load(*found, findings) : nullptr;
}

RelationPack relation_pack(const Pack& pack) {
  RelationPack out{.chain = pack.chain, .tables = {}, .rules = {}};
  for (const PackTable& table : pack.tables) out.tables.push_back(table.id);
  return out;
}

const Relations* Resources::Cache::relations(const Pack& pack, Findings& findings) const {
  const std::lock_guard lock(mutex_);
  const auto known = relations_.find(pack.name);
  if (known != relations_.end()) return &known->second;
  RelationPack wanted = relation_pack(pack);
  wanted.rules = rules;
  auto relations = load_relations(wanted, reader_of(pack.name), findings);
  return relations ? &relations_.emplace(pack.name, std::move(*relations)).first->second : nullptr;
}

std::optional<SourceText> Resources::Cache::read_pack_file(const std::string& path,
                                                           Findings& findings) const {
  const std::size_t slash = path.find('/');
  return read_text(folder + "/templates/" + path.substr(0, slash), path.substr(slash + 1),
                   "templates/" + path, findings);
}

ReadFile Resources::Cache::reader_of(const std::string& name) const {
  return [this, name](const std::string& file, Findings& findings) {
    const bool is_own = name.find('/') != std::string::npos && file.starts_with(name + "/");
    return is_own ? read_text(name, file.substr(name.size() + 1), file, findings)
                  : read_pack_file(file, findings);
  };
}

std::optional<FoundPack> Resources::Cache::find_pack(const std::string& folder_or_name,
                                                     Findings& findings) const {
  std::string path = folder_or_name;
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  if (path.find('/') == std::string::npos) path.insert(0, "./");
  FoundPack found{.known = pack_names()};
  std::error_code error;
  if (holds_pack(path)) {
    found.name = path;
    found.known.push_back(path);
    found.read = reader_of(path);
    return found;
  }
  if (std::ranges::find(found.known, folder_or_name) != found.known.end()) {
    found.name = folder_or_name;
    found.read = reader_of(folder_or_name);
    return found;
  }
  if (std::filesystem::is_directory(path, error)) {
    findings.add({.id = "no-pack-in-folder",
                  .where = {.file = folder_or_name},
                  .message = "此目录中没有 pack.json",
                  .expected = "一个模板包的目录，其中有 pack.json",
                  .help = "检查路径；gongkai packs new 名称 --from 已有的模板包 可新建一个"});
  } else {
    report_unknown_pack(folder_or_name, found.known, {}, findings);
  }
  return std::nullopt;
}

std::vector<std::string> Resources::Cache::pack_names() const {
  std::vector<std::string> names;
  const auto take = [&names](const FolderEntry& entry) {
    if (holds_pack(entry.path)) names.push_back(entry.path.filename().string());
    return false;
  };
  Findings unused;  // a folder that cannot be read has no packs
  walk(folder + "/templates", take, unused);
  std::ranges::sort(names);
  return names;
}

Resources::Resources(std::string folder) : cache_(std::make_unique<Cache>(std::move(folder))) {}
Resources::Resources(Resources&&) noexcept = default;
Resources& Resources::operator=(Resources&&) noexcept = default;
Resources::~Resources() = default;

const std::string& Resources::folder() const { return cache_->folder; }

void Resources::add_relations(SourceText rules) { cache_->rules = std::move(rules); }

std::string_view Resources::added_relations() const {
  return cache_->rules ? cache_->rules->text() : std::string_view();
}

std::vector<PackSummary> Resources::packs(Findings& findings) const {
  const std::vector<std::string> names = cache_->pack_names();
  if (names.empty()) {
    Place where;
    where.file = cache_->folder + "/templates";
    findings.add({.id = "no-packs",
                  .where = std::move(where),
                  .message = "此处没有模板包",
                  .expected = "每个模板包一个目录，其中有 pack.json",
                  .help = "检查 --resources 所指的目录，或重新安装程序"});
  }
  std::vector<PackSummary> out;
  for (const std::string& name : names) {
    const Pack* pack = cache_->pack(name, findings);
    if (pack != nullptr) out.push_back({name, pack->title});
  }
  return out;
}

}  // namespace gongkai
