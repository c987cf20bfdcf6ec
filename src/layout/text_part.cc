#include "layout/text_part.h"

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "layout/flow.h"
#include "layout/paragraph.h"

namespace gongkai {
namespace {

/// A part's content in lines: a paragraph for each piece, without lines for a stretch.
struct BrokenPart {
  std::vector<BrokenParagraph> paragraphs;
  std::vector<FlowBlock> blocks;
};

BrokenPart break_part(const TextPart& part, std::span<const TextStyle> styles, TextPool& pool) {
  BrokenPart broken;
  const Length width = text_area(part.page).width;
  for (const auto& piece : part.content) {
    const auto* paragraph = std::get_if<Paragraph>(&piece);
    if (paragraph == nullptr) {
      broken.paragraphs.emplace_back();
      broken.blocks.emplace_back();
      continue;
    }
    broken.paragraphs.push_back(break_paragraph(*paragraph, styles, width, pool));
    broken.blocks.push_back(flow_block(broken.paragraphs.back()));
    broken.blocks.back().is_heading =
        paragraph->level > 0 || broken.paragraphs.back().style.keeps_with_next;
  }
  return broken;
}

void add_bookmark(const Paragraph& paragraph, Length y, Pages& out) {
  out.bookmarks.push_back({.title = heading_entry(paragraph),
                           .page = static_cast<int>(out.pages.size()) - 1,
                           .y = y,
                           .level = paragraph.level});
}

}  // namespace

std::string heading_entry(const Paragraph& heading) {
  std::string out;
  for (const char c : heading.text()) {
    if (c == '\n') {
      out += "　";
    } else {
      out += c;
    }
  }
  return out;
}

void lay_out_text_part(const TextPart& part, std::span<const TextStyle> styles, TextPool& pool,
                       Pages& out) {
  const BrokenPart broken = break_part(part, styles, pool);
  const Box area = text_area(part.page);
  for (const FlowPage& flow : break_flow(broken.blocks, area.height)) {
    out.pages.push_back({.width = part.page.width, .height = part.page.height});
    for (const PlacedLines& placed : flow) {
      const auto index = static_cast<std::size_t>(placed.block);
      const BrokenParagraph& lines = broken.paragraphs[index];
      const auto& paragraph = std::get<Paragraph>(part.content[index]);
      if (paragraph.level > 0 && placed.first_line == 0) {
        add_bookmark(paragraph, area.top_left.y + placed.y, out);
      }
      for (int line = placed.first_line; line < placed.end_line; ++line) {
        const Box column = line_column(area, placed, line, lines.style.line_height);
        draw_line(pool, lines, line, column, out.pages.back());
      }
    }
  }
}

}  // namespace gongkai
