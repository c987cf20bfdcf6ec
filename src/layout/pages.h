#pragma once

// Finished pages: a display list of texts, lines and links at fixed places. Page writers (PDF, OFD)
// see nothing else. The origin is the page's top left corner, y runs down.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "document/length.h"

namespace gongkai {

struct Point {
  Length x;
  Length y;
};

/// A rectangle on a page.
struct Box {
  Point top_left;
  Length width;
  Length height;
};

/// Characters of one face and size on one baseline, set with their natural widths and `tracking`.
struct GlyphRun {
  int face = 0;  ///< index into FontSet::faces()
  Length size;
  Point origin;             ///< left end of the baseline
  std::uint32_t begin = 0;  ///< the characters [begin, end) of Page::text
  std::uint32_t end = 0;
  /// Further advance behind each character, a multiple of 1/100 pt. Negative: squeezed marks with
  /// the one behind them, whose em boxes overlap.
  Length tracking;
  /// How much further the run stands from the one before it than that one's width tells; negative:
  /// overlapping.
  Length gap_before;
  bool begins_line = false;  ///< does not go on where the run before it ended
};

/// A straight black line, horizontal or vertical.
struct Stroke {
  Point from;
  Point to;
  Length width;
};

/// A rectangle that leads to a place in the document.
struct Link {
  Box box;
  int page = 0;  ///< index into Pages::pages
  Length y;      ///< the place on that page, from the top
};

using Item = std::variant<GlyphRun, Stroke, Link>;

struct Page {
  Length width;
  Length height;
  std::u32string text;  ///< the characters of all runs, in reading order
  std::vector<Item> items;
};

/// An entry of the outline, in page order.
struct Bookmark {
  std::string title;
  int page = 0;   ///< index into Pages::pages
  Length y;       ///< its place on the page, from the top
  int level = 1;  ///< 1 and more; an entry stands under the last one before it of a lesser level
};

struct Pages {
  std::string title;
  std::string publisher;
  std::string date;  ///< YYYY-MM-DD
  std::vector<Page> pages;
  std::vector<Bookmark> bookmarks;
};

}  // namespace gongkai
