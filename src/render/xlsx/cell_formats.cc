#include "render/xlsx/cell_formats.h"

#include <algorithm>
#include <string_view>

namespace gongkai {
namespace {

constexpr std::uint8_t kMostIndent = 15;
constexpr std::uint8_t kChineseCharset = 134;  // GB2312_CHARSET selects Chinese fonts

std::uint8_t library_align(HorizontalAlign align) {
  switch (align) {
    case HorizontalAlign::kLeft:
    case HorizontalAlign::kJustify:
      return LXW_ALIGN_LEFT;
    case HorizontalAlign::kCenter:
      return LXW_ALIGN_CENTER;
    case HorizontalAlign::kRight:
      return LXW_ALIGN_RIGHT;
  }
  return LXW_ALIGN_NONE;
}

std::uint8_t library_align(VerticalAlign align) {
  switch (align) {
    case VerticalAlign::kTop:
      return LXW_ALIGN_VERTICAL_TOP;
    case VerticalAlign::kMiddle:
      return LXW_ALIGN_VERTICAL_CENTER;
  }
  return LXW_ALIGN_NONE;
}

void set_look(lxw_format* format, CellLook look) {
  if (look != CellLook::kPlain) format_set_border(format, LXW_BORDER_THIN);
  if (look != CellLook::kLink) return;
  format_set_font_color(format, 0x0563C1);
  format_set_underline(format, LXW_UNDERLINE_SINGLE);
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// `format`'s decimals, plus blanks up to `places`: "_0" is a blank as wide as 0.
std::string fixed_digits(std::string whole, int decimals, int places) {
  if (decimals > 0)
    return whole + "." + repeated("0", decimals) + repeated("_0", places - decimals);
  return places > 0 ? whole + "_." + repeated("_0", places) : whole;
}

std::string whole_digits(const NumberFormat& format) {
  return format.has_separators ? "#,##0" : "0";
}

// "?" is a digit, or a blank for a zero at the end.
std::string trimmed_digits(const NumberFormat& format, int places) {
  return places == 0 ? "General" : whole_digits(format) + ".0" + repeated("?", places - 1);
}

std::string with_signs(const std::string& digits, const NumberFormat& format, int places) {
  const std::string signs = digits + ";-" + digits + ";";
  switch (format.zero) {
    case ZeroStyle::kBlank:
      return signs + ";@";
    case ZeroStyle::kDigit:
      return signs + fixed_digits("0", 0, places) + ";@";
    case ZeroStyle::kDecimals:
      return signs + fixed_digits(whole_digits(format), format.decimals, places) + ";@";
  }
  return signs;
}

}  // namespace

std::string number_format_code(const NumberFormat& format, int places) {
  if (format.is_percent) {
    const std::string digits = fixed_digits(whole_digits(format), format.decimals, 0) + "%";
    return format.zero == ZeroStyle::kBlank ? digits + ";-" + digits + ";;@" : digits;
  }
  if (format.is_trimmed) return with_signs(trimmed_digits(format, places), format, places);
  const std::string digits = fixed_digits(whole_digits(format), format.decimals, places);
  return format.zero == ZeroStyle::kDecimals ? digits : with_signs(digits, format, places);
}

std::string whole_number_code(const NumberFormat& format, int places) {
  return with_signs(fixed_digits(whole_digits(format), 0, places), format, places);
}

NumberFormat format_in_workbook(const Number& number, int places) {
  NumberFormat format = number.format;
  if (!format.is_trimmed) return format;
  const int all = format.unit == MoneyUnit::kYuan ? 2 : 6;
  const NumberFormat exact{.unit = format.unit, .decimals = all, .is_trimmed = true};
  const bool is_exact = decimals_shown(number.value, exact) <= format.decimals;
  if (is_exact && (places > 0 || !format.has_separators)) return format;
  format.decimals = decimals_shown(number.value, number.format);
  format.is_trimmed = false;
  return format;
}

/// All that formats differ in.
struct CellFormats::Key {
  int style = 0;
  HorizontalAlign horizontal = HorizontalAlign::kLeft;
  CellLook look = CellLook::kPlain;
  std::optional<NumberFormat> number;
  int places = 0;

  std::uint64_t packed() const {
    auto key = static_cast<std::uint64_t>(style);
    const auto append = [&key](auto value, int values) {
      key = key * static_cast<std::uint64_t>(values) + static_cast<std::uint64_t>(value);
    };
    append(horizontal, 4);
    append(look, 4);
    append(number.has_value(), 2);
    const NumberFormat format = number.value_or(NumberFormat());
    append(format.decimals, 7);
    append(format.has_separators, 2);
    append(format.zero, 3);
    append(format.is_trimmed, 2);
    append(format.is_percent, 2);
    append(places, 7);
    return key;
  }
};

lxw_format* CellFormats::text(int style, HorizontalAlign horizontal, CellLook look) {
  return find({.style = style, .horizontal = horizontal, .look = look});
}

lxw_format* CellFormats::cell(const Cell& cell, CellLook look, int places) {
  return find({.style = cell.style,
               .horizontal = (*styles_)[static_cast<std::size_t>(cell.style)].style.horizontal,
               .look = look,
               .number = cell.number ? std::optional(format_in_workbook(*cell.number, places))
                                     : std::nullopt,
               .places = places});
}

lxw_format* CellFormats::condition(const std::string& code) {
  lxw_format*& format = conditions_[code];
  if (format == nullptr) {
    format = workbook_add_format(workbook_);
    format_set_num_format(format, code.c_str());
  }
  return format;
}

// Formats are shared, because the library compares each with all earlier ones.
lxw_format* CellFormats::find(const Key& key) {
  lxw_format*& format = formats_[key.packed()];
  if (format == nullptr) {
    lxw_format*& alike = by_look_[look_of(key)];
    if (alike == nullptr) alike = make(key);
    format = alike;
  }
  return format;
}

// Everything that make() reads.
std::string CellFormats::look_of(const Key& key) const {
  const auto& [style, role] = (*styles_)[static_cast<std::size_t>(key.style)];
  std::string out = role->excel_name;
  for (const std::int64_t part :
       {style.size.milli_points(), std::int64_t{role->is_excel_bold},
        std::int64_t{library_align(key.horizontal)}, std::int64_t{library_align(style.vertical)},
        std::int64_t{style.indent}, static_cast<std::int64_t>(key.look)}) {
    out += ' ' + std::to_string(part);
  }
  return key.number ? out + ' ' + number_format_code(*key.number, key.places) : out;
}

lxw_format* CellFormats::make(const Key& key) {
  const auto& [style, role] = (*styles_)[static_cast<std::size_t>(key.style)];
  lxw_format* format = workbook_add_format(workbook_);
  format_set_font_name(format, role->excel_name.c_str());
  format_set_font_size(format, static_cast<double>(style.size.milli_points()) / 1000);
  format_set_font_charset(format, kChineseCharset);
  if (role->is_excel_bold) format_set_bold(format);
  format_set_align(format, library_align(key.horizontal));
  format_set_align(
      format, library_align(key.look == CellLook::kSpread ? VerticalAlign::kTop : style.vertical));
  if (style.indent > 0) {
    format_set_indent(format, static_cast<std::uint8_t>(std::min<int>(style.indent, kMostIndent)));
  }
  set_look(format, key.look);
  if (!key.number) {
    format_set_text_wrap(format);
  } else {
    format_set_num_format(format, number_format_code(*key.number, key.places).c_str());
  }
  return format;
}

}  // namespace gongkai
