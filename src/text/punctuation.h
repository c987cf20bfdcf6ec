#pragma once

// The characters in the Chinese rules for line breaks and spacing, in one table for line breaking
// and typesetting. Sources: GB/T 15834—2011 clause 5.1 (where marks may stand), UAX #14 (line
// breaking classes), GB/T 15835—2011 (figures and their units are not parted), W3C clreq 3.1.6
// (squeezing of marks) and 3.2 (justified lines).

#include <cstdint>

namespace gongkai {

/// 避头: never the first of a line: 。，、；：？！ closing quotes and brackets, connecting and
/// separating marks, per cent and degree signs. (A pair —— may start a line: see `is_dash`.)
bool is_no_line_start(char32_t character);

/// 避尾: never the last of a line: opening quotes and brackets.
bool is_no_line_end(char32_t character);

/// （ 【 〔 and the like, but no quotation mark.
bool is_opening_bracket(char32_t character);

/// Belongs to the figure after it: ≥ ≤ ¥ ± × 第 and the like.
bool is_figure_prefix(char32_t character);

/// Belongs to the figure before it: 年 月 日 元 人 个 % and the like.
bool is_figure_unit(char32_t character);

/// Stands between a figure and its unit: 百 千 万 亿.
bool is_multiplier(char32_t character);

/// 0–9, also full-width.
bool is_digit(char32_t character);

/// One half of a 破折号 (——).
bool is_dash(char32_t character);

/// " and ', which do not say whether they open or close.
bool is_straight_quote(char32_t character);

/// Space, tab and the full-width space: not drawn at the end of a line.
bool is_blank(char32_t character);

/// Chooses a form of the character before it (葛 and U+E0100), and has no width of its own.
constexpr bool is_variation_selector(char32_t character) {
  return (character >= 0xFE00 && character <= 0xFE0F) ||
         (character >= 0xE0100 && character <= 0xE01EF);
}

/// A Chinese character (CJK ideograph) or full-width mark.
bool is_chinese(char32_t character);

/// The class of a character for spacing to its neighbours (clreq 3.1.6, 3.2.2).
enum class Spacing : std::uint8_t {
  kNone,
  kChinese,  ///< an ideograph
  kLatin,    ///< a letter or digit, and % and ‰ after one
  kOpening,  ///< a mark with its ink in the right half of its em box
  kClosing,  ///< a mark or stop with its ink in the left half
};
Spacing spacing_of(char32_t character);

/// 标点挤压: whether a full-width mark is set at half its width before this next character: a
/// closing mark or stop before another mark (》《, 。”), an opening mark before another one (（《).
/// The blank half lies between the two, so that it is always the first's advance that is halved.
constexpr bool is_squeezed_before(Spacing mark, Spacing next) {
  if (mark == Spacing::kClosing) return next == Spacing::kClosing || next == Spacing::kOpening;
  return mark == Spacing::kOpening && next == Spacing::kOpening;
}

/// 中西文间距: whether a gap parts these neighbours.
constexpr bool has_latin_gap(Spacing before, Spacing after) {
  return (before == Spacing::kChinese && after == Spacing::kLatin) ||
         (before == Spacing::kLatin && after == Spacing::kChinese);
}

/// Whether a justified line may have extra space between these neighbours: beside a Chinese
/// character or full-width mark and after a space; not in words, figures, —— and ……
bool is_stretchable_between(char32_t before, char32_t after);

/// A Chinese character of the main block that is in no set above: a line may always end between
/// two of these.
bool is_plain_ideograph(char32_t character);

}  // namespace gongkai
