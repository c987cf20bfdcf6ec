#include "visual/report.h"

#include <gmock/gmock.h>

namespace gongkai {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(VisualReport, HoldsItsPictures) {
  const std::string page = html_report({{.name = "a.01", .old_png = "M", .new_png = "Ma"}});
  EXPECT_THAT(page, HasSubstr("old</figcaption><img src=\"data:image/png;base64,TQ==\">"));
  EXPECT_THAT(page, HasSubstr("new</figcaption><img src=\"data:image/png;base64,TWE=\">"));
  EXPECT_THAT(page, HasSubstr("difference</figcaption>–"));
  EXPECT_THAT(html_report({{.name = "a", .old_png = "Man"}}), HasSubstr("base64,TWFu\""));
}

TEST(VisualReport, ShowsLinesAsTheyAre) {
  const std::string page = html_report({{.name = "a.01", .lines = "- a<b&c\n"}});
  EXPECT_THAT(page, HasSubstr("<pre>- a&lt;b&amp;c\n</pre>"));
  EXPECT_THAT(html_report({{.name = "a.01"}}), Not(HasSubstr("<pre>")));
}

}  // namespace
}  // namespace gongkai
