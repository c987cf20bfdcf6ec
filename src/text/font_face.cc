// One font file, opened by memory mapping. Its characters and widths are copied into tables, where
// a lookup is a hundred times faster than in the file.

#include <hb-ot.h>
#include <hb.h>

#include <array>
#include <cerrno>
#include <memory>
#include <new>
#include <span>

#include "text/chinese_forms.h"
#include "text/code_point_table.h"
#include "text/font_set.h"
#include "text/harfbuzz_handles.h"

namespace gongkai {
namespace {

// A big-endian number of a font table; 0 past the table's end.
int read_int16(std::span<const char> table, std::size_t at) {
  if (at + 2 > table.size()) return 0;
  const auto high = static_cast<unsigned char>(table[at]);
  const auto low = static_cast<unsigned char>(table[at + 1]);
  return static_cast<std::int16_t>(high << 8U | low);
}

struct Metrics {
  int ascent = 0;
  int descent = 0;
  int cap_height = 0;
  FontBox box;
};

std::span<const char> bytes(const HbBlob& blob) {
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob.get(), &length);
  return {data, length};
}

// Ascent and descent are the "typographic" ones of OS/2: in Chinese fonts the em box, while
// those of hhea hold every accent and would make lines too high.
Metrics read_metrics(hb_face_t* face) {
  const HbBlob head_blob(hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd')));
  const HbBlob os2_blob(hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2')));
  const HbBlob hhea_blob(hb_face_reference_table(face, HB_TAG('h', 'h', 'e', 'a')));
  const auto head = bytes(head_blob);
  const auto os2 = bytes(os2_blob);
  const auto hhea = bytes(hhea_blob);
  const int units = static_cast<int>(hb_face_get_upem(face));
  const auto scaled = [&](int value) { return value * 1000 / units; };
  Metrics out;
  out.ascent = scaled(os2.empty() ? read_int16(hhea, 4) : read_int16(os2, 68));
  out.descent = -scaled(os2.empty() ? read_int16(hhea, 6) : read_int16(os2, 70));
  const bool has_cap_height = read_int16(os2, 0) >= 2 && read_int16(os2, 88) > 0;
  out.cap_height = has_cap_height ? scaled(read_int16(os2, 88)) : out.ascent * 4 / 5;
  out.box = {scaled(read_int16(head, 36)), scaled(read_int16(head, 38)),
             scaled(read_int16(head, 40)), scaled(read_int16(head, 42))};
  return out;
}

std::string read_postscript_name(hb_face_t* face) {
  std::array<char, 64> buffer{};
  auto size = static_cast<unsigned>(buffer.size());
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size,
                      buffer.data());
  // Only letters, digits and "-" can stand in a PDF name as they are.
  std::string name;
  for (const char c : std::string_view(buffer.data(), size)) {
    const bool is_plain =
        (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
    if (is_plain) name += c;
  }
  return name.empty() ? "Font" : name;
}

CodePointTable read_glyphs(hb_font_t* font) {
  const HbSet characters(hb_set_create());
  hb_face_collect_unicodes(hb_font_get_face(font), characters.get());
  CodePointTable table;
  for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(characters.get(), &c);) {
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(font, c, &glyph);
    if (glyph != 0) table.set(c, static_cast<std::uint16_t>(glyph));
  }
  return table;
}

std::vector<std::uint16_t> read_advances(hb_font_t* font, unsigned glyph_count) {
  std::vector<std::uint16_t> advances(glyph_count);
  for (unsigned glyph = 0; glyph < glyph_count; ++glyph) {
    advances[glyph] = static_cast<std::uint16_t>(hb_font_get_glyph_h_advance(font, glyph));
  }
  return advances;
}

bool has_table(hb_face_t* face, hb_tag_t tag) {
  return !bytes(HbBlob(hb_face_reference_table(face, tag))).empty();
}

void add_finding(std::string id, const std::string& path, std::string message, Findings& findings) {
  const Place where{.file = path};
  findings.add({.id = std::move(id),
                .where = where,
                .message = std::move(message),
                .expected = "TrueType 字体文件（.ttf，或 .ttc 的第一个字体）",
                .help = "检查 fonts.json 中的文件名，或换用程序自带的字体（fonts 目录）"});
}

// Whether all outlines are there: a file cut short has a table shorter than its index says.
bool has_all_outlines(hb_face_t* face) {
  const HbBlob head(hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd')));
  const HbBlob loca(hb_face_reference_table(face, HB_TAG('l', 'o', 'c', 'a')));
  const HbBlob glyf(hb_face_reference_table(face, HB_TAG('g', 'l', 'y', 'f')));
  const bool has_long_offsets = read_int16(bytes(head), 50) == 1;
  const std::size_t count = hb_face_get_glyph_count(face);
  const std::size_t at = has_long_offsets ? count * 4 : count * 2;
  if (bytes(loca).size() < at + (has_long_offsets ? 4 : 2)) return false;
  const auto word = [&](std::size_t offset) {
    return static_cast<std::uint16_t>(read_int16(bytes(loca), offset));
  };
  const std::size_t end = has_long_offsets ? word(at) * 0x10000UL + word(at + 2) : word(at) * 2UL;
  return end <= bytes(glyf).size();
}

// Null after adding a finding.
HbFace open_face(const std::string& path, Findings& findings) {
  errno = 0;
  const HbBlob blob(hb_blob_create_from_file_or_fail(path.c_str()));
  if (!blob) {
    if (errno == ENOMEM) throw std::bad_alloc();
    add_finding("font-file", path, "字体文件打不开", findings);
    return nullptr;
  }
  HbFace face(hb_face_create(blob.get(), 0));
  if (hb_face_get_glyph_count(face.get()) == 0 || hb_face_get_upem(face.get()) == 0) {
    add_finding("font-format", path, "不是字体文件，或已损坏", findings);
    return nullptr;
  }
  if (!has_table(face.get(), HB_TAG('g', 'l', 'y', 'f'))) {
    add_finding("font-format", path, "此字体的轮廓不是 TrueType 格式，不能嵌入 PDF", findings);
    return nullptr;
  }
  if (!has_all_outlines(face.get())) {
    add_finding("font-format", path, "字体文件不完整", findings);
    return nullptr;
  }
  hb_face_make_immutable(face.get());
  return face;
}

}  // namespace

struct FontFace::Tables {
  HbFace face;
  HbFont font;
  CodePointTable glyphs;
  std::vector<std::uint16_t> advances;
  std::uint16_t joining_dash = 0;
  Metrics metrics;
  std::string postscript_name;
};

FontFace::FontFace(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
FontFace::FontFace(FontFace&&) noexcept = default;
FontFace& FontFace::operator=(FontFace&&) noexcept = default;
FontFace::~FontFace() = default;

std::optional<FontFace> FontFace::open(const std::string& path, Findings& findings) {
  HbFace face = open_face(path, findings);
  if (!face) return std::nullopt;
  HbFont font(hb_font_create(face.get()));
  hb_font_set_scale(font.get(), 1000, 1000);
  auto tables = std::make_unique<Tables>();
  tables->glyphs = read_glyphs(font.get());
  tables->advances = read_advances(font.get(), hb_face_get_glyph_count(face.get()));
  use_chinese_forms(font.get(), tables->advances, tables->glyphs);
  tables->joining_dash = find_joining_dash(font.get(), tables->advances, tables->glyphs);
  tables->metrics = read_metrics(face.get());
  tables->postscript_name = read_postscript_name(face.get());
  hb_font_make_immutable(font.get());
  tables->font = std::move(font);
  tables->face = std::move(face);
  return FontFace(std::move(tables));
}

std::uint16_t FontFace::glyph(char32_t character) const { return tables_->glyphs.get(character); }

std::uint16_t FontFace::variant(char32_t character, char32_t selector) const {
  hb_codepoint_t glyph = 0;
  hb_font_get_variation_glyph(tables_->font.get(), character, selector, &glyph);
  return static_cast<std::uint16_t>(glyph);
}

std::uint16_t FontFace::joining_dash() const { return tables_->joining_dash; }

int FontFace::advance(std::uint16_t glyph) const {
  return glyph < tables_->advances.size() ? tables_->advances[glyph] : 0;
}

int FontFace::ascent() const { return tables_->metrics.ascent; }
int FontFace::descent() const { return tables_->metrics.descent; }
int FontFace::cap_height() const { return tables_->metrics.cap_height; }
FontBox FontFace::bounding_box() const { return tables_->metrics.box; }
const std::string& FontFace::postscript_name() const { return tables_->postscript_name; }
hb_face_t* FontFace::handle() const { return tables_->face.get(); }

}  // namespace gongkai
