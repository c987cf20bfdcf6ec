#pragma once

// Places in the file that bookmarks and links lead to.

#include <string>
#include <vector>

#include "layout/pages.h"
#include "render/pdf/objects.h"

namespace gongkai {

/// The pages as laid out, and as objects of the file; both in order.
struct PageObjects {
  const Pages& pages;
  const std::vector<PdfObject>& objects;
};

/// "/Dest [12 0 R /XYZ null 785.2 null]": a page's part from y (from the top) down.
std::string destination(int page, Length y, const PageObjects& pages);

}  // namespace gongkai
