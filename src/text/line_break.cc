#include "text/line_break.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <memory>
#include <numeric>

#include "text/punctuation.h"

namespace gongkai {
namespace {

/// Whether a line may end before a character, from worst to best.
enum class Break : std::uint8_t {
  kNever,     ///< inside a character (combining marks)
  kForced,    ///< only if nothing else fits, and then rather not
  kAnywhere,  ///< only if nothing else fits
  kRelaxed,   ///< parts a number from its unit or sign
  kAllowed,
};

// Where ICU ends lines. Making an iterator costs 0.2 ms, so each thread keeps one; it holds no
// state from one text to the next.
icu::BreakIterator& line_iterator() {
  thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createLineInstance(icu::Locale("zh@lb=strict"), status));
    assert(U_SUCCESS(status));
    return made;
  }();
  return *iterator;
}

// GB/T 15835: a figure, its multipliers and its unit: 3|年, 5.1|亿|元, 万|元 also without figure.
bool parts_figure_from_unit(std::u32string_view text, std::size_t at) {
  if (!is_figure_unit(text[at])) return false;
  if (text[at] == U'元' && (text[at - 1] == U'万' || text[at - 1] == U'亿')) return true;
  constexpr std::size_t kMostMultipliers = 4;  // 千百万亿
  std::size_t before = at;
  while (before > 0 && at - before < kMostMultipliers && is_multiplier(text[before - 1])) --before;
  return before > 0 && is_digit(text[before - 1]);
}

// What the Chinese rules leave of a break that UAX #14 allows before text[at] (0 < at < size).
Break filtered(std::u32string_view text, std::size_t at) {
  const char32_t before = text[at - 1];
  const char32_t after = text[at];
  const bool starts_dash_pair = is_dash(after) && at + 1 < text.size() && is_dash(text[at + 1]);
  if (is_no_line_start(after) && !(starts_dash_pair && !is_dash(before))) return Break::kForced;
  if (is_no_line_end(before)) return Break::kForced;
  if (is_straight_quote(after) && is_chinese(before)) return Break::kForced;
  if (is_straight_quote(before) && is_chinese(after)) return Break::kForced;
  if (is_figure_prefix(before)) return Break::kRelaxed;
  if (before == U'/' && (is_chinese(after) || is_digit(after))) return Break::kRelaxed;
  if (parts_figure_from_unit(text, at)) return Break::kRelaxed;
  const bool is_list_number = before == U'.' && at >= 2 && is_digit(text[at - 2]);
  if (is_list_number && is_chinese(after)) return Break::kRelaxed;
  return Break::kAllowed;
}

// A break where UAX #14 sees none: the last resort for texts wider than their column.
Break unlisted(std::u32string_view text, std::size_t at) {
  constexpr std::uint32_t kContinues = U_GC_M_MASK | U_GC_CF_MASK;
  if ((U_GET_GC_MASK(static_cast<UChar32>(text[at])) & kContinues) != 0) return Break::kNever;
  const bool is_bad = is_no_line_start(text[at]) || is_no_line_end(text[at - 1]);
  return is_bad ? Break::kForced : Break::kAnywhere;
}

// For each character of a paragraph whether a line may end before it.
std::vector<Break> find_breaks(std::u32string_view text) {
  std::vector<Break> breaks(text.size(), Break::kNever);
  for (std::size_t i = 1; i < text.size(); ++i) breaks[i] = unlisted(text, i);

  const auto utf16 = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                                   static_cast<std::int32_t>(text.size()));
  icu::BreakIterator& iterator = line_iterator();
  iterator.setText(utf16);
  std::size_t at = 0;
  std::int32_t units = 0;
  for (std::int32_t end = iterator.next(); end != icu::BreakIterator::DONE; end = iterator.next()) {
    for (; units < end; ++at) units += text[at] > 0xFFFF ? 2 : 1;
    if (at < text.size()) breaks[at] = filtered(text, at);
  }
  return breaks;
}

/// A paragraph: a part of the text without line feeds.
struct Paragraph {
  std::size_t begin = 0;
  std::u32string_view text;
  std::span<const Length> advances;
};

Paragraph part(const Paragraph& whole, std::size_t begin, std::size_t end) {
  return {whole.begin + begin, whole.text.substr(begin, end - begin),
          whole.advances.subspan(begin, end - begin)};
}

// The line [begin, end) without its trailing blanks.
Line trimmed(const Paragraph& paragraph, std::size_t begin, std::size_t end) {
  while (end > begin && is_blank(paragraph.text[end - 1])) --end;
  const auto advances = paragraph.advances.subspan(begin, end - begin);
  const Length width = std::accumulate(advances.begin(), advances.end(), Length());
  return {paragraph.begin + begin, paragraph.begin + end, width};
}

// Where the line that starts at `begin` ends: at the last break of the best kind that fits.
std::size_t line_end(const Paragraph& paragraph, std::span<const Break> breaks, std::size_t begin,
                     Length width) {
  const std::size_t size = paragraph.text.size();
  Length used;
  std::size_t best = size;
  for (std::size_t i = begin; i < size; ++i) {
    if (i > begin && breaks[i] != Break::kNever && (best == size || breaks[i] >= breaks[best])) {
      best = i;
    }
    used += paragraph.advances[i];
    if (used <= width || is_blank(paragraph.text[i])) continue;
    if (best != size) return best;
    std::size_t next = i + 1;  // not even the first character fits
    while (next < size && breaks[next] == Break::kNever) ++next;
    return next;
  }
  return size;
}

