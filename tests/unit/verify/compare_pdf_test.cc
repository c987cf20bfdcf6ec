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

TEST(ComparePages, MissAnAmountThatIsAnotherOne) {
  EXPECT_EQ(
      compared({{"收入12.00元，支出12.00元。"}, {"收支表", "收入", "12.00", "支出", "17.00"}}),
      "重读的 PDF 中，“收支表”缺少“7.00”或次序不对");
}

TEST(ComparePages, MissAnAmountInASentence) {
  EXPECT_EQ(compared({{"收入12.00元，支出13.00元。"}, {"收支表", "收入", "12.00", "支出", "7.00"}}),
            "重读的 PDF 中，“01-overview”缺少“收入12.00元，支出12.00元。”或次序不对");
}

TEST(ComparePages, MissAWholeTable) {
  EXPECT_EQ(compared({{"收入12.00元，支出12.00元。"}}),
            "重读的 PDF 中，“收支表”缺少“收支表”或次序不对");
}

}  // namespace
}  // namespace gongkai
