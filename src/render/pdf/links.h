#pragma once

// The links of the pages, as annotations.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "render/pdf/destination.h"
#include "render/pdf/objects.h"

namespace gongkai {

/// A link of a page, as an object of the file.
struct LinkObject {
  int page = 0;  ///< index into Pages::pages
  std::uint32_t element = 0;
  PdfObject object;
};

/// Whether links tell the structure's readers what they are: their text, and the key under which
/// the structure knows them (see link_key()).
enum class LinkTags { kNone, kStructure };

/// Adds each page's links to its object, and returns them in order.
std::vector<LinkObject> add_links(const PageObjects& pages, LinkTags tags, PdfObjects& objects);

/// The key of the nth link in the structure's tree of parents; those of pages are their indices.
std::size_t link_key(std::size_t link, const Pages& pages);

}  // namespace gongkai
