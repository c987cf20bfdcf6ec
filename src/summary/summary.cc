#include "summary/summary.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "source/cleaned_text.h"
#include "summary/record_totals.h"
#include "summary/uniformity.h"

namespace gongkai {
namespace {

constexpr std::size_t kInputsNamed = 5;

using Totals = std::map<std::string, SummaryTotal>;

void add_to(PartlyKnown& sum, const PartlyKnown& part) {
  sum.amount += part.amount;
  sum.packages += part.packages;
}

void add_to(SummaryAmounts& sum, const SummaryAmounts& part) {
  sum.income += part.income;
  sum.expenditure += part.expenditure;
  sum.year_end += part.year_end;
  sum.basic += part.basic;
  sum.project += part.project;
  add_to(sum.general_budget, part.general_budget);
  add_to(sum.government_fund, part.government_fund);
  add_to(sum.three_public, part.three_public);
}

void add_to(YearOnYear& sum, const YearOnYear& part) {
  sum.last_year += part.last_year;
  sum.this_year += part.this_year;
  sum.packages += part.packages;
}

SummaryTotal& total_of(Totals& totals, const CodedName& code) {
  SummaryTotal& total = totals[code.code];
  if (total.code.empty()) std::tie(total.code, total.name) = std::tie(code.code, code.name);
  return total;
}

FindingCounts count_findings(const PackageRecord& record) {
  FindingCounts out;
  for (const RecordedFinding& finding : record.findings) {
    if (!finding.accepted.empty()) {
      ++out.accepted;
    } else if (finding.severity == Severity::kError) {
      ++out.errors;
    } else if (finding.severity == Severity::kWarning) {
      ++out.warnings;
    }
  }
  return out;
}

// Who and when, as a text that is equal for equal ones.
std::string unit_key(const PackageProfile& profile) {
  std::set<std::string> units;
  for (const CodedName& unit : profile.units) units.insert(unit.code);
  std::string out = profile.department.code + "\n" + std::to_string(profile.year);
  for (const std::string& unit : units) out += "\n" + unit;
  return out;
}

bool line_less(const SummaryLine& a, const SummaryLine& b) {
  const auto key = [](const SummaryLine& line) {
    return std::tie(line.package.department.code, line.package.name);
  };
  return key(a) < key(b);
}

// Keeps the first of the order; called whenever there are twice as many.
void keep_first_lines(std::vector<SummaryLine>& lines) {
  std::ranges::sort(lines, line_less);
  if (lines.size() > kMostSummaryLines) {
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(kMostSummaryLines), lines.end());
  }
}

std::vector<SummaryTotal> in_order(const Totals& totals) {
  std::vector<SummaryTotal> out;
  for (const auto& [code, total] : totals) out.push_back(total);
  return out;
}

Amount expenditure_of(const std::vector<SummaryTotal>& totals) {
  Amount sum;
  for (const SummaryTotal& total : totals) sum += total.amounts.expenditure;
  return sum;
}

Amount income_of(const std::vector<SummaryTotal>& totals) {
  Amount sum;
  for (const SummaryTotal& total : totals) sum += total.amounts.income;
  return sum;
}

Finding duplicate_finding(const Duplicate& duplicate) {
  std::string others;
  for (std::size_t i = 0; i + 1 < duplicate.inputs.size() && i < kInputsNamed; ++i) {
    others += (i == 0 ? "" : "、") + duplicate.inputs[i];
  }
  if (duplicate.inputs.size() > kInputsNamed + 1) others += " 等";
  return {.id = "duplicate-package",
          .where = {.file = duplicate.inputs.back()},
          .message = "与 " + others + " 同是 " + duplicate.department.code + " " +
                     duplicate.department.name + "（" + std::to_string(duplicate.year) +
                     " 年）的预算，单位也相同：汇总中重复计算",
          .expected = "每个部门和单位一个预算文件",
          .help = "从输入中删去多余的，再运行一次（--prune 移除它的包）"};
}

Finding other_name(const ExpectedUnit& unit, const std::string& name, const Place& where) {
  return {.id = "expected-name-differs",
          .severity = Severity::kWarning,
          .where = where,
          .message = "名单中 " + unit.code + " 是“" + unit.name + "”，预算文件写的是“" + name + "”",
          .expected = "同一个名称",
          .help = "代码有误的，改正预算文件；名称以机构编制文件为准，两处应一致"};
}

}  // namespace

