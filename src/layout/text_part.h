#pragma once

// Puts running text on pages.

#include <span>

#include "document/document.h"
#include "layout/pages.h"
#include "layout/text_pool.h"
#include "layout/text_style.h"

namespace gongkai {

/// A heading's entry in the outline and the contents: its text on one line.
std::string heading_entry(const Paragraph& heading);

/// Appends the pages of a part, without page numbers, and a bookmark for each heading.
void lay_out_text_part(const TextPart& part, std::span<const TextStyle> styles, TextPool& pool,
                       Pages& out);

}  // namespace gongkai
