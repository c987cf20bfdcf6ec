#pragma once

// Which runs of a page need their text beside them. Programs that copy text take runs that overlap
// for two lines, and characters with more than 0.1 em between them for words.

#include <cstddef>
#include <string>
#include <vector>

#include "layout/pages.h"

namespace gongkai {

/// Runs of one line that are to be read as one text.
struct ActualText {
  std::size_t first_item = 0;  ///< indices into Page::items
  std::size_t last_item = 0;
  std::uint32_t begin = 0;  ///< the characters [begin, end) of Page::text
  std::uint32_t end = 0;
};

/// Those of a page, in its order.
std::vector<ActualText> actual_texts(const Page& page);

/// "/ActualText <FEFF…>"
std::string property_of(const ActualText& text, const Page& page);

}  // namespace gongkai
