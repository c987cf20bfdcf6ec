#pragma once

// A face in the file: Type0 over CIDFontType2, with a subset of the glyphs.

#include <string_view>

#include "render/pdf/objects.h"
#include "text/font_set.h"

namespace gongkai {

/// Fills `font`, a dictionary without entries, so that the codes 1, 2, 3 … draw `characters`. One
/// that the face lacks is drawn as 〓; its text stays true. False if the font is damaged.
bool embed_font(const FontFace& face, std::u32string_view characters, PdfObject font,
                PdfObjects& objects);

}  // namespace gongkai
