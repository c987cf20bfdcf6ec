#include "render/xlsx/cell_text.h"

#include <algorithm>

#include "render/xlsx/decimal_places.h"
#include "source/unicode.h"
#include "text/excel_metrics.h"
#include "text/line_break.h"
#include "text/unknown_role.h"

namespace gongkai {
namespace {

// Excel leaves five pixels in total left and right of a text, including the cell's border.
constexpr Length kHorizontalPadding = Length::from_milli_points(4'500);
constexpr Length kVerticalPadding = points(4);

// A synthetic bold is a pixel wider.
constexpr Length kBoldGrowth = kExcelPixel;

// The percentage of a cell's width that is used when counting lines.
constexpr std::int64_t kUsedPercent = 96;

// Programs break long texts slightly differently: one spare line for this many.
constexpr int kLinesPerSpareLine = 12;

// Figures and letters are wider in substitutes for 宋体: 0.55 em instead of 0.5.
Length with_slack(Length advance, Length size) {
  return advance * 10 < size * 7 ? advance * 11 / 10 : advance;
}

}  // namespace

std::optional<std::vector<SheetStyle>> sheet_styles(const Document& document, const FontSet& fonts,
                                                    Findings& findings) {
  std::vector<SheetStyle> styles;
  bool is_complete = true;
  for (const Style& style : document.styles) {
    const FontRole* role = fonts.role(style.font_role);
    styles.push_back({style, role});
    if (role != nullptr) continue;
    is_complete = false;
    findings.add(unknown_role_finding(style.font_role, fonts));
  }
  if (!is_complete) return std::nullopt;
  return styles;
}

CellText::CellText(std::string_view text, const SheetStyle& style)
    : style_(&style), characters_(to_code_points(text)) {
  Length size = style.style.size;
  if (style.role->is_excel_bold) size += kBoldGrowth;
  advances_ = measure_for_excel(characters_, size);
  Length paragraph;
  for (std::size_t i = 0; i < characters_.size(); ++i) {
    advances_[i] = with_slack(advances_[i], size);
    paragraph = characters_[i] == U'\n' ? Length() : paragraph + advances_[i];
    longest_paragraph_ = std::max(longest_paragraph_, paragraph);
  }
}

CellText::CellText(const Cell& cell, const std::vector<SheetStyle>& styles, int places)
    : CellText(with_places(cell.text, places), styles[static_cast<std::size_t>(cell.style)]) {
  is_number_ = cell.number.has_value();
}

Length CellText::with_padding(Length text_width) const {
  return text_width * 100 / kUsedPercent + kHorizontalPadding +
         style_->style.size * style_->style.indent;
}

Length CellText::least_width(Length enough) const {
  if (is_number_) return std::max(full_width(), enough);
  if (full_width() <= enough || with_padding(longest_run({characters_, advances_})) <= enough)
    return enough;
  return std::max(with_padding(longest_unbreakable({characters_, advances_})), enough);
}

int CellText::count_lines(Length width) const {
  if (is_number_) return 1;
  const Length indent = style_->style.size * style_->style.indent;
  const Length room = (width - kHorizontalPadding - indent) * kUsedPercent / 100;
  if (longest_paragraph_ <= room) {
    return 1 + static_cast<int>(std::ranges::count(characters_, U'\n'));
  }
  const int lines = static_cast<int>(break_lines({characters_, advances_}, {room}).size());
  return lines + lines / kLinesPerSpareLine;
}

Length CellText::height(Length width) const {
  return excel_line_height(style_->style.size) * count_lines(width) + kVerticalPadding;
}

}  // namespace gongkai
