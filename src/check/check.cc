#include <memory>
#include <utility>

#include "check/all_checks.h"
#include "check/checked.h"
#include "check/from_facts.h"
#include "check/ledger.h"
#include "check/other_unit.h"
#include "check/text_checks.h"
#include "check/text_leads.h"
#include "check/waivers.h"

namespace gongkai {
namespace {

Severity severity(CheckLevel level) {
  return level == CheckLevel::kError     ? Severity::kError
         : level == CheckLevel::kWarning ? Severity::kWarning
                                         : Severity::kNote;
}

// Passes the findings on with the severities of the settings. An error that the budget may and does
// waive becomes a warning, which Waivers::settle() turns into a note with the reason. Returns how
// many errors prevent making tables; errors of completeness do not.
int settle(const Findings& found, const CheckSettings& settings, const std::vector<Waiver>& waivers,
           Findings& findings) {
  int hindrances = 0;
  for (Finding finding : found.all()) {
    if (const auto level = settings.level(finding.id)) finding.severity = severity(*level);
    const CheckRule* rule = find_rule(finding.id);
    const bool may_waive = rule != nullptr && rule->waiving == Waiving::kErrorsToo;
    if (finding.severity == Severity::kError && may_waive && is_waived(finding, waivers)) {
      finding.severity = Severity::kWarning;
    }
    const bool may_wait = rule != nullptr && rule->purpose != Purpose::kSound;
    if (settings.is_draft && may_wait) let_pass(finding);
    const bool is_missing = rule != nullptr && rule->purpose == Purpose::kComplete;
    if (finding.severity == Severity::kError && !is_missing) ++hindrances;
    findings.add(std::move(finding));
  }
  return hindrances;
}

bool is_asked(const Check& check, const CheckSettings& settings) {
  if (check.purpose == Purpose::kComplete && !settings.is_whole) return false;
  return settings.level(check.id).value_or(check.level) != CheckLevel::kOff;
}

}  // namespace

void check_readable_part(const Budget& budget, const Catalog& catalog,
                         const CheckSettings& settings, Findings& findings) {
  Findings found;
  const bool has_units = !budget.department.units.empty();  // else every reference would be missed
  for (const Check& each : all_checks()) {
    if (has_units && each.needs == Needs::kEachFact) each.run(budget, catalog, found);
  }
  check_texts(budget, catalog, settings, found);
  settle(found, settings, budget.waived, findings);
}

std::optional<Checked> check(Budget budget, const Catalog& catalog, const CheckSettings& settings,
                             Findings& findings) {
  Findings found;
  for (const Check& each : all_checks()) {
    if (is_asked(each, settings)) each.run(budget, catalog, found);
  }
  check_texts(budget, catalog, settings, found);
  if (settle(found, settings, budget.waived, findings) > 0) return std::nullopt;
  Checked out;
  budget = with_figures_from_facts(with_texts_cut(std::move(budget), catalog), catalog);
  out.budget_ = std::make_unique<const Budget>(std::move(budget));
  out.outlays_ = make_ledger(*out.budget_, catalog);
  out.upper_names_ = upper_names(*out.budget_, catalog, out.outlays_);
  out.changes_of_unit_ = changes_of_unit(*out.budget_, catalog);
  return out;
}

}  // namespace gongkai
