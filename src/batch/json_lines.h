#pragma once

// A stream of budgets, one per line, read line by line so that its length does not matter.

#include <atomic>
#include <cstddef>
#include <optional>
#include <string>

#include "batch/held_folder.h"

namespace gongkai {

/// A line that is not blank.
struct JsonLine {
  int number = 0;        ///< from 1, blank lines counted
  std::string text;      ///< empty if it is too large
  std::size_t size = 0;  ///< in bytes

  bool is_too_large() const;
};

class JsonLines {
 public:
  /// Opens a file; "-" is the standard input. Once `stop` is set (null: never), reading no longer
  /// waits for an idle pipe.
  explicit JsonLines(const std::string& path, const std::atomic<bool>* stop = nullptr);

  /// Why it could not be opened or read to its end (errno; EINTR: stopped); 0: it could.
  int error() const { return error_; }

  /// Empty at the end, or when reading fails; a line read in part is dropped.
  std::optional<JsonLine> next();

 private:
  // One more piece of the file; false at its end.
  bool fill();
  bool wait();

  Descriptor opened_;  // none for the standard input
  int file_ = -1;
  const std::atomic<bool>* stop_;
  int error_ = 0;
  int number_ = 0;
  std::string buffer_;
  std::size_t at_ = 0;
};

}  // namespace gongkai
