#pragma once

// The folders of packages below an output folder: each appears, changes and goes as a whole, at
// whatever moment the process is killed. What is being written stands in .tmp/ beside them.

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "gongkai.h"

namespace gongkai {

/// Where packages stand before they are whole.
inline constexpr const char* kStagingFolder = ".tmp";

/// Where packages stand that no longer follow from their budgets.
inline constexpr const char* kRetiredFolder = ".retired";

/// Threads share one object; each name is one thread's at a time.
class PackageFolders {
 public:
  explicit PackageFolders(std::filesystem::path output);

  /// Makes the output folder and removes what a killed run left in .tmp. 0 or the error (errno).
  int prepare();

  /// Writes the files as the folder of this name, in place of the one that is there. 0 or the
  /// error; the former folder is untouched then.
  int put(const std::string& name, const std::vector<OutputFile>& files);

  /// The same with files of another folder: linked where the file system can, else copied.
  int put_links(const std::string& name, const std::filesystem::path& from,
                const std::vector<std::string>& files);

  /// Removes the folder of this name and folders above that are empty then.
  void remove(const std::string& name);

  /// Where retire() put a folder, below the output folder, or why it could not.
  struct Retired {
    std::string folder;  ///< ".retired/250/1"; empty: there was nothing to move, or an error
    int error = 0;       ///< errno
  };

  /// Moves the folder of this name to .retired, beside what is there of the same name already.
  Retired retire(const std::string& name);

  /// Removes all that was retired. 0 or the error.
  int remove_retired();

  /// Removes .tmp and, if anything was written, waits until it is on the disk. 0 or the error.
  int finish(bool is_changed);

 private:
  std::filesystem::path new_staging();
  template <class File, class Write>
  int put(const std::string& name, const std::vector<File>& files, const Write& write);
  int publish(const std::filesystem::path& staged, const std::string& name);
  void remove_empty_above(const std::filesystem::path& folder) const;

  std::filesystem::path output_;
  std::atomic<std::uint64_t> count_ = 0;
};

}  // namespace gongkai
