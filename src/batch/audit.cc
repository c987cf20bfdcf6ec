#include "batch/audit.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <unordered_set>
#include <utility>

#include "batch/fingerprint.h"
#include "batch/held_folder.h"
#include "batch/manifest.h"
#include "batch/manifest_repair.h"
#include "batch/package_folders.h"
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
                .help = is_changed ? "删除它，再运行一次 gongkai batch，即可重新生成"
                                   : "再运行一次 gongkai batch"});
}

void compare(const HeldFolder& package, const fs::path& path, const RecordedFile& file,
             Findings& findings) {
  const HeldFile found = open_file(package, file.name);
  const int error = package.is_open() ? found.error : package.error();
  if (error == ENOENT || error == ENOTDIR) {
    report("missing-file", path, "缺少清单中的文件：" + system_reason(error), "", findings);
  } else if (error == ELOOP || error == EINVAL || error == EISDIR) {
    report("changed-file", path, "不是普通文件，未读取", "普通文件", findings);
  } else if (error != 0) {
    report("changed-file", path, "不能读取：" + system_reason(error), "", findings);
  } else if (found.size != file.size) {
    report("changed-file", path, "有 " + std::to_string(found.size) + " 字节",
           std::to_string(file.size) + " 字节，与清单一致", findings);
  } else if (const auto hash = sha256_file(found.file); hash != file.sha256) {
    report("changed-file", path, "内容已变化：SHA-256 为 " + hash.value_or("（不能读取）"),
           file.sha256, findings);
  }
}

void report_extra(const fs::path& path, Findings& findings) {
  findings.add({.id = "extra-file",
                .where = {.file = path.string()},
                .message = "清单中没有这个文件",
                .help = "移走该文件；输出目录中只保留 gongkai batch 生成的文件"});
}

void find_extra_in_package(const fs::path& folder, const PackageRecord& record,
                           Findings& findings) {
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
    std::error_code error;
    const bool is_folder = fs::is_directory(fs::symlink_status(entry.path, error));
    if (!is_folder && !is_own_file(name) && name != kJournalFile) extra.push_back(entry.path);
    return is_folder;  // link targets are not part of this folder
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
  if (!fs::is_regular_file(fs::symlink_status(root / kManifestFile, error))) {
    findings.add({.id = "no-manifest",
                  .where = {.file = folder},
                  .message = "此处没有 manifest.jsonl",
                  .help = "指定 gongkai batch 的输出目录"});
    return summary;
  }
  summary.has_manifest = true;
  if (fs::exists(root / kJournalFile, error)) {
    report("run-not-finished", root, "上一次运行未完成", "", findings);
  }
  ManifestReader reader((root / kManifestFile).string());
  const HeldFolder output(folder);
  std::unordered_set<std::string> packages;
  while (const auto record = reader.next_record()) {
    ++summary.packages;
    if (record->state == PackageState::kFailed) {
      findings.add({.id = "package-failed",
                    .severity = Severity::kWarning,
                    .where = {.file = (root / record->name).string()},
                    .message = "预算文件 " + record->input + " 有错误，未生成公开表",
                    .help = "改正预算文件，再运行一次 gongkai batch"});
      continue;
    }
    if (record->state == PackageState::kNotUpdated) {
      findings.add(
          {.id = "package-not-updated",
           .severity = Severity::kWarning,
           .where = {.file = (root / record->name).string()},
           .message = "不是按预算文件 " + record->input + " 当前内容生成的公开表，上次未更新",
           .help = "按清单中的检查结果处理，再运行一次 gongkai batch"});
    }
    packages.insert(record->name);
    const HeldFolder package = output.below(record->name);
    for (const RecordedFile& file : record->outputs) {
      compare(package, root / record->name / file.name, file, findings);
      ++summary.files;
    }
    // If the folder is missing, its files have been reported as missing.
    if (package.is_open()) find_extra_in_package(root / record->name, *record, findings);
  }
  if (reader.faults().any()) {
    findings.add(manifest_fault((root / kManifestFile).string(), reader.faults()));
  }
  find_extra(root, packages, findings);
  return summary;
}

}  // namespace gongkai
