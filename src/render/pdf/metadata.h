#pragma once

// What the file says about itself, as PDF/A-1b demands: Info, the same as XMP, the meaning of its
// colours, and how it wishes to be opened.

#include <string>

#include "layout/pages.h"
#include "render/pdf/pdf_file.h"

namespace gongkai {

/// Fills the catalog and the Info dictionary. `outline` may be null.
void add_metadata(const Pages& pages, const std::string& producer, HPDF_Dict outline,
                  PdfFile& file);

}  // namespace gongkai
