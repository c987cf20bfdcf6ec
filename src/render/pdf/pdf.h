#pragma once

// Writes pages as PDF/A-1b through libharu's object layer, with own font subsets.

#include <optional>
#include <string>

#include "layout/pages.h"
#include "source/finding.h"
#include "text/font_set.h"

namespace gongkai {

struct PdfOptions {
  /// Written into the file as its producer.
  std::string producer = "gongkai";
};

/// The bytes of the file: equal for equal pages. Reports libharu's error, if any.
std::optional<std::string> render_pdf(const Pages& pages, const FontSet& fonts,
                                      const PdfOptions& options, Findings& findings);

}  // namespace gongkai
