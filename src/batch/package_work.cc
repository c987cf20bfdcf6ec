#include "batch/package_work.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <utility>

#include "batch/output_folder.h"
#include "source/files.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;

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
      out.push_back("输出文件缺少或有变化：" + file.name);
    }
  }
  // A killed run may have made, without recording it, the package of an intermediate state of the
  // budget.
  if (former.state == PackageState::kFailed && work.output_check == OutputCheck::kHash &&
      package.is_open()) {
    out.emplace_back("有错误但有输出文件");
  }
  if (former.state == PackageState::kNotUpdated) out.emplace_back("上次未更新");
  if (out.empty() && work.is_forced) out.emplace_back("要求全部重新生成");
  return out;
}

RecordedFinding recorded(const Finding& finding, const WorkItem& item) {
  const bool is_input = finding.where.file == item.path;
  // A line of a stream is a one-line text by itself.
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

// The place of errors without one: not in the budget.
constexpr const char* kOutsideBudget = "（不在预算文件中）";

// How many errors shared by many packages a record lists.
constexpr std::size_t kSharedErrorsRecorded = 5;

bool has_package(const std::optional<PackageRecord>& record) {
  return record && !record->outputs.empty();
}

Finding not_ours(const PackageWork& work, const WorkItem& item) {
  return {.id = "folder-not-ours",
          .where = {.file = item.path},
          .message = "输出目录中已有 \"" + item.name + "\"，不是 gongkai batch 生成的，未处理",
          .expected = "清单 manifest.jsonl 中有记录，或不存在这个文件或目录",
          .help = "移走 " + work.output + "/" + item.name + "；确需替换的，加 --force"};
}

// Why read_file() failed.
Hindrance reading_hindrance(const std::string& path, const Findings& findings) {
  if (findings.all().back().id != "cannot-read") return Hindrance::kBudget;  // too large
  std::error_code error;
  const bool is_missing = fs::status(path, error).type() == fs::file_type::not_found;
  return is_missing ? Hindrance::kList : Hindrance::kElsewhere;
}

/// The files that a budget stands in: its own and those of its units.
class BudgetFiles {
 public:
  BudgetFiles(const WorkItem& item, const PackagePlan& plan) : files_(plan.unit_files) {
    files_.push_back(item.path);
  }

  /// Why render() failed. If anything else is wrong, the budget's errors may be a consequence: a
  /// pack that cannot be loaded might have turned some checks off.
  Hindrance hindrance(const Findings& findings) const {
    return errors_elsewhere(findings).has_errors() ? Hindrance::kElsewhere : Hindrance::kBudget;
  }

  Findings errors_elsewhere(const Findings& findings) const {
    Findings out;
    for (const Finding& finding : findings.all()) {
      if (finding.severity == Severity::kError && !hold(finding)) out.add(finding);
    }
    return out;
  }

 private:
  bool hold(const Finding& finding) const {
    return std::ranges::find(files_, finding.where.file) != files_.end();
  }

  std::vector<std::string> files_;
};

void record_findings(const Findings& findings, const WorkItem& item, PackageRecord& record) {
  record.findings.clear();
  for (const Finding& finding : findings.all()) record.findings.push_back(recorded(finding, item));
}

// Of the budget and, where there are some, of the files that it names.
std::string hash_of_inputs(const std::string& text, const FurtherInputs& further) {
  std::string out = sha256(text);
  if (further.of_units.empty() && further.of_last_year.empty()) return out;
  for (const auto* files : {&further.of_units, &further.of_last_year}) {
    for (const SourceText& file : *files) out += sha256(file.text());
  }
  return sha256(out);
}

// What render() is asked for.
RenderOptions options_for(const PackageWork& work, const WorkItem& item) {
  RenderOptions out = work.render;
  out.unit = item.unit;
  return out;
}

// The record of a budget whose package was not made and whose former package stays in place.
PackageRecord standing_record(const PackagePlan& plan, const WorkItem& item, Hindrance hindrance) {
  PackageRecord record = plan.former.value_or(PackageRecord{.name = item.name});
  record.input = item.input;
  record.state = PackageState::kNotUpdated;
  if (has_package(plan.former)) return record;
  record.fingerprint = {};
  if (hindrance != Hindrance::kElsewhere) record.state = PackageState::kFailed;
  return record;
}

MadePackage not_made_elsewhere(const PackagePlan& plan, const WorkItem& item, Findings failures) {
  MadePackage out{.record = standing_record(plan, item, Hindrance::kElsewhere),
                  .hindrance = Hindrance::kElsewhere,
                  .failures = std::move(failures)};
  record_findings(out.failures, item, out.record);
  if (out.record.findings.size() > kSharedErrorsRecorded) {
    out.record.findings.resize(kSharedErrorsRecorded);
  }
  for (RecordedFinding& finding : out.record.findings) {
    if (finding.file.empty()) finding.file = kOutsideBudget;
  }
  return out;
}

MadePackage not_written(const PackageWork& work, const PackagePlan& plan, const WorkItem& item,
                        int error) {
  Findings failures;
  failures.add(cannot_write(work.output + "/" + item.name, error));
  MadePackage out = not_made_elsewhere(plan, item, std::move(failures));
  out.record.findings.front().file = item.name;  // its path is machine-specific
  out.concerns_all = is_of_whole_disk(error);
  return out;
}

MadePackage not_read(const PackagePlan& plan, const WorkItem& item) {
  MadePackage out{.record = standing_record(plan, item, plan.hindrance),
                  .hindrance = plan.hindrance,
                  .failures = {}};
  record_findings(plan.findings, item, out.record);
  return out;
}

// Whether an unrecorded folder may be the package of a killed run.
bool is_leftover(const PackageWork& work, const PackagePlan& plan) {
  return work.output_check == OutputCheck::kHash && !has_package(plan.former);
}

// A budget with errors; `record` says what is known of it.
MadePackage refused(const PackageWork& work, const WorkItem& item, const PackagePlan& plan,
                    PackageRecord record) {
  MadePackage out{.record = std::move(record), .hindrance = Hindrance::kBudget, .failures = {}};
  if (work.failed_packages == FailedPackages::kKept && has_package(plan.former)) {
    std::vector<RecordedFinding> findings = std::move(out.record.findings);
    out.record = standing_record(plan, item, Hindrance::kBudget);
    out.record.findings = std::move(findings);
    return out;
  }
  // A package that no longer follows from its budget must not be published.
  const PackageFolders::Retired retired = work.folders.retire(item.name);
  if (retired.error != 0) return not_written(work, plan, item, retired.error);
  out.is_retired = !retired.folder.empty();
  if (out.is_retired) out.record.retired.push_back(retired.folder);
  return out;
}

}  // namespace

