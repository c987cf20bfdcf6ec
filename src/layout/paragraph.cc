#include "layout/paragraph.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "source/unicode.h"
#include "text/justify.h"

namespace gongkai {
namespace {

// Longer texts are not titles; balancing their lines would not be worth the cost.
constexpr std::uint32_t kLongestTitle = 200;

bool has_indents(const TextStyle& style) {
  return style.horizontal == HorizontalAlign::kLeft ||
         style.horizontal == HorizontalAlign::kJustify;
}

Length indent(const TextStyle& style, int line) {
  if (!has_indents(style)) return Length();
  return line == 0 ? style.indent + style.first_line_indent : style.indent;
}

// Whether nothing follows the line in its paragraph, or a line end that the author wrote.
bool is_last(const TextPool& pool, const LineRange& lines, int line) {
  if (line + 1 == lines.count) return true;
  const std::size_t index = lines.begin + static_cast<std::size_t>(line);
  const auto between = pool.characters(pool.line(index).end, pool.line(index + 1).begin);
  return between.find(U'\n') != std::u32string_view::npos;
}

// The text after a label begins a run, since label and text are different elements.
std::vector<StyledText> pieces_of(const Paragraph& paragraph, std::span<const TextStyle> styles) {
  std::vector<StyledText> pieces;
  std::size_t label = paragraph.label_size;
  for (const Span& span : paragraph.spans) {
    const FontRole* role = styles[static_cast<std::size_t>(span.style)].role;
    std::string_view text = span.text;
    if (label > 0) {
      pieces.push_back({text.substr(0, label), role});
      text.remove_prefix(pieces.back().utf8.size());
      label -= pieces.back().utf8.size();
      if (text.empty()) continue;
    }
    pieces.push_back({text, role, label == 0 && pieces.size() == 1 && paragraph.label_size > 0});
  }
  return pieces;
}

}  // namespace

BrokenParagraph break_paragraph(const Paragraph& paragraph, std::span<const TextStyle> styles,
                                Length width, TextPool& pool) {
  const TextStyle& style = styles[static_cast<std::size_t>(paragraph.style)];
  const Text text = pool.add_paragraph(pieces_of(paragraph, styles), style.size);
  const std::size_t label = to_code_points(paragraph.text().substr(0, paragraph.label_size)).size();
  if (style.horizontal == HorizontalAlign::kCenter && text.end - text.begin <= kLongestTitle) {
    return {style, pool.wrap(text, width, LineFill::kEven), label};
  }
  const Length first_indent = has_indents(style) ? style.first_line_indent : Length();
  const bool is_stretched = style.horizontal == HorizontalAlign::kJustify;
  return {style,
          pool.wrap(text,
                    {width - indent(style, 1), first_indent, is_stretched ? style.size : Length()}),
          label};
}

FlowBlock flow_block(const BrokenParagraph& paragraph) {
  const TextStyle& style = paragraph.style;
  return {.lines = paragraph.lines.count,
          .pitch = style.line_height,
          .size = style.size,
          .before = style.space_before,
          .after = style.space_after};
}

LinePlace draw_line(const TextPool& pool, const BrokenParagraph& paragraph, int line,
                    const Box& column, Page& page) {
  const TextStyle& style = paragraph.style;
  const Line& text = pool.line(paragraph.lines.begin + static_cast<std::size_t>(line));
  const Length free = column.width - indent(style, line) - text.width;
  Length x = column.top_left.x + indent(style, line);
  std::vector<Length> gaps;
  if (style.horizontal == HorizontalAlign::kCenter) x += free / 2;
  if (style.horizontal == HorizontalAlign::kRight) x += free;
  if (style.horizontal == HorizontalAlign::kJustify && !is_last(pool, paragraph.lines, line)) {
    const std::size_t label = line == 0 ? std::min(paragraph.label, text.end - text.begin) : 0;
    gaps = justified_gaps(pool.characters(text.begin + label, text.end), free, style.size);
    gaps.insert(gaps.begin(), label, Length());
  }
  const Point origin{x, column.top_left.y + baseline_drop(style.size, style.line_height)};
  pool.draw(text, gaps, style.size, origin, page);
  return {origin, x + text.width};
}

Box text_area(const PageFormat& format) {
  return {
      {format.left, format.top}, text_width(format), format.height - format.top - format.bottom};
}

Box line_column(const Box& area, const PlacedLines& placed, int line, Length pitch) {
  const Length y = area.top_left.y + placed.y + pitch * (line - placed.first_line);
  return {{area.top_left.x, y}, area.width, pitch};
}

}  // namespace gongkai
