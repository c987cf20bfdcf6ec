#include "render/xlsx/captions.h"

#include <algorithm>
#include <cassert>

namespace gongkai {
namespace {

constexpr std::string_view kBetweenParts = "　　";

/// A part of the line before columns are assigned.
struct Part {
  std::string_view text;
  HorizontalAlign horizontal;
  Length needed;
};

// The least number of columns from the left that are `needed` wide, at least 1, at most `most`.
int columns_from_left(const std::vector<ColumnWidth>& columns, Length needed, int most) {
  int count = 1;
  for (Length width = columns[0].shown; width < needed && count < most; ++count) {
    width += columns[static_cast<std::size_t>(count)].shown;
  }
  return count;
}

int columns_from_right(const std::vector<ColumnWidth>& columns, Length needed, int most) {
  const std::vector<ColumnWidth> reversed(columns.rbegin(), columns.rend());
  return columns_from_left(reversed, needed, most);
}

Length width_between(const std::vector<ColumnWidth>& columns, int begin, int end) {
  Length width;
  for (int i = begin; i < end; ++i) width += columns[static_cast<std::size_t>(i)].shown;
  return width;
}

// First columns of the parts. The last takes what it needs, then the first, the middle the rest.
std::vector<int> begins(const std::vector<Part>& parts, const std::vector<ColumnWidth>& columns) {
  const int count = static_cast<int>(columns.size());
  if (parts.size() < 2) return {0};
  const int others = static_cast<int>(parts.size()) - 1;
  const int right = count - columns_from_right(columns, parts.back().needed, count - others);
  if (parts.size() == 2) return {0, right};
  // Equal sides keep the middle text centred on the page.
  const Length side = std::max(parts.front().needed, parts.back().needed);
  const int even_left = columns_from_left(columns, side, count);
  const int even_right = count - columns_from_right(columns, side, count);
  if (even_left < even_right && width_between(columns, even_left, even_right) >= parts[1].needed) {
    return {0, even_left, even_right};
  }
  return {0, columns_from_left(columns, parts.front().needed, right - 1), right};
}

std::string joined(const std::vector<Part>& parts) {
  std::string text;
  for (const Part& part : parts) {
    if (!text.empty()) text += kBetweenParts;
    text += part.text;
  }
  return text;
}

}  // namespace

std::vector<SheetText> place_caption(const CaptionLine& caption, int style,
                                     const std::vector<ColumnWidth>& columns,
                                     const std::vector<SheetStyle>& styles) {
  assert(!columns.empty());
  const SheetStyle& look = styles[static_cast<std::size_t>(style)];
  std::vector<Part> parts;
  const auto add = [&](std::string_view text, HorizontalAlign horizontal) {
    if (!text.empty()) parts.push_back({text, horizontal, CellText(text, look).full_width()});
  };
  add(caption.left, HorizontalAlign::kLeft);
  add(caption.center, HorizontalAlign::kCenter);
  add(caption.right, HorizontalAlign::kRight);

  const int last_column = static_cast<int>(columns.size()) - 1;
  if (parts.empty() || parts.size() > columns.size()) {
    return {{{0, 0, 0, last_column}, joined(parts), style, HorizontalAlign::kLeft}};
  }
  const std::vector<int> first = begins(parts, columns);
  std::vector<SheetText> texts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const int last = i + 1 < parts.size() ? first[i + 1] - 1 : last_column;
    texts.push_back(
        {{0, first[i], 0, last}, std::string(parts[i].text), style, parts[i].horizontal});
  }
  return texts;
}

}  // namespace gongkai
