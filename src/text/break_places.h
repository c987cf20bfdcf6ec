#pragma once

// Line break opportunities, by the Unicode rules (UAX #14, Chinese, strict) and Chinese rules that
// these lack. Independent of widths.

#include <cstdint>
#include <string_view>
#include <vector>

namespace gongkai {

/// Whether a line may end before a character, from worst to best.
enum class Break : std::uint8_t {
  kNever,     ///< inside a character (combining marks)
  kForced,    ///< the last resort
  kAnywhere,  ///< only if nothing else fits
  kRelaxed,   ///< separates parts of a figure: its sign, 万 and 元
  kUnit,  ///< separates a figure from its unit; also used where a line would be stretched too far
  kAllowed,
};

/// For each character of a paragraph whether a line may end before it.
std::vector<Break> find_breaks(std::u32string_view text);

/// For each character of a paragraph whether a break before it splits what belongs together: a word
/// (工业|信息化局 does not, 工业信|息化局 does), a particle from the word before it (家庭|的), a
/// conjunction from the one after it (个人和|家庭).
std::vector<bool> find_parted_words(std::u32string_view text);

}  // namespace gongkai
