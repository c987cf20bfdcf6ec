#pragma once

// What the file says about itself: Info, the same as XMP, how it wishes to be opened, and for PDF/A
// the meaning of its colours.

#include <optional>
#include <string>

#include "layout/pages.h"
#include "render/pdf/objects.h"

namespace gongkai {

/// The part of PDF/A (ISO 19005) that a file follows, at level B.
enum class PdfAPart { kNone, k1, k3 };

/// The standards that a file claims to follow.
struct Claims {
  PdfAPart pdf_a = PdfAPart::k1;
  bool is_pdf_ua = false;  ///< PDF/UA-1
};

/// Whether a text is YYYY-MM-DD; dates may be left out.
bool is_date(const std::string& date);

/// The date as PDF writes it: midnight in China.
std::string date_string(const std::string& date);

/// Fills the Info dictionary, and returns what the catalog says. `outline`: if there is one.
std::string add_metadata(const Pages& pages, const Claims& claims, std::optional<PdfObject> outline,
                         PdfObjects& objects);

}  // namespace gongkai
