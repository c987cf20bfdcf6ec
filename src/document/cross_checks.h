#pragma once

// What must hold between cells of a document's tables, as a workbook can ask it of itself: sums of
// cells compared. Knows no pack and no words of relations.

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
  bool is_fixed = false;  ///< counts in each place of a run; else the run moves it on
};

enum class CheckKind { kEqual, kAtMost, kAtLeast };

/// Whether a difference of the sides, left minus right, is as it must be but for the tail.
bool holds(CheckKind kind, Amount difference, Amount tail);

/// Where the cells of a check's next places stand: in the row below, or in the column beside.
enum class CheckRun { kDown, kRight };

/// The sum of the left cells compared with that of the right ones.
struct CrossCheck {
  std::string id;     ///< "R05"
  std::string name;   ///< 收入总计等于支出总计
  std::string place;  ///< the left side, for people: 部门收支表：收入总计，收入/金额
  std::vector<CheckedCell> left;
  std::vector<CheckedCell> right;  ///< none: zero
  CheckKind kind = CheckKind::kEqual;
  Amount tail;            ///< differences up to this may come from rounding: 尾差
  bool is_strict = true;  ///< false: what does not hold may be right, but is to be looked at
  int count = 1;          ///< the same is to hold for so many neighbouring rows or columns
  CheckRun run = CheckRun::kDown;
};

/// All checks of a document.
struct CrossChecks {
  std::vector<CrossCheck> all;     ///< those of a relation stand together
  std::vector<std::string> notes;  ///< in Chinese: what is not among them
};

}  // namespace gongkai