struct Summarizer::State {
  const ExpectedList* expected;
  Summary summary;
  Uniformity uniformity;
  Totals functions, sources, departments;
  std::vector<SummaryFinding> errors, warnings;
  std::unordered_map<std::string, std::string> names_seen;   // of departments and units, by code
  std::unordered_set<std::string> unread;                    // numbers in names of unreadable files
  std::unordered_map<std::string, std::string> first_input;  // by unit_key
  std::map<std::string, Duplicate> duplicates;
  std::int64_t size = 0;  // how large the sums may be already

  void add_line(const PackageRecord& record, Findings& findings);
  void add_totals(const RecordTotals& totals, const CodedName& department);
  void add_findings(const PackageRecord& record, const PackageLabel& package);
  void add_stale(const PackageRecord& record, const PackageLabel& package);
  void count(const PackageRecord& record);
  void find_duplicate(const PackageRecord& record);
  void see(const PackageRecord& record);
  void find_missing(Findings& findings);
  void compare_totals(Findings& findings);
};

void Summarizer::State::add_line(const PackageRecord& record, Findings& findings) {
  SummaryLine line{.package = {.name = record.name,
                               .input = record.input,
                               .department = record.profile.department},
                   .units = record.profile.units.size(),
                   .year = record.profile.year,
                   .state = record.state,
                   .counts = count_findings(record)};
  for (const RecordedFile& file : record.outputs) line.files.push_back(file.name);
  summary.counts.errors += line.counts.errors;
  summary.counts.warnings += line.counts.warnings;
  summary.counts.accepted += line.counts.accepted;
  add_findings(record, line.package);
  add_stale(record, line.package);
  if (!record.outputs.empty()) {
    uniformity.add(line.package, record.profile);
    if (const auto totals = read_totals(record, findings)) {
      line.amounts = totals->amounts;
      if (totals->last_year) line.change = {*totals->last_year, totals->amounts.income, 1};
      if (totals->size > kMostFen - size) {
        findings.add(region_too_large(record.input));
      } else {
        size += totals->size;
        add_totals(*totals, record.profile.department);
      }
    }
  }
  summary.lines.push_back(std::move(line));
  if (summary.lines.size() >= 2 * kMostSummaryLines) keep_first_lines(summary.lines);
}

void Summarizer::State::add_totals(const RecordTotals& totals, const CodedName& department) {
  add_to(summary.total, totals.amounts);
  SummaryTotal& own = total_of(departments, department);
  add_to(own.amounts, totals.amounts);
  ++own.packages;
  if (totals.last_year) {
    const YearOnYear change{*totals.last_year, totals.amounts.income, 1};
    add_to(summary.change, change);
    if (!own.change) own.change.emplace();
    add_to(*own.change, change);
  }
  for (const auto& [code, amount] : totals.functions) {
    SummaryTotal& total = total_of(functions, code);
    total.amounts.expenditure += amount;
    ++total.packages;
  }
  for (const auto& [code, amount] : totals.received) {
    SummaryTotal& total = total_of(sources, code);
    total.amounts.income += amount;
    ++total.packages;
  }
  for (const auto& [code, amount] : totals.spent) {
    total_of(sources, code).amounts.expenditure += amount;
  }
}

void Summarizer::State::add_findings(const PackageRecord& record, const PackageLabel& package) {
  for (const RecordedFinding& finding : record.findings) {
    if (!finding.accepted.empty() || finding.severity == Severity::kNote) continue;
    auto& list = finding.severity == Severity::kError ? errors : warnings;
    if (list.size() >= kMostSummaryFindings) continue;
    list.push_back({.package = package, .has_folder = !record.outputs.empty(), .finding = finding});
  }
}

void Summarizer::State::add_stale(const PackageRecord& record, const PackageLabel& package) {
  if (record.state != PackageState::kNotUpdated && record.retired.empty()) return;
  ++summary.all_stale;
  if (summary.stale.size() >= kMostSummaryFindings) return;
  const auto error =
      std::ranges::find(record.findings, Severity::kError, &RecordedFinding::severity);
  summary.stale.push_back({.package = package,
                           .is_in_place = !record.outputs.empty(),
                           .retired = record.retired,
                           .reason = error == record.findings.end() ? "" : error->message});
}

void Summarizer::State::count(const PackageRecord& record) {
  ++summary.packages;
  if (!record.outputs.empty()) ++summary.in_place;
  switch (record.state) {
    case PackageState::kOk:
      ++summary.made;
      break;
    case PackageState::kFailed:
      ++summary.failed;
      break;
    case PackageState::kNotUpdated:
      ++summary.not_updated;
      break;
  }
}

