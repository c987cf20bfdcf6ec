#pragma once

// 豁免: warnings that the budget itself accepts, with a reason that is shown in the findings.

#include <memory>
#include <vector>

#include "budget/budget.h"
#include "source/finding.h"

namespace gongkai {

/// Whether all findings that a waiver may match have been collected.
enum class FoundAll { kNo, kChecksOnly, kYes };

/// Whether one of the waivers matches a finding.
bool is_waived(const Finding& finding, const std::vector<Waiver>& waivers);

/// The waivers of one budget.
class Waivers {
 public:
  /// Keeps the file, so that the waivers' places stay valid.
  explicit Waivers(const Budget& budget) : waivers_(budget.waived), source_(budget.source) {}

  /// Passes the findings on; the warnings that a waiver matches become one note with its reason.
  /// Reports waivers that match nothing, if all findings are known; errors are never waived.
  void settle(const Findings& found, FoundAll found_all, Findings& findings) const;

 private:
  std::vector<Waiver> waivers_;
  std::shared_ptr<const JsonTree> source_;
};

}  // namespace gongkai
