#include "layout/text_pool.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "source/unicode.h"

namespace gongkai {
namespace {

// How many characters one run can hold: of one face, with equal tracking after all but the last,
// whose spacing goes into the next run's origin. Words, figures, and squeezed marks with their
// neighbour have runs of their own.
std::size_t run_length(std::span<const GlyphSource> glyphs, std::span<const Length> tracking) {
  std::size_t end = 1;
  while (end < glyphs.size() && glyphs[end] == glyphs[0] && tracking[end - 1] == tracking[0]) ++end;
  const bool is_last_of_next = end > 1 && end < glyphs.size() && tracking[end - 1] <= Length() &&
                               tracking[end - 1] < tracking[0];
  return is_last_of_next ? end - 1 : end;
}

}  // namespace

void TextPool::clear() {
  characters_.clear();
  advances_.clear();
  glyphs_.clear();
  spaced_.clear();
  begins_.clear();
  lines_.clear();
  missing_.clear();
}

Text TextPool::add(std::string_view utf8, const TextStyle& style) {
  const StyledText piece{utf8, style.role};
  return add_paragraph({&piece, 1}, style.size);
}

Text TextPool::add_paragraph(std::span<const StyledText> pieces, Length size) {
  const auto begin = static_cast<std::uint32_t>(characters_.size());
  const std::size_t known_missing = missing_.size();
  for (const StyledText& piece : pieces) append(piece, size, begin);
  for (std::size_t i = known_missing; i < missing_.size(); ++i) {
    missing_[i] = with_context(missing_[i].character, missing_[i].begin, begin);
  }
  return text_from(begin);
}

void TextPool::append(const StyledText& piece, Length size, std::uint32_t begin) {
  Spacing before = characters_.size() > begin ? spacing_of(characters_.back()) : Spacing::kNone;
  if (piece.begins_run) {
    part_last();
    if (before >= Spacing::kOpening) before = Spacing::kNone;
  }
  auto i = static_cast<std::uint32_t>(characters_.size());
  append_code_points(piece.utf8, characters_);
  advances_.resize(characters_.size());
  glyphs_.resize(characters_.size());
  for (; i < characters_.size(); ++i) {
    char32_t& character = characters_[i];
    if (character == U'\t') character = U' ';
    if (is_variation_selector(character) && i > begin) {
      glyphs_[i] = glyphs_[i - 1];
      continue;
    }
    const KnownCharacter& known = this->known(character, *piece.role, size);
    if (known.is_missing) missing_.push_back({character, i, 0});
    advances_[i] = known.advance;
    glyphs_[i] = known.glyph;
    const Spacing last = known.spacing;
    if (last != before || last >= Spacing::kOpening) {
      space(i, before, last, size, piece.role->has_latin_gap);
    }
    before = last;
  }
}

// The next character begins a run, so that it cannot overlap the last mark.
void TextPool::part_last() {
  const auto next = static_cast<std::uint32_t>(characters_.size());
  begins_.push_back(next);
  if (!spaced_.empty() && spaced_.back().index + 1 == next) spaced_.back().blank = Length();
}

// Where a run from `begin` on must end, `end` at the latest.
std::size_t TextPool::end_of_run(std::size_t begin, std::size_t end) const {
  const auto next = std::ranges::upper_bound(begins_, begin);
  return next == begins_.end() ? end : std::min<std::size_t>(*next, end);
}

// A few characters of the text from `begin` on that surround the one at `at`.
MissingGlyph TextPool::with_context(char32_t character, std::uint32_t at,
                                    std::uint32_t begin) const {
  constexpr std::uint32_t kAround = 8;
  const auto size = static_cast<std::uint32_t>(characters_.size());
  return {character, at - std::min(at - begin, kAround), std::min(at + kAround, size)};
}

// Cached, since the fonts' tables are large and a document uses few characters.
const TextPool::KnownCharacter& TextPool::known(char32_t character, const FontRole& role,
                                                Length size) {
  KnownCharacter& known =
      known_[(character + static_cast<std::size_t>(size.milli_points())) % kKnownCharacters];
  if (known.character != character || known.role != &role || known.size != size) {
    known = find(character, role, size);
  }
  return known;
}

TextPool::KnownCharacter TextPool::find(char32_t character, const FontRole& role,
                                        Length size) const {
  KnownCharacter found{.role = &role, .size = size, .character = character};
  found.spacing = spacing_of(character);
  if (character == U'\n') return found;
  const Glyph glyph = fonts_->find(role, character);
  found.glyph = {static_cast<std::uint16_t>(glyph.face), glyph.form};
  found.is_missing = glyph.id == 0;
  found.advance = script_size(glyph.form, size) * glyph.advance / 1000;
  return found;
}

// Separates the character at `index` from the one before, or squeezes them. Marks that are narrow
// in their font have no blank to give up, and marks of two fonts are not squeezed.
void TextPool::space(std::uint32_t index, Spacing before, Spacing last, Length size, bool has_gap) {
  const bool is_wide = advances_[index] == size;
  if (has_gap && has_latin_gap(before, last)) {
    const bool is_latin_narrow = advances_[last == Spacing::kLatin ? index : index - 1] < size;
    const Length gap = size / 4;
    if (is_latin_narrow) {
      advances_[index - 1] += gap;
      spaced_.push_back({index - 1, gap, gap});
    }
  } else if (is_squeezed_before(before, last) && is_wide && advances_[index - 1] == size &&
             glyphs_[index - 1] == glyphs_[index]) {
    SpacedCharacter& mark = spaced_.back();
    mark.added = size / 2 - size;
    advances_[index - 1] = size / 2;
    if (before == Spacing::kClosing) mark.blank = Length();
  }
  if (!is_wide) return;
  if (last == Spacing::kOpening) spaced_.push_back({index, {}, size / 2 - size});
  if (last == Spacing::kClosing) spaced_.push_back({index, {}, size - size / 2});
}

Text TextPool::text_from(std::uint32_t begin) const {
  Text text{begin, static_cast<std::uint32_t>(characters_.size()), Length(), true};
  Length width;
  for (std::size_t i = begin; i < text.end; ++i) {
    const bool is_line_end = characters_[i] == U'\n';
    width = is_line_end ? Length() : width + advances_[i];
    text.width = std::max(text.width, width);
    text.is_one_line &= !is_line_end;
  }
  return text;
}

std::span<const TextPool::SpacedCharacter> TextPool::spaced(std::size_t begin,
                                                            std::size_t end) const {
  const auto first = std::ranges::lower_bound(spaced_, begin, {}, &SpacedCharacter::index);
  auto last = first;
  while (last != spaced_.end() && last->index < end) ++last;
  return {first, last};
}

MeasuredText TextPool::measured(const Text& text, std::vector<Length>& blanks) const {
  const auto of_text = spaced(text.begin, text.end);
  if (!of_text.empty()) blanks.resize(text.end - text.begin);
  for (const SpacedCharacter& character : of_text) {
    blanks[character.index - text.begin] = character.blank;
  }
  return {characters(text.begin, text.end),
          std::span(advances_).subspan(text.begin, text.end - text.begin), blanks};
}

Length TextPool::width(std::size_t begin, std::size_t end) const {
  return std::accumulate(advances_.begin() + static_cast<std::ptrdiff_t>(begin),
                         advances_.begin() + static_cast<std::ptrdiff_t>(end), Length());
}

Length TextPool::longest_unbreakable(const Text& text) const {
  std::vector<Length> blanks;
  return gongkai::longest_unbreakable(measured(text, blanks));
}

Length TextPool::longest_run(const Text& text) const {
  return gongkai::longest_run({characters(text.begin, text.end),
                               std::span(advances_).subspan(text.begin, text.end - text.begin)});
}

// Whether the text is one line as it stands: at the ends of lines blanks are left out.
bool TextPool::is_line(const Text& text, Length width) const {
  return text.is_one_line && text.width <= width &&
         (text.begin == text.end || !is_blank(characters_[text.end - 1]));
}

LineRange TextPool::wrap(const Text& text, Length width, LineFill fill) {
  if (fill == LineFill::kFull || is_line(text, width)) return wrap(text, {width});
  std::vector<Length> blanks;
  return add_lines(text, break_lines_evenly(measured(text, blanks), width));
}

LineRange TextPool::wrap(const Text& text, const LineRoom& room) {
  if (is_line(text, room.width - room.first_indent)) {
    lines_.push_back({text.begin, text.end, text.width});
    return {static_cast<std::uint32_t>(lines_.size() - 1), 1};
  }
  std::vector<Length> blanks;
  return add_lines(text, break_lines(measured(text, blanks), room));
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

void TextPool::draw(const Line& line, std::span<const Length> gaps, Length size, Point origin,
                    Page& page) const {
  origin.x -= line.cut_before;
  if (gaps.empty() && spaced(line.begin, line.end).empty()) {
    draw_plain(line, size, origin, page);
  } else {
    draw_spaced(line, gaps, size, origin, page);
  }
}

// The run that begins with this character, at `origin` on the line's baseline; empty yet.
GlyphRun TextPool::run_from(std::size_t begin, const Line& line, Length size, Point origin,
                            const Page& page) const {
  const GlyphSource glyph = glyphs_[begin];
  GlyphRun run{.face = glyph.face,
               .size = script_size(glyph.form, size),
               .origin = {origin.x, origin.y + script_drop(glyph.form, size)},
               .begin = static_cast<std::uint32_t>(page.text.size())};
  run.begins_line = begin == line.begin;
  return run;
}

void TextPool::draw_plain(const Line& line, Length size, Point origin, Page& page) const {
  for (std::size_t begin = line.begin; begin < line.end;) {
    GlyphRun run = run_from(begin, line, size, origin, page);
    std::size_t end = begin;
    const std::size_t last = end_of_run(begin, line.end);
    for (; end < last && glyphs_[end] == glyphs_[begin]; ++end) origin.x += advances_[end];
    page.text.append(characters_, begin, end - begin);
    run.end = static_cast<std::uint32_t>(page.text.size());
    page.items.emplace_back(run);
    begin = end;
  }
}

void TextPool::draw_spaced(const Line& line, std::span<const Length> gaps, Length size,
                           Point origin, Page& page) const {
  // The extra width of each character: relative to its advance here, and to its font's.
  std::vector<Length> added(gaps.begin(), gaps.end());
  added.resize(line.end - line.begin);
  const auto of_line = spaced(line.begin, line.end - 1);
  squeeze(line, of_line, added);
  std::vector<Length> tracking = added;
  for (const SpacedCharacter& character : of_line) {
    tracking[character.index - line.begin] += character.added;
  }
  for (std::size_t begin = line.begin; begin < line.end;) {
    const std::size_t at = begin - line.begin;
    GlyphRun run = run_from(begin, line, size, origin, page);
    if (at > 0) run.gap_before = tracking[at - 1];
    const std::size_t most = end_of_run(begin, line.end) - begin;
    const std::size_t length = run_length(std::span(glyphs_).subspan(begin, most),
                                          std::span<const Length>(tracking).subspan(at));
    if (length > 1) run.tracking = tracking[at];
    for (std::size_t i = 0; i < length; ++i) origin.x += advances_[begin + i] + added[at + i];
    page.text.append(characters_, begin, length);
    run.end = static_cast<std::uint32_t>(page.text.size());
    page.items.emplace_back(run);
    begin += length;
  }
}

// Narrows the blanks within a line proportionally by the squeeze of the line.
void TextPool::squeeze(const Line& line, std::span<const SpacedCharacter> spaced,
                       std::span<Length> added) {
  if (line.squeeze == Length()) return;
  Length sum;
  for (const SpacedCharacter& character : spaced) sum += std::max(Length(), character.blank);
  Length left = line.squeeze;
  for (const SpacedCharacter& character : spaced) {
    const Length blank = std::max(Length(), character.blank);
    if (blank == Length()) continue;
    constexpr std::int64_t kUnit = 10;  // 1/100 pt, the precision of page writers
    const std::int64_t share_of_sum = sum.milli_points() * kUnit;
    const std::int64_t units =
        (left.milli_points() * blank.milli_points() + share_of_sum - 1) / share_of_sum;
    const Length share = Length::from_milli_points(units * kUnit);
    added[character.index - line.begin] -= share;
    left -= share;
    sum -= blank;
  }
}

}  // namespace gongkai
