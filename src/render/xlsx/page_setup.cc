#include "render/xlsx/page_setup.h"

#include <algorithm>
#include <numeric>

namespace gongkai {
namespace {

constexpr std::uint8_t kPaperA3 = 8;
constexpr std::uint8_t kPaperA4 = 9;

// The greatest frozen height: most of a small screen must remain scrollable.
constexpr Length kMostFrozen = points(300);

double inches(Length length) { return static_cast<double>(length.milli_points()) / 72'000; }

void append_escaped(const std::string& text, std::string& out) {
  for (char c : text) {
    out += c;
    if (c == '&') out += c;
  }
}

Length repeated_height(const SheetLayout& layout) {
  return std::accumulate(layout.row_heights.begin(),
                         layout.row_heights.begin() + layout.repeated_rows, Length());
}

std::string font_code(const PageNumber& number, const std::vector<SheetStyle>& styles) {
  const auto& [style, role] = styles[static_cast<std::size_t>(number.style)];
  return "&\"" + role->excel_name + (role->is_excel_bold ? ",Bold\"" : ",Regular\"") + "&" +
         std::to_string((style.size.milli_points() + 500) / 1000);
}

}  // namespace

std::string header_code(const Document& document, const std::vector<SheetStyle>& styles) {
  if (document.page_mark.empty()) return "";
  std::string code = "&R" + font_code(document.page_number, styles);
  append_escaped(document.page_mark, code);
  return code;
}

std::string footer_code(const PageNumber& number, const std::vector<SheetStyle>& styles) {
  if (!number.is_shown) return "";
  std::string code = "&C" + font_code(number, styles);
  // A leading digit would be read as part of the font size.
  if (!number.before.empty() && number.before[0] >= '0' && number.before[0] <= '9') code += ' ';
  append_escaped(number.before, code);
  code += "&P";
  append_escaped(number.after, code);
  return code;
}

lxw_error set_up_page(lxw_worksheet* worksheet, const Sheet& sheet, const PageCodes& codes) {
  const PageFormat& page = sheet.table->page;
  const SheetLayout& layout = sheet.layout;
  const bool is_a3 = std::max(page.width, page.height) > millimetres(400);
  worksheet_set_paper(worksheet, is_a3 ? kPaperA3 : kPaperA4);
  if (page.width > page.height) worksheet_set_landscape(worksheet);
  worksheet_set_margins(worksheet, inches(page.left), inches(page.right), inches(page.top),
                        inches(page.bottom));
  worksheet_center_horizontally(worksheet);
  worksheet_fit_to_pages(worksheet, 1, 0);
  lxw_error first_error = LXW_NO_ERROR;
  const auto note = [&first_error](lxw_error error) {
    if (first_error == LXW_NO_ERROR) first_error = error;
  };
  if (!codes.header.empty()) {
    lxw_header_footer_options options{};
    options.margin = inches(page.top / 2);
    note(worksheet_set_header_opt(worksheet, codes.header.c_str(), &options));
  }
  if (!codes.footer.empty()) {
    lxw_header_footer_options options{};
    options.margin = inches(page.bottom / 2);
    note(worksheet_set_footer_opt(worksheet, codes.footer.c_str(), &options));
  }
  const Length repeated = repeated_height(layout);
  const Length page_height = page.height - page.top - page.bottom;
  if (layout.repeated_rows > 0 && layout.repeated_rows < layout.rows()) {
    const auto rows = static_cast<lxw_row_t>(layout.repeated_rows);
    if (repeated <= page_height * 2 / 3) note(worksheet_repeat_rows(worksheet, 0, rows - 1));
    if (repeated <= kMostFrozen) worksheet_freeze_panes(worksheet, rows, 0);
  }
  note(worksheet_print_area(worksheet, 0, 0, static_cast<lxw_row_t>(layout.rows() - 1),
                            static_cast<lxw_col_t>(layout.last_column())));
  return first_error;
}

}  // namespace gongkai
