#pragma once

// The least that a PDF of these pages costs: page content from places and codes written down
// beforehand, in one pass; the same font subsets, compression and object layer.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "layout/pages.h"
#include "render/pdf/pdf.h"
#include "text/font_set.h"

namespace gongkai {

class PdfFloor {
 public:
  /// Notes places and codes. Both outlive this.
  PdfFloor(const Pages& pages, const FontSet& fonts, PdfProfile profile);

  /// The bytes are those of render_pdf().
  std::string write() const;

 private:
  /// A run's font, its step from the run before, its codes as they stand in the content.
  struct Run {
    int face = 0;
    std::int64_t size = 0;  ///< these in 1/100 pt
    std::int64_t dx = 0;
    std::int64_t dy = 0;
    std::int64_t tracking = 0;
    std::string codes;
    std::string before;  ///< marks of its content and text
  };
  struct Line {
    std::int64_t width = 0;
    std::int64_t ends[4]{};
  };
  struct PageCalls {
    std::vector<Line> lines;
    std::vector<Run> runs;
    std::string end;                    ///< of the last mark
    std::vector<std::uint32_t> marked;  ///< the element of each marked content
    std::size_t size = 0;               ///< of the content, about
  };

  class Noter;
  template <typename FontName>
  std::string content(const PageCalls& page, const FontName& font_name) const;

  const Pages& pages_;
  const FontSet& fonts_;
  std::span<const Element> elements_;  // none: untagged
  std::vector<PageCalls> calls_;
  std::vector<std::vector<std::uint32_t>> marked_;  // of each page
  std::vector<std::u32string> characters_;          // by face: those of the codes 1, 2, 3 …
};

}  // namespace gongkai
