#pragma once

// The totals of one record as amounts, and whether they agree.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "summary/summary.h"

namespace gongkai {

/// Sums of amounts stay below this, in 分, so that no further amount can overflow one.
inline constexpr std::int64_t kMostFen = 4'000'000'000'000'000'000;

/// A record's totals.
struct RecordTotals {
  SummaryAmounts amounts;
  std::optional<Amount> last_year;
  std::vector<std::pair<CodedName, Amount>> functions;
  std::vector<std::pair<CodedName, Amount>> spent;     ///< by source
  std::vector<std::pair<CodedName, Amount>> received;  ///< by source
  std::int64_t size = 0;  ///< of all amounts together, in 分, without sign: at most kMostFen
};

/// Reports totals that contradict each other; empty ⇔ one is not an amount or they are too large to
/// be added up, which is reported.
std::optional<RecordTotals> read_totals(const PackageRecord& record, Findings& findings);

/// What is wrong with totals that are too large to be added up.
Finding region_too_large(const std::string& input);

/// Reports if whole and parts differ.
void report_sum(const std::string& input, const SumCheck& check, Findings& findings);

}  // namespace gongkai
