#pragma once

// The bookmarks of the file.

#include "render/pdf/destination.h"
#include "render/pdf/pdf_file.h"

namespace gongkai {

/// Adds the outline, nested by the bookmarks' levels and unfolded, and returns its root; null if
/// there are no bookmarks.
HPDF_Dict add_outline(const PageObjects& pages, PdfFile& file);

}  // namespace gongkai
