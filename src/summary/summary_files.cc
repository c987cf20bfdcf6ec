#include "summary/summary_files.h"

#include <cstdio>
#include <filesystem>
#include <optional>
#include <utility>

#include "batch/fingerprint.h"
#include "batch/held_folder.h"
#include "batch/manifest.h"
#include "batch/output_folder.h"
#include "source/files.h"
#include "summary/expected_list.h"
#include "summary/summary_page.h"
#include "summary/summary_tables.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStampBegin = "<meta name=\"gongkai\" content=\"";

// The hashes in the page's head.
struct Stamp {
  std::string manifest;
  std::string inputs;    // the list, the template, fonts.json, the program's version
  std::string workbook;  // of its bytes
  std::string page;      // of its bytes without the stamp
  bool has_findings = false;

  std::string words() const {
    return "manifest=" + manifest + " inputs=" + inputs + " workbook=" + workbook +
           " page=" + page + (has_findings ? " findings" : "");
  }
};

std::string word_after(const std::string& words, const std::string& name) {
  const std::size_t at = words.find(name + "=");
  if (at == std::string::npos) return {};
  const std::size_t begin = at + name.size() + 1;
  return words.substr(begin, words.find(' ', begin) - begin);
}

// Empty for what cannot be read: it is none of ours.
std::string bytes_of(const fs::path& path) {
  Findings unused;
  return read_file(path.string(), path.string(), unused).value_or("");
}

// Takes the stamp out of a page; empty if there is none.
std::optional<Stamp> take_stamp(std::string& page) {
  const std::size_t at = page.find(kStampBegin);
  if (at == std::string::npos) return std::nullopt;
  const std::size_t begin = at + kStampBegin.size();
  const std::size_t end = page.find('"', begin);
  if (end == std::string::npos) return std::nullopt;
  const std::string words = page.substr(begin, end - begin);
  page.erase(begin, end - begin);
  return Stamp{.manifest = word_after(words, "manifest"),
               .inputs = word_after(words, "inputs"),
               .workbook = word_after(words, "workbook"),
               .page = word_after(words, "page"),
               .has_findings = words.ends_with(" findings")};
}

void put_stamp(const Stamp& stamp, std::string& page) {
  const std::size_t at = page.find(kStampBegin);
  if (at != std::string::npos) page.insert(at + kStampBegin.size(), stamp.words());
}

// What the page says of itself and its workbook, and whether that is so.
struct Found {
  std::optional<Stamp> stamp;
  bool is_page_sound = false;
  bool is_workbook_sound = false;
};

Found find_files(const std::string& folder) {
  Found out;
  const HeldFolder held(folder);
  std::string page = content_of(open_file(held, kSummaryPage)).value_or("");
  out.stamp = take_stamp(page);
  if (!out.stamp) return out;
  out.is_page_sound = sha256(page) == out.stamp->page;
  const auto workbook = sha256_file(open_file(held, kSummaryWorkbook).file);
  out.is_workbook_sound = workbook == out.stamp->workbook;
  return out;
}

std::string manifest_hash(const std::string& folder) {
  return sha256_file((fs::path(folder) / kManifestFile).string()).value_or("");
}

std::string inputs_hash(const Resources& resources, const ExpectedList* expected,
                        const PageTemplate& page) {
  std::string all = std::string(version());
  for (const std::string& part :
       {page.page, page.row, bytes_of(resources.folder() + "/fonts/fonts.json"),
        expected == nullptr ? std::string() : expected->bytes}) {
    all += " " + sha256(part);
  }
  return sha256(all);
}

int put_file(const HeldFolder& folder, const char* name, const std::string& bytes) {
  const HeldFolder staging = folder.made_below(kStagingFolder);
  if (!staging.is_open()) return staging.error();
  int error = write_file({staging, name}, bytes, Former::kReplaced);
  if (error == 0) error = move_entry({staging, name}, {folder, name});
  remove_all({folder, kStagingFolder});
  return error;
}

Summary read_summary(const std::string& folder, const ExpectedList* expected, Findings& findings) {
  Summarizer summarizer(expected);
  ManifestReader reader((fs::path(folder) / kManifestFile).string());
  while (const auto record = reader.next_record()) summarizer.add(*record, findings);
  return summarizer.finish(findings);
}

