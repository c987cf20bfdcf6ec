#pragma once

// Numbers before headings and list entries, shown by their first: "第一部分", "（一）", "1. ".

#include <cstddef>
#include <string>
#include <string_view>

namespace gongkai {

/// 12 as 十二; above 99 in digits.
std::string chinese_number(int number);

/// The first number rewritten for another: the 一 or 1 in it is replaced ("（一）", 3 → "（三）").
std::string numbered(std::string_view first, int number);

/// How many bytes of a text are a number that a person put before it: "（一）", "1. ", "2、", "③",
/// or the mark of a list: "•"; two levels at most: "（一）1.".
/// Not of amounts ("1.5") and lists of numerals ("一、二级").
std::size_t own_number_size(std::string_view text);

}  // namespace gongkai
