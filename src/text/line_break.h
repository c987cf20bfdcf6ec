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

/// A text with the widths of its characters.
struct MeasuredText {
  std::u32string_view characters;
  /// Of each character, with the gap after it if it has one.
  std::span<const Length> advances;
  /// The part of an advance dropped at a line's end (the blank half of ，, the gap between 年 and
  /// 2023) or, negative, at a line's start (the blank half of （). Empty: none.
  std::span<const Length> blanks = {};
};

/// A line of text: the code points [begin, end), without the blanks or line feed it ends with.
struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
  Length width;
  Length cut_before = {};  ///< how far left of the line the first character's em box begins
  Length squeeze = {};     ///< to be taken from blanks within the line so that it fits in `width`

  friend bool operator==(const Line&, const Line&) = default;
};

/// How wide lines may be.
struct LineRoom {
  Length width;
  Length first_indent = {};  ///< by which the text's first line is shorter
  /// An em, where lines are going to be stretched to the width (justified); else 0.
  Length stretched_size = {};
};

/// The lines of `text`, none wider than its room unless a single character is. "\n" always ends a
/// line. A closing mark that does not fit is squeezed in rather than moved to the next line with
/// its word (挤压 before 推出). A figure is separated from its unit if the line before would be
/// stretched too far (see is_stretched_far). If no allowed break fits, number and unit are
/// separated first, then any two characters. An empty text has one empty line.
std::vector<Line> break_lines(const MeasuredText& text, LineRoom room);

/// As many lines as `break_lines` gives for this width, but as even in length as the rules allow:
/// for titles, headings and labels of narrow columns (对个人和家 / 庭的补助 instead of
/// 对个人和家庭的补 / 助). They end between words if that costs little evenness (投入管理 / 指标).
std::vector<Line> break_lines_evenly(const MeasuredText& text, Length width);

/// The width of the widest part of `text` that may not be broken.
Length longest_unbreakable(const MeasuredText& text);

/// An upper bound of that, found without line breaking: the widest part without a break between
/// plain ideographs.
Length longest_run(const MeasuredText& text);

}  // namespace gongkai
