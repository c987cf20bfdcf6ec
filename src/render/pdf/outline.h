#pragma once

// The bookmarks of the file.

#include <vector>

#include "layout/pages.h"
#include "render/pdf/pdf_file.h"

namespace gongkai {

/// Adds the outline and returns its root; null if there are no bookmarks. `page_objects` are the
/// file's pages, in order.
HPDF_Dict add_outline(const Pages& pages, const std::vector<HPDF_Page>& page_objects,
                      PdfFile& file);

}  // namespace gongkai
