#include "render/pdf/to_unicode.h"

#include <algorithm>
#include <cstddef>

#include "render/pdf/font_codes.h"
#include "render/pdf/syntax.h"

namespace gongkai {
namespace {

constexpr std::string_view kHead =
    "/CIDInit /ProcSet findresource begin\n"
    "12 dict begin\n"
    "begincmap\n"
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    "/CMapName /Adobe-Identity-UCS def\n"
    "/CMapType 2 def\n"
    "1 begincodespacerange\n"
    "<0000> <FFFF>\n"
    "endcodespacerange\n";

constexpr std::string_view kTail =
    "endcmap\n"
    "CMapName currentdict /CMap defineresource pop\n"
    "end\n"
    "end\n";

constexpr std::size_t kMostPerBlock = 100;  // Adobe Technical Note 5014

void append_text(char32_t key, std::string& out) {
  if (VariantKey::is_key(key)) {
    append_utf16_hex(VariantKey::character(key), out);
    append_utf16_hex(VariantKey::selector(key), out);
  } else {
    append_utf16_hex(key == kJoiningDash ? U'—' : key, out);
  }
}

}  // namespace

std::string to_unicode_map(std::u32string_view characters) {
  std::string out(kHead);
  out.reserve(kHead.size() + characters.size() * 16 + kTail.size());
  for (std::size_t begin = 0; begin < characters.size(); begin += kMostPerBlock) {
    const std::size_t end = std::min(begin + kMostPerBlock, characters.size());
    append_integer(static_cast<std::int64_t>(end - begin), out);
    out += " beginbfchar\n";
    for (std::size_t i = begin; i < end; ++i) {
      out += '<';
      append_utf16_hex(static_cast<char32_t>(i + 1), out);
      out += "> <";
      append_text(characters[i], out);
      out += ">\n";
    }
    out += "endbfchar\n";
  }
  out += kTail;
  return out;
}

}  // namespace gongkai
