#pragma once

// Characters that look like others, are invisible, or are meaningless outside the document they
// were copied from: their kinds and intended characters.

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
  kPrivateUse,  ///< has a meaning only in a particular font
  kLost,        ///< U+FFFD: marks a character that a program could not read
};
CharacterKind kind_of(char32_t character);

/// The intended character for a kSpace or kLookAlike; others are returned unchanged. Radicals by
/// Unicode's EquivalentUnifiedIdeograph.txt, compatibility ideographs of U+F900 … U+FA0D by their
/// canonical decomposition, characters of GB 18030 that once had private codes by GB 18030—2022.
char32_t meant_by(char32_t character);

/// Something in a text that was cleaned, or could not be.
struct CharacterFault {
  std::size_t begin = 0;  ///< of the first such character, in bytes of the text as it was
  std::size_t end = 0;
  Finding finding;  ///< without a place; an error if the text could not be cleaned
};

/// A pasted text as it was intended.
struct CleanedText {
  std::string text;
  std::vector<CharacterFault> faults;  ///< each kind once; empty: the text is unchanged
};

/// A quick test whether there is nothing to clean, which is true for most texts.
bool is_surely_clean(std::string_view utf8);

/// Removes hidden characters, list marks of Word, and blanks at both ends of the text and at the
/// starts of its lines; replaces look-alikes with the intended characters. What cannot be cleaned
/// stays, with an error.
CleanedText cleaned_text(std::string_view utf8);

/// Finds hidden characters, look-alikes, private and lost ones in a text that must be plain from
/// the start (of a pack), each kind once and as an error. Spaces are left to the author.
std::vector<CharacterFault> refused_characters(std::string_view utf8);

}  // namespace gongkai
