#include "read_xlsx/read_xlsx.h"

#include <gtest/gtest.h>

#include "support/files.h"
#include "support/xlsx_edit.h"

namespace gongkai {
namespace {

// "C12=合计", one a line, of a workbook of one sheet with these rows; `prefix` is that of the
// namespace of relationships.
std::string cells_of(const std::string& rows, const std::string& prefix = "r") {
  const std::string bytes = zip_of(
      {{"xl/workbook.xml", "<workbook><sheets><sheet name=\"表\" sheetId=\"7\" " + prefix +
                               ":id=\"rId1\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" "
        "Target=\"worksheets/sheet1.xml\"/></Relationships>"},
       {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}});
  Findings findings;
  const auto workbook = read_xlsx(bytes, "package.xlsx", findings);
  if (!workbook) return all_texts(findings);
  std::string out;
  for (const SheetCell& cell : workbook->sheets.front().cells) {
    out += cell_name(cell.row, cell.column) + "=" + cell.text + "\n";
  }
  return out;
}

// "A1 hidden, external", one a line, of the cells of a sheet with this XML.
std::string left_in(const std::string& sheet) {
  const std::string bytes = zip_of(
      {{"xl/workbook.xml",
        "<workbook><sheets><sheet name=\"表\" sheetId=\"7\" r:id=\"rId1\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" "
        "Target=\"worksheets/sheet1.xml\"/></Relationships>"},
       {"xl/worksheets/_rels/sheet1.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"x/comments\" "
        "Target=\"../comments1.xml\"/></Relationships>"},
       {"xl/comments1.xml",
        "<comments><authors><author>某人</author></authors><commentList><comment ref=\"B2\">"
        "<text><r><t>联系</t></r><r><t>某人</t></r></text></comment></commentList></comments>"},
       {"xl/worksheets/sheet1.xml", "<worksheet>" + sheet + "</worksheet>"}});
  Findings findings;
  const auto workbook = read_xlsx(bytes, "package.xlsx", findings);
  if (!workbook) return all_texts(findings);
  std::string out;
  for (const SheetCell& cell : workbook->sheets.front().cells) {
    if (!cell.is_hidden && !cell.is_external) continue;
    out += cell_name(cell.row, cell.column) + (cell.is_hidden ? " hidden" : "") +
           (cell.is_external ? " external" : "") + "\n";
  }
  for (const SheetComment& comment : workbook->sheets.front().comments) {
    out += comment.cell + ": " + comment.text + "\n";
  }
  return out;
}

TEST(ReadXlsx, TellsWhatIsLeftInASheet) {
  EXPECT_EQ(left_in("<sheetData><row><c><v>1</v></c></row></sheetData>"), "B2: 联系某人\n");
  EXPECT_EQ(left_in("<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData><row r=\"1\">"
                    "<c r=\"A1\"><v>1</v></c><c r=\"C1\"><v>1</v></c></row>"
                    "<row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>1</v></c></row>"
                    "<row r=\"3\" ht=\"0\"><c r=\"A3\"><v>1</v></c></row></sheetData>"),
            "C1 hidden\nA2 hidden\nA3 hidden\nB2: 联系某人\n");
  EXPECT_EQ(left_in("<sheetData><row><c r=\"A1\"><f>[1]Sheet1!A1</f><v>1</v></c>"
                    "<c r=\"B1\"><f>SUM('[2]某 表'!A1:A9)</f><v>1</v></c>"
                    "<c r=\"C1\"><f>SUM(T[2023],Sheet2!A1)</f><v>1</v></c></row></sheetData>"),
            "A1 external\nB1 external\nB2: 联系某人\n");
}

TEST(ReadXlsx, CountsRowsAndCellsWithoutReferences) {
  EXPECT_EQ(cells_of("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"),
            "A1=1\nB1=2\nA2=3\n");
}

TEST(ReadXlsx, PutsCellsWithoutReferencesIntoTheNumberedRow) {
  EXPECT_EQ(cells_of("<row r=\"3\"><c r=\"B3\"><v>1</v></c><c><v>2</v></c></row>"
                     "<row r=\"12\"><c><v>3</v></c></row><row><c><v>4</v></c></row>"),
            "B3=1\nC3=2\nA12=3\nA13=4\n");
}

TEST(ReadXlsx, GoesOnBehindAReferenceThatIsNone) {
  EXPECT_EQ(cells_of("<row r=\"3\"><c><v>1</v></c><c r=\"?\"><v>9</v></c>"
                     "<c><v>2</v></c></row><row><c><v>3</v></c></row>"),
            "A3=1\nB3=2\nA4=3\n");
}

TEST(ReadXlsx, StopsWhereNoWorkbookHasRows) {
  for (const char* number : {"1048577", "2147483647", "99999999999999999999"}) {
    EXPECT_EQ(cells_of("<row r=\"1\"><c><v>1</v></c></row><row r=\"" + std::string(number) +
                       "\"/><row><c><v>2</v></c></row>"),
              "A1=1\n");
  }
  EXPECT_EQ(cells_of("<row r=\"1048576\"><c><v>1</v></c></row><row><c><v>2</v></c></row>"),
            "A1048576=1\n");
  EXPECT_EQ(cells_of("<row r=\"-2147483648\"><c><v>1</v></c></row><row r=\"0\">"
                     "<c><v>2</v></c></row>"),
            "A1=1\nA2=2\n");
}

TEST(ReadXlsx, StopsWhereNoWorkbookHasColumns) {
  EXPECT_EQ(cells_of("<row><c r=\"XFD1\"><v>1</v></c><c><v>2</v></c></row>"), "XFD1=1\n");
}

TEST(ReadXlsx, KnowsRelationshipsByAnyPrefix) {
  EXPECT_EQ(cells_of("<row><c><v>1</v></c></row>", "rel"), "A1=1\n");
}

const char* const kFile = "tests/cases/verify-workbook-faults/package.xlsx";

TEST(ReadXlsx, ReadsValuesAndMergedCellsOfAWorkbookThatOpenpyxlSaved) {
  Findings findings;
  const auto workbook = read_xlsx(read_source_file(kFile), "package.xlsx", findings);
  ASSERT_TRUE(workbook) << all_texts(findings);
  ASSERT_EQ(workbook->sheets.size(), 14U);
  const WorkbookSheet& sheet = workbook->sheets[1];
  EXPECT_EQ(sheet.name, "预算01表 部门收支预算表");
  EXPECT_TRUE(sheet.unknown.empty());
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

// Each cell of each sheet, to compare.
std::string print(const Workbook& workbook) {
  std::string out;
  for (const WorkbookSheet& sheet : workbook.sheets) {
    out += sheet.name + "\n";
    for (const SheetCell& cell : sheet.cells) {
      out += cell_name(cell.row, cell.column) + "=" + cell.text + "\n";
    }
  }
  return out;
}

// Damage anywhere gives the workbook as it was or a finding, never a crash or another figure.
TEST(ReadXlsx, SurvivesDamage) {
  const std::string whole = read_source_file(kFile);
  Findings none;
  const auto sound = read_xlsx(whole, "package.xlsx", none);
  ASSERT_TRUE(sound);
  const std::string cells = print(*sound);
  for (std::size_t at = 0; at < whole.size(); at += 97) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    Findings findings;
    const auto workbook = read_xlsx(damaged, "package.xlsx", findings);
    EXPECT_EQ(workbook.has_value(), findings.all().empty());
    if (workbook) {
      EXPECT_EQ(print(*workbook), cells) << at;
    }
  }
}

TEST(ReadXlsx, ComparesChecksums) {
  const std::string whole = read_source_file(kFile);
  int refused = 0;
  for (std::size_t at = whole.find("PK\1\2"); at != std::string::npos;
       at = whole.find("PK\1\2", at + 1)) {
    std::string damaged = whole;
    damaged[at + 16] = static_cast<char>(damaged[at + 16] ^ 1);  // its checksum in the directory
    Findings findings;
    if (read_xlsx(damaged, "package.xlsx", findings)) continue;
    ++refused;
    ASSERT_EQ(findings.all().size(), 1U);
    EXPECT_EQ(findings.all().front().id, "workbook-damaged");
    EXPECT_NE(findings.all().front().message.find("校验和不符"), std::string::npos);
  }
  EXPECT_EQ(refused, 16);  // the workbook, its relationships and 14 sheets; no style
}

TEST(ReadXlsx, SaysWhichPartIsDamaged) {
  EXPECT_EQ(cells_of("<row><c><v>1</v></row>"),
            "package.xlsx: 错误：工作簿的部件 xl/worksheets/sheet1.xml 的第 1 行不合 XML 格式 "
            "[workbook-damaged]\n"
            "  应为：Excel 或 WPS 保存的完整的 .xlsx 文件\n"
            "  改法：在 Excel 或 WPS 中打开，另存为“Excel 工作簿（*.xlsx）”后再用\n");
}

TEST(CellName, CountsColumnsInLetters) {
  EXPECT_EQ(cell_name(6, 1), "B7");
  EXPECT_EQ(cell_name(0, 25), "Z1");
  EXPECT_EQ(cell_name(0, 26), "AA1");
  EXPECT_EQ(cell_name(9, 701), "ZZ10");
}

}  // namespace
}  // namespace gongkai
