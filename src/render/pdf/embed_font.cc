#include "render/pdf/embed_font.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "render/pdf/font_codes.h"
#include "render/pdf/hash.h"
#include "render/pdf/subset.h"
#include "render/pdf/syntax.h"

namespace gongkai {
namespace {

// PDF/A-1 allows arrays of 8,191 elements.
constexpr std::size_t kWidthsPerArray = 4000;

constexpr std::string_view kMapHead =
    "/CIDInit /ProcSet findresource begin\n"
    "12 dict begin\n"
    "begincmap\n"
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    "/CMapName /Adobe-Identity-UCS def\n"
    "/CMapType 2 def\n"
    "1 begincodespacerange\n"
    "<0000> <FFFF>\n"
    "endcodespacerange\n";

constexpr std::string_view kMapTail =
    "endcmap\n"
    "CMapName currentdict /CMap defineresource pop\n"
    "end\n"
    "end\n";

constexpr std::size_t kCodesPerBlock = 100;  // Adobe Technical Note 5014

std::uint16_t glyph_of(const FontFace& face, char32_t character) {
  if (VariantKey::is_key(character)) {
    const char32_t base = VariantKey::character(character);
    const std::uint16_t variant = face.variant(base, VariantKey::selector(character));
    return variant != 0 ? variant : glyph_of(face, base);
  }
  const std::uint16_t glyph =
      character == kJoiningDash ? face.joining_dash() : face.glyph(character);
  if (glyph != 0) return glyph;
  const ScriptCharacter script = script_character(character);  // its run is small
  const bool is_script = script.form != ScriptForm::kPlain;
  const std::uint16_t plain = is_script ? face.glyph(script.plain) : std::uint16_t{0};
  return plain != 0 ? plain : face.glyph(kMissingMark);
}

std::vector<std::uint16_t> glyphs_of(const FontFace& face, std::u32string_view characters) {
  std::vector<std::uint16_t> glyphs;
  glyphs.reserve(characters.size());
  for (const char32_t character : characters) glyphs.push_back(glyph_of(face, character));
  return glyphs;
}

// "ABCDEF+NotoSerifSC-Regular": the letters tell subsets of a font apart when files are merged.
std::string subset_name(const FontFace& face, std::u32string_view characters) {
  std::uint64_t hash = hash_bytes(
      {reinterpret_cast<const char*>(characters.data()), characters.size() * sizeof(char32_t)}, 0);
  std::string name;
  for (int i = 0; i < 6; ++i, hash /= 26) name += static_cast<char>('A' + hash % 26);
  return name + '+' + face.postscript_name();
}

// [0 [w0 w1 …]]: the widths of the codes from 0.
std::string width_array(const FontFace& face, const std::vector<std::uint16_t>& glyphs) {
  std::string out = "[0 [";
  append_integer(face.advance(0), out);
  for (std::size_t code = 1; code <= glyphs.size(); ++code) {
    if (code % kWidthsPerArray == 0) {
      out += "] ";
      append_integer(static_cast<std::int64_t>(code), out);
      out += " [";
    } else {
      out += ' ';
    }
    append_integer(face.advance(glyphs[code - 1]), out);
  }
  return out + "]]";
}

std::string glyph_map(const std::vector<std::uint16_t>& glyphs) {
  std::string out(2, '\0');
  for (const std::uint16_t glyph : glyphs) append_uint16(glyph, out);
  return out;
}

// One bit for each of the codes 0 … count, the highest bit of a byte first.
std::string code_set(std::size_t count) {
  std::string out(count / 8, '\xFF');
  return out + static_cast<char>(0xFF00U >> (count % 8 + 1));
}

std::string descriptor(const FontFace& face, const std::string& name) {
  const FontBox box = face.bounding_box();
  std::string out = "/Type /FontDescriptor /FontName /" + name + "\n/Flags 4 /FontBBox [";
  for (const int edge : {box.left, box.bottom, box.right, box.top}) {
    append_integer(edge, out);
    out += ' ';
  }
  out += "] /ItalicAngle 0 /Ascent ";
  append_integer(face.ascent(), out);
  out += " /Descent ";
  append_integer(-face.descent(), out);
  out += " /CapHeight ";
  append_integer(face.cap_height(), out);
  return out + " /StemV 80\n";
}

void append_text(char32_t key, std::string& out) {
  if (VariantKey::is_key(key)) {
    append_utf16_hex(VariantKey::character(key), out);
    append_utf16_hex(VariantKey::selector(key), out);
  } else {
    append_utf16_hex(key == kJoiningDash ? U'—' : key, out);
  }
}

// The CMap that tells a reader which characters the codes 1, 2, 3 … stand for: for copying and
// searching.
std::string to_unicode_map(std::u32string_view characters) {
  std::string out(kMapHead);
  out.reserve(kMapHead.size() + characters.size() * 16 + kMapTail.size());
  for (std::size_t begin = 0; begin < characters.size(); begin += kCodesPerBlock) {
    const std::size_t end = std::min(begin + kCodesPerBlock, characters.size());
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
  out += kMapTail;
  return out;
}

}  // namespace

bool embed_font(const FontFace& face, std::u32string_view characters, PdfObject font,
                PdfObjects& objects) {
  const std::vector<std::uint16_t> glyphs = glyphs_of(face, characters);
  const FontSubset subset = make_subset(face, glyphs);
  if (subset.file.empty()) return false;
  const std::string name = subset_name(face, characters);

  const PdfObject font_file =
      objects.add_stream("/Length1 " + std::to_string(subset.file.size()) + "\n", subset.file,
                         StreamBytes::kToDeflate);
  const PdfObject set = objects.add_stream("", code_set(glyphs.size()), StreamBytes::kToDeflate);
  const PdfObject map = objects.add_stream("", glyph_map(subset.glyphs), StreamBytes::kToDeflate);
  const PdfObject to_unicode =
      objects.add_stream("", to_unicode_map(characters), StreamBytes::kToDeflate);
  const PdfObject descriptor_object = objects.add_dictionary(
      descriptor(face, name) + "/FontFile2 " + reference(font_file) + " /CIDSet " + reference(set));
  const PdfObject cid_font = objects.add_dictionary(
      "/Type /Font /Subtype /CIDFontType2 /BaseFont /" + name +
      "\n/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>\n"
      "/FontDescriptor " +
      reference(descriptor_object) + " /DW 1000 /W " + width_array(face, glyphs) +
      "\n/CIDToGIDMap " + reference(map));
  objects.add_entries(font, "/Type /Font /Subtype /Type0 /BaseFont /" + name +
                                "\n/Encoding /Identity-H /DescendantFonts [" + reference(cid_font) +
                                "] /ToUnicode " + reference(to_unicode));
  return true;
}

}  // namespace gongkai
