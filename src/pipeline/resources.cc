#include "pipeline/resources.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "pack/load_pack.h"
#include "source/folder_files.h"
#include "source/walk.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;

// Also where that cannot be known: reading it says why.
bool holds_pack(const fs::path& folder) {
  std::error_code error;
  const fs::file_type type = fs::status(folder / "pack.json", error).type();
  return type == fs::file_type::regular || type == fs::file_type::none;
}

// A file of a pack's folder.
std::optional<SourceText> read_text(const std::string& folder, const std::string& file,
                                    const std::string& name, Findings& findings) {
  auto text = read_file_below(folder, file, name, findings);
  return text ? std::optional(SourceText(name, std::move(*text))) : std::nullopt;
}

bool is_missing(const fs::path& path) {
  std::error_code error;
  return fs::status(path, error).type() == fs::file_type::not_found;
}

Finding no_pack_in(const std::string& folder, const char* help) {
  return {.id = "no-pack-in-folder",
          .where = {.file = folder},
          .message = "此目录中没有 pack.json",
          .expected = "一个模板包的目录，其中有 pack.json",
          .help = help};
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
  // What follows from files that cannot be read now is not wrong with the pack.
  Findings unreadable;
  Findings faults;
  auto pack = load_pack(found.name, found.known, reader_of(found.name, &unreadable), faults);
  const bool is_read = !unreadable.has_errors();
  findings.add_all(is_read ? std::move(faults) : std::move(unreadable));
  return pack && is_read ? &packs_.emplace(found.name, std::move(*pack)).first->second : nullptr;
}

const Pack* Resources::Cache::pack(const std::string& name, Findings& findings) const {
  return load({name, known_names(), reader_of(name, nullptr)}, findings);
}

const Pack* Resources::Cache::pack_at(const std::string& name_or_folder, Findings& findings) const {
  const std::vector<std::string> names = known_names();
  if (std::ranges::find(names, name_or_folder) != names.end())
    return pack(name_or_folder, findings);
  const auto found = find_pack(name_or_folder, findings);
  return found ? load(*found, findings) : nullptr;
}

RelationPack relation_pack(const Pack& pack) {
  RelationPack out{.chain = pack.relation_chain, .tables = {}, .rules = {}};
  for (const PackTable& table : pack.tables) out.tables.push_back(table.id);
  return out;
}

const Relations* Resources::Cache::relations(const Pack& pack, Findings& findings) const {
  const std::lock_guard lock(mutex_);
  const auto known = relations_.find(pack.name);
  if (known != relations_.end()) return &known->second;
  RelationPack wanted = relation_pack(pack);
  wanted.rules = rules;
  Findings unreadable;
  auto relations = load_relations(wanted, reader_of(pack.name, &unreadable), findings);
  const bool is_whole = relations && !unreadable.has_errors();
  findings.add_all(std::move(unreadable));
  return is_whole ? &relations_.emplace(pack.name, std::move(*relations)).first->second : nullptr;
}

std::string Resources::Cache::added_pack(const std::string& name) const {
  const bool is_name = !name.empty() && name.front() != '.' && name.find('/') == std::string::npos;
  if (added_packs.empty() || !is_name) return {};
  const fs::path own = fs::path(added_packs) / name;
  return holds_pack(own) ? own.string() : std::string();
}

std::optional<SourceText> Resources::Cache::read_pack_file(const std::string& path,
                                                           Findings& findings) const {
  const std::size_t slash = path.find('/');
  const std::string name = path.substr(0, slash);
  const std::string file = path.substr(slash + 1);
  const std::string added = added_pack(name);
  if (!added.empty()) return read_text(added, file, added_packs + "/" + path, findings);
  return read_text(folder + "/templates/" + name, file, "templates/" + path, findings);
}

