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

// GB/T 15835: the units and counting words that budget texts put after figures.
constexpr std::u32string_view kUnits =
    U"年月日号元人个次项辆台套户家间所座岁天时分秒名件条批期处米吨倍册亩篇场份周届级类平公小";

constexpr std::u32string_view kMultipliers = U"百千万亿";

// clreq 3.1.6: the marks with ink only in the left or the right half of their em box. In fonts with
// narrow quotation marks the width shows that there is no blank to squeeze.
constexpr std::u32string_view kRightHalfBlank = U"。．，、；：？！”’）〕】〗》〉」』｝］";
constexpr std::u32string_view kLeftHalfBlank = U"“‘（〔【〖《〈「『｛［";

// The roles of a character as bits; it may have several.
enum Role : std::uint8_t {
  kNoLineStart = 1,
  kNoLineEnd = 2,
  kFigurePrefix = 4,
  kFigureUnit = 8,
  kMultiplier = 16,
};

// All sets in one table, since line breaking looks up every character. They are in the Basic
// Multilingual Plane.
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
  return roles;
}();

constexpr auto kSpacings = [] {
  std::array<Spacing, 0x10000> spacings{};
  const auto add_range = [&spacings](char32_t first, char32_t last, Spacing spacing) {
    for (char32_t c = first; c <= last; ++c) spacings[c] = spacing;
  };
  const auto add = [&spacings](std::u32string_view set, Spacing spacing) {
    for (const char32_t character : set) spacings[character] = spacing;
  };
  add_range(U'0', U'9', Spacing::kLatin);
  add_range(U'A', U'Z', Spacing::kLatin);
  add_range(U'a', U'z', Spacing::kLatin);
  add_range(0x00C0, 0x024F, Spacing::kLatin);
  add_range(0x0370, 0x03FF, Spacing::kLatin);
  add(U"×÷", Spacing::kNone);
  add(U"%‰", Spacing::kLatin);
  add_range(0x2E80, 0x2FDF, Spacing::kChinese);
  add_range(0x3040, 0x30FA, Spacing::kChinese);
  add_range(0x3400, 0x4DBF, Spacing::kChinese);
  add_range(0x4E00, 0x9FFF, Spacing::kChinese);
  add_range(0xF900, 0xFAFF, Spacing::kChinese);
  add(U"々〇", Spacing::kChinese);
  add(kLeftHalfBlank, Spacing::kOpening);
  add(kRightHalfBlank, Spacing::kClosing);
  return spacings;
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

Spacing spacing_of(char32_t character) {
  if (character < kSpacings.size()) return kSpacings[character];
  return character >= 0x20000 && character <= 0x3FFFF ? Spacing::kChinese : Spacing::kNone;
}

bool is_stretchable_between(char32_t before, char32_t after) {
  const auto is_ellipsis = [](char32_t character) { return character == U'…'; };
  if (is_dash(before) && is_dash(after)) return false;
  if (is_ellipsis(before) && is_ellipsis(after)) return false;
  if (is_variation_selector(after)) return false;
  const auto is_full_width = [&](char32_t character) {
    return is_chinese(character) || is_dash(character) || is_ellipsis(character) ||
           is_variation_selector(character) || spacing_of(character) >= Spacing::kOpening;
  };
  return before == U' ' || is_full_width(before) || is_full_width(after);
}

bool is_plain_ideograph(char32_t character) {
  return character >= 0x4E00 && character <= 0x9FFF && !has(character, kFigureUnit | kFigurePrefix);
}

}  // namespace gongkai
