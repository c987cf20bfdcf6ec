#pragma once

// 目录: its lines are broken before the page numbers are known, which do not affect them, and drawn
// afterwards.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "document/document.h"
#include "layout/flow.h"
#include "layout/pages.h"
#include "layout/paragraph.h"
#include "layout/text_pool.h"
#include "layout/text_style.h"

namespace gongkai {

/// A line of the contents and what it leads to.
struct ContentsEntry {
  std::string text;
  int level = 1;
  std::size_t bookmark = 0;  ///< index into Pages::bookmarks: each heading and table has one
};

/// The headings and tables that the contents list, in order. Tables have this level.
std::vector<ContentsEntry> contents_entries(const Document& document, int table_level);

/// Contents whose pages have been reserved.
class ContentsPages {
 public:
  /// Breaks the lines and appends empty pages for them.
  ContentsPages(const Document& document, const Contents& contents,
                std::span<const TextStyle> styles, const FontSet& fonts, Pages& out);

  /// Fills these pages. `numbers` are those printed on all pages; 0: none.
  void draw(std::span<const int> numbers, Pages& out);

  const TextPool& pool() const { return pool_; }

 private:
  void add_title(const Contents& contents, std::span<const TextStyle> styles);
  void add_entry(const ContentsEntry& entry, TextStyle style);
  void add_elements(Pages& out);
  void draw_lines(const PlacedLines& placed, std::span<const int> numbers, Page& page,
                  const Pages& out);
  void draw_leader(const Text& number, const TextStyle& style, const LinePlace& line, Page& page);
  void draw_text(const Text& text, Length size, Point origin, Page& page) const;

  TextPool pool_;
  Box area_;
  std::vector<ContentsEntry> entries_;   // of each block; the title has an empty one
  std::vector<BrokenParagraph> lines_;   // of each block
  std::vector<std::uint32_t> elements_;  // of each block: its paragraph or link
  std::vector<FlowPage> flow_;
  std::size_t first_page_ = 0;
  const FontSet& fonts_;
};

}  // namespace gongkai
