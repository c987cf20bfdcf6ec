#include "batch/fingerprint.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <memory>

#include "source/walk.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;

class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
    EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr);
  }

  void add(std::string_view bytes) { EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()); }

  /// Terminates a part, so that "ab", "c" and "a", "bc" differ.
  void add_part(std::string_view bytes) {
    add(std::to_string(bytes.size()) + ":");
    add(bytes);
  }

  std::string hexadecimal() {
    std::array<unsigned char, 32> digest{};
    EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr);
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out;
    for (const unsigned char byte : digest) {
      out += kDigits[byte >> 4U];
      out += kDigits[byte & 15U];
    }
    return out;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

// Used instead of the hash of unreadable resources; no package has it.
constexpr const char* kUnreadable = "unreadable";

// The files below folders of the resources, with their paths. Empty: there is none.
std::string hash_of(const std::string& resources, const std::vector<std::string>& folders) {
  std::vector<std::string> paths;
  Findings unreadable;
  bool is_whole = true;
  for (const std::string& folder : folders) {
    const std::string path = resources + "/" + folder;
    std::error_code error;
    if (!fs::exists(path, error) && !error) continue;
    const auto take = [&](const FolderEntry& entry) {
      const fs::file_type type = fs::status(entry.path, error).type();
      if (type == fs::file_type::none) is_whole = false;
      if (type != fs::file_type::regular) return true;
      paths.push_back(entry.path.lexically_relative(resources).string());
      return true;
    };
    walk(path, take, unreadable);
  }
  if (!is_whole || unreadable.has_errors()) return kUnreadable;
  if (paths.empty()) return {};
  std::ranges::sort(paths);
  Sha256 hash;
  for (const std::string& path : paths) {
    hash.add_part(path);
    const auto content = sha256_file(resources + "/" + path);
    if (!content) return kUnreadable;
    hash.add_part(*content);
  }
  return hash.hexadecimal();
}

}  // namespace

std::string sha256(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hexadecimal();
}

std::optional<std::string> sha256_file(const std::string& path) {
  return sha256_file(Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC)));
}

std::optional<std::string> sha256_file(const Descriptor& file) {
  Sha256 hash;
  std::vector<char> piece(std::size_t{1} << 16U);
  while (true) {
    const ssize_t size = ::read(file.number(), piece.data(), piece.size());
    if (size == 0) return hash.hexadecimal();
    if (size > 0) {
      hash.add({piece.data(), static_cast<std::size_t>(size)});
    } else if (errno != EINTR) {
      return std::nullopt;
    }
  }
}

ResourceHashes::ResourceHashes(const Resources& resources)
    : resources_(resources),
      fonts_(hash_of(resources.folder(), {"fonts"})),
      catalog_(hash_of(resources.folder(), {"templates/catalog"})) {}

const std::string& ResourceHashes::pack(const std::string& name) const {
  const std::lock_guard lock(mutex_);
  const auto [at, is_new] = packs_.emplace(name, "");
  if (!is_new || name.empty()) return at->second;
  const std::string& folder = resources_.folder();
  const std::string templates = folder + "/templates/";
  std::error_code error;
  if (resources_.added_pack(name).empty() && !fs::exists(templates + name + "/pack.json", error) &&
      !fs::exists(fs::path(name) / "pack.json", error)) {
    return at->second;
  }
  // A pack outside the resources is hashed in addition to those that it extends.
  std::string outside;
  std::vector<std::string> installed;
  for (const std::string& pack : pack_chain(name, resources_)) {
    const std::string added = resources_.added_pack(pack);
    if (!added.empty()) {
      outside += hash_of(added, {"."});
    } else if (pack.find('/') == std::string::npos) {
      installed.push_back("templates/" + pack);
    } else {
      outside += hash_of(pack, {"."});
    }
  }
  if (installed.empty() && outside.empty()) outside = hash_of(name, {"."});
  if (installed.empty()) installed.emplace_back("templates");
  at->second = hash_of(folder, installed);
  if (!outside.empty()) at->second = sha256(at->second + outside);
  if (!resources_.added_relations().empty()) {
    at->second = sha256(at->second + std::string(resources_.added_relations()));
  }
  return at->second;
}

std::string options_words(const RenderOptions& options) {
  std::string out = "part=" + std::string(name(options.part));
  std::vector<std::string_view> formats;
  for (const auto& format : file_formats()) {
    if (wants(options, format.value)) formats.push_back(format.name);
  }
  std::ranges::sort(formats);
  out += " format=";
  for (const std::string_view format : formats) {
    out += (out.ends_with('=') ? "" : ",") + std::string(format);
  }
  if (!options.pack.empty()) out += " pack=" + options.pack;
  if (!options.unit.empty()) out += " unit=" + options.unit;
  if (options.pdf_profile != RenderOptions().pdf_profile) {
    out += " pdf-profile=" + std::string(name(options.pdf_profile));
  }
  if (!options.tables.empty()) out += " tables=" + options.tables;
  if (options.is_internal) out += " internal";
  if (options.is_draft) out += " draft";
  if (options.has_trace) out += " trace";
  if (options.attaches_data) out += " data";
  if (options.is_reread) out += " verify";
  if (!options.has_cross_checks) out += " no-cross-checks";
  return out;
}

std::vector<std::string> differences(const Fingerprint& before, const Fingerprint& now) {
  struct Member {
    std::string Fingerprint::*value;
    const char* words;
  };
  constexpr std::array<Member, 6> kMembers = {{{&Fingerprint::budget, "预算文件有变化"},
                                               {&Fingerprint::pack, "模板包有变化"},
                                               {&Fingerprint::catalog, "科目表有变化"},
                                               {&Fingerprint::fonts, "字体有变化"},
                                               {&Fingerprint::options, "选项有变化"},
                                               {&Fingerprint::version, "程序版本有变化"}}};
  std::vector<std::string> out;
  for (const Member& member : kMembers) {
    const std::string& value = now.*member.value;
    if (before.*member.value != value || value == kUnreadable) out.emplace_back(member.words);
  }
  return out;
}

}  // namespace gongkai
