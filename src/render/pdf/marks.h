#pragma once

// Marked content: which runs of a page are content of the document's structure, under the numbers
// by which the structure refers to them, which stand there for the eye only, and which need their
// text beside them. Numbered ones hold no others: poppler takes the end of those for theirs.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "layout/pages.h"
#include "render/pdf/actual_text.h"

namespace gongkai {

inline constexpr std::string_view kBeginOfArtifact = "/Artifact BMC\n";
inline constexpr std::string_view kEndOfMark = "EMC\n";

/// Marks the runs of a page, given in their order.
class RunMarks {
 public:
  /// Without `elements`, only texts are marked.
  RunMarks(const Page& page, std::span<const Element> elements)
      : page_(page), elements_(elements), texts_(actual_texts(page)) {}

  /// Appends what stands before the run that is this item of the page.
  void append_before(std::size_t item, std::string& out);

  /// Appends what stands after the last run.
  void append_end(std::string& out);

  /// The element of each marked content, by its number.
  std::vector<std::uint32_t> take_elements() { return std::move(numbered_); }

 private:
  /// What a run is part of: a leaf, a text, or neither.
  struct Part {
    const Leaf* leaf = nullptr;
    const ActualText* text = nullptr;
    friend bool operator==(const Part&, const Part&) = default;
  };

  Part part_of(std::size_t item);
  void append_begin(const Part& part, std::string& out);

  const Page& page_;
  std::span<const Element> elements_;
  std::vector<ActualText> texts_;
  std::size_t next_text_ = 0;
  std::size_t next_leaf_ = 0;
  Part part_;
  int open_ = 0;  // marks that have not ended
  std::vector<std::uint32_t> numbered_;
};

}  // namespace gongkai
