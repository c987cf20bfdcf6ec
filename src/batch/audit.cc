#include "batch/audit.h"

#include <algorithm>
#include <filesystem>
#include <unordered_set>
#include <utility>

#include "batch/fingerprint.h"
#include "batch/manifest.h"
#include "batch/package_folders.h"
#include "batch/summary_files.h"
#include "source/files.h"
#include "source/walk.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;

void report(std::string id, const fs::path& path, std::string message, std::string expected,
            Findings& findings) {
  const bool is_changed = id == "changed-file";
  findings.add({.id = std::move(id),
                .where = {.file = path.string()},
                .message = std::move(message),
                .expected = std::move(expected),
                .help = is_changed ? "删除它，再运行一次 gongkai batch：这个包会重做"
                                   : "再运行一次 gongkai batch"});
}

void compare(const fs::path& path, const RecordedFile& file, Findings& findings) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error) {
    report("missing-file", path, "缺少清单中的文件：" + system_reason(error.value()), "", findings);
  } else if (size != file.size) {
    report("changed-file", path, "有 " + std::to_string(size) + " 字节",
           std::to_string(file.size) + " 字节，如清单所记", findings);
  } else if (const auto hash = sha256_file(path.string()); hash != file.sha256) {
    report("changed-file", path, "内容变了：SHA-256 为 " + hash.value_or("（不能读取）"),
           file.sha256, findings);
  }
}

void report_extra(const fs::path& path, Findings& findings) {
  findings.add({.id = "extra-file",
                .where = {.file = path.string()},
                .message = "清单中没有这个文件",
                .help = "移走它；输出目录中只放 gongkai batch 写的文件"});
}

void find_extra_in_package(const fs::path& folder, const PackageRecord& record,
                           Findings& findings) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) return;  // its files are missing
  std::vector<fs::path> extra;
  const auto take = [&](const FolderEntry& entry) {
    const std::string name = entry.path.filename().string();
    if (std::ranges::find(record.outputs, name, &RecordedFile::name) == record.outputs.end()) {
      extra.push_back(entry.path);
    }
    return false;
  };
  walk(folder, take, findings);
  std::ranges::sort(extra);
  for (const fs::path& path : extra) report_extra(path, findings);
}

void find_extra(const fs::path& folder, const std::unordered_set<std::string>& packages,
                Findings& findings) {
  std::vector<fs::path> extra;
  const auto take = [&](const FolderEntry& entry) {
    const std::string name = entry.path.lexically_relative(folder).string();
    if (packages.contains(name) || name == kRetiredFolder) return false;
    if (!entry.is_folder && !is_own_file(name) && name != kJournalFile) {
      extra.push_back(entry.path);
    }
    return true;
  };
  walk(folder, take, findings);
  std::ranges::sort(extra);
  for (const fs::path& path : extra) report_extra(path, findings);
}

}  // namespace

AuditSummary audit(const std::string& folder, Findings& findings) {
  AuditSummary summary;
  const fs::path root(folder);
  std::error_code error;
  if (!fs::is_regular_file(root / kManifestFile, error)) {
    findings.add({.id = "no-manifest",
                  .where = {.file = folder},
                  .message = "此处没有 manifest.jsonl",
                  .help = "给出 gongkai batch 的输出目录"});
    return summary;
  }
  if (fs::exists(root / kJournalFile, error)) {
    report("run-not-finished", root, "上一次运行没有结束", "", findings);
  }
  ManifestReader reader((root / kManifestFile).string());
  std::unordered_set<std::string> packages;
  while (const auto record = reader.next_record()) {
    ++summary.packages;
    if (record->state == PackageState::kFailed) {
      findings.add({.id = "package-failed",
                    .severity = Severity::kWarning,
                    .where = {.file = (root / record->name).string()},
                    .message = "预算文件 " + record->input + " 有错误，没有做",
                    .help = "改正预算文件，再运行一次 gongkai batch"});
      continue;
    }
    if (record->state == PackageState::kNotUpdated) {
      findings.add({.id = "package-not-updated",
                    .severity = Severity::kWarning,
                    .where = {.file = (root / record->name).string()},
                    .message = "不是预算文件 " + record->input + " 现在的公开表，上次没有更新",
                    .help = "按清单中的检查结果处理，再运行一次 gongkai batch"});
    }
    packages.insert(record->name);
    for (const RecordedFile& file : record->outputs) {
      compare(root / record->name / file.name, file, findings);
      ++summary.files;
    }
    find_extra_in_package(root / record->name, *record, findings);
  }
  if (reader.faults() > 0) {
    report("manifest-fault", root / kManifestFile,
           "有 " + std::to_string(reader.faults()) + " 行不是清单的记录", "", findings);
  }
  audit_summary(folder, findings);
  find_extra(root, packages, findings);
  return summary;
}

}  // namespace gongkai
