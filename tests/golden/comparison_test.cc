// The comparison itself: it must see what differs.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "golden/golden_table.h"
#include "golden/page_texts.h"
#include "golden/workbook_texts.h"

namespace gongkai {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string shown(const std::string& value, const std::string& format) {
  return display_text({.type = "n", .value = value, .number_format = format});
}

TEST(Normalized, DropsBlanksAndFoldsPunctuation) {
  EXPECT_EQ(normalized("单位：　万元\n（ 元 ），；"), "单位:万元(元),;");
  EXPECT_EQ(normalized("1 234.50"), "1234.50");
}

TEST(DisplayText, FollowsTheNumberFormat) {
  EXPECT_EQ(shown("589.34", "0.00"), "589.34");
  EXPECT_EQ(shown("45", "0.00;-0.00;;@"), "45.00");
  EXPECT_EQ(shown("-45", "0.00;-0.00;;@"), "-45.00");
  EXPECT_EQ(shown("0", "0.00;-0.00;;@"), "");
  EXPECT_EQ(shown("0", "0.00"), "0.00");
  EXPECT_EQ(shown("1234567.5", "#,##0.00"), "1,234,567.50");
  EXPECT_EQ(shown("123", "#,##0"), "123");
  EXPECT_EQ(shown("15", "General;-General;;@"), "15");
  EXPECT_EQ(shown("-3.75", "General;-General;;@"), "-3.75");
}

TEST(DisplayText, TellsOfWhatItCannotShow) {
  EXPECT_EQ(shown("1", "0.0E+00"), "#FORMAT");
  EXPECT_EQ(shown("1", ""), "#FORMAT");
  EXPECT_EQ(display_text({.formula = "SUM(A1:A2)"}), "#NOCACHE");
}

// A page with words 10 points high and as wide as given.
PdfWord word(std::string text, double left, double top, double width) {
  return {
      .text = std::move(text), .left = left, .top = top, .right = left + width, .bottom = top + 10};
}

PdfPage page(std::vector<PdfWord> words) { return {.width = 600, .height = 800, .words = words}; }

TEST(TablePages, FindsEachWordOnce) {
  TablePages pages({page({word("表", 10, 10, 10), word("1.00", 10, 30, 20)})}, "表", {});
  EXPECT_TRUE(pages.take("1.00"));
  EXPECT_FALSE(pages.take("1.00"));
}

TEST(TablePages, FindsTextInLinesOneUnderAnother) {
  TablePages pages({page({word("表", 10, 10, 10), word("公务用", 10, 30, 30),
                          word("别处", 100, 30, 20), word("车费", 15, 42, 20)})},
                   "表", {});
  EXPECT_TRUE(pages.take("公务用车费"));
  EXPECT_FALSE(pages.take("公务用别处"));
  EXPECT_THAT(pages.remainder({.name = "", .rows = {{"表"}}}), ElementsAre("表", "别处"));
}

TEST(TablePages, DoesNotJoinCellsOfOneLineOrDistantLines) {
  TablePages pages({page({word("表", 10, 10, 10), word("小", 10, 30, 10), word("计", 40, 30, 10),
                          word("计", 10, 60, 10)})},
                   "表", {});
  EXPECT_FALSE(pages.take("小计"));
}

TEST(TablePages, FollowsACellToTheNextPageOfItsTableOnly) {
  const std::vector<PdfPage> both = {page({word("甲", 10, 10, 10), word("前", 10, 700, 10)}),
                                     page({word("甲", 10, 10, 10), word("后", 10, 30, 10)})};
  TablePages one(both, "甲", {"乙"});
  EXPECT_TRUE(one.take("前后"));
  EXPECT_TRUE(one.take("甲"));
  EXPECT_THAT(one.remainder({.name = "", .rows = {{"甲"}}}), IsEmpty()) << "the title is repeated";
  const std::vector<PdfPage> other = {both[0], page({word("乙", 10, 10, 10), both[1].words[1]})};
  EXPECT_FALSE(TablePages(other, "甲", {"乙"}).take("前后"));
}

}  // namespace
}  // namespace gongkai
