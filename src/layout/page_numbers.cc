#include "layout/page_numbers.h"

#include <string>

#include "layout/place.h"

namespace gongkai {
namespace {

// GB/T 9704: the numbers of odd pages stand right, those of even ones left, one character in.
Box number_box(PageNumberPlace place, const PageFormat& format, Length character) {
  Box box{{format.left, format.height - format.bottom}, text_width(format), format.bottom};
  if (place == PageNumberPlace::kCenter) return box;
  box.top_left.x += character;
  box.width -= character * 2;
  return box;
}

HorizontalAlign number_align(PageNumberPlace place, int number) {
  if (place == PageNumberPlace::kCenter) return HorizontalAlign::kCenter;
  return number % 2 == 1 ? HorizontalAlign::kRight : HorizontalAlign::kLeft;
}

}  // namespace

std::vector<int> page_numbers(std::span<const PageRange> ranges) {
  std::vector<int> numbers;
  int last = 0;
  for (const PageRange& range : ranges) {
    for (std::size_t page = range.first; page < range.end; ++page) {
      numbers.push_back(range.numbering == PageNumbering::kShown ? ++last : 0);
    }
  }
  return numbers;
}

void print_page_numbers(const PageNumber& number, std::span<const PageRange> ranges,
                        TextStyle style, TextPool& pool, Pages& pages) {
  const std::vector<int> numbers = page_numbers(ranges);
  style.vertical = VerticalAlign::kMiddle;
  style.indent = Length();
  for (const PageRange& range : ranges) {
    const Box box = number_box(number.place, range.format, style.size);
    for (std::size_t page = range.first; page < range.end; ++page) {
      if (numbers[page] == 0) continue;
      style.horizontal = number_align(number.place, numbers[page]);
      const std::string shown = number.before + std::to_string(numbers[page]) + number.after;
      const LineRange lines = pool.wrap(pool.add(shown, style), box.width, LineFill::kFull);
      place_lines(pool, lines, style, box, pages.pages[page]);
    }
  }
}

void print_page_mark(const std::string& mark, std::span<const PageRange> ranges, TextStyle style,
                     TextPool& pool, Pages& pages) {
  style.vertical = VerticalAlign::kMiddle;
  style.horizontal = HorizontalAlign::kRight;
  style.indent = Length();
  for (const PageRange& range : ranges) {
    const PageFormat& format = range.format;
    const Box box{{format.left, Length()}, text_width(format), format.top};
    for (std::size_t page = range.first; page < range.end; ++page) {
      const LineRange lines = pool.wrap(pool.add(mark, style), box.width, LineFill::kFull);
      place_lines(pool, lines, style, box, pages.pages[page]);
    }
  }
}

}  // namespace gongkai
