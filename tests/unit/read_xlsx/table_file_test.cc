// Tables in the formats that systems export.

#include <gtest/gtest.h>

#include <string>

#include "read_xlsx/read_csv.h"
#include "read_xlsx/read_table_file.h"

namespace gongkai {
namespace {

// "B2=text" of each cell, numbers with #.
std::string cells_of(const std::string& bytes, Findings& findings) {
  const auto workbook = read_table_file(SourceText("t", bytes), findings);
  std::string out;
  for (const WorkbookSheet& sheet : workbook ? workbook->sheets : std::vector<WorkbookSheet>()) {
    if (!sheet.name.empty()) out += "[" + sheet.name + "]";
    for (const SheetCell& cell : sheet.cells) {
      out += cell_name(cell.row, cell.column) + "=" + (cell.is_number ? "#" : "") + cell.text + ";";
    }
  }
  return out;
}

std::string cells_of(const std::string& bytes) {
  Findings findings;
  std::string out = cells_of(bytes, findings);
  EXPECT_FALSE(findings.has_errors());
  return out;
}

std::string ids_of(const std::string& bytes) {
  Findings findings;
  cells_of(bytes, findings);
  std::string out;
  for (const Finding& finding : findings.all()) out += finding.id + " ";
  return out;
}

TEST(Csv, HasValuesBetweenSeparators) {
  EXPECT_EQ(cells_of("a,b\n1,,3\n"), "A1=a;B1=b;A2=1;C2=3;");
  EXPECT_EQ(cells_of("a\tb,c\r\n1\t2"), "A1=a;B1=b,c;A2=1;B2=2;");
  EXPECT_EQ(cells_of("a;b\r1;2\r"), "A1=a;B1=b;A2=1;B2=2;");
  EXPECT_EQ(cells_of("\xEF\xBB\xBF单位\n"), "A1=单位;");
}

TEST(Csv, HasQuotedValues) {
  EXPECT_EQ(cells_of("\"1,234.50\",\"a \"\"b\"\"\"\n"), "A1=1,234.50;B1=a \"b\";");
  EXPECT_EQ(cells_of("\"two\nlines\",x\ny"), "A1=two\nlines;B1=x;A2=y;");
  EXPECT_EQ(cells_of("a \"b\" c,=\"0012\""), "A1=a \"b\" c;B1=0012;");
}

TEST(Csv, SaysWhatIsWrong) {
  EXPECT_EQ(ids_of("a,\"b\nc,d\n"), "csv-open-quote ");
  EXPECT_EQ(ids_of(std::string("a,\0b", 4)), "csv-nul ");
  EXPECT_EQ(ids_of("\"" + std::string(40'000, 'x') + "\""), "csv-long-value ");
  Findings findings;
  EXPECT_FALSE(read_csv(SourceText("t", "a,b,c"), findings, {.cells = 2}));
  EXPECT_EQ(findings.all().at(0).id, "workbook-too-large");
}

TEST(Csv, MayBeWrittenByWindows) {
  EXPECT_EQ(ids_of("\xB5\xA5\xCE\xBB,\xBD\xF0\xB6\xEE\n"), "read-as-gb18030 ");  // 单位,金额
}

constexpr const char* kXml =
    "<?xml version=\"1.0\" encoding=\"gb2312\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n"
    "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
    "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">"
    "<Worksheet ss:Name=\"支出\"><Table>"
    "<Row><Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">甲</Data></Cell>"
    "<Cell><Data ss:Type=\"String\">乙</Data></Cell></Row>"
    "<Row ss:Index=\"4\"><Cell ss:Index=\"3\"><Data ss:Type=\"Number\">0.30000000000000004</Data>"
    "</Cell><Cell><Data ss:Type=\"DateTime\">2025-03-01T00:00:00.000</Data></Cell></Row>"
    "</Table></Worksheet></Workbook>";

TEST(SpreadsheetXml, HasCellsAtTheirPlaces) {
  EXPECT_EQ(cells_of(kXml), "[支出]A1=甲;C1=乙;C4=#0.3;D4=2025-03-01;");
}

TEST(SpreadsheetXml, RefusesEntitiesAndDamage) {
  std::string text = kXml;
  text.insert(text.find("<Workbook"), "<!DOCTYPE x [<!ENTITY a \"b\">]>");
  EXPECT_EQ(ids_of(text), "workbook-damaged ");
  EXPECT_EQ(ids_of(std::string(kXml).substr(0, 500)), "workbook-damaged ");
  std::string far = kXml;
  far.replace(far.find("ss:Index=\"3\""), 12, "ss:Index=\"99999\"");
  EXPECT_FALSE(ids_of(far).empty() && cells_of(far).find("ZZZ") != std::string::npos);
}

TEST(TableFile, NamesOtherFormatsAndHowToSaveThem) {
  EXPECT_EQ(ids_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest"), "table-file-format ");
  EXPECT_EQ(ids_of("<html><table><tr><td>a"), "table-file-format ");
  EXPECT_EQ(ids_of("%PDF-1.4"), "table-file-format ");
}

}  // namespace
}  // namespace gongkai
