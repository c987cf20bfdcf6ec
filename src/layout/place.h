#pragma once

// Puts broken texts into rectangles on a page.

#include "layout/pages.h"
#include "layout/text_pool.h"
#include "layout/text_style.h"

namespace gongkai {

/// Draws lines in a box without padding, aligned as the style says.
void place_lines(const TextPool& pool, LineRange lines, const TextStyle& style, const Box& box,
                 Page& page);

}  // namespace gongkai
