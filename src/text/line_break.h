#pragma once

// Breaks a text into lines by the Unicode rules (UAX #14, Chinese, strict) and the Chinese rules
// that they lack (GB/T 15834: no connecting mark at a line's start, number and unit together).
// Knows no fonts: the caller gives the width of each character, so that PDF and Excel share it.

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "document/length.h"

namespace gongkai {

/// A line of text: the code points [begin, end), without the blanks or line feed it ends with.
struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
  Length width;

  friend bool operator==(const Line&, const Line&) = default;
};

/// How wide lines may be.
struct LineRoom {
  Length width;
  Length first_indent = {};  ///< by which the text's first line is shorter
};

/// The lines of `text`, none wider than its room unless a single character is. "\n" always ends a
/// line. Where no allowed break fits, number and unit are parted first, then any two characters.
/// `advances` holds the width of each code point. An empty text has one empty line.
std::vector<Line> break_lines(std::u32string_view text, std::span<const Length> advances,
                              LineRoom room);

/// As many lines as `break_lines` gives for this width, but as even in length as the rules allow:
/// for titles and the headings of narrow columns (对个人和 / 家庭补助 instead of 对个人和家庭补 /
/// 助).
std::vector<Line> break_lines_evenly(std::u32string_view text, std::span<const Length> advances,
                                     Length width);

/// The width of the widest part of `text` that may not be broken.
Length longest_unbreakable(std::u32string_view text, std::span<const Length> advances);

}  // namespace gongkai
