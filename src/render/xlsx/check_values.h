#pragma once

// The results of a cross-check for the current cells: the cached values of its formulas.

#include <span>

#include "document/cross_checks.h"
#include "render/xlsx/table_sheet.h"

namespace gongkai {

/// kUnclear: a violation that may be legitimate.
enum class CheckResult { kHolds, kTail, kUnclear, kBroken };

/// 相符, 尾差, 待核对, 不符
const char* word_for(CheckResult result);

/// The result of a check that is violated beyond the tolerance.
CheckResult bad_result(const CrossCheck& check);

/// The cell that represents the check: one that moves along its run, if there is one.
const CheckedCell& first_cell(const CrossCheck& check);

struct CheckValues {
  Amount left;  ///< of a run the sum
  Amount right;
  Amount difference;  ///< of a run the greatest
  CheckResult result = CheckResult::kHolds;
  int first_broken = -1;  ///< the first place of the run that does not hold; -1: none
  NumberFormat format;    ///< for both sums: that of the first figure, with zeros always shown
};

/// `sheets` are those of the document's tables.
CheckValues values_of(const CrossCheck& check, std::span<const Sheet> sheets);

}  // namespace gongkai
