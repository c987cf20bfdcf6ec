#include "fill_in/fill_in_looks.h"

#include <utility>

namespace gongkai {
namespace {

lxw_format* new_format(lxw_workbook* workbook, int size) {
  lxw_format* out = workbook_add_format(workbook);
  format_set_font_name(out, "宋体");
  format_set_font_size(out, size);
  format_set_align(out, LXW_ALIGN_VERTICAL_CENTER);
  return out;
}

lxw_format* bordered(lxw_format* format) {
  format_set_border(format, LXW_BORDER_THIN);
  format_set_border_color(format, 0xBFBFBF);
  return format;
}

lxw_format* to_fill_in(lxw_format* format, const char* code) {
  bordered(format);
  format_set_bg_color(format, 0xFFFBE6);
  format_set_unlocked(format);
  format_set_text_wrap(format);
  format_set_num_format(format, code);
  return format;
}

}  // namespace

FillInLooks make_looks(lxw_workbook* workbook) {
  FillInLooks out;
  out.title = new_format(workbook, 14);
  format_set_bold(out.title);
  out.block = new_format(workbook, 11);
  format_set_bold(out.block);
  out.heading = bordered(new_format(workbook, 10));
  format_set_bg_color(out.heading, 0xE7EDF5);
  format_set_bold(out.heading);
  format_set_text_wrap(out.heading);
  format_set_align(out.heading, LXW_ALIGN_CENTER);
  out.required = bordered(new_format(workbook, 10));
  format_set_bg_color(out.required, 0xCFDDF0);
  format_set_bold(out.required);
  format_set_text_wrap(out.required);
  format_set_align(out.required, LXW_ALIGN_CENTER);
  out.label = bordered(new_format(workbook, 10));
  format_set_text_wrap(out.label);
  out.plain = new_format(workbook, 10);
  format_set_text_wrap(out.plain);
  out.text = to_fill_in(new_format(workbook, 10), "@");
  out.amount = to_fill_in(new_format(workbook, 10), "#,##0.00####");
  out.number = to_fill_in(new_format(workbook, 10), "0");
  out.hint = new_format(workbook, 9);
  format_set_font_color(out.hint, 0xC00000);
  format_set_text_wrap(out.hint);
  out.total = bordered(new_format(workbook, 10));
  format_set_num_format(out.total, "#,##0.00");
  out.count = bordered(new_format(workbook, 10));
  format_set_num_format(out.count, "0");
  out.problem = new_format(workbook, 10);
  format_set_font_color(out.problem, 0xC00000);
  format_set_text_wrap(out.problem);
  for (const auto& [marked, code] : {std::pair(&out.marked_text, "@"),
                                     {&out.marked_amount, "#,##0.00####"},
                                     {&out.marked_number, "0"}}) {
    *marked = to_fill_in(new_format(workbook, 10), code);
    format_set_bg_color(*marked, 0xFFC7CE);
  }
  return out;
}

}  // namespace gongkai
