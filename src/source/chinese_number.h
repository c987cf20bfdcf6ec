#pragma once

// Numbers in Chinese numerals.

#include <string>

namespace gongkai {

/// 12 as 十二; what is not from 1 to 99 in digits.
std::string chinese_number(int number);

}  // namespace gongkai
