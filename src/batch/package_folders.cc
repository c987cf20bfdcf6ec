#include "batch/package_folders.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>

#include "source/files.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;

int exchange(const fs::path& a, const fs::path& b) {
  return ::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0 ? 0 : errno;
}

int move_to(const fs::path& from, const fs::path& to) {
  return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

// Where the file system cannot exchange (NFS): between the two steps there is no folder of the
// name, never a torn one; a run that is killed there makes it again.
int replace_in_two_steps(const fs::path& staged, const fs::path& final) {
  const fs::path aside = staged.string() + ".old";
  int error = move_to(final, aside);
  if (error == 0) error = move_to(staged, final);
  std::error_code ignored;
  fs::remove_all(aside, ignored);
  return error;
}

int link_or_copy(const fs::path& from, const fs::path& to) {
  if (::link(from.c_str(), to.c_str()) == 0) return 0;
  std::error_code error;
  fs::copy_file(from, to, error);
  return error.value();
}

}  // namespace

PackageFolders::PackageFolders(fs::path output) : output_(std::move(output)) {}

int PackageFolders::prepare() {
  std::error_code error;
  fs::remove_all(output_ / kStagingFolder, error);
  if (!error) fs::create_directories(output_ / kStagingFolder, error);
  return error.value();
}

fs::path PackageFolders::new_staging() {
  return output_ / kStagingFolder / std::to_string(count_.fetch_add(1));
}

// Without fsync for each file: finish() does it once for all. After a crash of the machine the
// journal is still there, and the next run asks every file for its hash.
int PackageFolders::put(const std::string& name, const std::vector<OutputFile>& files) {
  return put(name, files, [](const OutputFile& file, const fs::path& folder) {
    return write_file((folder / file.name).string(), file.bytes, Sync::kLater);
  });
}

int PackageFolders::put_links(const std::string& name, const fs::path& from,
                              const std::vector<std::string>& files) {
  return put(name, files, [&](const std::string& file, const fs::path& folder) {
    return link_or_copy(from / file, folder / file);
  });
}

template <class File, class Write>
int PackageFolders::put(const std::string& name, const std::vector<File>& files,
                        const Write& write) {
  const fs::path staged = new_staging();
  std::error_code failed;
  fs::create_directory(staged, failed);
  int error = failed.value();
  for (const File& file : files) {
    if (error == 0) error = write(file, staged);
  }
  return error == 0 ? publish(staged, name) : (fs::remove_all(staged, failed), error);
}

int PackageFolders::publish(const fs::path& staged, const std::string& name) {
  const fs::path final = output_ / name;
  std::error_code failed;
  int error = ENOENT;
  // Another thread may remove the folder above, empty for a moment, before this one is in it.
  for (int tries = 0; error == ENOENT && tries < 100; ++tries) {
    fs::create_directories(final.parent_path(), failed);
    error = failed.value();
    if (error != 0) break;
    if (fs::exists(fs::symlink_status(final, failed))) {
      error = exchange(staged, final);
      if (error == EINVAL || error == ENOSYS) error = replace_in_two_steps(staged, final);
    } else {
      error = move_to(staged, final);
    }
  }
  fs::remove_all(staged, failed);  // the former package, or what could not be published
  return error;
}

void PackageFolders::remove(const std::string& name) {
  const fs::path staged = new_staging();
  const fs::path final = output_ / name;
  std::error_code ignored;
  if (move_to(final, staged) != 0) return;  // there is none
  fs::remove_all(staged, ignored);
  remove_empty_above(final);
}

void PackageFolders::remove_empty_above(const fs::path& folder) const {
  for (fs::path above = folder.parent_path(); above != output_; above = above.parent_path()) {
    if (::rmdir(above.c_str()) != 0) return;
  }
}

PackageFolders::Retired PackageFolders::retire(const std::string& name) {
  const fs::path from = output_ / name;
  std::error_code failed;
  if (!fs::exists(fs::symlink_status(from, failed))) return {};
  const std::string wanted = std::string(kRetiredFolder) + "/" + name;
  fs::create_directories((output_ / wanted).parent_path(), failed);
  if (failed) return {.folder = {}, .error = failed.value()};
  std::string free = wanted;
  for (int number = 2; fs::exists(fs::symlink_status(output_ / free, failed)); ++number) {
    free = wanted + "~" + std::to_string(number);
  }
  if (const int error = move_to(from, output_ / free); error != 0) {
    return {.folder = {}, .error = error};
  }
  remove_empty_above(from);
  return {.folder = free};
}

int PackageFolders::remove_retired() {
  std::error_code failed;
  fs::remove_all(output_ / kRetiredFolder, failed);
  return failed.value();
}

int PackageFolders::finish(bool is_changed) {
  std::error_code error;
  fs::remove_all(output_ / kStagingFolder, error);
  if (!is_changed) return error.value();
  const int folder = ::open(output_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return errno;
  const int failed = ::syncfs(folder) == 0 ? 0 : errno;
  ::close(folder);
  return failed != 0 ? failed : error.value();
}

}  // namespace gongkai
