#pragma once

// Numbers before headings and list entries, shown by their first: "第一部分", "（一）", "1. ".

#include <string>
#include <string_view>

namespace gongkai {

/// 12 as 十二; above 99 in digits.
std::string chinese_number(int number);

/// The first number rewritten for another: the 一 or 1 in it is replaced ("（一）", 3 → "（三）").
std::string numbered(std::string_view first, int number);

}  // namespace gongkai
