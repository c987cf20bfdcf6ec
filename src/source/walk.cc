#include "source/walk.h"

#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

#include "source/files.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;

class Walk {
 public:
  Walk(const std::function<bool(const FolderEntry&)>& visit, Findings& findings)
      : visit_(visit), findings_(findings) {}

  void go_into(const fs::path& folder) {
    if (is_above(folder)) return;
    above_.push_back(folder);
    std::error_code error;
    fs::directory_iterator at(folder, error);
    for (const fs::directory_iterator end; !error && at != end; at.increment(error)) {
      std::error_code ignored;  // a link that leads nowhere is not a folder
      const FolderEntry entry{.path = at->path(), .is_folder = at->is_directory(ignored)};
      if (!visit_(entry) || !entry.is_folder) continue;
      has_link_ = has_link_ || at->is_symlink(ignored);
      go_into(entry.path);
    }
    if (error) report(folder, error.value());
    above_.pop_back();
  }

 private:
  // Only links lead back.
  bool is_above(const fs::path& folder) const {
    return has_link_ && std::ranges::any_of(above_, [&](const fs::path& outer) {
             std::error_code ignored;
             return fs::equivalent(outer, folder, ignored);
           });
  }

  void report(const fs::path& folder, int error) {
    Place where;
    where.file = folder.string();
    findings_.add({.id = "cannot-read",
                   .where = std::move(where),
                   .message = "不能读取目录：" + system_reason(error),
                   .help = "修改目录的权限，或移走它"});
  }

  const std::function<bool(const FolderEntry&)>& visit_;
  Findings& findings_;
  std::vector<fs::path> above_;
  bool has_link_ = false;
};

}  // namespace

void walk(const fs::path& folder, const std::function<bool(const FolderEntry&)>& visit,
          Findings& findings) {
  Walk(visit, findings).go_into(folder);
}

}  // namespace gongkai
