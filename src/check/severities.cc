#include "check/severities.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "check/all_checks.h"

namespace gongkai {
namespace {

Severity severity(CheckLevel level) {
  return level == CheckLevel::kError     ? Severity::kError
         : level == CheckLevel::kWarning ? Severity::kWarning
                                         : Severity::kNote;
}

bool covers(std::string_view pointer, std::string_view place) {
  if (!place.starts_with(pointer)) return false;
  return place.size() == pointer.size() || place[pointer.size()] == '/';
}

bool matches(const Waiver& waiver, const Finding& finding) {
  return waiver.id == finding.id && covers(waiver.pointer, finding.where.pointer);
}

bool may_be_waived(const Finding& finding) {
  if (finding.severity != Severity::kError) return finding.severity == Severity::kWarning;
  const CheckRule* rule = find_rule(finding.id);
  return rule != nullptr && rule->waiving == Waiving::kErrorsToo;
}

void report_useless(const Waiver& waiver, bool has_error, Findings& findings) {
  findings.add({.id = "waiver-unused",
                .severity = Severity::kWarning,
                .where = waiver.where.place(),
                .message = has_error ? "错误不能豁免：" + waiver.id
                                     : "没有需要豁免的警告：" + waiver.id +
                                           (waiver.pointer.empty() ? "" : "，" + waiver.pointer),
                .expected = "某个警告的标识和位置",
                .help = has_error ? "改正错误，删去这一项" : "删去这一项，或改正标识、位置"});
}

// The first of the findings that a waiver accepts stands for all.
Finding waived(Finding finding, const Waiver& waiver, int count) {
  finding.severity = Severity::kNote;
  if (count > 1) finding.message += "（等 " + std::to_string(count) + " 处）";
  finding.accepted = waiver.reason;
  finding.expected.clear();
  finding.help.clear();
  return finding;
}

// What is asked for at several places of a pack and missing at one of the budget is one finding.
Findings joined(const Findings& found) {
  std::map<std::tuple<std::string, std::string, std::string, int, int>, std::size_t> known;
  std::vector<Finding> all;
  for (const Finding& finding : found.all()) {
    const Place& where = finding.where;
    const auto [at, is_new] = known.try_emplace(
        {finding.id, finding.message, where.file, where.line, where.column}, all.size());
    if (is_new || finding.notes.empty()) {
      all.push_back(finding);
      continue;
    }
    std::vector<Note>& notes = all[at->second].notes;
    notes.insert(notes.end(), finding.notes.begin(), finding.notes.end());
  }
  Findings out;
  for (Finding& finding : all) out.add(std::move(finding));
  return out;
}

Finding as_in_draft(Finding finding) {
  if (finding.severity != Severity::kError || !finding.hinders_publication_only) return finding;
  finding.severity = Severity::kWarning;
  finding.message += "（草稿予以保留，公开前必须改正）";
  return finding;
}

}  // namespace

Finding Severities::graded(Finding finding) const {
  if (const auto level = level_of(levels_, finding.id)) finding.severity = severity(*level);
  return finding;
}

bool Severities::are_contradictory(const Findings& found) const {
  return std::ranges::any_of(found.all(), [this](const Finding& finding) {
    const CheckRule* rule = find_rule(finding.id);
    if (rule == nullptr || rule->purpose != Purpose::kFitToPublish) return false;
    const Finding as_graded = graded(finding);
    const bool is_waived =
        may_be_waived(as_graded) && std::ranges::any_of(waivers_, [&](const Waiver& waiver) {
          return matches(waiver, as_graded);
        });
    return as_graded.severity == Severity::kError && !is_waived;
  });
}

void Severities::settle(const Findings& found, FoundAll found_all, Findings& findings) const {
  std::vector<int> uses(waivers_.size());
  std::vector<bool> has_error(waivers_.size());
  std::vector<std::pair<Finding, const Waiver*>> all;  // with the first that accepts it, or null
  const Findings once = joined(found);
  for (const Finding& each : once.all()) {
    Finding finding = graded(each);
    const Waiver* first = nullptr;
    for (std::size_t i = 0; i < waivers_.size(); ++i) {
      if (!matches(waivers_[i], finding)) continue;
      if (may_be_waived(finding)) {
        ++uses[i];
        if (first == nullptr) first = &waivers_[i];
      } else if (finding.severity == Severity::kError) {
        has_error[i] = true;
      }
    }
    all.emplace_back(std::move(finding), first);
  }
  std::vector<bool> is_listed(waivers_.size());
  for (auto& [finding, waiver] : all) {
    if (waiver == nullptr) {
      findings.add(is_draft_ ? as_in_draft(std::move(finding)) : std::move(finding));
      continue;
    }
    const auto i = static_cast<std::size_t>(waiver - waivers_.data());
    if (!is_listed[i]) findings.add(waived(std::move(finding), *waiver, uses[i]));
    is_listed[i] = true;
  }
  report_unused(found_all, uses, has_error, findings);
}

void Severities::report_unused(FoundAll found_all, const std::vector<int>& uses,
                               const std::vector<bool>& has_error, Findings& findings) const {
  for (std::size_t i = 0; i < waivers_.size(); ++i) {
    const CheckRule* rule = find_rule(waivers_[i].id);
    const bool is_asked = rule != nullptr && rule->purpose != Purpose::kComplete;
    const bool is_known =
        found_all == FoundAll::kYes || (found_all == FoundAll::kChecksOnly && is_asked);
    if (has_error[i] || (is_known && uses[i] == 0)) {
      report_useless(waivers_[i], has_error[i], findings);
    }
  }
}

}  // namespace gongkai
