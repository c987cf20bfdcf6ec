#include "text/excel_metrics.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

using Widths = std::vector<Length>;

TEST(ExcelMetrics, GivesChineseOneEmAndFiguresHalf) {
  EXPECT_EQ(
      measure_for_excel(U"表1a", points(9)),
      (Widths{points(9), Length::from_milli_points(4'500), Length::from_milli_points(4'500)}));
}

TEST(ExcelMetrics, CountsChineseMarksThatUnicodeCallsAmbiguousInFullWidth) {
  for (char32_t c : std::u32string_view(U"“”‘’…—·×±①≤■□％（")) {
    EXPECT_EQ(measure_for_excel(std::u32string(1, c), points(12)), Widths{points(12)})
        << static_cast<unsigned>(c);
  }
}

TEST(ExcelMetrics, CountsHalfwidthFormsAndLatinInHalfWidth) {
  EXPECT_EQ(measure_for_excel(U"ｱéǎ", points(12)), (Widths{points(6), points(6), points(6)}));
}

TEST(ExcelMetrics, TakesTheWiderOfPrintAndWholePixels) {
  // 11 pt is 14.67 pixels: 15 on the screen, where figures take 8 (the width unit of columns).
  EXPECT_EQ(measure_for_excel(U"表1", points(11)),
            (Widths{Length::from_milli_points(11'250), points(6)}));
  // 10 pt is 13.33 pixels: 13 on the screen, narrower than in print.
  EXPECT_EQ(measure_for_excel(U"表", points(10)), Widths{points(10)});
}

TEST(ExcelMetrics, GivesLineFeedsAndVariationSelectorsNoWidth) {
  EXPECT_EQ(measure_for_excel(U"\n", points(10)), Widths{Length()});
  EXPECT_EQ(measure_for_excel(U"葛\U000E0100", points(10)), (Widths{points(10), Length()}));
}

TEST(ExcelMetrics, LeavesMoreThanExcelsOwnLineHeight) {
  EXPECT_GT(excel_line_height(points(9)), Length::from_milli_points(11'250));
  EXPECT_GT(excel_line_height(points(11)), Length::from_milli_points(13'500));
}

}  // namespace
}  // namespace gongkai
