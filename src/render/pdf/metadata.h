#pragma once

// What the file says about itself: Info, the same as XMP, how it wishes to be opened, and for
// PDF/A-1b the meaning of its colours.

#include <string>

#include "layout/pages.h"
#include "render/pdf/pdf_file.h"

namespace gongkai {

/// The standards that a file claims to follow.
struct Claims {
  bool is_pdf_a = true;    ///< PDF/A-1b
  bool is_pdf_ua = false;  ///< PDF/UA-1
};

/// Fills the Info dictionary, and returns what the catalog says. `outline` may be null.
std::string add_metadata(const Pages& pages, const std::string& producer, const Claims& claims,
                         HPDF_Dict outline, PdfFile& file);

}  // namespace gongkai
