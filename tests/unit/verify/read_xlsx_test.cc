#include "read_xlsx/read_xlsx.h"

#include <gtest/gtest.h>

#include "support/files.h"

namespace gongkai {
namespace {

const char* const kFile = "tests/cases/verify-workbook-faults/package.xlsx";

TEST(ReadXlsx, ReadsValuesAndMergedCellsOfAWorkbookThatOpenpyxlSaved) {
  Findings findings;
  const auto workbook = read_xlsx(read_source_file(kFile), "package.xlsx", findings);
  ASSERT_TRUE(workbook) << all_texts(findings);
  ASSERT_EQ(workbook->sheets.size(), 14U);
  const WorkbookSheet& sheet = workbook->sheets[1];
  EXPECT_EQ(sheet.name, "预算01表 部门收支预算表");
  EXPECT_EQ(sheet.unknown_results, 0);
  EXPECT_FALSE(sheet.merged.empty());
  const auto amount = std::ranges::find_if(
      sheet.cells, [](const SheetCell& cell) { return cell.row == 5 && cell.column == 1; });
  ASSERT_NE(amount, sheet.cells.end());
  EXPECT_EQ(amount->text, "589.34");
  EXPECT_TRUE(amount->is_number);
}

TEST(ReadXlsx, RefusesWhatIsNoWorkbook) {
  const std::string whole = read_source_file(kFile);
  for (const std::string& bytes : {std::string(), std::string("{}"), whole.substr(0, 4000),
                                   whole.substr(0, whole.size() - 30)}) {
    Findings findings;
    EXPECT_FALSE(read_xlsx(bytes, "package.xlsx", findings));
    EXPECT_EQ(findings.count(Severity::kError), 1);
  }
}

// Damage anywhere gives a workbook or a finding, never a crash.
TEST(ReadXlsx, SurvivesDamage) {
  const std::string whole = read_source_file(kFile);
  for (std::size_t at = 0; at < whole.size(); at += 97) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    Findings findings;
    const auto workbook = read_xlsx(damaged, "package.xlsx", findings);
    EXPECT_EQ(workbook.has_value(), findings.all().empty());
  }
}

TEST(CellName, CountsColumnsInLetters) {
  EXPECT_EQ(cell_name(6, 1), "B7");
  EXPECT_EQ(cell_name(0, 25), "Z1");
  EXPECT_EQ(cell_name(0, 26), "AA1");
  EXPECT_EQ(cell_name(9, 701), "ZZ10");
}

}  // namespace
}  // namespace gongkai
