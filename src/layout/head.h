#pragma once

// The head of a table on each of its pages: title and caption lines.

#include <span>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "layout/place.h"
#include "layout/text_pool.h"

namespace gongkai {

/// A text with its position on the page.
struct PlacedText {
  LineRange lines;
  TextStyle style;
  Box box;
  bool is_title = false;
};

/// Title and captions, placed from the page's top margin down.
struct Head {
  std::vector<PlacedText> texts;
  Length bottom;  ///< where the table begins
};

/// The head of a table under this centred title; on continued pages the title is followed by the
/// document's mark.
Head lay_out_head(const Table& table, std::string_view title, std::span<const TextStyle> styles,
                  TextPool& pool);

}  // namespace gongkai
