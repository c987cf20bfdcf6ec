#pragma once

// Glyphs of a font that suit Chinese tables better than its default ones.

#include <cstdint>
#include <vector>

#include "text/code_point_table.h"

struct hb_font_t;

namespace gongkai {

/// Replaces entries of `glyphs` with Chinese forms of punctuation and figures of equal width, if
/// the font has them. `font` has a scale of 1000 per em; `advances` are those of its glyphs.
void use_chinese_forms(hb_font_t* font, const std::vector<std::uint16_t>& advances,
                       CodePointTable& glyphs);

/// The glyph of each half of —— that leaves no gap between them; 0 if the font has no —.
std::uint16_t find_joining_dash(hb_font_t* font, const std::vector<std::uint16_t>& advances,
                                const CodePointTable& glyphs);

}  // namespace gongkai
