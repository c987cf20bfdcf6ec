#include "layout/text_pool.h"

#include <algorithm>

#include "source/unicode.h"
#include "text/punctuation.h"

namespace gongkai {
namespace {

// How many characters one run can hold: of one face, and with equal tracking behind all but the
// last, whose room is left to the next run's place. Words, figures and squeezed marks with the one
// that they are squeezed against have runs of their own.
std::size_t run_length(std::span<const std::uint16_t> faces, std::span<const Length> tracking) {
  std::size_t end = 1;
  while (end < faces.size() && faces[end] == faces[0] && tracking[end - 1] == tracking[0]) ++end;
  const bool is_last_of_next = end > 1 && end < faces.size() && tracking[end - 1] <= Length() &&
                               tracking[end - 1] < tracking[0];
  return is_last_of_next ? end - 1 : end;
}

}  // namespace

Text TextPool::add(std::string_view utf8, const TextStyle& style) {
  const auto begin = static_cast<std::uint32_t>(characters_.size());
  append(utf8, *style.role, style.size);
  return {begin, static_cast<std::uint32_t>(characters_.size()), widest_paragraph(begin)};
}

Text TextPool::add_paragraph(std::span<const StyledText> pieces, Length size) {
  const auto begin = static_cast<std::uint32_t>(characters_.size());
  for (const StyledText& piece : pieces) append(piece.utf8, *piece.role, size);
  squeeze(begin, size);
  return {begin, static_cast<std::uint32_t>(characters_.size()), widest_paragraph(begin)};
}

void TextPool::append(std::string_view utf8, const FontRole& role, Length size) {
  for (char32_t character : to_code_points(utf8)) {
    if (character == U'\t') character = U' ';
    Glyph glyph{.advance = 0};
    if (character != U'\n') {
      glyph = fonts_->find(role, character);
      if (glyph.id == 0) missing_.push_back(character);
    }
    characters_.push_back(character);
    advances_.push_back(size * glyph.advance / 1000);
    faces_.push_back(static_cast<std::uint16_t>(glyph.face));
  }
}

// Halves the marks from `begin` on that give up their blank half to the next one. Marks that are
// narrow in their font have none; two fonts do not fit so closely.
void TextPool::squeeze(std::uint32_t begin, Length size) {
  for (std::size_t i = begin; i + 1 < characters_.size(); ++i) {
    if (!is_squeezed_before(characters_[i], characters_[i + 1])) continue;
    if (advances_[i] != size || advances_[i + 1] != size || faces_[i] != faces_[i + 1]) continue;
    advances_[i] = size / 2;
    squeezed_.push_back(static_cast<std::uint32_t>(i));
  }
}

Length TextPool::widest_paragraph(std::uint32_t begin) const {
  Length widest;
  Length width;
  for (std::size_t i = begin; i < characters_.size(); ++i) {
    width = characters_[i] == U'\n' ? Length() : width + advances_[i];
    widest = std::max(widest, width);
  }
  return widest;
}

std::u32string_view TextPool::characters(const Text& text) const {
  return std::u32string_view(characters_).substr(text.begin, text.end - text.begin);
}

std::span<const Length> TextPool::advances(const Text& text) const {
  return std::span(advances_).subspan(text.begin, text.end - text.begin);
}

Length TextPool::longest_unbreakable(const Text& text) const {
  return gongkai::longest_unbreakable(characters(text), advances(text));
}

LineRange TextPool::wrap(const Text& text, Length width, LineFill fill) {
  const std::u32string_view all = characters(text);
  if (text.width <= width && all.find(U'\n') == std::u32string_view::npos) {
    lines_.push_back({text.begin, text.end, text.width});
    return {static_cast<std::uint32_t>(lines_.size() - 1), 1};
  }
  return add_lines(text, fill == LineFill::kEven ? break_lines_evenly(all, advances(text), width)
                                                 : break_lines(all, advances(text), {width}));
}

LineRange TextPool::wrap(const Text& text, const LineRoom& room) {
  return add_lines(text, break_lines(characters(text), advances(text), room));
}

LineRange TextPool::add_lines(const Text& text, std::span<const Line> broken) {
  const auto begin = static_cast<std::uint32_t>(lines_.size());
  for (Line line : broken) {
    line.begin += text.begin;
    line.end += text.begin;
    lines_.push_back(line);
  }
  return {begin, static_cast<int>(broken.size())};
}

void TextPool::draw(const Line& line, Length size, Point origin, Page& page) const {
  for (std::size_t begin = line.begin; begin < line.end;) {
    GlyphRun run{.face = faces_[begin],
                 .size = size,
                 .origin = origin,
                 .begin = static_cast<std::uint32_t>(page.text.size())};
    std::size_t end = begin;
    for (; end < line.end && faces_[end] == faces_[begin]; ++end) origin.x += advances_[end];
    page.text.append(characters_, begin, end - begin);
    run.end = static_cast<std::uint32_t>(page.text.size());
    page.items.emplace_back(run);
    begin = end;
  }
}

// The room behind each character of a line, as far as it is not in the font's widths.
std::vector<Length> TextPool::tracking_of(const Line& line, std::span<const Length> gaps,
                                          Length size) const {
  std::vector<Length> tracking(gaps.begin(), gaps.end());
  tracking.resize(line.end - line.begin);
  auto squeezed = std::ranges::lower_bound(squeezed_, line.begin);
  for (; squeezed != squeezed_.end() && *squeezed + 1 < line.end; ++squeezed) {
    tracking[*squeezed - line.begin] -= size - size / 2;
  }
  return tracking;
}

void TextPool::draw_spaced(const Line& line, std::span<const Length> gaps, Length size,
                           Point origin, Page& page) const {
  const std::vector<Length> tracking = tracking_of(line, gaps, size);
  for (std::size_t begin = line.begin; begin < line.end;) {
    GlyphRun run{.face = faces_[begin],
                 .size = size,
                 .origin = origin,
                 .begin = static_cast<std::uint32_t>(page.text.size())};
    const std::size_t length =
        run_length(std::span(faces_).subspan(begin, line.end - begin),
                   std::span<const Length>(tracking).subspan(begin - line.begin));
    run.tracking = tracking[begin - line.begin];
    for (std::size_t i = begin; i < begin + length; ++i) {
      origin.x += advances_[i];
      if (i - line.begin < gaps.size()) origin.x += gaps[i - line.begin];
    }
    page.text.append(characters_, begin, length);
    run.end = static_cast<std::uint32_t>(page.text.size());
    page.items.emplace_back(run);
    begin += length;
  }
}

}  // namespace gongkai
