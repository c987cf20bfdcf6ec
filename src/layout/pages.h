#pragma once

// Finished pages: a display list of texts, lines and links at fixed positions, with the logical
// structure of the document. It is the only input of page writers (PDF, OFD). The origin is the
// page's top left corner, y runs down.

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

/// Characters of one face and size on one baseline, set at their natural widths plus `tracking`.
struct GlyphRun {
  int face = 0;  ///< index into FontSet::faces()
  Length size;
  Point origin;             ///< left end of the baseline
  std::uint32_t begin = 0;  ///< the characters [begin, end) of Page::text
  std::uint32_t end = 0;
  /// Further advance after each character, a multiple of 1/100 pt. Negative: squeezed marks whose
  /// em boxes overlap with the next one.
  Length tracking;
  /// Extra distance from the end of the previous run; negative: overlapping.
  Length gap_before;
  bool begins_line = false;  ///< does not continue where the previous run ended
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
  int page = 0;               ///< index into Pages::pages
  Length y;                   ///< the place on that page, from the top
  std::uint32_t element = 0;  ///< index into Pages::elements: whose content it is
};

using Item = std::variant<GlyphRun, Stroke, Link>;

/// Runs of a page that are content of an element; lines and links between them are skipped.
struct Leaf {
  std::uint32_t element = 0;  ///< index into Pages::elements
  std::uint32_t first_item = 0;
  std::uint32_t end_item = 0;
};

struct Page {
  Length width;
  Length height;
  std::u32string text;  ///< the characters of all runs, in reading order
  std::vector<Item> items;
  /// In the order of the items. Items in no leaf are artifacts: lines, page numbers, repeated
  /// heads.
  std::vector<Leaf> leaves;
};

/// An entry of the outline, in page order.
struct Bookmark {
  std::string title;
  int page = 0;   ///< index into Pages::pages
  Length y;       ///< its place on the page, from the top
  int level = 1;  ///< from 1; the parent is the last entry before it with a lower level
};

enum class ElementKind : std::uint8_t {
  kDocument,
  kSection,
  kHeading,
  kParagraph,
  kContents,  ///< of kContentsItem, each with a kReference that holds a kLink
  kContentsItem,
  kReference,
  kLink,
  kTable,  ///< of kRow, or of kRowGroup if there are very many rows
  kRowGroup,
  kRow,
  kColumnHead,  ///< a cell that heads the columns below it
  kRowHead,     ///< … the rows beside it
  kCell,
  kNumberedList,  ///< of kListItem
  kMarkedList,    ///< the same with a mark before each item
  kListItem,      ///< of kLabel and kListBody
  kLabel,
  kListBody,
};

/// A node of the document's structure. Content that spans pages is one element.
struct Element {
  ElementKind kind = ElementKind::kParagraph;
  std::uint8_t level = 0;     ///< of a heading, 1 … 6
  std::uint16_t columns = 1;  ///< that a cell covers
  std::uint32_t rows = 1;
  std::uint32_t parent = 0;  ///< index into Pages::elements
};

struct Pages {
  std::string title;
  std::string publisher;
  std::string date;  ///< YYYY-MM-DD
  std::vector<Page> pages;
  std::vector<Bookmark> bookmarks;
  /// In reading order, parents before children: the first is the document. Empty if the structure
  /// is not known.
  std::vector<Element> elements;
};

}  // namespace gongkai
