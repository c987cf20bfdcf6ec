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

/// A part's content, broken into lines: a paragraph for each piece; stretches have no lines.
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
  PartTags(const TextPart& part, Pages& pages) : part_(part), pages_(pages) {}

  /// Gives a paragraph the last page's items from `first_item` on. The first characters of it may
  /// be a label.
  void mark(const PlacedLines& placed, std::size_t first_item, std::size_t label) {
    Page& page = pages_.pages.back();
    if (first_item == page.items.size()) return;
    if (placed.block != block_) add(static_cast<std::size_t>(placed.block));
    block_ = placed.block;
    if (label_ != 0) {
      const std::size_t text = after_label(page, first_item, label);
      mark_items(label_, first_item, text, page);
      first_item = text;
      label_ = 0;
    }
    mark_items(element_, first_item, page);
  }

 private:
  /// One level of nested lists, with the body of its last item.
  struct OpenList {
    ElementKind kind = ElementKind::kNumberedList;
    std::uint32_t element = 0;
    std::uint32_t body = 0;
    int items = 0;
  };

  const Paragraph* paragraph(std::size_t index) const {
    return index < part_.content.size() ? std::get_if<Paragraph>(&part_.content[index]) : nullptr;
  }

  void add(std::size_t index) {
    const Paragraph& paragraph = *this->paragraph(index);
    go_to(paragraph.list);
    if (paragraph.level > 0) {
      const std::uint32_t section = parent();
      element_ = add_element(heading_element(paragraph.level, section, pages_), pages_);
    } else if (!paragraph.list.begins_item) {
      element_ = add_element({.parent = parent()}, pages_);
    } else {
      add_item(paragraph.label_size > 0);
      if (item_goes_on(index)) element_ = add_element({.parent = element_}, pages_);
    }
  }

  // Closes the lists that have ended, and opens the one that begins.
  void go_to(const ListPlace& place) {
    const auto depth = static_cast<std::size_t>(place.depth);
    const std::size_t left = place.begins_list ? depth - 1 : depth;
    if (lists_.size() > left) lists_.resize(left);
    while (lists_.size() < depth) {
      begin_list(place.is_numbered ? ElementKind::kNumberedList : ElementKind::kMarkedList);
    }
  }

  void begin_list(ElementKind kind) {
    const std::uint32_t list = add_element({.kind = kind, .parent = parent()}, pages_);
    lists_.push_back({.kind = kind, .element = list, .body = list});
  }

  void add_item(bool has_label) {
    if (lists_.back().items == kMostChildren) {
      const ElementKind kind = lists_.back().kind;
      lists_.pop_back();
      begin_list(kind);
    }
    OpenList& list = lists_.back();
    ++list.items;
    const std::uint32_t item =
        add_element({.kind = ElementKind::kListItem, .parent = list.element}, pages_);
    if (has_label) label_ = add_element({.kind = ElementKind::kLabel, .parent = item}, pages_);
    element_ = add_element({.kind = ElementKind::kListBody, .parent = item}, pages_);
    list.body = element_;
  }

  // Whether the paragraph after an item's first one belongs to the same item.
  bool item_goes_on(std::size_t index) const {
    const Paragraph* next = paragraph(index + 1);
    if (next == nullptr) return false;
    const int depth = paragraph(index)->list.depth;
    return next->list.depth > depth || (next->list.depth == depth && !next->list.begins_item);
  }

  // The parent of the next paragraph or list: the last item's body, or a section with room.
  std::uint32_t parent() {
    if (!lists_.empty()) return lists_.back().body;
    if (count_++ % kMostChildren == 0) {
      section_ = add_element({.kind = ElementKind::kSection}, pages_);
    }
    return section_;
  }

  // The first item of the page after the label.
  static std::size_t after_label(const Page& page, std::size_t first_item, std::size_t label) {
    const std::uint32_t begin = std::get<GlyphRun>(page.items[first_item]).begin;
    std::size_t item = first_item;
    while (item < page.items.size() && std::get<GlyphRun>(page.items[item]).begin - begin < label) {
      ++item;
    }
    return item;
  }

  const TextPart& part_;
  Pages& pages_;
  std::vector<OpenList> lists_;
  std::uint32_t section_ = 0;
  std::uint32_t element_ = 0;
  std::uint32_t label_ = 0;  // of the paragraph, if not yet marked
  int block_ = -1;           // whose element it is
  int count_ = 0;            // of what stands in sections
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
  PartTags tags(part, out);
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
      tags.mark(placed, first_item, lines.label);
    }
  }
}

}  // namespace gongkai
