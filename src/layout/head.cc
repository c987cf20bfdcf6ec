#include "layout/head.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace gongkai {
namespace {

/// A caption line's widths: the right text and the middle one as wide as they are, as long as
/// they leave the left one half of the page.
struct CaptionWidths {
  Length left;
  Length center;
  Length right;
};

CaptionWidths share_caption(const CaptionLine& caption, const Text& center, const Text& right,
                            Length width, Length gap) {
  CaptionWidths widths{width, width, width};
  if (!caption.center.empty()) {
    const bool is_alone = caption.left.empty() && caption.right.empty();
    widths.center = is_alone ? width : std::min(center.width, width / 2);
    widths.left = widths.right = (width - widths.center) / 2 - gap;
  } else if (!caption.left.empty() && !caption.right.empty()) {
    widths.right = std::min(right.width, width / 2);
    widths.left = width - widths.right - gap;
  }
  return widths;
}

class HeadBuilder {
 public:
  HeadBuilder(const PageFormat& page, TextPool& pool)
      : pool_(pool), left_(page.left), width_(page.width - page.left - page.right) {
    head_.bottom = page.top;
  }

  void add_title(std::string_view title, TextStyle style) {
    if (title.empty()) return;
    style.horizontal = HorizontalAlign::kCenter;
    const LineRange lines = pool_.wrap(pool_.add(title, style), width_, LineFill::kEvenWords);
    place(lines, style, left_, width_);
    head_.texts.back().is_title = true;
    head_.bottom += style.pitch * lines.count + style.size / 3;
  }

  void add_caption(const CaptionLine& caption, TextStyle style) {
    const Text left = pool_.add(caption.left, style);
    const Text center = pool_.add(caption.center, style);
    const Text right = pool_.add(caption.right, style);
    const CaptionWidths widths = share_caption(caption, center, right, width_, style.size);
    int lines = 1;
    const auto add = [&](const Text& text, HorizontalAlign align, Length x, Length width) {
      if (text.begin == text.end) return;
      style.horizontal = align;
      const LineRange range = pool_.wrap(text, width, LineFill::kFull);
      place(range, style, x, width);
      lines = std::max(lines, range.count);
    };
    style.indent = Length();
    add(left, HorizontalAlign::kLeft, left_, widths.left);
    add(center, HorizontalAlign::kCenter, left_ + (width_ - widths.center) / 2, widths.center);
    add(right, HorizontalAlign::kRight, left_ + width_ - widths.right, widths.right);
    head_.bottom += style.pitch * lines + style.size / 4;
  }

  Head take() { return std::move(head_); }

 private:
  void place(LineRange lines, const TextStyle& style, Length x, Length width) {
    const Length height = style.pitch * lines.count;
    head_.texts.push_back({lines, style, {{x, head_.bottom}, width, height}});
  }

  TextPool& pool_;
  Length left_;
  Length width_;
  Head head_;
};

}  // namespace

Head lay_out_head(const Table& table, std::string_view title, std::span<const TextStyle> styles,
                  TextPool& pool) {
  HeadBuilder head(table.page, pool);
  const TextStyle& caption_style = styles[static_cast<std::size_t>(table.caption_style)];
  for (const CaptionLine& caption : table.captions_above) head.add_caption(caption, caption_style);
  head.add_title(title, styles[static_cast<std::size_t>(table.title_style)]);
  for (const CaptionLine& caption : table.captions) head.add_caption(caption, caption_style);
  return head.take();
}

}  // namespace gongkai
