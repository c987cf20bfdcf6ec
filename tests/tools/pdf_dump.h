#pragma once

// A PDF as text, for cases and for people who compare two PDFs; and its words with their places.

#include <optional>
#include <string>
#include <vector>

namespace gongkai {

/// A run of characters as the PDF's reader finds it: up to a blank or a gap. Points from the page's
/// upper left corner.
struct PdfWord {
  std::string text;  ///< UTF-8
  std::string font;  ///< without the mark of a subset
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

struct PdfPage {
  double width = 0;
  double height = 0;
  std::vector<PdfWord> words;  ///< from top to bottom, from left to right
};

/// Nothing if the bytes are not a PDF.
std::optional<std::vector<PdfPage>> read_pdf_pages(const std::string& bytes);

/// Metadata and outline; then for each page its size and a line `x y width height font text` for
/// each word, rounded to 0.1 pt. Nothing if the bytes are not a PDF.
std::optional<std::string> dump_pdf(const std::string& bytes);

}  // namespace gongkai