void Summarizer::State::find_duplicate(const PackageRecord& record) {
  if (record.profile.department.code.empty()) return;
  const std::string key = unit_key(record.profile);
  const auto [first, is_new] = first_input.emplace(key, record.input);
  if (is_new) return;
  Duplicate& duplicate = duplicates[key];
  if (duplicate.inputs.empty()) {
    duplicate = {record.profile.department, record.profile.year, {first->second}};
  }
  duplicate.inputs.push_back(record.input);
}

// Who has handed something in. Of a file that could not be read only its name is known.
void Summarizer::State::see(const PackageRecord& record) {
  const PackageProfile& profile = record.profile;
  if (!profile.department.code.empty()) {
    names_seen.emplace(profile.department.code, profile.department.name);
    for (const CodedName& unit : profile.units) names_seen.emplace(unit.code, unit.name);
    return;
  }
  constexpr std::string_view kDigits = "0123456789";
  const std::string_view name = record.name;
  for (std::size_t at = name.find_first_of(kDigits); at != std::string_view::npos;) {
    const std::size_t end = std::min(name.find_first_not_of(kDigits, at), name.size());
    unread.emplace(name.substr(at, end - at));
    at = name.find_first_of(kDigits, end);
  }
}

void Summarizer::State::find_missing(Findings& findings) {
  if (expected == nullptr) return;
  summary.expected = expected->units.size();
  for (const ExpectedUnit& unit : expected->units) {
    const Place where{.file = expected->path, .line = unit.line, .column = 1};
    const auto seen = names_seen.find(unit.code);
    if (seen != names_seen.end()) {
      if (cleaned_text(unit.name).text != seen->second) {
        findings.add(other_name(unit, seen->second, where));
      }
      continue;
    }
    if (unread.contains(unit.code)) continue;  // has its error
    summary.missing.push_back(unit);
    findings.add({.id = "unit-missing",
                  .where = where,
                  .message = "没有 " + unit.code + " " + unit.name + " 的预算文件",
                  .expected = "有一个预算文件，其部门或某个单位的编码是 " + unit.code,
                  .help = "补报后再运行一次；不必报送的，从名单中删去"});
  }
}

void Summarizer::State::compare_totals(Findings& findings) {
  summary.functions = in_order(functions);
  summary.sources = in_order(sources);
  summary.departments = in_order(departments);
  const SummaryAmounts& total = summary.total;
  summary.checks = {
      {"支出合计 = 各部门之和", total.expenditure, expenditure_of(summary.departments)},
      {"支出合计 = 各功能分类之和", total.expenditure, expenditure_of(summary.functions)},
      {"支出合计 = 各资金来源之和", total.expenditure, expenditure_of(summary.sources)},
      {"支出合计 = 基本支出 + 项目支出", total.expenditure, total.basic + total.project},
      {"收支总计 = 各来源收入之和", total.income, income_of(summary.sources)},
      {"收支总计 = 支出合计 + 年终结转结余", total.income, total.expenditure + total.year_end}};
  for (const SumCheck& check : summary.checks) report_sum("", check, findings);
  std::ranges::stable_sort(summary.departments, std::ranges::greater(),
                           [](const SummaryTotal& entry) { return entry.amounts.expenditure; });
}

Summarizer::Summarizer(const ExpectedList* expected)
    : state_(std::make_unique<State>(State{.expected = expected})) {}

Summarizer::~Summarizer() = default;

void Summarizer::add(const PackageRecord& record, Findings& findings) {
  state_->count(record);
  state_->add_line(record, findings);
  state_->find_duplicate(record);
  if (state_->expected == nullptr) return;
  state_->see(record);
}

Summary Summarizer::finish(Findings& findings) {
  Summary& summary = state_->summary;
  keep_first_lines(summary.lines);
  state_->compare_totals(findings);
  for (const auto& [key, duplicate] : state_->duplicates) {
    findings.add(duplicate_finding(duplicate));
    summary.duplicates.push_back(duplicate);
  }
  state_->find_missing(findings);
  summary.year = state_->uniformity.usual_year();
  summary.deviations = state_->uniformity.deviations();
  summary.findings = std::move(state_->errors);
  std::ranges::move(state_->warnings, std::back_inserter(summary.findings));
  if (summary.findings.size() > kMostSummaryFindings) {
    summary.findings.erase(
        summary.findings.begin() + static_cast<std::ptrdiff_t>(kMostSummaryFindings),
        summary.findings.end());
  }
  return std::move(summary);
}

}  // namespace gongkai
