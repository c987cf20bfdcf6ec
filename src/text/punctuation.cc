#include "text/punctuation.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace gongkai {
namespace {

// GB/T 15834 5.1.1: 句号 逗号 顿号 分号 冒号 问号 叹号.
constexpr std::u32string_view kStops = U"。．，、；：？！.,;:?!";

// GB/T 15834 5.1.2: the second half of 引号 括号 书名号.
constexpr std::u32string_view kClosing = U"”’）〕】〗》〉」』｝］〞)]}";

// GB/T 15834 5.1.2: the first half of the same.
constexpr std::u32string_view kOpening = U"“‘（〔【〖《〈「『｛［〝([{";

// GB/T 15834 5.1.4 连接号 — – - ～, 5.1.5 间隔号, 5.1.6 分隔号; with the forms in use.
constexpr std::u32string_view kConnecting = U"—–‐-－～~〜·・•/／";

// UAX #14 PO (postfix) and the full-width forms that it leaves breakable.
constexpr std::u32string_view kPostfix = U"%％‰℃°′″㎡㎥";

constexpr std::u32string_view kFigurePrefixes = U"≥≤＞＜><≈±×¥￥＄$€£№第";

// GB/T 15835: the units and counting words that budget texts put behind figures.
constexpr std::u32string_view kUnits =
    U"年月日号元人个次项辆台套户家间所座岁天时分秒名件条批期处米吨倍册亩篇场份周届级类平公小";

constexpr std::u32string_view kMultipliers = U"百千万亿";

// clreq 3.1.6: the marks with ink in the left or the right half of their em box only. In fonts with
// narrow forms of the quotation marks the width tells that there is nothing to give up.
constexpr std::u32string_view kRightHalfBlank = U"。．，、；：？！”’）〕】〗》〉」』｝］";
constexpr std::u32string_view kLeftHalfBlank = U"“‘（〔【〖《〈「『｛［";

// What a character is, as bits: it may be several.
enum Role : std::uint8_t {
  kNoLineStart = 1,
  kNoLineEnd = 2,
  kFigurePrefix = 4,
  kFigureUnit = 8,
  kMultiplier = 16,
  kSqueezedRight = 32,
  kSqueezedLeft = 64,
};

// All sets in one table, because lines are broken by asking about every character. They lie in the
// Basic Multilingual Plane.
constexpr auto kRoles = [] {
  std::array<std::uint8_t, 0x10000> roles{};
  const auto add = [&roles](std::u32string_view set, int role) {
    for (const char32_t character : set) {
      roles[character] = static_cast<std::uint8_t>(roles[character] | role);
    }
  };
  add(kStops, kNoLineStart);
  add(kClosing, kNoLineStart);
  add(kConnecting, kNoLineStart);
  add(kPostfix, kNoLineStart | kFigureUnit);
  add(kOpening, kNoLineEnd);
  add(kFigurePrefixes, kFigurePrefix);
  add(kUnits, kFigureUnit);
  add(kMultipliers, kFigureUnit | kMultiplier);
  add(kRightHalfBlank, kSqueezedRight);
  add(kLeftHalfBlank, kSqueezedLeft);
  return roles;
}();

bool has(char32_t character, int roles) {
  return character < kRoles.size() && (kRoles[character] & roles) != 0;
}

}  // namespace

bool is_no_line_start(char32_t character) { return has(character, kNoLineStart); }

bool is_no_line_end(char32_t character) { return has(character, kNoLineEnd); }

bool is_opening_bracket(char32_t character) {
  return is_no_line_end(character) && character != U'“' && character != U'‘';
}

bool is_figure_prefix(char32_t character) { return has(character, kFigurePrefix); }

bool is_figure_unit(char32_t character) { return has(character, kFigureUnit); }

bool is_multiplier(char32_t character) { return has(character, kMultiplier); }

bool is_digit(char32_t character) {
  return (character >= U'0' && character <= U'9') || (character >= U'０' && character <= U'９');
}

bool is_dash(char32_t character) { return character == U'—'; }

bool is_straight_quote(char32_t character) { return character == U'"' || character == U'\''; }

bool is_blank(char32_t character) {
  return character == U' ' || character == U'\t' || character == U'　';
}

bool is_chinese(char32_t character) {
  return (character >= 0x2E80 && character <= 0x9FFF) ||
         (character >= 0xF900 && character <= 0xFAFF) ||
         (character >= 0xFF00 && character <= 0xFFEF) ||
         (character >= 0x20000 && character <= 0x3FFFF);
}

bool is_squeezed_before(char32_t mark, char32_t next) {
  if (has(mark, kSqueezedRight)) return has(next, kSqueezedRight | kSqueezedLeft);
  return has(mark, kSqueezedLeft) && has(next, kSqueezedLeft);
}

bool is_stretchable_between(char32_t before, char32_t after) {
  const auto is_ellipsis = [](char32_t character) { return character == U'…'; };
  if (is_dash(before) && is_dash(after)) return false;
  if (is_ellipsis(before) && is_ellipsis(after)) return false;
  const auto is_full_width = [&](char32_t character) {
    return is_chinese(character) || is_dash(character) || is_ellipsis(character) ||
           has(character, kSqueezedRight | kSqueezedLeft);
  };
  return before == U' ' || is_full_width(before) || is_full_width(after);
}

bool is_plain_ideograph(char32_t character) {
  return character >= 0x4E00 && character <= 0x9FFF && !has(character, kFigureUnit | kFigurePrefix);
}

}  // namespace gongkai
