#pragma once

// The codes that stand for characters in page content: one per character and face, counted in the
// order of first use. Not glyph numbers: ⼀ and 一 share a glyph, and copying must tell them apart.

#include <cstdint>
#include <map>
#include <string>

#include "text/code_point_table.h"

namespace gongkai {

/// Stands in FontCodes::characters() for a — beside another one: no character, but a second way to
/// draw one.
inline constexpr char32_t kJoiningDash = 0x110000;

/// Stands in FontCodes::characters() for a character followed by a variation selector.
class VariantKey {
 public:
  static bool is_key(char32_t key) { return (key & kMark) != 0; }
  static char32_t of(char32_t character, char32_t selector) {
    const char32_t number = selector >= kMany ? selector - kMany + 16 : selector - kFew;
    return kMark | number << kCharacterBits | character;
  }
  static char32_t character(char32_t key) { return key & ((1U << kCharacterBits) - 1); }
  static char32_t selector(char32_t key) {
    const char32_t number = (key & ~kMark) >> kCharacterBits;
    return number < 16 ? kFew + number : kMany + number - 16;
  }

 private:
  static constexpr char32_t kMark = 0x40000000;
  static constexpr int kCharacterBits = 21;
  static constexpr char32_t kFew = 0xFE00;    // 16 of them
  static constexpr char32_t kMany = 0xE0100;  // 240
};

/// The characters drawn with one face. Code 0 stands for none.
class FontCodes {
 public:
  /// The code of a character, new if it was not used before.
  std::uint16_t code(char32_t character) {
    const std::uint16_t known = codes_.get(character);
    if (known != 0) return known;
    const std::uint16_t code = add(character);
    codes_.set(character, code);
    return code;
  }

  /// The code of a character with a variation selector.
  std::uint16_t variant_code(char32_t character, char32_t selector) {
    std::uint16_t& code = variants_[VariantKey::of(character, selector)];
    if (code == 0) code = add(VariantKey::of(character, selector));
    return code;
  }

  /// The code of kJoiningDash.
  std::uint16_t joining_dash_code() {
    if (joining_dash_code_ == 0) joining_dash_code_ = add(kJoiningDash);
    return joining_dash_code_;
  }

  /// The characters used: that of code 1 first.
  const std::u32string& characters() const { return characters_; }

 private:
  std::uint16_t add(char32_t character) {
    // Two bytes are full. No text comes near, but a file made to harm may.
    if (characters_.size() == 0xFFFF) return 0xFFFF;
    characters_ += character;
    return static_cast<std::uint16_t>(characters_.size());
  }

  CodePointTable codes_;
  std::map<char32_t, std::uint16_t> variants_;
  std::uint16_t joining_dash_code_ = 0;
  std::u32string characters_;
};

}  // namespace gongkai
