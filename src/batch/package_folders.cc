#include "batch/package_folders.h"

#include <unistd.h>

#include <cerrno>

#include "batch/package_name.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;

// For file systems without exchange (NFS): between the two steps the folder is missing, but never
// torn; the run after a kill at that point makes it again.
int replace_in_two_steps(const Entry& staged, const Entry& final) {
  const Entry aside{staged.folder, staged.name + ".old"};
  int error = move_entry(final, aside);
  if (error == 0) error = move_entry(staged, final);
  remove_all(aside);
  return error;
}

int replace(const Entry& staged, const Entry& final) {
  if (!exists(final)) return move_entry(staged, final);
  const int error = exchange_entries(staged, final);
  return error == EINVAL || error == ENOSYS ? replace_in_two_steps(staged, final) : error;
}

}  // namespace

PackageFolders::PackageFolders(const fs::path& output) : path_(output) {}

int PackageFolders::prepare() {
  std::error_code failed;
  fs::create_directories(path_, failed);
  if (failed) return failed.value();
  output_ = HeldFolder(path_.string());
  if (!output_.is_open()) return output_.error();
  if (const int error = remove_all({output_, kStagingFolder}); error != 0) return error;
  staging_ = output_.made_below(kStagingFolder);
  return staging_.error();
}

// No fsync per file: finish() does it once for all. After a machine crash the journal is still
// there, and the next run compares the hash of every file.
int PackageFolders::put(const std::string& name, const std::vector<OutputFile>& files) {
  return put(name, files, [](const OutputFile& file, const HeldFolder& folder) {
    return write_file({folder, file.name}, file.bytes, Former::kRefused);
  });
}

int PackageFolders::put_links(const std::string& name, const HeldFolder& from,
                              const std::vector<std::string>& files) {
  return put(name, files, [&](const std::string& file, const HeldFolder& folder) {
    return link_or_copy({from, file}, {folder, file});
  });
}

template <class File, class Write>
int PackageFolders::put(const std::string& name, const std::vector<File>& files,
                        const Write& write) {
  if (!is_package_name(name)) return EINVAL;
  const Entry staged{staging_, next_staged()};
  const HeldFolder folder = staging_.made_below(staged.name);
  int error = folder.error();
  for (const File& file : files) {
    if (error == 0) error = write(file, folder);
  }
  if (error == 0) error = publish(staged, name);
  remove_all(staged);  // the former package, or the one that could not be published
  return error;
}

int PackageFolders::publish(const Entry& staged, const std::string& name) {
  const std::string last(last_name(name));
  int error = ENOENT;
  // Another thread may remove the temporarily empty parent folder before this one is in it.
  for (int tries = 0; error == ENOENT && tries < 100; ++tries) {
    const HeldFolder above = output_.made_below(folder_of(name));
    error = above.is_open() ? replace(staged, {above, last}) : above.error();
  }
  return error;
}

void PackageFolders::remove(const std::string& name) {
  if (!is_package_name(name)) return;
  const Entry staged{staging_, next_staged()};
  const HeldFolder folder = output_.below(folder_of(name));
  if (!folder.is_open()) return;
  if (move_entry({folder, std::string(last_name(name))}, staged) != 0) return;  // there is none
  remove_all(staged);
  remove_empty_above(name);
}

void PackageFolders::remove_empty_above(const std::string& name) const {
  for (std::string_view at = folder_of(name); !at.empty(); at = folder_of(at)) {
    const HeldFolder above = output_.below(folder_of(at));
    if (!above.is_open() || remove_empty({above, std::string(last_name(at))}) != 0) return;
  }
}

PackageFolders::Retired PackageFolders::retire(const std::string& name) {
  if (!is_package_name(name)) return {.folder = {}, .error = EINVAL};
  const std::string last(last_name(name));
  const HeldFolder folder = output_.below(folder_of(name));
  if (!folder.is_open() || !exists({folder, last})) return {};
  std::string above = kRetiredFolder;
  if (const std::string_view outer = folder_of(name); !outer.empty())
    above += "/" + std::string(outer);
  const HeldFolder retired = output_.made_below(above);
  if (!retired.is_open()) return {.folder = {}, .error = retired.error()};
  std::string free = last;
  for (int number = 2; exists({retired, free}); ++number)
    free = last + "~" + std::to_string(number);
  if (const int error = move_entry({folder, last}, {retired, free}); error != 0) {
    return {.folder = {}, .error = error};
  }
  remove_empty_above(name);
  return {.folder = above + "/" + free};
}

bool PackageFolders::has(const std::string& path) const {
  const HeldFolder folder = output_.below(folder_of(path));
  return folder.is_open() && exists({folder, std::string(last_name(path))});
}

int PackageFolders::remove_retired() { return remove_all({output_, kRetiredFolder}); }

int PackageFolders::finish(bool is_changed) {
  const int error = remove_all({output_, kStagingFolder});
  const int failed = is_changed && ::syncfs(output_.number()) != 0 ? errno : 0;
  return failed != 0 ? failed : error;
}

}  // namespace gongkai
