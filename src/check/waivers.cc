#include "check/waivers.h"

#include <algorithm>
#include <utility>

#include "check/all_checks.h"

namespace gongkai {
namespace {

bool covers(std::string_view pointer, std::string_view place) {
  if (!place.starts_with(pointer)) return false;
  return place.size() == pointer.size() || place[pointer.size()] == '/';
}

bool matches(const Waiver& waiver, const Finding& finding) {
  return waiver.id == finding.id && covers(waiver.pointer, finding.where.pointer);
}

void report_unused(const Waiver& waiver, bool has_error, Findings& findings) {
  findings.add({.id = "waiver-unused",
                .severity = Severity::kWarning,
                .where = waiver.where.place(),
                .message = has_error ? "错误不能豁免：" + waiver.id
                                     : "没有需要豁免的警告：" + waiver.id +
                                           (waiver.pointer.empty() ? "" : "，" + waiver.pointer),
                .expected = "某个警告的标识和位置",
                .help = has_error ? "改正错误，删去这一项" : "删去这一项，或改正标识、位置"});
}

// The first of the warnings that a waiver matches represents all of them.
Finding waived(Finding finding, const Waiver& waiver, int count) {
  finding.severity = Severity::kNote;
  if (count > 1) finding.message += "（等 " + std::to_string(count) + " 处）";
  finding.accepted = waiver.reason;
  finding.expected.clear();
  finding.help.clear();
  return finding;
}

}  // namespace

bool is_waived(const Finding& finding, const std::vector<Waiver>& waivers) {
  return std::ranges::any_of(waivers,
                             [&](const Waiver& waiver) { return matches(waiver, finding); });
}

void Waivers::settle(const Findings& found, FoundAll found_all, Findings& findings) const {
  std::vector<int> uses(waivers_.size());
  std::vector<bool> has_error(waivers_.size());
  for (const Finding& finding : found.all()) {
    for (std::size_t i = 0; i < waivers_.size(); ++i) {
      if (!matches(waivers_[i], finding)) continue;
      if (finding.severity == Severity::kError) has_error[i] = true;
      if (finding.severity == Severity::kWarning) ++uses[i];
    }
  }
  std::vector<bool> is_listed(waivers_.size());
  for (const Finding& finding : found.all()) {
    const auto waiver =
        std::ranges::find_if(waivers_, [&](const Waiver& each) { return matches(each, finding); });
    if (waiver == waivers_.end() || finding.severity != Severity::kWarning) {
      findings.add(finding);
      continue;
    }
    const auto i = static_cast<std::size_t>(waiver - waivers_.begin());
    if (!is_listed[i]) findings.add(waived(finding, *waiver, uses[i]));
    is_listed[i] = true;
  }
  for (std::size_t i = 0; i < waivers_.size(); ++i) {
    const CheckRule* rule = find_rule(waivers_[i].id);
    const bool is_asked = rule != nullptr && rule->purpose != Purpose::kComplete;
    const bool is_known =
        found_all == FoundAll::kYes || (found_all == FoundAll::kChecksOnly && is_asked);
    if (has_error[i] || (is_known && uses[i] == 0)) {
      report_unused(waivers_[i], has_error[i], findings);
    }
  }
}

}  // namespace gongkai
