#pragma once

// Checks between cells of a document's tables that a workbook can evaluate by itself: comparisons
// of sums of cells. Independent of packs and of the wording of relations.

#include <string>
#include <vector>

#include "money/amount.h"

namespace gongkai {

/// A cell that counts towards a side of a check.
struct CheckedCell {
  int table = 0;  ///< which of the document's tables, from 0
  int row = 0;    ///< where it begins in the grid
  int column = 0;
  bool is_subtracted = false;
  MoneyUnit unit = MoneyUnit::kTenThousandYuan;
  bool is_fixed = false;  ///< the same cell at every step of a run; else it moves along
};

enum class CheckKind { kEqual, kAtMost, kAtLeast };

/// Whether the difference left minus right satisfies the check within the tolerance `tail`.
bool holds(CheckKind kind, Amount difference, Amount tail);

/// The direction of a run: the next step is the row below or the column to the right.
enum class CheckRun { kDown, kRight };

/// The sum of the left cells compared with that of the right ones.
struct CrossCheck {
  std::string id;     ///< "R05"
  std::string name;   ///< 收入总计等于支出总计
  std::string place;  ///< the name of the left side: 部门收支表：收入总计，收入/金额
  std::vector<CheckedCell> left;
  std::vector<CheckedCell> right;  ///< none: zero
  CheckKind kind = CheckKind::kEqual;
  Amount tail;            ///< differences up to this may come from rounding: 尾差
  bool is_strict = true;  ///< false: a violation may be legitimate, but must be reviewed
  int count = 1;          ///< the number of neighbouring rows or columns for which it must hold
  CheckRun run = CheckRun::kDown;
};

/// All checks of a document.
struct CrossChecks {
  std::vector<CrossCheck> all;     ///< those of a relation stand together
  std::vector<std::string> notes;  ///< in Chinese: what is not covered
};

}  // namespace gongkai
