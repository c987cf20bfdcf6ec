#include "layout/contents.h"

#include <algorithm>
#include <cstdint>
#include <variant>

#include "layout/structure.h"
#include "layout/text_part.h"

namespace gongkai {
namespace {

// The room at a line's end for the leader and numbers of up to four digits, in characters.
constexpr int kNumberRoom = 4;

// The level of a line over a group of tables: that of a chapter.
constexpr int kHeadingLevel = 1;

constexpr char32_t kLeader = U'…';
constexpr std::string_view kLeaderUtf8 = "…";

const TextStyle& level_style(const Contents& contents, int level,
                             std::span<const TextStyle> styles) {
  const std::vector<int>& of_levels = contents.level_styles;
  if (of_levels.empty()) return styles[static_cast<std::size_t>(contents.title_style)];
  const std::size_t last = of_levels.size();
  const std::size_t at = std::min(static_cast<std::size_t>(std::max(level, 1)), last) - 1;
  return styles[static_cast<std::size_t>(of_levels[at])];
}

/// Collects the entries of a document's blocks.
struct EntryCollector {
  int table_level;
  std::vector<ContentsEntry> entries = {};
  std::size_t bookmarks = 0;

  void operator()(const Table& table) {
    if (!table.contents_heading.empty()) {
      entries.push_back({table.contents_heading, kHeadingLevel, bookmarks});
    }
    if (!table.contents_entry.empty()) {
      entries.push_back({table.contents_entry, table_level, bookmarks});
    }
    ++bookmarks;
  }

  void operator()(const TextPart& part) {
    for (const auto& piece : part.content) {
      const auto* paragraph = std::get_if<Paragraph>(&piece);
      if (paragraph == nullptr || paragraph->level == 0) continue;
      if (paragraph->is_in_contents) {
        entries.push_back({heading_entry(*paragraph), paragraph->level, bookmarks});
      }
      ++bookmarks;
    }
  }

