#include "layout/print.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

TEST(PrintPages, ShowsItemsInTheirOrder) {
  Page page{.width = points(200), .height = points(100), .text = U"合计1.5"};
  page.items.emplace_back(
      Stroke{{points(10), points(20)}, {points(90), points(20)}, Length::from_milli_points(500)});
  page.items.emplace_back(
      GlyphRun{1, points(10), {Length::from_milli_points(10'006), points(30)}, 0, 2});
  page.items.emplace_back(GlyphRun{
      0, Length::from_milli_points(10'500), {Length::from_milli_points(-1'250), points(30)}, 2, 5});
  const Pages pages{.pages = {page}, .bookmarks = {{"收支预算表", 0, points(12)}}};
  EXPECT_EQ(to_text(pages),
            "page 1 200.00 x 100.00\n"
            "  line 10.00 20.00 90.00 20.00 width 0.50\n"
            "  text 10.01 30.00 face 1 size 10.00 合计\n"
            "  text -1.25 30.00 face 0 size 10.50 1.5\n"
            "bookmark page 1 y 12.00 收支预算表\n");
}

TEST(PrintPages, ShowsTrackingLinksAndLevels) {
  Page page{.width = points(200), .height = points(100), .text = U"合计"};
  page.items.emplace_back(GlyphRun{.size = points(10), .end = 2, .tracking = points(1)});
  page.items.emplace_back(Link{{{points(10), points(20)}, points(80), points(15)}, 2, points(7)});
  const Pages pages{.pages = {page}, .bookmarks = {{"收支", 0, points(12), 2}}};
  EXPECT_EQ(to_text(pages),
            "page 1 200.00 x 100.00\n"
            "  text 0.00 0.00 face 0 size 10.00 tracking 1.00 合计\n"
            "  link 10.00 20.00 90.00 35.00 to page 3 y 7.00\n"
            "bookmark page 1 y 12.00 level 2 收支\n");
}

}  // namespace
}  // namespace gongkai
