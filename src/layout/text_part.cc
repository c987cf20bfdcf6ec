#include "layout/text_part.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "layout/flow.h"
#include "layout/paragraph.h"
#include "layout/structure.h"

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

/// The elements of a part's paragraphs.
class PartTags {
 public:
  explicit PartTags(Pages& pages) : pages_(pages) {}

  /// Gives a paragraph what stands on the last page from `first_item` on.
  void mark(const Paragraph& paragraph, const PlacedLines& placed, std::size_t first_item) {
    Page& page = pages_.pages.back();
    if (first_item == page.items.size()) return;
    if (placed.block != block_) add(paragraph);
    block_ = placed.block;
    mark_items(element_, first_item, page);
  }

 private:
  void add(const Paragraph& paragraph) {
    if (count_++ % kMostChildren == 0) {
      section_ = add_element({.kind = ElementKind::kSection}, pages_);
    }
    const Element element = paragraph.level > 0 ? heading_element(paragraph.level, section_, pages_)
                                                : Element{.parent = section_};
    element_ = add_element(element, pages_);
  }

  Pages& pages_;
  std::uint32_t section_ = 0;
  std::uint32_t element_ = 0;
  int block_ = -1;  // whose element it is
  int count_ = 0;
};

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
  PartTags tags(out);
  for (const FlowPage& flow : break_flow(broken.blocks, area.height)) {
    out.pages.push_back({.width = part.page.width, .height = part.page.height});
    for (const PlacedLines& placed : flow) {
      const auto index = static_cast<std::size_t>(placed.block);
      const BrokenParagraph& lines = broken.paragraphs[index];
      const auto& paragraph = std::get<Paragraph>(part.content[index]);
      if (paragraph.level > 0 && placed.first_line == 0) {
        add_bookmark(paragraph, area.top_left.y + placed.y, out);
      }
      const std::size_t first_item = out.pages.back().items.size();
      for (int line = placed.first_line; line < placed.end_line; ++line) {
        const Box column = line_column(area, placed, line, lines.style.line_height);
        draw_line(pool, lines, line, column, out.pages.back());
      }
      tags.mark(paragraph, placed, first_item);
    }
  }
}

}  // namespace gongkai
