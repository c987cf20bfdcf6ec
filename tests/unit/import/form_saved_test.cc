// Forms that LibreOffice opened, recalculated and saved.

#include <gtest/gtest.h>

#include <string>

#include "gongkai.h"
#include "read_xlsx/read_xlsx.h"
#include "support/files.h"
#include "support/libre_office.h"
#include "support/xlsx_edit.h"

namespace gongkai {
namespace {

const Resources& resources() {
  static const Resources kResources{std::string(GONGKAI_SOURCE_DIR)};
  return kResources;
}

std::string form_of(const std::string& example) {
  Findings findings;
  const SourceText budget("b.json", read_source_file("examples/" + example + "/budget.json"));
  return fill_in_form(&budget, {.with_contacts = true}, resources(), findings).value_or("");
}

std::string budget_of(const std::string& form) {
  Findings findings;
  const auto out = import_budget(SourceText("f.xlsx", form), resources(), {}, findings);
  EXPECT_TRUE(out) << all_texts(findings);
  return out.value_or("");
}

using SavedForm = LibreOffice;

TEST_F(SavedForm, HoldsTheSameBudget) {
  const std::vector<std::string> examples = {"laocheng-2023", "huangpu-2024", "common-2024"};
  for (const std::string& example : examples) write(example + ".xlsx", form_of(example));
  ASSERT_NO_FATAL_FAILURE(convert_all());
  for (const std::string& example : examples) {
    EXPECT_EQ(budget_of(converted(example + ".xlsx")), budget_of(form_of(example))) << example;
  }
}

// The text of the column 提示 in each row of a sheet that has one, and the number of rows with a
// hint that the first sheet counts.
struct Hints {
  int rows = 0;
  std::string counted;
};

Hints hints_of(const std::string& bytes, const std::string& sheet) {
  Findings findings;
  const auto workbook = read_xlsx(bytes, "f.xlsx", findings);
  Hints out;
  int column = -1;
  for (const WorkbookSheet& each : workbook ? workbook->sheets : std::vector<WorkbookSheet>()) {
    int label_row = -1;
    for (const SheetCell& cell : each.cells) {
      if (each.name == sheet && cell.text == "提示") column = cell.column;
      if (each.name == sheet && cell.row > 2 && cell.column == column && !cell.text.empty()) {
        ++out.rows;
      }
      if (cell.text == "有提示的行数") label_row = cell.row;
      if (cell.row == label_row && cell.column == 1) out.counted = cell.text;
    }
  }
  return out;
}

TEST_F(SavedForm, HintsAtWhatIsWrongWhileItIsFilledIn) {
  std::string bytes = form_of("laocheng-2023");
  write("right.xlsx", bytes);
  ArchiveParts parts = parts_of(bytes);
  for (auto& [name, text] : parts) {
    if (!name.ends_with("sheet5.xml")) continue;  // 支出明细
    const std::size_t cell = text.find("<c r=\"C4\"");
    const std::size_t type = text.find("t=\"s\"", cell);
    const std::size_t end = text.find("</c>", cell);
    ASSERT_LT(type, end);
    text.replace(type, end - type, "t=\"inlineStr\"><is><t>30191 基本工资</t></is>");
  }
  write("wrong.xlsx", zip_of(parts));
  ASSERT_NO_FATAL_FAILURE(convert_all());
  const Hints right = hints_of(converted("right.xlsx"), "支出明细");
  EXPECT_EQ(right.rows, 0);
  EXPECT_EQ(right.counted, "0");
  const Hints wrong = hints_of(converted("wrong.xlsx"), "支出明细");
  EXPECT_EQ(wrong.rows, 1);
  EXPECT_EQ(wrong.counted, "1");
}

}  // namespace
}  // namespace gongkai
