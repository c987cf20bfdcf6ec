#pragma once

// Writes pages as PDF/A, with font subsets and, unless the file is to be compact, with the
// document's structure.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "layout/pages.h"
#include "render/pdf/pdf_profile.h"
#include "source/finding.h"
#include "text/font_set.h"

namespace gongkai {

/// A file to be held by the document.
struct Attachment {
  std::string_view name;
  std::string_view media_type;   ///< "text/csv"
  std::string_view description;  ///< Chinese
  std::string_view bytes;
};

struct PdfOptions {
  PdfProfile profile = PdfProfile::kTagged;      ///< pages without structure are never tagged
  std::span<const Attachment> attachments = {};  ///< with kArchive3 only; each has its own name
};

/// The bytes of the file: equal for equal pages. Reports libharu's error, if any.
std::optional<std::string> render_pdf(const Pages& pages, const FontSet& fonts,
                                      const PdfOptions& options, Findings& findings);

}  // namespace gongkai
