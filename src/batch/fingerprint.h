#pragma once

// Hashes of a package's inputs and of its files.

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/held_folder.h"
#include "batch/package_record.h"
#include "gongkai.h"

namespace gongkai {

/// SHA-256 in hexadecimal.
std::string sha256(std::string_view bytes);

/// Of a file, read piece by piece; empty if it cannot be read.
std::optional<std::string> sha256_file(const std::string& path);

/// Of an open file, from its current position; empty if it cannot be read.
std::optional<std::string> sha256_file(const Descriptor& file);

/// The hashes of what all packages share. Each file is read once; threads share one object.
class ResourceHashes {
 public:
  explicit ResourceHashes(const Resources& resources);

  const std::string& fonts() const { return fonts_; }
  const std::string& catalog() const { return catalog_; }

  /// Of a pack with all that it extends. If the pack cannot be loaded, of all packs; empty if there
  /// is no pack of this name.
  const std::string& pack(const std::string& name) const;

 private:
  const Resources& resources_;
  std::string fonts_;
  std::string catalog_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::string> packs_;
};

/// The options that affect a package, as words.
std::string options_words(const RenderOptions& options);

/// What differs, in Chinese: "预算文件有变化"; none if the package is up to date.
std::vector<std::string> differences(const Fingerprint& before, const Fingerprint& now);

}  // namespace gongkai
