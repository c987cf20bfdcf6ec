#pragma once

// The texts of a table or a page: their characters, each measured once, and the lines into which
// they are broken. Texts and lines are referred to by index ranges.

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
#include "text/punctuation.h"

namespace gongkai {

/// A text in a pool: its characters [begin, end).
struct Text {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Length width;              ///< of its widest paragraph, unbroken
  bool is_one_line = false;  ///< has no line feed
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
  bool begins_run = false;  ///< starts a new run, even if the font is the same
};

/// A character that no face has, and the text around it: [begin, end) in its pool.
struct MissingGlyph {
  char32_t character = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Which face draws a character, and how: what all characters of a run have in common.
struct GlyphSource {
  std::uint16_t face = 0;
  ScriptForm form = ScriptForm::kPlain;

  friend bool operator==(const GlyphSource&, const GlyphSource&) = default;
};

/// How lines are filled: each as full as possible, or balanced and preferably broken between words.
enum class LineFill { kFull, kEven };

class TextPool {
 public:
  explicit TextPool(const FontSet& fonts) : fonts_(&fonts), known_(kKnownCharacters) {}

  /// Forgets all texts and lines, and keeps their memory for others.
  void clear();

  /// Adds a text in one font. Adjacent full-width marks are squeezed, and a gap separates Chinese
  /// characters from letters and figures if the font's role asks for it.
  Text add(std::string_view utf8, const TextStyle& style);

  /// The same for a text in several fonts.
  Text add_paragraph(std::span<const StyledText> pieces, Length size);

  /// The width of the characters between two positions of the pool.
  Length width(std::size_t begin, std::size_t end) const;

  /// The width of the widest unbreakable part of a text.
  Length longest_unbreakable(const Text& text) const;

  /// An upper bound of that, found faster.
  Length longest_run(const Text& text) const;

  /// Breaks a text into lines of at most this width (a single character may be wider).
  LineRange wrap(const Text& text, Length width, LineFill fill);
  LineRange wrap(const Text& text, const LineRoom& room);

  /// A line by its index; its begin and end count the pool's characters.
  const Line& line(std::size_t index) const { return lines_[index]; }

  /// The characters of a line, or between any two positions of the pool.
  std::u32string_view characters(std::size_t begin, std::size_t end) const {
    return std::u32string_view(characters_).substr(begin, end - begin);
  }

  /// Appends a line's characters to a page, with a run for each stretch of one face and spacing.
  /// `gaps` is the further room after each character of a justified line, or empty.
  void draw(const Line& line, std::span<const Length> gaps, Length size, Point origin,
            Page& page) const;

  /// The characters for which no face has a glyph, once per occurrence.
  const std::vector<MissingGlyph>& missing() const { return missing_; }

 private:
  /// A character whose width differs from its font's, or shrinks at the end of a line.
  struct SpacedCharacter {
    std::uint32_t index = 0;
    Length added;  ///< to the font's width
    Length blank;  ///< as in MeasuredText
  };

  /// What was found out about a character in a font and size.
  struct KnownCharacter {
    const FontRole* role = nullptr;
    Length size;
    char32_t character = 0;
    GlyphSource glyph;
    Spacing spacing = Spacing::kNone;
    bool is_missing = false;
    Length advance;
  };
  static constexpr std::size_t kKnownCharacters = 2048;

  const KnownCharacter& known(char32_t character, const FontRole& role, Length size);
  KnownCharacter find(char32_t character, const FontRole& role, Length size) const;
  void append(const StyledText& piece, Length size, std::uint32_t begin);
  MissingGlyph with_context(char32_t character, std::uint32_t at, std::uint32_t begin) const;
  void space(std::uint32_t index, Spacing before, Spacing last, Length size, bool has_latin_gap);
  Text text_from(std::uint32_t begin) const;
  void part_last();
  std::size_t end_of_run(std::size_t begin, std::size_t end) const;
  bool is_line(const Text& text, Length width) const;
  LineRange add_lines(const Text& text, std::span<const Line> broken);
  std::span<const SpacedCharacter> spaced(std::size_t begin, std::size_t end) const;
  MeasuredText measured(const Text& text, std::vector<Length>& blanks) const;
  static void squeeze(const Line& line, std::span<const SpacedCharacter> spaced,
                      std::span<Length> added);
  GlyphRun run_from(std::size_t begin, const Line& line, Length size, Point origin,
                    const Page& page) const;
  void draw_plain(const Line& line, Length size, Point origin, Page& page) const;
  void draw_spaced(const Line& line, std::span<const Length> gaps, Length size, Point origin,
                   Page& page) const;

  const FontSet* fonts_;
  std::vector<KnownCharacter> known_;  // a direct-mapped cache: each character has one slot
  std::u32string characters_;
  std::vector<Length> advances_;         // of each character
  std::vector<GlyphSource> glyphs_;      // of each character
  std::vector<SpacedCharacter> spaced_;  // by index
  std::vector<std::uint32_t> begins_;    // of pieces that begin a run
  std::vector<Line> lines_;
  std::vector<MissingGlyph> missing_;
};

}  // namespace gongkai
