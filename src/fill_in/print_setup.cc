#include "fill_in/print_setup.h"

#include <algorithm>
#include <numeric>

#include "fill_in/fill_in_workbook.h"

namespace gongkai {
namespace {

constexpr int kA4 = 9;
constexpr int kScale = 55;          // percent: texts of 10 points can still be read
constexpr int kPageWidth = 190;     // characters at that scale
constexpr int kWidestFitted = 300;  // characters that are made to fit on one page

// Columns before which a page begins, as the library wants them: a zero ends them.
std::vector<lxw_col_t> page_breaks(const PrintedSheet& printed) {
  std::vector<lxw_col_t> out;
  int page = 0;
  for (std::size_t i = 0; i < printed.blocks.size(); ++i) {
    const int begin = printed.blocks[i];
    const int end = i + 1 < printed.blocks.size() ? printed.blocks[i + 1]
                                                  : static_cast<int>(printed.widths.size());
    const int width =
        std::accumulate(printed.widths.begin() + begin, printed.widths.begin() + end, 0);
    if (page > 0 && page + width > kPageWidth) {
      out.push_back(static_cast<lxw_col_t>(begin));
      page = 0;
    }
    page += width;
  }
  out.push_back(0);
  return out;
}

}  // namespace

lxw_error set_up_print(lxw_worksheet* sheet, const PrintedSheet& printed) {
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, kA4);
  const int width = std::accumulate(printed.widths.begin(), printed.widths.end(), 0);
  if (width <= kWidestFitted) {
    worksheet_fit_to_pages(sheet, 1, 0);
  } else {
    worksheet_set_print_scale(sheet, kScale);
    worksheet_print_across(sheet);
    std::vector<lxw_col_t> breaks = page_breaks(printed);
    if (breaks.size() > 1) worksheet_set_v_pagebreaks(sheet, breaks.data());
    if (printed.blocks.size() == 1) worksheet_repeat_columns(sheet, 0, 1);  // code and name
  }
  const lxw_error rows = worksheet_repeat_rows(sheet, 0, kFillInHeadingRow);
  const lxw_error area = worksheet_print_area(
      sheet, 0, 0, static_cast<lxw_row_t>(printed.last_row),
      static_cast<lxw_col_t>(std::max<int>(static_cast<int>(printed.widths.size()) - 1, 0)));
  return rows != LXW_NO_ERROR ? rows : area;
}

}  // namespace gongkai
