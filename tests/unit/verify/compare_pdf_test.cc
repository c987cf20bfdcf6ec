// What a printed document must hold, asked of pages given as texts.

#include "verify/compare_pdf.h"

#include <gtest/gtest.h>

#include "support/files.h"

namespace gongkai {
namespace {

using Pages = std::vector<std::vector<std::string>>;

Cell amount(std::int64_t yuan) {
  const Amount value = Amount::from_fen(yuan * 100);
  const NumberFormat format{.unit = MoneyUnit::kYuan, .decimals = 2};
  return {.text = format_amount(value, format), .number = Number{.value = value, .format = format}};
}

// A chapter of one paragraph and a table of two amounts.
Document sample() {
  Document out;
  out.page_number = {.before = "— ", .after = " —"};
  TextPart chapter{.id = "01-overview"};
  chapter.content.emplace_back(Paragraph{.spans = {{.text = "收入12.00元，支出12.00元。"}}});
  out.blocks.emplace_back(std::move(chapter));
  Table table{.name = "收支表", .title = "收支表", .grid = Grid(2)};
  EXPECT_TRUE(table.grid.add_row({{.text = "收入"}, amount(12)}));
  EXPECT_TRUE(table.grid.add_row({{.text = "支出"}, amount(7)}));
  out.blocks.emplace_back(std::move(table));
  return out;
}

std::string compared(const Pages& pages, const Document& document = sample()) {
  Findings findings;
  const bool is_good = compare_pages(pages, document, findings);
  EXPECT_EQ(is_good, findings.all().empty());
  return is_good ? "" : findings.all().front().message;
}

TEST(ComparePages, FindAllThatTheyShow) {
  EXPECT_EQ(compared({{"收入12.00元，支出", "12.00元。", "— 1 —"},
                      {"收支表", "收入", "12.00", "支出", "7.00", "— 2 —"}}),
            "");
}

TEST(ComparePages, ReadParagraphsOverPageEnds) {
  EXPECT_EQ(compared({{"收入12.00元，", "— 1 —"},
                      {"支出12.00元。", "— 2 —"},
                      {"收支表", "收入", "12.00", "支出", "7.00", "— 3 —"}}),
            "");
}

TEST(ComparePages, PassOverMarksOfDraftsAndPlainPageNumbers) {
  Document document = sample();
  document.page_mark = "草稿";
  document.page_number = {};
  EXPECT_EQ(compared({{"草稿", "收入12.00元，", "1"},
                      {"草稿", "支出12.00元。", "收支表", "收入", "12.00", "支出", "7.00", "2"}},
                     document),
            "");
}

TEST(ComparePages, PassOverPageNumbersAndMarksInSeveralRuns) {
  Document document = sample();
  document.page_mark = "第2稿";
  document.page_number = {.before = "第", .after = "页"};
  EXPECT_EQ(compared({{"收入12.00元，", "第", "2", "稿", "第", "1", "页"},
                      {"支出12.00元。", "收支表", "收入", "12.00", "支出", "7.00", "第", "2", "稿",
                       "第", "2", "页"}},
                     document),
            "");
}

// 名称 | 甲 | 乙 | 丙 of two rows.
Document wide_sample() {
  Document out;
  Table table{.name = "宽表", .title = "宽表", .grid = Grid(4)};
  EXPECT_TRUE(table.grid.add_row({{.text = "一"}, amount(1), amount(2), amount(3)}));
  EXPECT_TRUE(table.grid.add_row({{.text = "二"}, amount(4), amount(5), amount(6)}));
  out.blocks.emplace_back(std::move(table));
  return out;
}

TEST(ComparePages, ReadWideTablesByGroupsOfColumns) {
  EXPECT_EQ(compared({{"宽表", "一", "1.00", "2.00", "二", "4.00", "5.00"},
                      {"宽表（续表）", "一", "3.00", "二", "6.00"}},
                     wide_sample()),
            "");
}

TEST(ComparePages, DoNotStrayFromAWideTableIntoOneThatHoldsItsNumbers) {
  Document document = wide_sample();
  document.continued_mark = "（续表）";
  Table other = std::get<Table>(document.blocks.front());
  other.name = other.title = "另一表";
  document.blocks.emplace_back(std::move(other));
  EXPECT_EQ(compared({{"宽表", "一", "1.00", "2.00", "二", "4.00", "5.00"},
                      {"宽表（续表）", "一", "3.00", "二", "6.00"},
                      {"另一表", "一", "1.00", "2.00", "3.00", "二", "4.00", "5.00", "6.00"}},
                     document),
            "");
}

TEST(ComparePages, MissAmountsOfWideTablesThatStandInOtherPlaces) {
  // In another row, in another column, left out.
  EXPECT_EQ(compared({{"宽表", "一", "4.00", "2.00", "二", "1.00", "5.00"},
                      {"宽表（续表）", "一", "3.00", "二", "6.00"}},
                     wide_sample()),
            "重新读取的 PDF 中，“宽表”缺少“2.00”或次序不对");
  EXPECT_EQ(compared({{"宽表", "一", "1.00", "2.00", "二", "5.00", "4.00"},
                      {"宽表（续表）", "一", "3.00", "二", "6.00"}},
                     wide_sample()),
            "重新读取的 PDF 中，“宽表”缺少“4.00”或次序不对");
  EXPECT_EQ(compared({{"宽表", "一", "1.00", "2.00", "二", "5.00"},
                      {"宽表（续表）", "一", "3.00", "二", "6.00"}},
                     wide_sample()),
            "重新读取的 PDF 中，“宽表”缺少“4.00”或次序不对");
}

TEST(ComparePages, MissAnAmountThatIsAnotherOne) {
  EXPECT_EQ(
      compared({{"收入12.00元，支出12.00元。"}, {"收支表", "收入", "12.00", "支出", "17.00"}}),
      "重新读取的 PDF 中，“收支表”缺少“7.00”或次序不对");
}

TEST(ComparePages, MissAnAmountInASentence) {
  EXPECT_EQ(compared({{"收入12.00元，支出13.00元。"}, {"收支表", "收入", "12.00", "支出", "7.00"}}),
            "重新读取的 PDF 中，“01-overview”缺少“收入12.00元，支出12.00元。”或次序不对");
}

TEST(ComparePages, MissAWholeTable) {
  EXPECT_EQ(compared({{"收入12.00元，支出12.00元。"}}),
            "重新读取的 PDF 中，“收支表”缺少“收支表”或次序不对");
}

}  // namespace
}  // namespace gongkai
