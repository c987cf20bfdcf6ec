#pragma once

// How grave the findings on a budget are in the end: a pack says so of checks, a draft lets pass
// what hinders publication only, and the budget itself waives warnings, with a reason that stands
// in the findings.

#include <memory>
#include <vector>

#include "budget/budget.h"
#include "check/settings.h"
#include "source/finding.h"

namespace gongkai {

/// Whether all findings are there that a waiver can speak of.
enum class FoundAll { kNo, kChecksOnly, kYes };

/// Whether a budget is made as 草稿.
enum class IsDraft { kNo, kYes };

/// The severities of the findings on one budget.
class Severities {
 public:
  /// Keeps the file, so that the places of the waivers stay valid.
  Severities(const Budget& budget, CheckSettings::Levels levels, IsDraft is_draft)
      : levels_(std::move(levels)),
        is_draft_(is_draft == IsDraft::kYes),
        waivers_(budget.waived),
        source_(budget.source) {}

  /// Hands the findings over as grave as they are. Those that a waiver accepts are one note with
  /// the reason: warnings, and errors of checks that may be waived (Waiving). Reports waivers that
  /// match nothing, as far as all is found, and waivers of other errors.
  void settle(const Findings& found, FoundAll found_all, Findings& findings) const;

  /// Whether checks of figures or texts found errors that are not waived, other than that something
  /// is missing.
  bool are_contradictory(const Findings& found) const;

 private:
  Finding graded(Finding finding) const;
  void report_unused(FoundAll found_all, const std::vector<int>& uses,
                     const std::vector<bool>& has_error, Findings& findings) const;

  CheckSettings::Levels levels_;
  bool is_draft_;
  std::vector<Waiver> waivers_;
  std::shared_ptr<const JsonTree> source_;
};

}  // namespace gongkai
