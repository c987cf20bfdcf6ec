#pragma once

// How an amount is written in a budget file.

#include "money/amount.h"
#include "source/shape.h"

namespace gongkai {

/// What holds for all amounts of one file.
struct AmountRule {
  MoneyUnit unit = MoneyUnit::kTenThousandYuan;
  int decimals = 2;  ///< maximum
};

/// A non-negative amount: a string of digits, or a number whose characters are read as written.
/// Reports amount-format, amount-decimals, amount-negative and amount-too-large.
Shape<Amount> amount(AmountRule rule);

}  // namespace gongkai
