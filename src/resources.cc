#include "resources.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "template/load_pack.h"

namespace gongkai {
namespace {

std::optional<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
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

const Pack* Resources::Cache::pack(const std::string& name, Findings& findings) const {
  const std::lock_guard lock(mutex_);
  const auto known = packs_.find(name);
  if (known != packs_.end()) return &known->second;
  const std::string templates = folder + "/templates/";
  const ReadFile read = [&](const std::string& path) -> std::optional<SourceText> {
    auto text = read_file(templates + path);
    if (!text) return std::nullopt;
    return SourceText("templates/" + path, std::move(*text));
  };
  auto pack = load_pack(name, pack_names(), read, findings);
  return pack ? &packs_.emplace(name, std::move(*pack)).first->second : nullptr;
}

std::vector<std::string> Resources::Cache::pack_names() const {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder + "/templates", error)) {
    if (std::filesystem::exists(entry.path() / "pack.json", error)) {
      names.push_back(entry.path().filename().string());
    }
  }
  std::ranges::sort(names);
  return names;
}

Resources::Resources(std::string folder) : cache_(std::make_unique<Cache>(std::move(folder))) {}
Resources::Resources(Resources&&) noexcept = default;
Resources& Resources::operator=(Resources&&) noexcept = default;
Resources::~Resources() = default;

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
