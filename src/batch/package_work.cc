#include "batch/package_work.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include "batch/output_folder.h"
#include "source/files.h"

namespace gongkai {
namespace {

bool is_as_recorded(const RecordedFile& file, const HeldFolder& package, OutputCheck check) {
  const HeldFile found = open_file(package, file.name);
  if (found.error != 0 || found.size != file.size) return false;
  return check == OutputCheck::kSize || sha256_file(found.file) == file.sha256;
}

// Why a package with this record is not up to date.
std::vector<std::string> reasons_for(const PackageWork& work, const PackageRecord& former,
                                     const Fingerprint& now) {
  std::vector<std::string> out = differences(former.fingerprint, now);
  const HeldFolder package = work.folders.find(former.name);
  for (const RecordedFile& file : former.outputs) {
    if (!is_as_recorded(file, package, work.output_check)) {
      out.push_back("输出文件缺少或变了：" + file.name);
    }
  }
  // A killed run may have made the package of a state of the budget that is gone again, without
  // recording it.
  if (former.state == PackageState::kFailed && work.output_check == OutputCheck::kHash &&
      package.is_open()) {
    out.emplace_back("有错误，却有输出文件");
  }
  if (out.empty() && work.is_forced) out.emplace_back("要求全部重做");
  return out;
}

RecordedFinding recorded(const Finding& finding, const WorkItem& item) {
  const bool is_input = finding.where.file == item.path;
  // A line of a stream is a text of one line of its own.
  const bool is_in_line = is_input && item.line > 0 && finding.where.line > 0;
  return {.id = finding.id,
          .severity = finding.severity,
          .message = finding.message,
          .expected = finding.expected,
          .help = finding.help,
          .file = is_input ? "" : finding.where.file,
          .line = is_in_line ? item.line : finding.where.line,
          .column = finding.where.column,
          .pointer = finding.where.pointer,
          .accepted = finding.accepted};
}

// Whether no other package can be written either.
bool is_of_whole_disk(int error) {
  return error == ENOSPC || error == EDQUOT || error == EROFS || error == EIO;
}

std::vector<RecordedFile> recorded_files(const std::vector<OutputFile>& files) {
  std::vector<RecordedFile> out;
  for (const OutputFile& file : files) {
    out.push_back({.name = file.name, .size = file.bytes.size(), .sha256 = sha256(file.bytes)});
  }
  std::ranges::sort(out, {}, &RecordedFile::name);
  return out;
}

}  // namespace

PackagePlan plan_package(const PackageWork& work, WorkItem& item, const std::string& former_line) {
  PackagePlan plan;
  if (!former_line.empty()) plan.former = parse_record(former_line);
  if (item.fault) {
    plan.findings.add(*item.fault);
  } else {
    plan.text = item.text ? std::exchange(item.text, std::nullopt)
                          : read_file(item.path, item.path, plan.findings);
  }
  if (!plan.text) {
    plan.reasons.emplace_back("不能读取");
    return plan;
  }
  plan.fingerprint = {.budget = sha256(*plan.text),
                      .pack = plan.former ? work.hashes.pack(plan.former->facts.pack) : "",
                      .catalog = work.hashes.catalog(),
                      .fonts = work.hashes.fonts(),
                      .options = options_words(work.render),
                      .version = std::string(version())};
  if (plan.former) {
    plan.reasons = reasons_for(work, *plan.former, plan.fingerprint);
  } else {
    plan.reasons.emplace_back("还没有做过");
  }
  return plan;
}

MadePackage make_package(const PackageWork& work, const WorkItem& item, PackagePlan plan) {
  PackageRecord record{.name = item.name, .input = item.input, .state = PackageState::kFailed};
  Findings findings = std::move(plan.findings);
  std::optional<Package> package;
  if (plan.text) {
    const SourceText source(item.path, *std::move(plan.text));
    Rendering made = render_with_facts(source, work.resources, work.render, findings);
    record.fingerprint = std::move(plan.fingerprint);
    record.fingerprint.pack = work.hashes.pack(made.facts.pack);
    record.facts = std::move(made.facts);
    package = std::move(made.package);
  }
  if (std::ranges::any_of(findings.all(), is_of_machine)) {
    return {.record = {}, .failures = std::move(findings)};
  }
  for (const Finding& finding : findings.all()) record.findings.push_back(recorded(finding, item));
  if (!package) {
    // A package that no longer follows from its budget must not be published.
    if (!item.is_nested) work.folders.remove(item.name);
    return {.record = std::move(record), .failures = {}};
  }
  if (const int error = work.folders.put(item.name, package->files); error != 0) {
    MadePackage out{.record = {}, .failures = {}, .concerns_all = is_of_whole_disk(error)};
    out.failures.add(cannot_write(work.output + "/" + item.name, error));
    return out;
  }
  record.state = PackageState::kOk;
  record.outputs = recorded_files(package->files);
  return {.record = std::move(record), .failures = {}};
}

}  // namespace gongkai
