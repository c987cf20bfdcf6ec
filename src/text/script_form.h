#pragma once

// Superscripts and subscripts that a font lacks: drawn as their plain characters, small and moved.

#include <cstdint>

#include "document/length.h"

namespace gongkai {

enum class ScriptForm : std::uint8_t { kPlain, kSuperscript, kSubscript };

/// A character that is another one, raised or lowered: 2 for ₂ and ².
struct ScriptCharacter {
  char32_t plain = 0;
  ScriptForm form = ScriptForm::kPlain;
};

/// By Unicode's compatibility decompositions <super> and <sub>. Other characters, and those that
/// decompose to several, are returned unchanged, kPlain.
ScriptCharacter script_character(char32_t character);

/// The size in which a form is drawn in a text of `size`.
constexpr Length script_size(ScriptForm form, Length size) {
  return form == ScriptForm::kPlain ? size : size * 6 / 10;
}

/// The offset of its baseline below the text's; negative: above.
constexpr Length script_drop(ScriptForm form, Length size) {
  if (form == ScriptForm::kSuperscript) return Length() - size * 35 / 100;
  return form == ScriptForm::kSubscript ? size * 14 / 100 : Length();
}

}  // namespace gongkai
