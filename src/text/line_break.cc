#include "text/line_break.h"

#include <algorithm>
#include <cassert>

#include "text/break_places.h"
#include "text/even_lines.h"
#include "text/line_parts.h"
#include "text/punctuation.h"

namespace gongkai {
namespace {

template <typename Visit>
void for_each_paragraph(const MeasuredText& text, const Visit& visit) {
  assert(text.characters.size() == text.advances.size());
  const LineParagraph whole{0, text};
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(text.characters.find(U'\n', begin), text.characters.size());
    LineParagraph paragraph = part(whole, begin, end);
    paragraph.is_continued = false;
    visit(paragraph);
    if (end == text.characters.size()) return;
    begin = end + 1;
  }
}

// The line of a paragraph that fits on one line: its marks keep their blanks.
Line natural_line(const LineParagraph& paragraph) {
  const MeasuredText& text = paragraph.text;
  return made_line({paragraph.begin, {text.characters, text.advances}}, 0, text.characters.size(),
                   {});
}

// Appends the lines of each paragraph: one if it fits, else what `append` makes of it.
template <typename Append>
std::vector<Line> broken(const MeasuredText& text, LineRoom room, const Append& append) {
  std::vector<Line> lines;
  for_each_paragraph(text, [&](const LineParagraph& paragraph) {
    if (paragraph.begin > 0) room.first_indent = Length();
    const Line whole = natural_line(paragraph);
    if (whole.width <= room.width - room.first_indent) {
      lines.push_back(whole);
    } else {
      append(paragraph, find_breaks(paragraph.text.characters), room, lines);
    }
  });
  return lines;
}

Length widest_part(const LineParagraph& paragraph) {
  const std::vector<Break> breaks = find_breaks(paragraph.text.characters);
  const std::size_t size = breaks.size();
  Length widest;
  std::size_t begin = 0;
  Length with_blanks;
  for (std::size_t i = 1; i <= size; ++i) {
    with_blanks += paragraph.text.advances[i - 1];
    if (i < size && breaks[i] != Break::kAllowed) continue;
    if (with_blanks > widest) {
      widest = std::max(widest, made_line(paragraph, begin, i, Length()).width);
    }
    begin = i;
    with_blanks = Length();
  }
  return widest;
}

// Without asking ICU: any two neighbours that are not both plain ideographs count as unbreakable.
bool is_breakable_everywhere(std::u32string_view text) {
  return std::ranges::all_of(text, is_plain_ideograph);
}

}  // namespace

std::vector<Line> break_lines(const MeasuredText& text, LineRoom room) {
  return broken(text, room, append_full_lines);
}

std::vector<Line> break_lines_evenly(const MeasuredText& text, Length width) {
  return broken(
      text, {width},
      [](const LineParagraph& paragraph, const std::vector<Break>& breaks, LineRoom room,
         std::vector<Line>& lines) { append_even_lines(paragraph, breaks, room.width, lines); });
}

Length longest_unbreakable(const MeasuredText& text) {
  Length widest;
  for_each_paragraph(text, [&](const LineParagraph& paragraph) {
    if (is_breakable_everywhere(paragraph.text.characters)) {
      for (Length advance : paragraph.text.advances) widest = std::max(widest, advance);
    } else {
      widest = std::max(widest, widest_part(paragraph));
    }
  });
  return widest;
}

Length longest_run(const MeasuredText& text) {
  Length longest;
  Length run;
  bool is_after_ideograph = false;
  for (std::size_t i = 0; i < text.characters.size(); ++i) {
    const bool is_ideograph = is_plain_ideograph(text.characters[i]);
    run = is_after_ideograph && is_ideograph ? text.advances[i] : run + text.advances[i];
    longest = std::max(longest, run);
    is_after_ideograph = is_ideograph;
  }
  return longest;
}

}  // namespace gongkai
