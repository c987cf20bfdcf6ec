#pragma once

// One run at a time in an output folder.

#include <string>

namespace gongkai {

/// Held until the process ends, however it ends; leaves no file.
class OutputLock {
 public:
  explicit OutputLock(const std::string& folder);
  ~OutputLock();
  OutputLock(const OutputLock&) = delete;
  OutputLock& operator=(const OutputLock&) = delete;

  /// False: another process has it.
  bool is_held() const { return is_held_; }

  /// Why the folder could not be opened (errno); 0: it could.
  int error() const { return error_; }

  /// The folder, held open even if its path is redirected; -1 after an error.
  int folder() const { return folder_; }

 private:
  int folder_ = -1;
  int error_ = 0;
  bool is_held_ = false;
};

}  // namespace gongkai
