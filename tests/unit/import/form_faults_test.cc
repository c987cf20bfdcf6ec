// What clerks do to a form: each is a finding at its cell.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "gongkai.h"
#include "support/files.h"
#include "support/xlsx_edit.h"

namespace gongkai {
namespace {

const Resources& resources() {
  static const Resources kResources{std::string(GONGKAI_SOURCE_DIR)};
  return kResources;
}

std::string form() {
  static const std::string kForm = [] {
    Findings findings;
    const SourceText budget("b.json", read_source_file("examples/laocheng-2023/budget.json"));
    return fill_in_form(&budget, {}, resources(), findings).value_or("");
  }();
  return kForm;
}

// The form with a text of its cells, or of its parts, replaced wherever it stands.
std::string with(const std::string& part, const std::string& from, const std::string& to) {
  ArchiveParts parts = parts_of(form());
  bool is_changed = false;
  for (auto& [name, text] : parts) {
    if (!name.ends_with(part)) continue;
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
      text.replace(at, from.size(), to);
      is_changed = true;
    }
  }
  EXPECT_TRUE(is_changed) << from;
  return zip_of(parts);
}

std::string with_text(const std::string& from, const std::string& to) {
  return with("sharedStrings.xml", ">" + from + "<", ">" + to + "<");
}

// "id 工作表!单元格" of each error and warning.
std::string faults_of(const std::string& bytes) {
  Findings findings;
  check(SourceText("f.xlsx", bytes), resources(), {}, findings);
  std::string out;
  for (const Finding& finding : findings.all()) {
    if (finding.severity == Severity::kNote) continue;
    EXPECT_EQ(finding.where.file, "f.xlsx");
    out += finding.id + " " + finding.where.pointer + "\n";
  }
  return out;
}

// The form with its faults marked.
std::string marked(const std::string& bytes) {
  Findings found;
  const SourceText file("f.xlsx", bytes);
  import_budget(file, resources(), {}, found);
  Findings faults;
  const auto out = marked_file(file, found, resources(), faults);
  EXPECT_FALSE(faults.has_errors());
  return out.value_or("");
}

TEST(MarkedForm, IsAFormWithTheSameValuesAndFaults) {
  const std::string faulty = with_text("2060101 行政运行", "206010");
  const std::string faults = faults_of(faulty);
  EXPECT_NE(faults, "");
  const std::string again = marked(faulty);
  EXPECT_EQ(faults_of(again), faults);
  EXPECT_EQ(faults_of(marked(again)), faults);
  const ArchiveParts parts = parts_of(again);
  const auto strings = std::ranges::find_if(
      parts, [](const auto& part) { return part.first.ends_with("sharedStrings.xml"); });
  ASSERT_NE(strings, parts.end());
  EXPECT_NE(strings->second.find(">问题<"), std::string::npos);
  EXPECT_NE(strings->second.find("支出明细!B4："), std::string::npos);
}

TEST(MarkedForm, KeepsTheCellsOfAFormThatIsNotWhereItShouldBe) {
  const std::string again = marked(with_text("支出功能分类", "功能分类"));
  EXPECT_NE(again, "");
  EXPECT_EQ(faults_of(again).substr(0, 24), "fill-in-heading-unknown ");
}

// A bureau's list of who is expected must not call it missing.
TEST(FaultyForm, SaysWhoseItIs) {
  Findings findings;
  const std::string faulty = with("workbook.xml", "name=\"收入\"", "name=\"收入表\"");
  const Rendering out =
      render_with_profile(SourceText("f.xlsx", faulty), resources(), {}, findings);
  EXPECT_FALSE(out.package);
  EXPECT_EQ(out.profile.department.code, "250");
}

TEST(MarkedForm, IsNotMadeWithoutFaults) { EXPECT_EQ(marked(form()), ""); }

TEST(Form, IsWithoutFaultsAsMade) { EXPECT_EQ(faults_of(form()), ""); }

TEST(FaultyForm, NamesCells) {
  EXPECT_EQ(faults_of(with_text("30101 基本工资", "30101 津贴补贴")),
            "code-name-typed 支出明细!C5\n");
  EXPECT_EQ(faults_of(with_text("30101 基本工资", "30191 基本工资")), "unknown-code 支出明细!C5\n");
}

TEST(FaultyForm, MissesSheetsBlocksAndHeadings) {
  EXPECT_EQ(faults_of(with("workbook.xml", "name=\"收入\"", "name=\"收入表\"")),
            "fill-in-sheet-missing 收入\nfill-in-sheet-unknown 收入表\n");
  EXPECT_EQ(faults_of(with_text("年终结转结余", "年终结转")), "fill-in-block-missing 收入\n");
  EXPECT_EQ(faults_of(with_text("资金来源", "资金性质")),
            "fill-in-heading-unknown 收入!B3\nfill-in-heading-unknown 收入!H3\n"
            "fill-in-heading-unknown 支出明细!E3\nfill-in-heading-unknown 上年明细!I3\n");
  EXPECT_NE(faults_of(with_text("行标记", "")).find("fill-in-heading-missing 支出明细\n"),
            std::string::npos);
  EXPECT_EQ(faults_of(with_text("批复日期", "批准日期")), "fill-in-heading-unknown 基本信息!A7\n");
}

// An amount that is only computed is not left out.
TEST(FaultyForm, HasFormulasWithoutResults) {
  ArchiveParts parts = parts_of(form());
  for (auto& [name, text] : parts) {
    if (!name.ends_with("sheet5.xml")) continue;
    const std::size_t cell = text.find("<c r=\"L4\"");
    const std::size_t end = text.find("</c>", cell);
    text.replace(cell, end - cell, "<c r=\"L4\"><f>ROUND(1.234,2)</f>");
  }
  EXPECT_NE(faults_of(zip_of(parts)).find("cell-without-result 支出明细!L4\n"), std::string::npos);
}

TEST(FaultyForm, HasASheetOfAUnitThatItDoesNotList) {
  Findings findings;
  const SourceText budget("b.json", read_source_file("tests/cases/expand-units/801.json"));
  const auto bytes = fill_in_form(&budget, {}, resources(), findings);
  ASSERT_TRUE(bytes);
  ArchiveParts parts = parts_of(*bytes);
  for (auto& [name, text] : parts) {
    if (!name.ends_with("workbook.xml")) continue;
    const std::string sheet = "单位801001";
    for (std::size_t at = 0; (at = text.find(sheet, at)) != std::string::npos; ++at) {
      text.replace(at, sheet.size(), "单位801009");
    }
  }
  EXPECT_EQ(faults_of(zip_of(parts)), "fill-in-unit-unknown 单位801009\n");
}

TEST(FaultyForm, IsOfALaterFormatOrAnUnknownPack) {
  EXPECT_EQ(faults_of(with_text("1", "9")).substr(0, 15), "fill-in-format ");
  EXPECT_NE(faults_of(with_text("henan-2023", "henan-2099")).find("代码表!C1"), std::string::npos);
}

TEST(FaultyForm, IsAnotherWorkbook) {
  EXPECT_EQ(faults_of(with_text("gongkai 填报表", "别的")), "not-a-form \n");
  EXPECT_EQ(faults_of(zip_of({{"a.txt", "x"}})), "not-a-workbook \n");
}

TEST(FaultyForm, SaysWhatBudgetsSayAtItsCells) {
  EXPECT_EQ(faults_of(with_text("行政单位", "行政")), "unknown-value 单位!C4\n");
  EXPECT_EQ(faults_of(with_text("2023-03-01", "2023-02-30")), "text-format 基本信息!B6\n");
}

TEST(EmptyForm, NamesTheCellsThatMustBeFilledIn) {
  Findings findings;
  const auto empty = fill_in_form(nullptr, {.pack = "henan-2023"}, resources(), findings);
  ASSERT_TRUE(empty);
  EXPECT_EQ(faults_of(*empty),
            "list-too-short 单位!A4\nmissing-field 基本信息!B15\nmissing-field 基本信息!B16\n"
            "missing-field 基本信息!B6\nmissing-field 基本信息!B8\n");
}

TEST(Import, GivesNoFileForAFaultyForm) {
  Findings findings;
  EXPECT_FALSE(import_budget(SourceText("f.xlsx", with_text("行政单位", "行政")), resources(), {},
                             findings));
  EXPECT_TRUE(findings.has_errors());
  Findings of_json;
  EXPECT_FALSE(import_budget(SourceText("b.json", "{}"), resources(), {}, of_json));
  EXPECT_TRUE(has_id(of_json, "not-a-form"));
}

}  // namespace
}  // namespace gongkai
