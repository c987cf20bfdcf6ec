#pragma once

// Numbers before headings and list entries, defined by the first one: "第一部分", "（一）", "1. ".

#include <cstddef>
#include <string>
#include <string_view>

namespace gongkai {

/// The first number rewritten for another: the last 一 or 1 in it is replaced ("（一）", 3 →
/// "（三）"; "表1-1", 2 → "表1-2"), with zeros before it to the same width ("表01", 12 → "表12").
std::string numbered(std::string_view first, int number);

/// Whether there is something in it that counts on.
bool can_count_on(std::string_view first);

/// The length in bytes of a number that a person typed before a text ("（一）", "1. ", "2、", "③")
/// or of a list mark ("•"); at most two levels: "（一）1.". 0 for amounts ("1.5") and enumerated
/// numerals ("一、二级").
std::size_t own_number_size(std::string_view text);

}  // namespace gongkai
