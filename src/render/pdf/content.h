#pragma once

// The content stream of a page: its lines, then its texts.

#include <functional>
#include <string>
#include <string_view>

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

/// The operators that draw `page`.
std::string page_content(const Page& page, const PageFonts& fonts);

}  // namespace gongkai
