#pragma once

// The totals of one record as amounts, and whether they agree.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "batch/summary.h"

namespace gongkai {

/// A record's totals.
struct RecordTotals {
  SummaryAmounts amounts;
  std::optional<Amount> last_year;
  std::vector<std::pair<CodedName, Amount>> functions;
  std::vector<std::pair<CodedName, Amount>> spent;     ///< by source
  std::vector<std::pair<CodedName, Amount>> received;  ///< by source
  std::int64_t largest = 0;                            ///< of all amounts, in 分, without sign
};

/// Reports totals that contradict each other; empty ⇔ one is no amount, which is reported.
std::optional<RecordTotals> read_totals(const PackageRecord& record, Findings& findings);

/// Reports if whole and parts differ.
void report_sum(const std::string& input, const SumCheck& check, Findings& findings);

}  // namespace gongkai
