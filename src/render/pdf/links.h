#pragma once

// The links of the pages, as annotations.

#include "render/pdf/destination.h"
#include "render/pdf/pdf_file.h"

namespace gongkai {

/// Adds each page's links to its object.
void add_links(const PageObjects& pages, PdfFile& file);

}  // namespace gongkai
