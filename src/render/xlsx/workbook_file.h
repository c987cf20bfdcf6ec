#pragma once

// The workbook on disk: libxlsxwriter 1.1.4 writes to files only, so it gets a temporary one.

#include <xlsxwriter.h>

#include <optional>
#include <string>

#include "source/finding.h"

namespace gongkai {

/// An empty temporary file in a folder, removed by the destructor.
class TemporaryFile {
 public:
  /// Without a folder: the first of /dev/shm (in memory) and the system's that is writable.
  explicit TemporaryFile(std::string folder);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  bool is_open() const { return !path_.empty(); }
  const std::string& folder() const { return folder_; }
  const std::string& path() const { return path_; }

  /// All bytes, or nothing if they cannot be read.
  std::optional<std::string> read() const;

 private:
  std::string folder_;
  std::string path_;
};

/// The finding for a file that cannot be created or read.
Finding temporary_file_finding(const TemporaryFile& file);

/// The finding for an error of the library.
Finding engine_finding(lxw_error error);

/// Sets title, author and creation time, makes 宋体 11 the default font. `date` is YYYY-MM-DD.
void set_properties(lxw_workbook* workbook, const std::string& title, const std::string& author,
                    const std::string& date);

/// Writes and frees the workbook; reports the library's error. `date` is that of set_properties.
bool close_workbook(lxw_workbook* workbook, const std::string& date, Findings& findings);

}  // namespace gongkai
