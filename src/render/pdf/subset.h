#pragma once

// A font file with only the glyphs that are drawn, and the numbers that they have in it.

#include <cstdint>
#include <string>
#include <vector>

#include "text/font_set.h"

namespace gongkai {

struct FontSubset {
  std::string file;                   ///< TrueType, with only the tables that PDF needs
  std::vector<std::uint16_t> glyphs;  ///< in the subset, for each glyph asked for
};

/// Empty `file` if the font is damaged or lacks one of the glyphs.
FontSubset make_subset(const FontFace& face, const std::vector<std::uint16_t>& glyphs);

}  // namespace gongkai
