#pragma once

// Warnings that the budget itself accepts, with a reason that stands in the findings.

#include <memory>
#include <vector>

#include "budget/budget.h"
#include "source/finding.h"

namespace gongkai {

/// Whether all findings are there that a waiver can speak of.
enum class FoundAll { kNo, kChecksOnly, kYes };

/// Whether one of the waivers speaks of a finding.
bool is_waived(const Finding& finding, const std::vector<Waiver>& waivers);

/// The "waived" of one budget.
class Waivers {
 public:
  /// Keeps the file, so that the waivers' places stay valid.
  explicit Waivers(const Budget& budget) : waivers_(budget.waived), source_(budget.source) {}

  /// Hands the findings over: the warnings that a waiver accepts are one note with the reason.
  /// Reports waivers that match nothing, as far as all is found; errors are never waived.
  void settle(const Findings& found, FoundAll found_all, Findings& findings) const;

 private:
  std::vector<Waiver> waivers_;
  std::shared_ptr<const JsonTree> source_;
};

}  // namespace gongkai
