#include "batch/output_folder.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
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

int rename_file(const std::string& from, const std::string& to) {
  return std::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

}  // namespace

OutputFolder::OutputFolder(const std::string& path, Findings& findings)
    : path_(path), folders_(path), former_("") {
  std::error_code failed;
  fs::create_directories(path, failed);
  lock_ = std::make_unique<OutputLock>(path);
  if (!lock_->is_held()) {
    findings.add(in_use(path));
    return;
  }
  int error = failed.value();
  if (error == 0 && !repair_manifests(findings)) return;
  if (error == 0) error = folders_.prepare();
  if (error == 0) error = take_in_journal();
  if (error == 0) {
    former_ = ManifestReader(path + "/" + kManifestFile);
    journal_ = std::make_unique<ManifestWriter>(path + "/" + kJournalFile);
    error = journal_->error();
  }
  if (error != 0) {
    journal_ = nullptr;
    findings.add(cannot_write(path, error));
  }
}

bool OutputFolder::repair_manifests(Findings& findings) {
  for (const char* name : {kManifestFile, kJournalFile}) {
    const ManifestState state = repair_manifest(path_ + "/" + name, findings);
    if (state == ManifestState::kUnusable) return false;
    if (state == ManifestState::kRepaired) is_doubtful_ = true;
  }
  return true;
}

// The journal stays: emptied, it is that of this run; so a run that is killed before that is known
// as killed, too.
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
  return error != 0 ? error
                    : rename_file(path_ + "/" + kRewrittenFile, path_ + "/" + kManifestFile);
}

void OutputFolder::finish(bool is_changed, Findings& findings) {
  const std::string journal = path_ + "/" + kJournalFile;
  const std::string manifest = path_ + "/" + kManifestFile;
  std::error_code failed;
  int error = folders_.finish(is_changed);
  if (!is_changed && fs::exists(manifest, failed)) {
    journal_ = nullptr;
    fs::remove(journal, failed);
    error = failed.value();
  } else {
    if (error == 0) error = journal_->close();
    if (error == 0) error = rename_file(journal, manifest);
  }
  if (error != 0) findings.add(cannot_write(manifest, error));
}

Finding cannot_write(const std::string& path, int error) {
  return {.id = "cannot-write",
          .where = {.file = path},
          .message = "不能写入：" + system_reason(error),
          .help = "清理磁盘、修改权限或换一个输出目录（-o），然后再运行一次：已做好的包不会重做"};
}

}  // namespace gongkai
