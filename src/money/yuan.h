#pragma once

#include <string>

#include "money/amount.h"

namespace gongkai {

/// The amount in 元 with two decimals, "1234.50": exact, since it is a whole number of 分.
std::string yuan(Amount amount);

}  // namespace gongkai
