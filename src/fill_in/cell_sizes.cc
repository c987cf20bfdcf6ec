#include "fill_in/cell_sizes.h"

#include <algorithm>
#include <array>
#include <string>

#include "source/unicode.h"

namespace gongkai {
namespace {

constexpr int kWidest = 44;
constexpr int kMostLines = 25;  // Excel's rows are 409 points high at most
constexpr char32_t kFirstWide = 0x2E80;

int width_for_kind(const FillInColumn& column) {
  switch (column.value) {
    case FillInValue::kAmount:
      return 16;
    case FillInValue::kParagraphs:
      return 48;
    case FillInValue::kCode:
      return 26;
    case FillInValue::kYesNo:
    case FillInValue::kInteger:
    case FillInValue::kNumber:
      return 10;
    default:
      return column.path.size() == 1 && column.path.front().size() < 3 ? 8 : 18;
  }
}

// The widths of the lines of a text, a character of Chinese being two.
std::vector<int> line_widths(std::string_view text) {
  std::vector<int> out = {0};
  for (const char32_t c : to_code_points(std::string(text))) {
    if (c == U'\n') {
      out.push_back(0);
    } else {
      out.back() += c >= kFirstWide ? 2 : 1;
    }
  }
  return out;
}

}  // namespace

int column_width(const FillInColumn& column, const std::vector<FillInTexts>& rows, std::size_t at) {
  constexpr int kSlack = 2;
  int out = width_for_kind(column);
  for (const FillInTexts& row : rows) {
    if (at >= row.size()) continue;
    const std::vector<int> widths = line_widths(row[at]);
    out = std::max(out, std::min(*std::ranges::max_element(widths) + kSlack, kWidest));
  }
  return out;
}

void RowLines::need(int row, std::string_view text, int width) {
  int lines = 0;
  const int usable = std::max(width - 2, 1);  // lines do not fill the width
  for (const int each : line_widths(text)) lines += std::max((each + usable - 1) / usable, 1);
  if (lines <= 1) return;
  int& known = lines_[row];
  known = std::max(known, std::min(lines, kMostLines));
}

}  // namespace gongkai