// Errors of the machine are said as those of writing the file.
void report_unmade(const std::string& path, const Findings& made, Findings& findings) {
  for (Finding finding : made.all()) {
    if (is_of_machine(finding)) {
      finding.id = "cannot-write";
      finding.where.file = path;
    }
    findings.add(std::move(finding));
  }
}

void write_both(const std::string& folder, const Resources& resources, const Summary& summary,
                const PageTemplate& page_template, Stamp stamp, Findings& findings) {
  Overview overview = summary_tables(summary);
  Findings made;
  auto page = summary_page(summary, overview, page_template, made);
  const auto workbook = page ? render_overview(std::move(overview), resources, made) : std::nullopt;
  if (!workbook) {
    report_unmade(folder + "/" + kSummaryWorkbook, made, findings);
    return;
  }
  stamp.workbook = sha256(*workbook);
  stamp.page = sha256(*page);
  put_stamp(stamp, *page);
  const HeldFolder held(folder);
  for (const auto& [name, bytes] :
       {std::pair{kSummaryWorkbook, &*workbook}, std::pair{kSummaryPage, &std::as_const(*page)}}) {
    if (const int error = put_file(held, name, *bytes); error != 0) {
      findings.add(cannot_write(folder + "/" + name, error));
    }
  }
}

void report(const std::string& folder, const char* name, const char* id, const char* message,
            Findings& findings) {
  findings.add({.id = id,
                .where = {.file = (fs::path(folder) / name).string()},
                .message = message,
                .help = "再运行一次 gongkai batch 或 --merge：汇总会重新生成"});
}

}  // namespace

struct SummaryFiles::Inputs {
  PageTemplate page;
  std::optional<ExpectedList> expected;  // empty: there is no list
};

SummaryFiles::SummaryFiles(const Resources& resources, std::string expected)
    : resources_(resources), expected_file_(std::move(expected)) {}

SummaryFiles::~SummaryFiles() = default;

std::optional<RunFault> SummaryFiles::prepare(Findings& findings) {
  auto page = read_page_template(resources_.folder(), findings);
  if (!page || !check_page_template(*page, findings)) return RunFault::kMachine;
  std::optional<ExpectedList> expected;
  if (!expected_file_.empty()) {
    expected = read_expected(expected_file_, findings);
    if (!expected) return RunFault::kOptions;
  }
  inputs_ = std::make_unique<Inputs>(Inputs{*std::move(page), std::move(expected)});
  return std::nullopt;
}

void SummaryFiles::write(const std::string& folder, Rewriting rewriting, Findings& findings) {
  const PageTemplate& page = inputs_->page;
  const ExpectedList* expected = inputs_->expected ? &*inputs_->expected : nullptr;
  const Found found = find_files(folder);
  Stamp stamp{.manifest = manifest_hash(folder), .inputs = inputs_hash(resources_, expected, page)};
  const bool is_current = rewriting == Rewriting::kOutdated && found.stamp && found.is_page_sound &&
                          found.is_workbook_sound && found.stamp->manifest == stamp.manifest &&
                          found.stamp->inputs == stamp.inputs;
  if (is_current && !found.stamp->has_findings) return;
  const std::size_t findings_before = findings.all().size();
  const Summary summary = read_summary(folder, expected, findings);
  stamp.has_findings = findings.all().size() > findings_before;
  if (!is_current) write_both(folder, resources_, summary, page, stamp, findings);
}

void audit_summary(const std::string& folder, Findings& findings) {
  std::error_code error;
  bool is_missing = false;
  for (const char* name : {kSummaryWorkbook, kSummaryPage}) {
    if (fs::is_regular_file(fs::symlink_status(fs::path(folder) / name, error))) continue;
    report(folder, name, "missing-file", "缺少这个文件", findings);
    is_missing = true;
  }
  if (is_missing) return;
  const Found found = find_files(folder);
  if (!found.is_page_sound) {
    report(folder, kSummaryPage, "changed-file", "内容已变化", findings);
  } else if (found.stamp->manifest != manifest_hash(folder)) {
    report(folder, kSummaryPage, "changed-file", "不是这份清单的汇总", findings);
  }
  if (found.is_page_sound && !found.is_workbook_sound) {
    report(folder, kSummaryWorkbook, "changed-file", "内容已变化", findings);
  }
}

}  // namespace gongkai
