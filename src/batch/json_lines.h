#pragma once

// A stream of budgets, one a line, read line by line whatever its length.

#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

namespace gongkai {

/// A line that is not blank.
struct JsonLine {
  int number = 0;  ///< from 1, blank lines counted
  std::string text;
  bool is_too_large = false;  ///< longer than any input may be; its text is not kept
};

class JsonLines {
 public:
  /// Opens a file; "-" is the standard input. error() says why it could not be.
  explicit JsonLines(const std::string& path);

  int error() const { return error_; }

  /// Empty at the end.
  std::optional<JsonLine> next();

 private:
  // One more piece of the file; false at its end.
  bool fill();

  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
  int error_ = 0;
  int number_ = 0;
  std::string buffer_;
  std::size_t at_ = 0;
};

}  // namespace gongkai
