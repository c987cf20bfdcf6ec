#include "layout/text_pool.h"

#include <algorithm>

#include "source/unicode.h"

namespace gongkai {

Text TextPool::add(std::string_view utf8, const TextStyle& style) {
  Text text{.begin = static_cast<std::uint32_t>(characters_.size())};
  Length width;
  for (char32_t character : to_code_points(utf8)) {
    if (character == U'\t') character = U' ';
    Glyph glyph{.advance = 0};
    if (character == U'\n') {
      width = Length();
    } else {
      glyph = fonts_->find(*style.role, character);
      if (glyph.id == 0) missing_.push_back(character);
    }
    const Length advance = style.size * glyph.advance / 1000;
    width += advance;
    text.width = std::max(text.width, width);
    characters_.push_back(character);
    advances_.push_back(advance);
    faces_.push_back(static_cast<std::uint16_t>(glyph.face));
  }
  text.end = static_cast<std::uint32_t>(characters_.size());
  return text;
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
  const auto begin = static_cast<std::uint32_t>(lines_.size());
  const std::u32string_view all = characters(text);
  if (text.width <= width && all.find(U'\n') == std::u32string_view::npos) {
    lines_.push_back({text.begin, text.end, text.width});
    return {begin, 1};
  }
  const auto break_text = fill == LineFill::kEven ? break_lines_evenly : break_lines;
  for (Line line : break_text(all, advances(text), width)) {
    line.begin += text.begin;
    line.end += text.begin;
    lines_.push_back(line);
  }
  return {begin, static_cast<int>(lines_.size() - begin)};
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

}  // namespace gongkai
