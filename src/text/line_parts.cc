#include "text/line_parts.h"

#include <algorithm>

#include "text/justify.h"
#include "text/punctuation.h"

namespace gongkai {
namespace {

// The fraction (1/n) of a mark's blank half and of a gap that may be squeezed to fit a mark into a
// line.
constexpr std::int64_t kSqueezedPart = 2;

// A line being filled with the characters from `begin` on.
class Filling {
 public:
  Filling(const LineParagraph& paragraph, std::size_t begin, Length width)
      : paragraph_(paragraph), width_(width), used_(Length() - blank_before(paragraph, begin)) {}

  void add(std::size_t at) {
    squeezable_ += last_blank_ / kSqueezedPart;
    used_ += paragraph_.text.advances[at];
    last_blank_ = blank_after(paragraph_, at);
  }

  bool fits() const { return used_ - last_blank_ <= width_; }
  bool fits_squeezed() const { return used_ - last_blank_ - squeezable_ <= width_; }

 private:
  const LineParagraph& paragraph_;
  Length width_;
  Length used_;
  Length last_blank_;
  Length squeezable_;
};

// 挤压 before 推出: if the first character that does not fit is a mark that may not begin a line,
// returns the line end after it and the marks following it, if squeezing makes room for them; else
// 0.
std::size_t squeezed_end(const LineParagraph& paragraph, std::span<const Break> breaks,
                         std::size_t at, Filling filling) {
  const std::u32string_view text = paragraph.text.characters;
  while (filling.fits_squeezed()) {
    if (!is_no_line_start(text[at]) || breaks[at] == Break::kAllowed) return 0;
    if (++at == text.size() || breaks[at] == Break::kAllowed) return at;
    filling.add(at);
  }
  return 0;
}

bool is_stretched_far(const LineParagraph& paragraph, std::size_t begin, std::size_t end,
                      Length width, Length size) {
  if (size == Length()) return false;
  const Line line = made_line(paragraph, begin, end, width);
  return is_stretched_far(
      paragraph.text.characters.substr(begin, line.end - paragraph.begin - begin),
      width - line.width, size);
}

// Where the line that starts at `begin` ends: at the last break of the best kind that fits.
std::size_t line_end(const LineParagraph& paragraph, std::span<const Break> breaks,
                     std::size_t begin, Length width, Length stretched_size) {
  const std::u32string_view text = paragraph.text.characters;
  const std::size_t size = text.size();
  std::size_t best = size;
  std::size_t unit = 0;  // the last one that fits
  Filling filling(paragraph, begin, width);
  for (std::size_t i = begin; i < size; ++i) {
    if (i > begin && breaks[i] != Break::kNever && (best == size || breaks[i] >= breaks[best])) {
      best = i;
    }
    if (breaks[i] == Break::kUnit) unit = i;
    filling.add(i);
    if (filling.fits() || is_blank(text[i])) continue;
    const std::size_t squeezed = squeezed_end(paragraph, breaks, i, filling);
    if (squeezed != 0) return squeezed;
    if (unit > best && breaks[best] == Break::kAllowed &&
        is_stretched_far(paragraph, begin, best, width, stretched_size)) {
      return unit;
    }
    if (best != size) return best;
    std::size_t next = i + 1;  // not even the first character fits
    while (next < size && breaks[next] == Break::kNever) ++next;
    return next;
  }
  return size;
}

Length width_at(std::size_t begin, const LineRoom& room) {
  return begin == 0 ? room.width - room.first_indent : room.width;
}

// Whether only one character, not counting marks, is left from `begin` on.
bool is_lone_character(const LineParagraph& paragraph, std::size_t begin) {
  const std::u32string_view rest = paragraph.text.characters.substr(begin);
  return std::ranges::all_of(rest.substr(1), is_no_line_start);
}

// The previous break of a line [begin, end) if the line becomes at most a fifteenth shorter; else
// its end.
std::size_t earlier_end(const LineParagraph& paragraph, std::span<const Break> breaks,
                        std::size_t begin, std::size_t end, Length width) {
  std::size_t at = end - 1;
  while (at > begin && breaks[at] != Break::kAllowed) --at;
  if (at == begin) return end;
  const Length whole = made_line(paragraph, begin, end, width).width;
  return made_line(paragraph, begin, at, width).width * 15 < whole * 14 ? end : at;
}

}  // namespace

LineParagraph part(const LineParagraph& whole, std::size_t begin, std::size_t end) {
  const MeasuredText& text = whole.text;
  const bool has_blanks = !text.blanks.empty();
  return {whole.begin + begin,
          {text.characters.substr(begin, end - begin), text.advances.subspan(begin, end - begin),
           has_blanks ? text.blanks.subspan(begin, end - begin) : text.blanks},
          whole.is_continued || begin > 0};
}

// The first mark of a paragraph keeps its blank half, as if it stood within a line.
Length blank_before(const LineParagraph& paragraph, std::size_t at) {
  if (paragraph.text.blanks.empty() || (at == 0 && !paragraph.is_continued)) return Length();
  return std::max(Length(), Length() - paragraph.text.blanks[at]);
}

Length blank_after(const LineParagraph& paragraph, std::size_t at) {
  if (paragraph.text.blanks.empty()) return Length();
  return std::max(Length(), paragraph.text.blanks[at]);
}

Length squeezable(const LineParagraph& paragraph, std::size_t begin, std::size_t end) {
  Length sum;
  if (paragraph.text.blanks.empty()) return sum;
  for (std::size_t i = begin; i + 1 < end; ++i) sum += blank_after(paragraph, i) / kSqueezedPart;
  return sum;
}

Line made_line(const LineParagraph& paragraph, std::size_t begin, std::size_t end, Length width) {
  while (end > begin && is_blank(paragraph.text.characters[end - 1])) --end;
  Line line{.begin = paragraph.begin + begin, .end = paragraph.begin + end};
  if (begin == end) return line;
  line.cut_before = blank_before(paragraph, begin);
  line.width = Length() - line.cut_before - blank_after(paragraph, end - 1);
  for (std::size_t i = begin; i < end; ++i) line.width += paragraph.text.advances[i];
  if (line.width <= width) return line;
  const Length squeeze = line.width - width;
  if (squeeze > squeezable(paragraph, begin, end)) return line;
  line.squeeze = squeeze;
  line.width = width;
  return line;
}

std::size_t skip_blanks(const LineParagraph& paragraph, std::size_t at) {
  const std::u32string_view text = paragraph.text.characters;
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

void append_full_lines(const LineParagraph& paragraph, std::span<const Break> breaks, LineRoom room,
                       std::vector<Line>& lines) {
  const std::size_t size = paragraph.text.characters.size();
  std::size_t begin_before = size;  // of the line before this one
  for (std::size_t begin = 0; begin < size;) {
    if (begin_before != size && is_lone_character(paragraph, begin)) {
      const Length width = width_at(begin_before, room);
      const std::size_t end = earlier_end(paragraph, breaks, begin_before, begin, width);
      lines.back() = made_line(paragraph, begin_before, end, width);
      begin = skip_blanks(paragraph, end);
    }
    const Length width = width_at(begin, room);
    const std::size_t end = line_end(paragraph, breaks, begin, width, room.stretched_size);
    lines.push_back(made_line(paragraph, begin, end, width));
    begin_before = begin;
    begin = skip_blanks(paragraph, end);
  }
}

int count_full_lines(const LineParagraph& paragraph, std::span<const Break> breaks, Length width) {
  int lines = 0;
  for (std::size_t begin = 0; begin < paragraph.text.characters.size(); ++lines) {
    begin = skip_blanks(paragraph, line_end(paragraph, breaks, begin, width, Length()));
  }
  return lines;
}

}  // namespace gongkai
