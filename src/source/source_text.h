#pragma once

// An input file in memory, with its name and the place of every byte.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "source/finding.h"

namespace gongkai {

/// Line and column as an editor counts them: both from 1, columns in characters (code points).
struct Position {
  int line = 1;
  int column = 1;
};

/// The whole text of one input and its name. Immutable; positions are found by binary search.
class SourceText {
 public:
  /// `name` is what findings show (a path as the user typed it, or "<stdin>").
  SourceText(std::string name, std::string text);

  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }

  /// Position of a byte offset; offsets past the end give the end.
  Position position(std::size_t offset) const;

  /// The place of the bytes [begin, end), with its line as excerpt: the whole line, or the
  /// surroundings if the line is very long (a file without line feeds).
  Place place(std::size_t begin, std::size_t end) const;

  /// The text of a line (from 1) without its line end; empty for a line that does not exist.
  std::string_view line(int number) const;

 private:
  std::size_t characters_before(std::size_t offset) const;

  std::string name_;
  std::string text_;
  std::vector<std::size_t> line_starts_;
  std::vector<std::size_t> block_starts_;  // how many characters stand before each block of bytes
};

}  // namespace gongkai
