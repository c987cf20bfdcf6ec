#pragma once

// The totals of one record as amounts, and whether they agree.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "summary/summary.h"

namespace gongkai {

/// Upper bound of sums in 分: adding one more amount cannot overflow.
inline constexpr std::int64_t kMostFen = 4'000'000'000'000'000'000;

/// A record's totals.
struct RecordTotals {
  SummaryAmounts amounts;
  std::optional<Amount> last_year;
  std::vector<std::pair<CodedName, Amount>> functions;
  std::vector<std::pair<CodedName, Amount>> spent;     ///< by source
  std::vector<std::pair<CodedName, Amount>> received;  ///< by source
  std::int64_t size = 0;  ///< the sum of all magnitudes, in 分: at most kMostFen
};

/// Reports totals that contradict each other. Empty ⇔ a total is not an amount, they are too large
/// to be added up, or there are none, as the budget states tables alone; that is reported too.
std::optional<RecordTotals> read_totals(const PackageRecord& record, Findings& findings);

/// The finding for totals that are too large to be added up.
Finding region_too_large(const std::string& input);

/// Reports a whole that differs from the sum of its parts.
void report_sum(const std::string& input, const SumCheck& check, Findings& findings);

}  // namespace gongkai
