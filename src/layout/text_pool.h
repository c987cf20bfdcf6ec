#pragma once

// The texts of a table or a page: their characters, each measured once, and the lines into which
// they are broken. Texts and lines are handed about as index ranges.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "layout/pages.h"
#include "layout/text_style.h"
#include "text/font_set.h"
#include "text/line_break.h"

namespace gongkai {

/// A text in a pool: its characters [begin, end).
struct Text {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Length width;  ///< of its widest paragraph, unbroken
};

/// Lines in a pool: [begin, begin + count).
struct LineRange {
  std::uint32_t begin = 0;
  int count = 0;
};

/// A piece of a paragraph in one font.
struct StyledText {
  std::string_view utf8;
  const FontRole* role = nullptr;
};

/// How lines are filled: each as full as can be, or all about equally.
enum class LineFill { kFull, kEven };

class TextPool {
 public:
  explicit TextPool(const FontSet& fonts) : fonts_(&fonts) {}

  Text add(std::string_view utf8, const TextStyle& style);

  /// Adds a paragraph of running text: its neighbouring full-width marks are squeezed.
  Text add_paragraph(std::span<const StyledText> pieces, Length size);

  /// The width of the widest part of a text that may not be broken.
  Length longest_unbreakable(const Text& text) const;

  /// Breaks a text into lines of at most this width (a single character may be wider).
  LineRange wrap(const Text& text, Length width, LineFill fill);
  LineRange wrap(const Text& text, const LineRoom& room);

  /// A line by its index; its begin and end count the pool's characters.
  const Line& line(std::size_t index) const { return lines_[index]; }

  /// The characters of a line, or whatever lies between two places of the pool.
  std::u32string_view characters(std::size_t begin, std::size_t end) const {
    return std::u32string_view(characters_).substr(begin, end - begin);
  }

  /// Appends a line's characters to a page, with a run for each stretch of one face.
  void draw(const Line& line, Length size, Point origin, Page& page) const;

  /// The same for a line of a paragraph, with this much further room behind each character; a run
  /// ends where that changes, too.
  void draw_spaced(const Line& line, std::span<const Length> gaps, Length size, Point origin,
                   Page& page) const;

  /// The characters for which no face has a glyph, once for each text that holds one.
  const std::vector<char32_t>& missing() const { return missing_; }

 private:
  void append(std::string_view utf8, const FontRole& role, Length size);
  void squeeze(std::uint32_t begin, Length size);
  Length widest_paragraph(std::uint32_t begin) const;
  LineRange add_lines(const Text& text, std::span<const Line> broken);
  std::vector<Length> tracking_of(const Line& line, std::span<const Length> gaps,
                                  Length size) const;
  std::u32string_view characters(const Text& text) const;
  std::span<const Length> advances(const Text& text) const;

  const FontSet* fonts_;
  std::u32string characters_;
  std::vector<Length> advances_;         // of each character
  std::vector<std::uint16_t> faces_;     // of each character
  std::vector<std::uint32_t> squeezed_;  // the characters that have half their width
  std::vector<Line> lines_;
  std::vector<char32_t> missing_;
};

}  // namespace gongkai
