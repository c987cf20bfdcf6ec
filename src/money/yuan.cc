#include "money/yuan.h"

namespace gongkai {

std::string yuan(Amount amount) {
  return format_amount(amount,
                       {.unit = MoneyUnit::kYuan, .decimals = 2, .zero = ZeroStyle::kDecimals});
}

}  // namespace gongkai
