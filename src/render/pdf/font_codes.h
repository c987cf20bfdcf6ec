#pragma once

// The codes that stand for characters in page content: one per character and face, counted in the
// order of first use. Not glyph numbers: ⼀ and 一 share a glyph, and copying must tell them apart.

#include <cstdint>
#include <string>

#include "text/code_point_table.h"

namespace gongkai {

/// The characters drawn with one face. Code 0 stands for none.
class FontCodes {
 public:
  /// The code of a character, new if it was not used before.
  std::uint16_t code(char32_t character) {
    const std::uint16_t known = codes_.get(character);
    return known != 0 ? known : add(character);
  }

  /// The characters used: that of code 1 first.
  const std::u32string& characters() const { return characters_; }

 private:
  std::uint16_t add(char32_t character) {
    // Two bytes are full. No text comes near, but a file made to harm may.
    if (characters_.size() == 0xFFFF) return 0xFFFF;
    characters_ += character;
    const auto code = static_cast<std::uint16_t>(characters_.size());
    codes_.set(character, code);
    return code;
  }

  CodePointTable codes_;
  std::u32string characters_;
};

}  // namespace gongkai
