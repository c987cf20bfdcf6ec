#pragma once

// The ways to write a PDF.

namespace gongkai {

enum class PdfProfile {
  kTagged,    ///< PDF/A-1b and PDF/UA-1: with the structure that screen readers follow
  kCompact,   ///< PDF/A-1b without structure
  kPdf17,     ///< PDF 1.7 and PDF/UA-1: as kTagged, its objects packed; not PDF/A
  kArchive3,  ///< PDF/A-3b and PDF/UA-1: as kPdf17, and may hold other files
};

}  // namespace gongkai
