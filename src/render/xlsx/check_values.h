#pragma once

// What a cross-check gives for the cells as they are: the values that its formulas are cached with.

#include <span>

#include "document/cross_checks.h"
#include "render/xlsx/table_sheet.h"

namespace gongkai {

/// kUnclear: what does not hold may be right.
enum class CheckResult { kHolds, kTail, kUnclear, kBroken };

/// 相符, 尾差, 待核对, 不符
const char* word_for(CheckResult result);

/// What the check gives where it does not hold, even roughly.
CheckResult bad_result(const CrossCheck& check);

/// The cell that stands for the check: one that moves along its run, where there are such.
const CheckedCell& first_cell(const CrossCheck& check);

struct CheckValues {
  Amount left;  ///< of a run the sum
  Amount right;
  Amount difference;  ///< of a run the greatest
  CheckResult result = CheckResult::kHolds;
  int first_broken = -1;  ///< the first place of the run that does not hold; -1: none
  NumberFormat format;    ///< of both sums: that of the first figure, but a zero is always shown
};

/// `sheets` are those of the document's tables.
CheckValues values_of(const CrossCheck& check, std::span<const Sheet> sheets);

}  // namespace gongkai
