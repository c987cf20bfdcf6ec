// Public tables as offices make them: what is read of them, and what is said of the rest.

#include "import/public_tables.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "gongkai.h"
#include "pipeline/resources.h"
#include "pipeline/table_forms.h"
#include "read_xlsx/read_xlsx.h"
#include "support/files.h"

namespace gongkai {
namespace {

const Resources& resources() {
  static const Resources kResources(GONGKAI_SOURCE_DIR);
  return kResources;
}

std::vector<TableForm> forms() {
  Findings findings;
  return table_forms(*resources().cache().pack_at("henan-2023", findings));
}

// The example's workbook.
Workbook published() {
  static const std::string kBytes = [] {
    Findings findings;
    const auto package =
        render(SourceText("b.json", read_source_file("examples/laocheng-2023/budget.json")),
               resources(), {.formats = {FileFormat::kXlsx}, .has_cross_checks = false}, findings);
    return package->files.front().bytes;
  }();
  Findings findings;
  return *read_xlsx(kBytes, "公开表.xlsx", findings);
}

// The first cell with this text; the sheet is that which holds a cell with `title`.
SheetCell& cell(Workbook& workbook, const std::string& title, const std::string& text) {
  for (WorkbookSheet& sheet : workbook.sheets) {
    const auto is = [](const std::string& wanted) {
      return [wanted](const SheetCell& one) { return one.text == wanted; };
    };
    const auto heading = std::ranges::find_if(sheet.cells, [&](const SheetCell& one) {
      return one.row < 3 && one.text.find(title) != std::string::npos;
    });
    if (heading == sheet.cells.end()) continue;
    const auto found = std::ranges::find_if(sheet.cells, is(text));
    if (found != sheet.cells.end()) return *found;
  }
  ADD_FAILURE() << title << ' ' << text;
  static SheetCell none;
  return none;
}

std::string ids_of(const Workbook& workbook) {
  Findings findings;
  read_public_tables(workbook, forms(), MoneyUnit::kTenThousandYuan, "公开表.xlsx", findings);
  std::string out;
  for (const Finding& finding : findings.all()) {
    if (finding.severity != Severity::kNote) out += finding.id + " " + finding.message + "\n";
  }
  return out;
}

TEST(PublicTables, AreToldFromOtherWorkbooks) {
  EXPECT_TRUE(are_public_tables(published(), forms()));
  Workbook one = published();
  for (WorkbookSheet& sheet : one.sheets) sheet.cells.resize(std::min(sheet.cells.size(), {2}));
  EXPECT_FALSE(are_public_tables(one, forms()));
}

TEST(PublicTables, OfTheExampleAreReadWithoutAWord) { EXPECT_EQ(ids_of(published()), ""); }

TEST(PublicTables, NameCellsThatAreNoAmounts) {
  Workbook workbook = published();
  SheetCell& wrong = cell(workbook, "收入预算表", "634.34");
  wrong.text = "634.3I";
  wrong.is_number = false;
  EXPECT_NE(ids_of(workbook).find("unreadable-number"), std::string::npos) << ids_of(workbook);
}

TEST(PublicTables, NameColumnsThatTheFormLacks) {
  Workbook workbook = published();
  cell(workbook, "支出预算表", "项目支出").text = "其他支出项目";
  EXPECT_NE(ids_of(workbook).find("column-missing"), std::string::npos) << ids_of(workbook);
}

TEST(PublicTables, KeepTheOfficesOwnNotes) {
  Workbook workbook = published();
  WorkbookSheet& sheet = workbook.sheets[static_cast<std::size_t>(
      std::ranges::find_if(workbook.sheets,
                           [](const WorkbookSheet& one) {
                             return std::ranges::any_of(one.cells, [](const SheetCell& c) {
                               return c.row < 3 &&
                                      c.text.find("部门收入预算表") != std::string::npos;
                             });
                           }) -
      workbook.sheets.begin())];
  SheetCell note = sheet.cells.back();
  note.row += 3;
  note.column = 0;
  note.text = "注：本表不含上级专款。";
  note.is_number = false;
  sheet.cells.push_back(note);
  Findings findings;
  const PublicTables read =
      read_public_tables(workbook, forms(), MoneyUnit::kTenThousandYuan, "公开表.xlsx", findings);
  const auto table = std::ranges::find(read.tables, "02-income", &PublicTable::id);
  ASSERT_NE(table, read.tables.end());
  EXPECT_EQ(table->notes, std::vector<std::string>{"注：本表不含上级专款。"});
}

}  // namespace
}  // namespace gongkai
