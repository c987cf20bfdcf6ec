#pragma once

// Metrics of Chinese text in Excel and compatible programs. Excel fits neither merged nor wrapped
// rows by itself, so heights and widths are computed here, for the Chinese fonts of an office:
// 宋体, 黑体, 仿宋, 楷体 have full-width characters of 1 em and half-width ones of 0.5 em.

#include <string_view>
#include <vector>

#include "document/length.h"

namespace gongkai {

/// A screen pixel at 96 dpi: the smallest step of Excel's column widths and row heights.
inline constexpr Length kExcelPixel = Length::from_milli_points(750);

/// The width of each character of `text` at `size`, in print or on a 96 dpi screen (where widths
/// are whole pixels), whichever is wider. Line feeds and variation selectors have none.
std::vector<Length> measure_for_excel(std::u32string_view text, Length size);

/// The distance between two lines at `size`: a little more than the 1.2 – 1.25 em of 宋体 in Excel,
/// for the fonts that stand in where it is missing (Noto CJK asks for 1.45 em, most of it blank).
Length excel_line_height(Length size);

}  // namespace gongkai
