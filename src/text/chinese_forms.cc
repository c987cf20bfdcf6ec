// Found by shaping, since a font defines its Chinese forms only by substitution rules.

#include "text/chinese_forms.h"

#include <hb.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <new>
#include <span>
#include <string_view>

#include "text/harfbuzz_handles.h"

namespace gongkai {
namespace {

struct CharacterRange {
  char32_t first;
  char32_t last;
};

// Punctuation shared with Latin or Japanese text, for which a font may have a Chinese form.
constexpr std::array<CharacterRange, 4> kPunctuation{{
    {0x00B7, 0x00B7},  // ·
    {0x2010, 0x2027},  // ‐ to ‧: dashes, quotation marks, ellipses
    {0x3001, 0x301F},  // 、 to 〟
    {0xFF01, 0xFF65},  // ！ to ･
}};

// The glyphs of `text` in Chinese; empty if they do not map one to one.
std::vector<std::uint16_t> shape(hb_font_t* font, hb_buffer_t* buffer, std::u32string_view text,
                                 std::span<const hb_feature_t> features,
                                 const std::vector<std::uint16_t>& advances) {
  const auto size = static_cast<int>(text.size());
  hb_buffer_reset(buffer);
  hb_buffer_add_utf32(buffer, reinterpret_cast<const std::uint32_t*>(text.data()), size, 0, size);
  hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
  hb_buffer_set_language(buffer, hb_language_from_string("zh-Hans", -1));
  hb_shape(font, buffer, features.data(), static_cast<unsigned>(features.size()));
  if (!hb_buffer_allocation_successful(buffer)) throw std::bad_alloc();
  unsigned length = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &length);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &length);
  if (length != text.size()) return {};
  std::vector<std::uint16_t> glyphs;
  for (unsigned i = 0; i < length; ++i) {
    const hb_codepoint_t glyph = infos[i].codepoint;
    const bool is_in_place = positions[i].x_offset == 0 && positions[i].y_offset == 0;
    if (!is_in_place || glyph == 0 || glyph >= advances.size()) return {};
    if (positions[i].x_advance != advances[glyph]) return {};
    glyphs.push_back(static_cast<std::uint16_t>(glyph));
  }
  return glyphs;
}

// — is a full em in Chinese text, and not in Latin.
void use_chinese_punctuation(hb_font_t* font, const std::vector<std::uint16_t>& advances,
                             CodePointTable& table) {
  const HbBuffer buffer(hb_buffer_create());
  for (const CharacterRange range : kPunctuation) {
    for (char32_t c = range.first; c <= range.last; ++c) {
      if (table.get(c) == 0) continue;
      const auto glyphs = shape(font, buffer.get(), {&c, 1}, {}, advances);
      if (!glyphs.empty()) table.set(c, glyphs.front());
    }
  }
}

// Figures must align in columns of amounts: if a font's figures differ in width (the 1 of Noto
// Serif is narrow), its tabular or half-width ones are used.
void use_figures_of_equal_width(hb_font_t* font, const std::vector<std::uint16_t>& advances,
                                CodePointTable& table) {
  constexpr std::u32string_view kFigures = U"0123456789";
  const auto has_equal_widths = [&](const std::vector<std::uint16_t>& glyphs) {
    const auto differ = [&](std::uint16_t a, std::uint16_t b) {
      return advances[a] != advances[b];
    };
    return !glyphs.empty() && std::ranges::adjacent_find(glyphs, differ) == glyphs.end();
  };
  const HbBuffer buffer(hb_buffer_create());
  for (const hb_tag_t tag : {HB_TAG_NONE, HB_TAG('t', 'n', 'u', 'm'), HB_TAG('h', 'w', 'i', 'd')}) {
    const hb_feature_t feature{tag, 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    const auto glyphs = shape(font, buffer.get(), kFigures, {&feature, 1}, advances);
    if (!has_equal_widths(glyphs)) continue;
    for (std::size_t i = 0; i < glyphs.size(); ++i) table.set(kFigures[i], glyphs[i]);
    return;
  }
}

}  // namespace

void use_chinese_forms(hb_font_t* font, const std::vector<std::uint16_t>& advances,
                       CodePointTable& glyphs) {
  use_chinese_punctuation(font, advances, glyphs);
  use_figures_of_equal_width(font, advances, glyphs);
}

// Many fonts draw — shorter than an em, so that —— has a gap. The box-drawing line ─ fills its em
// and is used if it has the same height as —.
std::uint16_t find_joining_dash(hb_font_t* font, const std::vector<std::uint16_t>& advances,
                                const CodePointTable& glyphs) {
  const std::uint16_t dash = glyphs.get(U'—');
  const std::uint16_t line = glyphs.get(U'─');
  hb_glyph_extents_t dash_box{};
  hb_glyph_extents_t line_box{};
  if (dash == 0 || line == 0 || advances[dash] != advances[line]) return dash;
  hb_font_get_glyph_extents(font, dash, &dash_box);
  hb_font_get_glyph_extents(font, line, &line_box);
  const int middles_apart = std::abs((dash_box.y_bearing * 2 + dash_box.height) -
                                     (line_box.y_bearing * 2 + line_box.height));
  return middles_apart <= 20 ? line : dash;
}

}  // namespace gongkai
