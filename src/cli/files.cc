#include "cli/files.h"

#include <unistd.h>

#include <cerrno>
#include <deque>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <system_error>
#include <utility>

#include "source/files.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;

void report_unwritable(const std::string& path, const std::string& why, Findings& findings,
                       const std::vector<std::string>& written = {}) {
  std::string state = written.empty() ? "原有文件未改动" : "已写出的是";
  for (const std::string& file : written) state += (&file == &written[0] ? " " : "、") + file;
  findings.add({.id = "cannot-write",
                .where = {.file = path},
                .message = "不能写入：" + why,
                .help = "换一个输出目录（-o），或清理磁盘、修改权限；" + state});
}

/// Temporary files next to their final names; the destructor removes those left, whatever ended the
/// writing.
class StagedFiles {
 public:
  StagedFiles() = default;
  StagedFiles(const StagedFiles&) = delete;
  StagedFiles& operator=(const StagedFiles&) = delete;
  ~StagedFiles() {
    std::error_code ignored;
    for (const Staged& file : files_) fs::remove(file.temporary, ignored);
  }

  struct Staged {
    fs::path temporary;
    fs::path final;
  };

  /// Adds one more file.
  const Staged& add(const fs::path& folder, const std::string& name) {
    files_.push_back({folder / ("." + name + "." + std::to_string(::getpid())), folder / name});
    return files_.back();
  }

  const std::deque<Staged>& all() const { return files_; }

 private:
  std::deque<Staged> files_;
};

/// A folder that is removed with all that is in it unless it was renamed.
class StagedFolder {
 public:
  explicit StagedFolder(fs::path path) : path_(std::move(path)) {}
  StagedFolder(const StagedFolder&) = delete;
  StagedFolder& operator=(const StagedFolder&) = delete;
  ~StagedFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

bool make_folder(const std::string& folder, Findings& findings) {
  std::error_code error;
  fs::create_directories(folder, error);
  const int cause = error.value();
  if (cause == 0) return true;
  const bool is_file = fs::exists(folder, error) && !fs::is_directory(folder, error);
  report_unwritable(folder, is_file ? "这是一个文件，不是目录" : system_reason(cause), findings);
  return false;
}

// Whether no file would replace a folder, which would fail after others are written.
bool check_names(const std::string& folder, const std::vector<OutputFile>& files,
                 Findings& findings) {
  std::error_code ignored;
  bool is_good = true;
  for (const OutputFile& file : files) {
    const fs::path final = fs::path(folder) / file.name;
    if (fs::symlink_status(final, ignored).type() != fs::file_type::directory) continue;
    report_unwritable(final.string(), system_reason(EISDIR), findings);
    is_good = false;
  }
  return is_good;
}

// The files in a new folder; 0 or the error.
int fill_folder(const fs::path& folder, const std::vector<OutputFile>& files) {
  std::error_code error;
  fs::create_directory(folder, error);
  int cause = error.value();
  for (const OutputFile& file : files) {
    if (cause == 0) cause = write_file((folder / file.name).string(), file.bytes, Sync::kNow);
  }
  return cause;
}

}  // namespace

std::string input_name(const std::string& path) { return path == "-" ? "<stdin>" : path; }

std::optional<SourceText> read_input(const std::string& path, Findings& findings) {
  if (path == "-") {
    return SourceText(input_name(path), std::string(std::istreambuf_iterator<char>(std::cin), {}));
  }
  auto text = read_file(path, path, findings);
  return text ? std::optional(SourceText(path, *std::move(text))) : std::nullopt;
}

std::vector<std::string> write_files(const std::string& folder,
                                     const std::vector<OutputFile>& files, Findings& findings) {
  if (!make_folder(folder, findings) || !check_names(folder, files, findings)) return {};
  StagedFiles staged;
  for (const OutputFile& file : files) {
    const auto& [temporary, final] = staged.add(folder, file.name);
    if (const int cause = write_file(temporary.string(), file.bytes, Sync::kNow); cause != 0) {
      report_unwritable(final.string(), system_reason(cause), findings);
      return {};
    }
  }
  std::vector<std::string> written;
  for (const auto& [temporary, final] : staged.all()) {
    std::error_code error;
    fs::rename(temporary, final, error);
    if (error) {
      report_unwritable(final.string(), system_reason(error.value()), findings, written);
      return written;
    }
    written.push_back(final.string());
  }
  return written;
}

std::vector<std::string> write_new_folder(const std::string& parent, const std::string& name,
                                          const std::vector<OutputFile>& files,
                                          Findings& findings) {
  const fs::path final = fs::path(parent) / name;
  std::error_code error;
  if (fs::symlink_status(final, error).type() != fs::file_type::not_found) {
    findings.add({.id = "already-exists",
                  .where = {.file = final.string()},
                  .message = "已存在，未覆盖",
                  .help = "换一个名称，或先移走原有的"});
    return {};
  }
  if (!make_folder(parent, findings)) return {};
  const StagedFolder staged(fs::path(parent) / ("." + name + "." + std::to_string(::getpid())));
  int cause = fill_folder(staged.path(), files);
  if (cause == 0) {
    fs::rename(staged.path(), final, error);
    cause = error.value();
  }
  if (cause != 0) {
    report_unwritable(final.string(), system_reason(cause), findings);
    return {};
  }
  std::vector<std::string> written;
  for (const OutputFile& file : files) written.push_back((final / file.name).string());
  return written;
}

std::string default_resources() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return (program.parent_path().parent_path() / "share" / "gongkai").string();
}

}  // namespace gongkai