bool forget_missing_retired(const PackageFolders& folders, PackageRecord& record) {
  return std::erase_if(record.retired,
                       [&](const std::string& folder) { return !folders.has(folder); }) > 0;
}

PackagePlan plan_package(const PackageWork& work, WorkItem& item, const std::string& former_line) {
  PackagePlan plan;
  if (!former_line.empty()) plan.former = parse_record(former_line);
  if (plan.former) plan.is_former_outdated = forget_missing_retired(work.folders, *plan.former);
  const bool is_damaged = !former_line.empty() && !plan.former;  // but the name is recorded
  const bool may_be_ours =
      work.is_forced || is_damaged || has_package(plan.former) || is_leftover(work, plan);
  if (item.fault) {
    plan.hindrance = item.fault_in == FaultIn::kBudget ? Hindrance::kBudget : Hindrance::kList;
    plan.findings.add(*item.fault);
  } else if (!may_be_ours && work.folders.has(item.name)) {
    plan.hindrance = Hindrance::kList;
    plan.findings.add(not_ours(work, item));
  } else {
    plan.text = item.text ? std::exchange(item.text, std::nullopt)
                          : read_file(item.path, item.path, plan.findings);
    if (!plan.text) plan.hindrance = reading_hindrance(item.path, plan.findings);
  }
  if (!plan.text) {
    plan.reasons.emplace_back("不能读取");
    return plan;
  }
  const RenderOptions options = options_for(work, item);
  const FurtherInputs further =
      further_inputs(SourceText(item.path, *plan.text), work.resources, options);
  for (const SourceText& file : further.of_units) plan.unit_files.push_back(file.name());
  plan.fingerprint = {.budget = hash_of_inputs(*plan.text, further),
                      .pack = plan.former ? work.hashes.pack(plan.former->profile.pack) : "",
                      .catalog = work.hashes.catalog(),
                      .fonts = work.hashes.fonts(),
                      .options = options_words(options),
                      .version = std::string(version())};
  if (plan.former) {
    plan.reasons = reasons_for(work, *plan.former, plan.fingerprint);
  } else {
    plan.reasons.emplace_back("尚未生成过");
  }
  return plan;
}

MadePackage make_package(const PackageWork& work, const WorkItem& item, PackagePlan plan) {
  PackageRecord record{.name = item.name, .input = item.input, .state = PackageState::kFailed};
  if (plan.former) record.retired = plan.former->retired;
  if (!plan.text) {
    if (plan.hindrance != Hindrance::kBudget) return not_read(plan, item);
    record_findings(plan.findings, item, record);
    return refused(work, item, plan, std::move(record));
  }
  Findings findings;
  Rendering made = render_with_profile(SourceText(item.path, *std::move(plan.text)), work.resources,
                                       options_for(work, item), findings);
  const BudgetFiles files(item, plan);
  if (!made.package && files.hindrance(findings) == Hindrance::kElsewhere) {
    MadePackage out = not_made_elsewhere(plan, item, files.errors_elsewhere(findings));
    if (!has_package(plan.former)) out.record.profile = std::move(made.profile);
    return out;
  }
  record.fingerprint = std::move(plan.fingerprint);
  record.fingerprint.pack = work.hashes.pack(made.profile.pack);
  record.profile = std::move(made.profile);
  record_findings(findings, item, record);
  if (!made.package) return refused(work, item, plan, std::move(record));
  if (const int error = work.folders.put(item.name, made.package->files); error != 0) {
    return not_written(work, plan, item, error);
  }
  record.state = PackageState::kOk;
  record.outputs = recorded_files(made.package->files);
  return {.record = std::move(record), .hindrance = {}, .failures = {}};
}

}  // namespace gongkai
