#pragma once

// The package folders below an output folder. Each appears, changes and goes as a whole, even if
// the process is killed. Packages being written are staged in .tmp/ beside them.

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "batch/held_folder.h"
#include "batch/package_record.h"
#include "gongkai.h"

namespace gongkai {

/// Where packages are staged until they are complete.
inline constexpr const char* kStagingFolder = ".tmp";

/// Threads share one object, but only one thread may use a name at a time. An invalid name
/// (is_package_name) is an error (EINVAL), as is a link in place of a folder below the output
/// (ENOTDIR).
class PackageFolders {
 public:
  explicit PackageFolders(const std::filesystem::path& output);

  /// Makes the output folder and removes what a killed run left in .tmp. 0 or the error (errno).
  int prepare();

  /// Writes the files as the folder of this name and replaces the former one. 0 or the error; on
  /// error the former folder is untouched.
  int put(const std::string& name, const std::vector<OutputFile>& files);

  /// The same with plain files of another folder: linked where the file system can, else copied.
  int put_links(const std::string& name, const HeldFolder& from,
                const std::vector<std::string>& files);

  /// Removes the folder of this name, and folders above it that become empty.
  void remove(const std::string& name);

  /// Where retire() put a folder, below the output folder, or why it could not.
  struct Retired {
    std::string folder;  ///< ".retired/250/1"; empty: there was nothing to move, or an error
    int error = 0;       ///< errno
  };

  /// Moves the folder of this name to .retired, next to earlier ones of the same name.
  Retired retire(const std::string& name);

  /// Removes all that was retired. 0 or the error.
  int remove_retired();

  /// The folder of this name; not open if there is none.
  HeldFolder find(const std::string& name) const { return output_.below(name); }

  /// Whether there is an entry at a path below the output folder; a link counts as itself.
  bool has(const std::string& path) const;

  /// Removes .tmp and, if anything was written, waits until it is on the disk. 0 or the error.
  int finish(bool is_changed);

 private:
  template <class File, class Write>
  int put(const std::string& name, const std::vector<File>& files, const Write& write);
  int publish(const Entry& staged, const std::string& name);
  std::string next_staged() { return std::to_string(count_.fetch_add(1)); }
  void remove_empty_above(const std::string& name) const;

  std::filesystem::path path_;
  HeldFolder output_;
  HeldFolder staging_;
  std::atomic<std::uint64_t> count_ = 0;
};

}  // namespace gongkai
