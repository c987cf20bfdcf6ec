#include "layout/head.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace gongkai {
namespace {

/// The widths of a caption line's texts, and where the middle one begins.
struct CaptionPlaces {
  Length left;
  Length center;
  Length right;
  Length center_x;  ///< from the table's left edge
};

// Each text at its natural width; the middle one is moved aside if another overlaps it.
CaptionPlaces place_beside(Length left, Length center, Length right, Length width, Length gap) {
  const Length middle = (width - center) / 2;
  const Length first = left == Length() ? Length() : left + gap;
  const Length last = width - center - (right == Length() ? Length() : right + gap);
  return {left, center, right, std::max(std::min(middle, last), first)};
}

// Texts too wide to fit side by side are wrapped: the middle one in half of the page, the others in
// the rest; without a middle one, the right one in half.
CaptionPlaces place_broken(Length left, Length center, Length right, Length width, Length gap) {
  CaptionPlaces out{width, width, width, {}};
  if (center > Length()) {
    const bool is_alone = left == Length() && right == Length();
    out.center = is_alone ? width : std::min(center, width / 2);
    out.left = out.right = (width - out.center) / 2 - gap;
  } else if (left > Length() && right > Length()) {
    out.right = std::min(right, width / 2);
    out.left = width - out.right - gap;
  }
  out.center_x = (width - out.center) / 2;
  return out;
}

CaptionPlaces place_caption(Length left, Length center, Length right, Length width, Length gap) {
  Length needed;
  for (const Length text : {left, center, right}) {
    if (text > Length()) needed += (needed > Length() ? gap : Length()) + text;
  }
  return needed <= width ? place_beside(left, center, right, width, gap)
                         : place_broken(left, center, right, width, gap);
}

class HeadBuilder {
 public:
  HeadBuilder(const PageFormat& page, TextPool& pool)
      : pool_(pool), left_(page.left), width_(text_width(page)) {
    head_.bottom = page.top;
  }

  void add_title(std::string_view title, TextStyle style) {
    if (title.empty()) return;
    style.horizontal = HorizontalAlign::kCenter;
    const LineRange lines = pool_.wrap(pool_.add(title, style), width_, LineFill::kEven);
    place(lines, style, left_, width_);
    head_.texts.back().is_title = true;
    head_.bottom += style.pitch * lines.count + style.size / 3;
  }

  void add_caption(const CaptionLine& caption, TextStyle style) {
    const Text left = pool_.add(caption.left, style);
    const Text center = pool_.add(caption.center, style);
    const Text right = pool_.add(caption.right, style);
    const CaptionPlaces places =
        place_caption(left.width, center.width, right.width, width_, style.size);
    int lines = 1;
    const auto add = [&](const Text& text, HorizontalAlign align, Length x, Length width) {
      if (text.begin == text.end) return;
      style.horizontal = align;
      const LineRange range = pool_.wrap(text, width, LineFill::kFull);
      place(range, style, x, width);
      lines = std::max(lines, range.count);
    };
    style.indent = Length();
    add(left, HorizontalAlign::kLeft, left_, places.left);
    add(center, HorizontalAlign::kCenter, left_ + places.center_x, places.center);
    add(right, HorizontalAlign::kRight, left_ + width_ - places.right, places.right);
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
