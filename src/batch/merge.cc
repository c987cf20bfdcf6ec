#include "batch/merge.h"

#include <cerrno>
#include <filesystem>
#include <optional>
#include <utility>

#include "batch/manifest.h"
#include "batch/manifest_repair.h"
#include "batch/output_folder.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;

void check_manifest(const std::string& path, Findings& findings) {
  ManifestReader reader(path);
  while (reader.next_record()) {
  }
  if (reader.faults().any()) findings.add(manifest_fault(path, reader.faults()));
}

void check_part(const std::string& part, const std::string& output, Findings& findings) {
  std::error_code error;
  if (!fs::is_regular_file(fs::symlink_status(fs::path(part) / kManifestFile, error))) {
    findings.add({.id = "no-manifest",
                  .where = {.file = part},
                  .message = "此处没有 manifest.jsonl",
                  .help = "指定 gongkai batch --shard 的输出目录"});
  } else if (fs::exists(fs::path(part) / kJournalFile, error)) {
    findings.add({.id = "run-not-finished",
                  .where = {.file = part},
                  .message = "这一部分的运行未完成",
                  .help = "对它再运行一次 gongkai batch --shard，然后合并"});
  } else if (fs::equivalent(part, output, error)) {
    findings.add({.id = "output-is-part",
                  .where = {.file = part},
                  .message = "合并的输出目录不能是被合并的目录之一",
                  .help = "用 -o 指定其他目录"});
  } else {
    check_manifest(part + "/" + kManifestFile, findings);
  }
}

MergedManifests open_parts(const std::vector<std::string>& parts) {
  std::vector<ManifestReader> readers;
  readers.reserve(parts.size());
  for (const std::string& part : parts) readers.emplace_back(part + "/" + kManifestFile);
  return MergedManifests(std::move(readers));
}

void check_names(const std::vector<std::string>& parts, Findings& findings) {
  MergedManifests merged = open_parts(parts);
  while (const auto taken = merged.next()) {
    if (taken->others.empty()) continue;
    findings.add(
        {.id = "name-taken",
         .where = {.file = parts[taken->reader] + "/" + taken->line.name},
         .message = "\"" + taken->line.name + "\" 也在 " + parts[taken->others.front()] + " 中",
         .expected = "每个包只在一部分中",
         .help = "各部分用同样的输入和不同的 --shard K/N"});
  }
}

// Packages of the parts for which the output folder has an entry already.
std::vector<std::string> taken_names(const std::vector<std::string>& parts,
                                     const std::string& output) {
  std::vector<std::string> out;
  MergedManifests merged = open_parts(parts);
  std::error_code error;
  while (auto taken = merged.next()) {
    if (!fs::exists(fs::symlink_status(fs::path(output) / taken->line.name, error))) continue;
    out.push_back(std::move(taken->line.name));
  }
  return out;
}

bool is_made(const ManifestLine& line) {
  const auto record = parse_record(line.text);
  return record && !record->outputs.empty();
}

// Reports packages whose folders are nested.
void check_nesting(const std::vector<std::string>& parts, Findings& findings) {
  MergedManifests merged = open_parts(parts);
  std::vector<MergedManifests::Taken> outside;  // each inside the one before
  while (const auto taken = merged.next()) {
    const std::string& name = taken->line.name;
    while (!outside.empty() && !is_inside(name, outside.back().line.name)) outside.pop_back();
    for (const MergedManifests::Taken& outer : outside) {
      if (!is_made(outer.line) || !is_made(taken->line)) continue;
      findings.add({.id = "name-nested",
                    .where = {.file = parts[taken->reader] + "/" + name},
                    .message = "\"" + name + "\" 会在 " + parts[outer.reader] + " 的包 \"" +
                               outer.line.name + "\" 的目录之中",
                    .expected = "各包的目录互不嵌套",
                    .help = "各部分用同样的输入和 --prune 再运行一次"});
    }
    outside.push_back(*taken);
  }
}

// Removes packages of the former manifest that come before `name`; all for an empty one.
void remove_former(std::optional<ManifestLine>& former, const std::string& name,
                   OutputFolder& output) {
  while (former && (name.empty() || name_less(former->name, name))) {
    output.folders().remove(former->name);
    former = output.former().next();
  }
  if (former && former->name == name) former = output.former().next();
}

// Retired packages stay in the parts.
std::string without_retired(const std::string& line) {
  auto record = parse_record(line);
  if (!record || record->retired.empty()) return line;
  record->retired.clear();
  return to_line(*record);
}

int place(const ManifestLine& line, const std::string& part, OutputFolder& output) {
  const auto record = parse_record(line.text);
  if (!record) return EINVAL;  // changed since check_manifest
  if (record->outputs.empty()) {
    output.folders().remove(record->name);
    return 0;
  }
  std::vector<std::string> files;
  for (const RecordedFile& file : record->outputs) files.push_back(file.name);
  const HeldFolder from = HeldFolder(part).below(record->name);
  return from.is_open() ? output.folders().put_links(record->name, from, files) : from.error();
}

}  // namespace

std::size_t merge_batches(const MergeRequest& request, Findings& findings) {
  const auto& [parts, output, is_forced, report] = request;
  if (report != nullptr && report->prepare(findings)) return 0;
  for (const std::string& part : parts) check_part(part, output, findings);
  if (!findings.has_errors()) check_names(parts, findings);
  if (!findings.has_errors()) check_nesting(parts, findings);
  if (findings.has_errors()) return 0;
  if (!is_forced && is_foreign(output, taken_names(parts, output), findings)) return 0;
  OutputFolder folder(output, findings);
  if (!folder.is_open()) return 0;
  MergedManifests merged = open_parts(parts);
  std::optional<ManifestLine> former = folder.former().next();
  std::size_t count = 0;
  while (const auto taken = merged.next()) {
    remove_former(former, taken->line.name, folder);
    const int error = place(taken->line, parts[taken->reader], folder);
    if (error != 0) {
      findings.add(cannot_write(output + "/" + taken->line.name, error));
      return count;  // the journal stays: the folder is not finished
    }
    folder.append(without_retired(taken->line.text));
    ++count;
  }
  remove_former(former, "", folder);
  folder.finish(true, findings);
  if (report != nullptr && !folder.is_replaced()) {
    report->write(output, Rewriting::kOutdated, findings);
  }
  return count;
}

}  // namespace gongkai
