#include "batch/output_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <utility>
#include <vector>

#include "batch/manifest_repair.h"
#include "source/files.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;

Finding in_use(const std::string& path) {
  return {.id = "output-in-use",
          .where = {.file = path},
          .message = "另一个 gongkai batch 正在写这个目录",
          .help = "等它结束，或换一个输出目录（-o）"};
}

// How many entries are named; the others are counted.
constexpr std::size_t kEntriesNamed = 5;

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(fs::symlink_status(path, error));
}

// Why an existing file cannot be read (errno); 0: it can, or there is none.
int reading_error(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return errno == ENOENT ? 0 : errno;
  ::close(file);
  return 0;
}

// Whether the first line is a record of some format, sound or damaged.
bool begins_with_record(const fs::path& manifest) {
  std::ifstream in(manifest, std::ios::binary);
  std::string line;
  if (!std::getline(in, line)) return in.eof();  // one without lines has no records
  return line.starts_with(R"({"name":)") && line.find(R"("fingerprint":)") != std::string::npos;
}

bool has_manifest_of_ours(const fs::path& folder) {
  std::error_code error;
  if (is_there(folder / kJournalFile)) return true;
  const fs::path manifest = folder / kManifestFile;
  return fs::is_regular_file(manifest, error) && begins_with_record(manifest);
}

Finding not_ours(const std::string& path, const std::vector<std::string>& entries) {
  std::string names;
  for (std::size_t i = 0; i < entries.size() && i < kEntriesNamed; ++i) {
    names += (i == 0 ? "" : "、") + entries[i];
  }
  if (entries.size() > kEntriesNamed) names += " 等 " + std::to_string(entries.size()) + " 项";
  return {.id = "output-not-ours",
          .where = {.file = path},
          .message =
              "此目录不是 gongkai batch 的输出目录，已有会被替换的 " + names + "；本次未生成任何包",
          .expected = "空目录、新目录，或以前的输出目录（其中有 manifest.jsonl）",
          .help = "换一个输出目录（-o），或移走它们；确需替换的，加 --force"};
}

Finding replaced(const std::string& path) {
  return {.id = "output-replaced",
          .where = {.file = path},
          .message = "运行中此路径改为指向其他目录；已停止写入",
          .expected = "输出目录在运行结束之前不移动、不换成链接",
          .help = "恢复原来的输出目录后再运行一次；已生成的包不会重新生成"};
}

int rename_in(int folder, const char* from, const char* to) {
  return ::renameat(folder, from, folder, to) == 0 ? 0 : errno;
}

}  // namespace

// One run at a time in an output folder: held until the process ends, however it ends. Leaves no
// file.
class OutputFolder::Lock {
 public:
  explicit Lock(const std::string& folder)
      : folder_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)),
        error_(folder_ < 0 ? errno : 0) {
    // Where the file system knows no locks nobody else can hold one.
    is_held_ = folder_ < 0 || ::flock(folder_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
  }
  ~Lock() {
    if (folder_ >= 0) ::close(folder_);
  }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

  /// False: another process has it.
  bool is_held() const { return is_held_; }

  /// Why the folder could not be opened (errno); 0: it could.
  int error() const { return error_; }

  /// The folder, open, whatever its path comes to lead to; -1 after an error.
  int folder() const { return folder_; }

 private:
  int folder_;
  int error_;
  bool is_held_ = false;
};

OutputFolder::OutputFolder(const std::string& path, Findings& findings)
    : path_(path), folders_(path), former_("") {
  const bool is_ours = has_manifest_of_ours(path);
  std::error_code failed;
  fs::create_directories(path, failed);
  lock_ = std::make_unique<Lock>(path);
  if (!lock_->is_held()) {
    findings.add(in_use(path));
    return;
  }
  int error = failed ? failed.value() : lock_->error();
  // Unreadable records must not be taken for missing ones.
  for (const char* records : {kManifestFile, kJournalFile}) {
    if (error == 0) error = reading_error(path + "/" + records);
  }
  if (error == 0 && !repair_manifests(findings)) return;
  if (error == 0) error = take_in_journal();
  if (error == 0) {
    if (is_ours) former_ = ManifestReader(path + "/" + kManifestFile);
    // The journal comes first: it marks what a killed run leaves as ours.
    journal_ = std::make_unique<ManifestWriter>(path + "/" + kJournalFile);
    error = journal_->error();
  }
  if (error == 0) error = folders_.prepare();
  if (error != 0) {
    journal_ = nullptr;
    findings.add(cannot_write(path, error));
  }
}

OutputFolder::~OutputFolder() = default;

bool OutputFolder::repair_manifests(Findings& findings) {
  for (const char* name : {kManifestFile, kJournalFile}) {
    const ManifestState state = repair_manifest(path_ + "/" + name, findings);
    if (state == ManifestState::kUnusable) return false;
    if (state == ManifestState::kRepaired) is_doubtful_ = true;
  }
  return true;
}

// The journal stays and, emptied, becomes that of this run; so a run killed before that is also
// recognised as killed.
int OutputFolder::take_in_journal() {
  const std::string journal = path_ + "/" + kJournalFile;
  std::error_code ignored;
  if (!fs::exists(journal, ignored)) return 0;
  is_doubtful_ = true;
  std::vector<ManifestReader> readers;
  readers.emplace_back(journal);
  readers.emplace_back(path_ + "/" + kManifestFile);
  MergedManifests merged(std::move(readers));
  ManifestWriter writer(path_ + "/" + kRewrittenFile);
  while (const auto taken = merged.next()) writer.append(taken->line.text);
  const int error = writer.close();
  return error != 0 ? error : rename_in(lock_->folder(), kRewrittenFile, kManifestFile);
}

bool OutputFolder::is_replaced() const {
  struct stat held {};
  struct stat named {};
  if (::fstat(lock_->folder(), &held) != 0 || ::stat(path_.c_str(), &named) != 0) return true;
  return held.st_dev != named.st_dev || held.st_ino != named.st_ino;
}

void OutputFolder::finish(bool is_changed, Findings& findings) {
  if (is_replaced()) {
    findings.add(replaced(path_));
    return;
  }
  const int folder = lock_->folder();
  int error = folders_.finish(is_changed);
  if (!is_changed && ::faccessat(folder, kManifestFile, F_OK, AT_SYMLINK_NOFOLLOW) == 0) {
    journal_ = nullptr;
    error = ::unlinkat(folder, kJournalFile, 0) == 0 ? 0 : errno;
  } else {
    if (error == 0) error = journal_->close();
    if (error == 0) error = rename_in(folder, kJournalFile, kManifestFile);
  }
  if (error != 0) findings.add(cannot_write(path_ + "/" + kManifestFile, error));
}

bool is_foreign(const std::string& path, const std::vector<std::string>& packages,
                Findings& findings) {
  if (has_manifest_of_ours(path)) return false;
  std::vector<std::string> entries;
  for (const char* own : {kStagingFolder, kRetiredFolder, kRewrittenFile, kManifestFile,
                          kSummaryWorkbook, kSummaryPage}) {
    if (is_there(fs::path(path) / own)) entries.emplace_back(own);
  }
  entries.insert(entries.end(), packages.begin(), packages.end());
  if (!entries.empty()) findings.add(not_ours(path, entries));
  return !entries.empty();
}

Finding cannot_write(const std::string& path, int error) {
  return {
      .id = "cannot-write",
      .where = {.file = path},
      .message = "不能写入：" + system_reason(error),
      .help = "清理磁盘、修改权限或换一个输出目录（-o），然后再运行一次；已生成的包不会重新生成"};
}

}  // namespace gongkai
