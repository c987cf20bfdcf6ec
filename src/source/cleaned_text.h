#pragma once

// Characters that look like others, show nothing, or mean nothing outside the document that they
// were copied from: what each is, and what it stands for.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "source/finding.h"

namespace gongkai {

enum class CharacterKind {
  kPlain,
  kHidden,      ///< is_hidden()
  kSpace,       ///< looks like a space, but is another character: U+00A0
  kLookAlike,   ///< looks like the character that is meant: ⼈ for 人
  kPrivateUse,  ///< has a meaning only together with a font
  kLost,        ///< U+FFFD: stands for what a program could not read
};
CharacterKind kind_of(char32_t character);

/// The character that a kSpace or kLookAlike stands for; any other itself. Radicals by Unicode's
/// EquivalentUnifiedIdeograph.txt, compatibility ideographs of U+F900 … U+FA0D by their canonical
/// decomposition, characters of GB 18030 that once had private codes by GB 18030—2022.
char32_t meant_by(char32_t character);

/// Something in a text that was cleaned, or could not be.
struct CharacterFault {
  std::size_t begin = 0;  ///< of the first such character, in bytes of the text as it was
  std::size_t end = 0;
  Finding finding;  ///< without a place; an error if the text could not be cleaned
};

/// A text of people who paste from anywhere, as it was meant.
struct CleanedText {
  std::string text;
  std::vector<CharacterFault> faults;  ///< each kind once; empty: the text is as it was
};

/// Whether a look at the characters shows that there is nothing to clean; most texts are so.
bool is_surely_clean(std::string_view utf8);

/// Takes out hidden characters, list marks of Word, and blanks at both ends of the text and at the
/// starts of its lines; puts the characters meant for look-alikes. What cannot be cleaned stays,
/// with an error.
CleanedText cleaned_text(std::string_view utf8);

/// What a text that must be plain from the start (of a pack) holds of these: hidden characters,
/// look-alikes, private and lost ones, each kind once and as an error. Spaces are the author's.
std::vector<CharacterFault> refused_characters(std::string_view utf8);

}  // namespace gongkai
