#pragma once

// The structure of the document, as screen readers follow it: a tree of elements whose leaves are
// marked contents of pages and links.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "render/pdf/destination.h"
#include "render/pdf/links.h"
#include "render/pdf/objects.h"

namespace gongkai {

/// Contents of the tree's elements.
struct StructureContents {
  /// The element of each marked content of each page.
  std::span<const std::vector<std::uint32_t>> marked;
  std::span<const LinkObject> links;
};

/// Adds the tree, and returns what the catalog says of it. To be called when all other objects
/// have been added; it is written when the file is, until when `pages` and `contents` stay.
std::string add_structure_tree(const PageObjects& pages, const StructureContents& contents,
                               PdfObjects& objects);

}  // namespace gongkai
