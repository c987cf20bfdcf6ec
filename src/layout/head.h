#pragma once

// What stands above a table on each of its pages: title and caption lines.

#include <span>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "layout/place.h"
#include "layout/text_pool.h"

namespace gongkai {

/// A text with its place on the page.
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

/// The head of a table under this title, which is centred; on continued pages it has the
/// document's mark after it.
Head lay_out_head(const Table& table, std::string_view title, std::span<const TextStyle> styles,
                  TextPool& pool);

}  // namespace gongkai
