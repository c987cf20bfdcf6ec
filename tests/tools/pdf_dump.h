#pragma once

// A PDF as text for the cases, read with poppler.

#include <optional>
#include <string>

namespace gongkai {

/// Metadata, bookmarks, then each page: its size and its words as `x y font size text`, lengths in
/// points from the upper left corner, rounded to tenths. Nothing if the bytes are not a PDF.
std::optional<std::string> dump_pdf(const std::string& bytes);

}  // namespace gongkai
