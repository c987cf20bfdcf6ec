// The sheet 勾稽 of the examples: the values that it is delivered with, and what a spreadsheet
// program makes of its formulas once a cell of a table is changed.

#include <gtest/gtest.h>

#include <regex>

#include "gongkai.h"
#include "support/example_budget.h"
#include "support/files.h"
#include "support/libre_office.h"
#include "support/xlsx_edit.h"
#include "support/xlsx_reader.h"

namespace gongkai {
namespace {

struct Example {
  std::string name;
  std::string pack;
};

const std::vector<Example>& examples() {
  static const std::vector<Example> kAll{{"laocheng-2023", "henan-2023"},
                                         {"laocheng-2023", "henan-2024"},
                                         {"jiyuan-2021", "henan-2023"},
                                         {"jiyuan-2021", "jiyuan-2021"},
                                         {"luohu-2020", "luohu-2020"},
                                         {"common-2024", "common-2024"},
                                         {"shanghai-unit-2024", "shanghai-2024-unit"},
                                         {"shanghai-wanli-2024", "shanghai-2024"},
                                         {"huangpu-2024", "huangpu-2024"}};
  return kAll;
}

std::string workbook_of(const Example& example, RenderOptions options = {}) {
  static const Resources resources(GONGKAI_SOURCE_DIR);
  const std::string path = "examples/" + example.name + "/budget.json";
  options.pack = example.pack;
  options.formats = {FileFormat::kXlsx};
  options.is_reread = true;
  Findings findings;
  const auto package = render(SourceText(path, example_budget(example.name, example.pack)),
                              resources, options, findings);
  EXPECT_TRUE(package) << all_texts(findings);
  return package ? package->files.front().bytes : "";
}

XlsxBook book_of(const std::string& bytes) {
  const auto book = read_xlsx(bytes);
  EXPECT_TRUE(book && !book->sheets.empty());
  return book.value_or(XlsxBook{.sheets = {XlsxSheet()}});
}

TEST(CrossCheckSheet, SaysOfAllExamplesThatAllAgrees) {
  for (const Example& example : examples()) {
    SCOPED_TRACE(example.name + " " + example.pack);
    const XlsxBook book = book_of(workbook_of(example));
    const XlsxSheet& sheet = book.sheets.back();
    ASSERT_EQ(sheet.name, "勾稽");
    EXPECT_EQ(sheet.cells.at("A3").value, "全部相符");
    int results = 0;
    for (const auto& [reference, cell] : sheet.cells) {
      if (cell.formula.empty()) continue;
      EXPECT_NE(cell.value, "") << reference;
      if (reference[0] != 'H') continue;
      EXPECT_EQ(cell.value, "相符") << reference;
      ++results;
    }
    EXPECT_GT(results, 0);
  }
}

TEST(CrossCheckSheet, IsNotThereWithoutRelationsOrWishForIt) {
  const XlsxBook without = book_of(workbook_of({"luolong-2018", "luolong-2018"}));
  EXPECT_NE(without.sheets.back().name, "勾稽");
  const XlsxBook unwanted = book_of(workbook_of(examples().front(), {.has_cross_checks = false}));
  EXPECT_NE(unwanted.sheets.back().name, "勾稽");
}

TEST(CrossCheckSheet, AsksOnlyOfTablesThatAreThere) {
  const XlsxBook book = book_of(workbook_of(examples().front(), {.tables = "01"}));
  EXPECT_EQ(book.sheets.back().name, "勾稽");
  for (const auto& [reference, cell] : book.sheets.back().cells) {
    if (cell.formula.find('!') == std::string::npos) continue;
    EXPECT_NE(cell.formula.find(book.sheets[1].name), std::string::npos) << cell.formula;
  }
}

using Recalculated = LibreOffice;

// Types over the first cell that the first check counts.
void break_first_check(const std::string& path, const XlsxBook& book) {
  const std::string formula = book.sheets.back().cells.at("D5").formula;
  std::smatch found;
  ASSERT_TRUE(std::regex_search(formula, found, std::regex("^SUM\\('(.*?)'!([A-Z]+[0-9]+)")));
  const auto sheet = std::ranges::find(book.sheets, found[1].str(), &XlsxSheet::name);
  ASSERT_NE(sheet, book.sheets.end());
  ASSERT_TRUE(
      type_over(path, static_cast<int>(sheet - book.sheets.begin()), found[2].str(), "123456.78"));
}

void expect_same_results(const XlsxSheet& delivered, const XlsxSheet& recalculated) {
  for (const auto& [reference, cell] : delivered.cells) {
    if (cell.formula.empty()) continue;
    const auto other = recalculated.cells.find(reference);
    ASSERT_NE(other, recalculated.cells.end()) << reference;
    if (cell.type == "n") {
      EXPECT_NEAR(std::stod(cell.value), std::stod(other->second.value), 1e-6) << reference;
    } else {
      EXPECT_EQ(cell.value, other->second.value) << reference;
    }
  }
}

TEST_F(Recalculated, LightsTellWhatAnEditBreaks) {
  std::vector<XlsxBook> books;
  for (const Example& example : examples()) {
    const std::string number = std::to_string(books.size());
    const std::string bytes = workbook_of(example);
    books.push_back(book_of(bytes));
    for (const std::string& name : {"before-" + number + ".xlsx", "after-" + number + ".xlsx"}) {
      write(name, bytes);
    }
    ASSERT_NO_FATAL_FAILURE(break_first_check(path("after-" + number + ".xlsx"), books.back()));
  }
  ASSERT_NO_FATAL_FAILURE(convert_all());
  for (std::size_t i = 0; i < books.size(); ++i) {
    SCOPED_TRACE(examples()[i].name + " " + examples()[i].pack);
    const std::string number = std::to_string(i);
    expect_same_results(books[i].sheets.back(),
                        book_of(converted("before-" + number + ".xlsx")).sheets.back());
    const XlsxSheet after = book_of(converted("after-" + number + ".xlsx")).sheets.back();
    EXPECT_EQ(after.cells.at("H5").value, "不符");
    EXPECT_TRUE(after.cells.at("A3").value.starts_with("有 ")) << after.cells.at("A3").value;
  }
}

}  // namespace
}  // namespace gongkai
