#pragma once

// Page numbers: which pages count, and how their number is printed in the footer.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "document/document.h"
#include "layout/pages.h"
#include "layout/text_pool.h"
#include "layout/text_style.h"

namespace gongkai {

/// The pages [first, end) of one block.
struct PageRange {
  std::size_t first = 0;
  std::size_t end = 0;
  PageFormat format;
  PageNumbering numbering = PageNumbering::kShown;
};

/// The number of each page; 0 if it is not counted. `ranges` cover all pages in order.
std::vector<int> page_numbers(std::span<const PageRange> ranges);

/// Prints the numbers, vertically centred in the bottom margins.
void print_page_numbers(const PageNumber& number, std::span<const PageRange> ranges,
                        TextStyle style, TextPool& pool, Pages& pages);

/// Prints a word at the right of the top margin of every page.
void print_page_mark(const std::string& mark, std::span<const PageRange> ranges, TextStyle style,
                     TextPool& pool, Pages& pages);

}  // namespace gongkai
