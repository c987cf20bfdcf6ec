#include "layout/place.h"

#include <cstddef>

namespace gongkai {

void place_lines(const TextPool& pool, LineRange lines, const TextStyle& style, const Box& box,
                 Page& page) {
  Length y = box.top_left.y;
  if (style.vertical == VerticalAlign::kMiddle) y += (box.height - style.pitch * lines.count) / 2;
  for (int i = 0; i < lines.count; ++i) {
    const Line& line = pool.line(lines.begin + static_cast<std::size_t>(i));
    Length x = box.top_left.x;
    switch (style.horizontal) {
      case HorizontalAlign::kLeft:
      case HorizontalAlign::kJustify:
        x += style.indent;
        break;
      case HorizontalAlign::kCenter:
        x += (box.width - line.width) / 2;
        break;
      case HorizontalAlign::kRight:
        x += box.width - line.width;
        break;
    }
    pool.draw(line, {}, style.size, {x, y + baseline_drop(style.size)}, page);
    y += style.pitch;
  }
}

}  // namespace gongkai
