// Budget prose at random, from a fixed seed: no line begins or ends with a mark that may not stand
// there, no figure is parted, nothing leaves its cell.

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "layout/text_pool.h"
#include "source/unicode.h"
#include "text/punctuation.h"
#include "unit/layout/sample.h"

namespace gongkai {
namespace {

const std::vector<std::string> kNames = {"预算",       "支出",   "老城区",   "科技和工业信息化局",
                                         "人员经费",   "“三公”", "《办法》", "甲·乙",
                                         "“专精特新”", "（一）", "——",       "𬍛"};
const std::vector<std::string> kFigures = {
    "634.34万元", "2023年", "3月15日", "≥50人",   "48.95%",      "5.6％", "12个",
    "¥1,000.00",  "A/B",    "第3季度", "3万亿元", "2021—2023年", "WPS",   "（2101）"};
const std::vector<std::string> kMarks = {"，", "。", "、",   "；", "：",
                                         "？", "……", "）。", "！", " "};

/// Names and figures, with a mark behind every second or third.
class Prose {
 public:
  explicit Prose(unsigned seed) : random_(seed) {}

  std::string text(int words) {
    std::string out;
    for (int i = 0; i < words; ++i) {
      out += kNames[below(kNames.size())];
      if (below(2) == 0) out += kFigures[below(kFigures.size())];
      if (below(5) < 2) out += kMarks[below(kMarks.size())];
    }
    return out;
  }

  std::size_t below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
  }

 private:
  std::mt19937 random_;
};

// `line` is one of several of `text`, which begins at `begin` in the pool.
void expect_lawful(const TextPool& pool, const Text& text, const Line& line, Length width) {
  const std::u32string_view shown = pool.characters(line.begin, line.end);
  EXPECT_LE(line.width, width) << to_utf8(shown);
  if (shown.empty()) return;
  if (line.begin > text.begin) {
    EXPECT_TRUE(shown.starts_with(U"——") || !is_no_line_start(shown.front())) << to_utf8(shown);
  }
  if (line.end == text.end) return;
  const char32_t next = pool.characters(line.end, line.end + 1).front();
  EXPECT_FALSE(is_no_line_end(shown.back())) << to_utf8(shown);
  EXPECT_FALSE(is_figure_prefix(shown.back())) << to_utf8(shown);
  EXPECT_FALSE(is_digit(shown.back()) && is_figure_unit(next)) << to_utf8(shown);
  EXPECT_FALSE(is_digit(shown.back()) && is_digit(next)) << to_utf8(shown);
}

TEST(RandomText, KeepsTheRulesInEveryLine) {
  Prose prose(20231121);
  int lines = 0;
  for (int n = 0; n < 300; ++n) {
    const std::string text = prose.text(40);
    for (const LineFill fill : {LineFill::kFull, LineFill::kEven}) {
      TextPool pool(sample::fonts());
      const StyledText piece{text, sample::fonts().role("正文")};
      const Text added = pool.add_paragraph({&piece, 1}, points(10));
      const Length width = points(static_cast<std::int64_t>(90 + prose.below(250)));
      const LineRange range = pool.wrap(added, width, fill);
      for (int i = 0; i < range.count; ++i, ++lines) {
        const auto index = range.begin + static_cast<std::size_t>(i);
        expect_lawful(pool, added, pool.line(index), width);
      }
    }
  }
  EXPECT_GT(lines, 5000);
}

TEST(RandomText, StaysInItsCell) {
  Prose prose(20240301);
  for (int n = 0; n < 20; ++n) {
    Table table = sample::table({"项目名称", "绩效目标", "对个人和家庭的补助", "合计"});
    for (int row = 0; row < 12; ++row) {
      std::vector<Cell> cells;
      for (const int words : {2, 12, 3}) cells.push_back(sample::cell(prose.text(words)));
      cells[2].style = sample::kCentered;
      cells.push_back(sample::figure("1234.50"));
      ASSERT_TRUE(table.grid.add_row(cells));
    }
    const PageFormat format = table.page;
    sample::expect_clean(sample::pages_of(std::move(table)), format);
  }
}

}  // namespace
}  // namespace gongkai
