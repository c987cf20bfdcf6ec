#pragma once

// The content stream of a page: its lines, then its texts.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "layout/pages.h"
#include "render/pdf/font_codes.h"

namespace gongkai {

/// A face as a page's content refers to it.
struct PageFont {
  std::string_view name;       ///< in the page's resources: "F1"
  FontCodes* codes = nullptr;  ///< of the whole file
};

/// Gives a face's font on the page that is being written. Called when the face changes.
using PageFonts = std::function<PageFont(int face)>;

struct PageContent {
  std::string operators;
  std::vector<std::uint32_t> marked;  ///< the element of each marked content, by its number
};

/// Draws `page`, marked as content of `elements`; not if there are none.
PageContent page_content(const Page& page, std::span<const Element> elements,
                         const PageFonts& fonts);

}  // namespace gongkai
