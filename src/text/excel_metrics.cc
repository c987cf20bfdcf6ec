#include "text/excel_metrics.h"

#include <algorithm>

#include "text/punctuation.h"

namespace gongkai {
namespace {

// East Asian fonts draw all but ASCII, Latin letters and halfwidth forms in full width: “ ” … — ×
// too, which Unicode calls ambiguous (UAX #11).
bool is_half_width(char32_t c) {
  if (c < 0x00A7) return true;
  const bool is_latin = c >= 0x00C0 && c <= 0x024F && c != U'×' && c != U'÷';
  const bool is_halfwidth_form = (c >= 0xFF61 && c <= 0xFFDC) || (c >= 0xFFE8 && c <= 0xFFEE);
  return is_latin || is_halfwidth_form;
}

}  // namespace

std::vector<Length> measure_for_excel(std::u32string_view text, Length size) {
  const std::int64_t pixel = kExcelPixel.milli_points();
  const std::int64_t em_pixels = (size.milli_points() + pixel / 2) / pixel;
  const Length full = std::max(size, kExcelPixel * em_pixels);
  const Length half = std::max(size / 2, kExcelPixel * ((em_pixels + 1) / 2));
  std::vector<Length> widths;
  widths.reserve(text.size());
  for (char32_t c : text) {
    const bool has_no_width = c == U'\n' || is_variation_selector(c);
    widths.push_back(has_no_width ? Length() : is_half_width(c) ? half : full);
  }
  return widths;
}

Length excel_line_height(Length size) { return size * 135 / 100; }

}  // namespace gongkai
