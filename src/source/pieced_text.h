#pragma once

// A text assembled from parts of files, each of which keeps its place.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "source/finding.h"
#include "source/source_text.h"

namespace gongkai {

/// Parts of files in a row.
class PiecedText {
 public:
  /// Adds the bytes [begin, end) of a file.
  void add(const std::shared_ptr<const SourceText>& file, std::size_t begin, std::size_t end);

  /// Adds another text.
  void add(const PiecedText& other);

  /// Adds characters that are in no file; their place is that of the preceding part.
  void add_between(std::string_view characters) { text_ += characters; }

  const std::string& text() const { return text_; }

  /// The place of the bytes [begin, end); if they span parts, that of the first.
  Place place(std::size_t begin, std::size_t end) const;

 private:
  struct Piece {
    std::size_t at;  // in the text
    std::shared_ptr<const SourceText> file;
    std::size_t begin;
    std::size_t end;
  };

  std::string text_;
  std::vector<Piece> pieces_;
};

}  // namespace gongkai