  void operator()(const Contents&) {}
};

}  // namespace

std::vector<ContentsEntry> contents_entries(const Document& document, int table_level) {
  EntryCollector collector{table_level};
  for (const Block& block : document.blocks) std::visit(collector, block);
  return collector.entries;
}

ContentsPages::ContentsPages(const Document& document, const Contents& contents,
                             std::span<const TextStyle> styles, const FontSet& fonts, Pages& out)
    : pool_(fonts), area_(text_area(contents.page)), first_page_(out.pages.size()), fonts_(fonts) {
  add_title(contents, styles);
  for (const ContentsEntry& entry : contents_entries(document, contents.table_level)) {
    add_entry(entry, level_style(contents, entry.level, styles));
  }
  std::vector<FlowBlock> blocks;
  for (const BrokenParagraph& lines : lines_) blocks.push_back(flow_block(lines));
  if (!contents.title.empty()) blocks.front().is_heading = true;
  flow_ = break_flow(blocks, area_.height);
  add_elements(out);
  for (std::size_t i = 0; i < flow_.size(); ++i) {
    out.pages.push_back({.width = contents.page.width, .height = contents.page.height});
  }
}

void ContentsPages::add_title(const Contents& contents, std::span<const TextStyle> styles) {
  if (contents.title.empty()) return;
  const Paragraph title{.spans = {{contents.title, contents.title_style}},
                        .style = contents.title_style};
  entries_.emplace_back();
  lines_.push_back(break_paragraph(title, styles, area_.width, pool_));
}

void ContentsPages::add_entry(const ContentsEntry& entry, TextStyle style) {
  style.horizontal = HorizontalAlign::kLeft;
  const Length number = std::min(style.size * kNumberRoom, area_.width / 2);
  const StyledText piece{entry.text, style.role};
  const Text text = pool_.add_paragraph({&piece, 1}, style.size);
  const Length width = area_.width - number - style.indent;
  entries_.push_back(entry);
  // Balanced like a title: broken between words, with no single word before the leader.
  const bool is_even = style.first_line_indent == Length();
  lines_.push_back({style, is_even ? pool_.wrap(text, width, LineFill::kEven)
                                   : pool_.wrap(text, {width, style.first_line_indent})});
}

// Added here, not when the lines are drawn, so that they precede what follows the contents.
void ContentsPages::add_elements(Pages& out) {
  const std::uint32_t section = add_element({.kind = ElementKind::kSection}, out);
  std::uint32_t list = 0;
  int items = 0;
  for (const ContentsEntry& entry : entries_) {
    if (entry.text.empty()) {
      elements_.push_back(add_element({.parent = section}, out));
      continue;
    }
    if (items++ % kMostChildren == 0) {
      list = add_element({.kind = ElementKind::kContents, .parent = section}, out);
    }
    const auto item = add_element({.kind = ElementKind::kContentsItem, .parent = list}, out);
    const auto reference = add_element({.kind = ElementKind::kReference, .parent = item}, out);
    elements_.push_back(add_element({.kind = ElementKind::kLink, .parent = reference}, out));
  }
}

void ContentsPages::draw(std::span<const int> numbers, Pages& out) {
  for (std::size_t i = 0; i < flow_.size(); ++i) {
    for (const PlacedLines& placed : flow_[i]) {
      draw_lines(placed, numbers, out.pages[first_page_ + i], out);
    }
  }
}

void ContentsPages::draw_lines(const PlacedLines& placed, std::span<const int> numbers, Page& page,
                               const Pages& out) {
  const auto index = static_cast<std::size_t>(placed.block);
  const BrokenParagraph& lines = lines_[index];
  const Length pitch = lines.style.line_height;
  std::size_t first_item = page.items.size();
  LinePlace last;
  for (int line = placed.first_line; line < placed.end_line; ++line) {
    last = draw_line(pool_, lines, line, line_column(area_, placed, line, pitch), page);
  }
  mark_items(elements_[index], first_item, page);
  if (entries_[index].text.empty()) return;
  const Bookmark& target = out.bookmarks[entries_[index].bookmark];
  const int number = numbers[static_cast<std::size_t>(target.page)];
  if (number > 0 && placed.end_line == lines.lines.count) {
    const Text text = pool_.add(std::to_string(number), lines.style);
    draw_leader(text, lines.style, last, page);
    first_item = page.items.size();
    const Length x = area_.top_left.x + area_.width - text.width;
    draw_text(text, lines.style.size, {x, last.origin.y}, page);
    mark_items(elements_[index], first_item, page);
  }
  Box box = line_column(area_, placed, placed.first_line, pitch);
  box.height = pitch * (placed.end_line - placed.first_line);
  page.items.emplace_back(Link{box, target.page, target.y, elements_[index]});
}

// The leader's dots are on a grid counted from the column's right edge, so that the dots of all
// lines are aligned.
void ContentsPages::draw_leader(const Text& number, const TextStyle& style, const LinePlace& line,
                                Page& page) {
  const Length right = area_.top_left.x + area_.width;
  const Length gap = style.size / 4;
  const std::int64_t cell =
      (style.size * fonts_.find(*style.role, kLeader).advance / 1000).milli_points();
  const std::int64_t end =
      ((number.width + gap).milli_points() + cell - 1) / std::max<std::int64_t>(cell, 1);
  const std::int64_t begin =
      (right - line.end - gap).milli_points() / std::max<std::int64_t>(cell, 1);
  std::string leader;
  for (std::int64_t i = end; i < begin; ++i) leader += kLeaderUtf8;
  if (leader.empty()) return;
  const Length x = right - Length::from_milli_points(cell * begin);
  draw_text(pool_.add(leader, style), style.size, {x, line.origin.y}, page);
}

void ContentsPages::draw_text(const Text& text, Length size, Point origin, Page& page) const {
  pool_.draw({text.begin, text.end, text.width}, {}, size, origin, page);
}

}  // namespace gongkai