ReadFile Resources::Cache::reader_of(const std::string& name, Findings* unreadable) const {
  return [this, name, unreadable](const std::string& file, Findings& findings) {
    Findings& reported = unreadable != nullptr ? *unreadable : findings;
    const bool is_own = name.find('/') != std::string::npos && file.starts_with(name + "/");
    return is_own ? read_text(name, file.substr(name.size() + 1), file, reported)
                  : read_pack_file(file, reported);
  };
}

std::optional<FoundPack> Resources::Cache::find_pack(const std::string& folder_or_name,
                                                     Findings& findings) const {
  std::string path = folder_or_name;
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  if (path.find('/') == std::string::npos) path.insert(0, "./");
  FoundPack found{.known = known_names()};
  std::error_code error;
  if (holds_pack(path)) {
    found.name = path;
    found.known.push_back(path);
    found.read = reader_of(path, nullptr);
    return found;
  }
  if (std::ranges::find(found.known, folder_or_name) != found.known.end()) {
    found.name = folder_or_name;
    found.read = reader_of(folder_or_name, nullptr);
    return found;
  }
  if (std::filesystem::is_directory(path, error)) {
    findings.add(no_pack_in(folder_or_name,
                            "检查路径；gongkai packs new 名称 --from 已有的模板包 可新建一个"));
  } else {
    report_unknown_pack(folder_or_name, found.known, {}, findings);
  }
  return std::nullopt;
}

std::vector<std::string> Resources::Cache::pack_names(Findings& findings) const {
  std::vector<std::string> names;
  const auto take = [&names](const FolderEntry& entry) {
    if (holds_pack(entry.path)) names.push_back(entry.path.filename().string());
    return false;
  };
  const fs::path templates = folder + "/templates";
  if (!is_missing(templates)) walk(templates, take, findings);
  if (!added_packs.empty()) walk(added_packs, take, findings);
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

// A folder that cannot be read has no packs.
std::vector<std::string> Resources::Cache::known_names() const {
  Findings unused;
  return pack_names(unused);
}

const Pack* Resources::Cache::pack_named(const std::string& name, const Place& where,
                                         Findings& findings) const {
  Findings unreadable;
  const auto names = pack_names(unreadable);
  if (std::ranges::find(names, name) != names.end()) {
    return load({name, names, reader_of(name, nullptr)}, findings);
  }
  const std::string own_folder = "templates/" + name;
  const bool is_plain = !name.empty() && name.front() != '.' && name.find('/') == std::string::npos;
  if (unreadable.has_errors()) {
    findings.add_all(std::move(unreadable));
  } else if (is_plain && !is_missing(folder + "/" + own_folder)) {
    findings.add(no_pack_in(own_folder, "补上 pack.json，或重新安装程序"));
  } else {
    report_unknown_pack(name, names, where, findings);
  }
  return nullptr;
}

Resources::Resources(std::string folder) : cache_(std::make_unique<Cache>(std::move(folder))) {}
Resources::Resources(Resources&&) noexcept = default;
Resources& Resources::operator=(Resources&&) noexcept = default;
Resources::~Resources() = default;

const std::string& Resources::folder() const { return cache_->folder; }

void Resources::add_relations(SourceText rules) { cache_->rules = std::move(rules); }

void Resources::add_packs(std::string folder) {
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  cache_->added_packs = std::move(folder);
}

std::string Resources::added_pack(const std::string& name) const {
  return cache_->added_pack(name);
}

std::string_view Resources::added_relations() const {
  return cache_->rules ? cache_->rules->text() : std::string_view();
}

std::vector<PackSummary> Resources::packs(Findings& findings) const {
  const int errors_before = findings.count(Severity::kError);
  const std::vector<std::string> names = cache_->pack_names(findings);
  if (names.empty() && findings.count(Severity::kError) == errors_before) {
    Place where;
    where.file = cache_->folder + "/templates";
    findings.add({.id = "no-packs",
                  .where = std::move(where),
                  .message = "此目录中没有模板包",
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
