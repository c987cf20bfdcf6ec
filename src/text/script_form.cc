#include "text/script_form.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <array>

namespace gongkai {
namespace {

// The only character that it decomposes to; the character itself if there is none or more.
char32_t decomposed(char32_t character) {
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* normalizer = unorm2_getNFKCInstance(&error);
  std::array<UChar, 8> units{};
  const std::int32_t length =
      unorm2_getRawDecomposition(normalizer, static_cast<UChar32>(character), units.data(),
                                 static_cast<std::int32_t>(units.size()), &error);
  return U_SUCCESS(error) && length == 1 ? units[0] : character;
}

}  // namespace

ScriptCharacter script_character(char32_t character) {
  const int type = u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_DECOMPOSITION_TYPE);
  if (type != U_DT_SUPER && type != U_DT_SUB) return {character};
  const char32_t plain = decomposed(character);
  if (plain == character) return {character};
  return {plain, type == U_DT_SUPER ? ScriptForm::kSuperscript : ScriptForm::kSubscript};
}

}  // namespace gongkai
