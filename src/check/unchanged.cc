#include "check/unchanged.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "source/name_list.h"

namespace gongkai {
namespace {

constexpr std::size_t kMostNames = 8;

using NamedReasons = std::vector<std::pair<std::string, std::string>>;

std::string few(std::vector<std::string> names) {
  const std::size_t count = names.size();
  if (count <= kMostNames) return joined(names);
  names.resize(kMostNames);
  return joined(names) + " 等 " + std::to_string(count) + " 个";
}

// Reasons explain this year's change: last year's are hardly right.
void report_reasons(const NamedReasons& former, const NamedReasons& now, const std::string& member,
                    const Budget& budget, Findings& findings) {
  for (const auto& reason : now) {
    if (reason.second.empty() || std::ranges::find(former, reason) == former.end()) continue;
    findings.add({.id = "reason-unchanged",
                  .severity = Severity::kWarning,
                  .where = budget.place_of(member, reason.first),
                  .message = "增减原因与上年的一字不差：“" + reason.second + "”",
                  .expected = "本年比上年增减的原因",
                  .help = "核对；原因确实相同的，在 \"waived\" 中写明"});
  }
}

void note_texts(const Budget& former, const Budget& budget, Findings& findings) {
  std::vector<std::string> names;
  for (const auto& text : budget.texts) {
    if (std::ranges::find(former.texts, text) != former.texts.end()) names.push_back(text.first);
  }
  if (!budget.goals.annual.empty() && budget.goals.annual == former.goals.annual) {
    names.emplace_back("goals（年度履职目标）");
  }
  std::vector<std::string> goals;
  for (const Project& project : budget.projects) {
    const auto same = std::ranges::find(former.projects, project.code, &Project::code);
    const bool is_same =
        same != former.projects.end() && !project.goal.empty() && same->goal == project.goal;
    if (is_same) goals.push_back(project.name);
  }
  if (!goals.empty()) names.push_back("项目绩效目标（" + few(goals) + "）");
  if (names.empty()) return;
  findings.add({.id = "text-unchanged",
                .severity = Severity::kNote,
                .where = budget.source->root().member_place("texts"),
                .message = "与上年完全相同的文字：" + joined(names),
                .help = "核对其中的职责、机构、数量和任务在本年是否仍然如此"});
}

// Of `these` those whose code is not among `others`.
std::vector<std::string> not_among(const std::vector<Project>& these,
                                   const std::vector<Project>& others) {
  std::set<std::string> known;
  for (const Project& project : others) known.insert(project.code);
  std::vector<std::string> out;
  for (const Project& project : these) {
    if (!known.contains(project.code)) out.push_back(project.name);
  }
  return out;
}

void note_projects(const Budget& former, const Budget& budget, Findings& findings) {
  const std::vector<std::string> added = not_among(budget.projects, former.projects);
  const std::vector<std::string> gone = not_among(former.projects, budget.projects);
  if (former.projects.empty() || (added.empty() && gone.empty())) return;
  std::string message = "与上年的项目相比：";
  if (!added.empty()) message += "新增" + few(added);
  if (!gone.empty()) message += (added.empty() ? "减少" : "；减少") + few(gone);
  findings.add({.id = "project-list-changed",
                .severity = Severity::kNote,
                .where = budget.source->root().member_place("projects"),
                .message = std::move(message),
                .help = "核对；同一项目换了编码的，上年数和本年数对不上"});
}

}  // namespace

void note_unchanged(const Budget& former, const Budget& budget, Findings& findings) {
  report_reasons(former.reasons, budget.reasons, "reasons", budget, findings);
  report_reasons(former.item_reasons, budget.item_reasons, "item_reasons", budget, findings);
  note_texts(former, budget, findings);
  note_projects(former, budget, findings);
}

}  // namespace gongkai
