#pragma once

// Records the structure of the document during layout: elements and their content on pages.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "layout/pages.h"

namespace gongkai {

/// The most children that layout gives an element: PDF/A limits arrays to 8,191 entries.
inline constexpr int kMostChildren = 4096;

/// Adds an element after all others, and returns its index.
std::uint32_t add_element(const Element& element, Pages& pages);

/// A heading below the document or a section of it. Levels are not skipped: it is at most one
/// deeper than the heading before it.
Element heading_element(int level, std::uint32_t parent, const Pages& pages);

/// The name of an element's kind, as PDF has it: "H1", "TD".
std::string_view type_name(const Element& element);

/// Gives an element the runs of a page from `first_item` on, or those before `end_item`.
void mark_items(std::uint32_t element, std::size_t first_item, Page& page);
void mark_items(std::uint32_t element, std::size_t first_item, std::size_t end_item, Page& page);

}  // namespace gongkai
