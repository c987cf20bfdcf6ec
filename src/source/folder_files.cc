#include "source/folder_files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "source/files.h"

namespace gongkai {

namespace fs = std::filesystem;

std::optional<std::string> read_file_below(const std::string& folder, const std::string& file,
                                           const std::string& name, Findings& findings) {
  const fs::path path = fs::path(folder) / file;
  std::error_code error;
  if (fs::symlink_status(path, error).type() == fs::file_type::not_found) return std::nullopt;
  const fs::path outer = fs::canonical(folder, error);
  const fs::path inner = fs::canonical(path, error);
  const bool is_below = std::ranges::mismatch(outer, inner).in1 == outer.end();
  if (!error && !is_below) {
    findings.add({.id = "link-out-of-folder",
                  .where = {.file = name},
                  .message = "这个链接指向目录之外，未读取",
                  .expected = "目录中的文件，或指向同一目录之内的链接",
                  .help = "把文件复制进来；共用其他模板包的文件用 extends"});
    return std::nullopt;
  }
  return read_file(path.string(), name, findings);
}

}  // namespace gongkai