// Where the next line begins: behind the blanks that follow a line's end.
std::size_t skip_blanks(const Paragraph& paragraph, std::size_t at) {
  while (at < paragraph.text.size() && is_blank(paragraph.text[at])) ++at;
  return at;
}

void append_lines(const Paragraph& paragraph, std::span<const Break> breaks, LineRoom room,
                  std::vector<Line>& lines) {
  for (std::size_t begin = 0; begin < paragraph.text.size();) {
    const Length width = begin == 0 ? room.width - room.first_indent : room.width;
    const std::size_t end = line_end(paragraph, breaks, begin, width);
    lines.push_back(trimmed(paragraph, begin, end));
    begin = skip_blanks(paragraph, end);
  }
}

int count_lines(const Paragraph& paragraph, std::span<const Break> breaks, Length width) {
  int lines = 0;
  for (std::size_t begin = 0; begin < paragraph.text.size(); ++lines) {
    begin = skip_blanks(paragraph, line_end(paragraph, breaks, begin, width));
  }
  return lines;
}

Length widest_part(const Paragraph& paragraph, std::span<const Break> breaks) {
  Length widest;
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= paragraph.text.size(); ++i) {
    if (i < paragraph.text.size() && breaks[i] != Break::kAllowed) continue;
    widest = std::max(widest, trimmed(paragraph, begin, i).width);
    begin = i;
  }
  return widest;
}

// The least width that needs no more lines and no worse breaks than `width`.
Length least_width(const Paragraph& paragraph, std::span<const Break> breaks, Length width) {
  const int lines = count_lines(paragraph, breaks, width);
  Length low = std::min(width, widest_part(paragraph, breaks));
  Length high = width;
  constexpr Length kStep = Length::from_milli_points(250);
  while (high - low > kStep) {
    const Length middle = low + (high - low) / 2;
    (count_lines(paragraph, breaks, middle) > lines ? low : high) = middle;
  }
  return count_lines(paragraph, breaks, low) > lines ? high : low;
}

// Lines as even as can be; a bracket begins a line where that costs none (单位 / （科目名称）).
void append_even_lines(const Paragraph& paragraph, std::span<const Break> breaks, Length width,
                       std::vector<Line>& lines) {
  const int count = count_lines(paragraph, breaks, width);
  for (std::size_t at = paragraph.text.size(); count > 1 && at-- > 1;) {
    if (!is_opening_bracket(paragraph.text[at]) || breaks[at] != Break::kAllowed) continue;
    const Paragraph head = part(paragraph, 0, at);
    const Paragraph tail = part(paragraph, at, paragraph.text.size());
    const auto tail_breaks = breaks.subspan(at);
    if (count_lines(head, breaks, width) + count_lines(tail, tail_breaks, width) > count) continue;
    append_even_lines(head, breaks.first(at), width, lines);
    append_lines(tail, tail_breaks, {least_width(tail, tail_breaks, width)}, lines);
    return;
  }
  append_lines(paragraph, breaks, {least_width(paragraph, breaks, width)}, lines);
}

std::vector<Paragraph> paragraphs(std::u32string_view text, std::span<const Length> advances) {
  assert(text.size() == advances.size());
  std::vector<Paragraph> out;
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(text.find(U'\n', begin), text.size());
    out.push_back({begin, text.substr(begin, end - begin), advances.subspan(begin, end - begin)});
    if (end == text.size()) return out;
    begin = end + 1;
  }
}

enum class Fill { kFull, kEven };

std::vector<Line> broken(std::u32string_view text, std::span<const Length> advances, LineRoom room,
                         Fill fill) {
  std::vector<Line> lines;
  for (const Paragraph& paragraph : paragraphs(text, advances)) {
    if (paragraph.begin > 0) room.first_indent = Length();
    const Line whole = trimmed(paragraph, 0, paragraph.text.size());
    if (whole.width <= room.width - room.first_indent) {
      lines.push_back(whole);
      continue;
    }
    const std::vector<Break> breaks = find_breaks(paragraph.text);
    if (fill == Fill::kEven) {
      append_even_lines(paragraph, breaks, room.width, lines);
    } else {
      append_lines(paragraph, breaks, room, lines);
    }
  }
  return lines;
}

// Without asking ICU: a part goes on wherever its neighbours are not both plain ideographs.
bool is_breakable_everywhere(std::u32string_view text) {
  return std::ranges::all_of(text, is_plain_ideograph);
}

}  // namespace

std::vector<Line> break_lines(std::u32string_view text, std::span<const Length> advances,
                              LineRoom room) {
  return broken(text, advances, room, Fill::kFull);
}

std::vector<Line> break_lines_evenly(std::u32string_view text, std::span<const Length> advances,
                                     Length width) {
  return broken(text, advances, {width}, Fill::kEven);
}

Length longest_unbreakable(std::u32string_view text, std::span<const Length> advances) {
  Length widest;
  for (const Paragraph& paragraph : paragraphs(text, advances)) {
    if (is_breakable_everywhere(paragraph.text)) {
      for (Length advance : paragraph.advances) widest = std::max(widest, advance);
    } else {
      widest = std::max(widest, widest_part(paragraph, find_breaks(paragraph.text)));
    }
  }
  return widest;
}

}  // namespace gongkai
