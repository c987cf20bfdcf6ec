#pragma once

// Finished pages: a display list of texts and lines at fixed places. Page writers (PDF, OFD) see
// nothing else. The origin is the page's top left corner, y runs down.

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

/// Characters of one face and size on one baseline, set with their natural widths.
struct GlyphRun {
  int face = 0;  ///< index into FontSet::faces()
  Length size;
  Point origin;             ///< left end of the baseline
  std::uint32_t begin = 0;  ///< the characters [begin, end) of Page::text
  std::uint32_t end = 0;
};

/// A straight black line, horizontal or vertical.
struct Stroke {
  Point from;
  Point to;
  Length width;
};

using Item = std::variant<GlyphRun, Stroke>;

struct Page {
  Length width;
  Length height;
  std::u32string text;  ///< the characters of all runs, in reading order
  std::vector<Item> items;
};

/// An entry of the outline, in page order.
struct Bookmark {
  std::string title;
  int page = 0;  ///< index into Pages::pages
  Length y;      ///< its place on the page, from the top
};

struct Pages {
  std::string title;
  std::string publisher;
  std::string date;  ///< YYYY-MM-DD
  std::vector<Page> pages;
  std::vector<Bookmark> bookmarks;
};

}  // namespace gongkai
