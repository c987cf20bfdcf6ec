#include "read_xlsx/limits.h"

#include <gtest/gtest.h>

#include "read_xlsx/read_xlsx.h"
#include "support/bombs.h"
#include "support/files.h"
#include "support/in_child.h"

namespace gongkai {
namespace {

constexpr std::size_t kPart = 33U << 20U;  // beyond the limit of one part

// What has no limit takes minutes; about one second is needed on an idle machine.
constexpr int kMostSeconds = 100;

const std::string kOne = "<c><v>1</v></c>";
const std::string kFirstString = "<c t=\"s\"><v>0</v></c>";

std::string strings_of(const std::string& text) {
  return "<sst><si><t>" + text + "</t></si></sst>";
}

// The ids of the findings, one a line; of a workbook that is read "sheets/cells/merged".
std::string read(const std::string& bytes, const WorkbookLimits& limits = {}) {
  Findings findings;
  const auto workbook = read_xlsx(bytes, "a.xlsx", findings, limits);
  std::string out;
  for (const Finding& finding : findings.all()) out += finding.id + ": " + finding.message + "\n";
  if (!workbook) return out;
  std::size_t cells = 0;
  std::size_t merged = 0;
  for (const WorkbookSheet& sheet : workbook->sheets) {
    cells += sheet.cells.size();
    merged += sheet.merged.size();
  }
  return out + std::to_string(workbook->sheets.size()) + "/" + std::to_string(cells) + "/" +
         std::to_string(merged);
}

// Reads it in a process of its own and looks at what that took.
std::string read_bounded(const Parts& parts) {
  const std::string bytes = workbook_of(parts);
  EXPECT_LT(bytes.size(), 300'000U);
  const Measured measured = in_child([&] { return read(bytes); });
  EXPECT_LT(measured.kilobytes, 300'000 * kSanitizerFactor);
  EXPECT_LT(measured.seconds, kMostSeconds);
  return measured.result;
}

std::string part_too_large(const std::string& part) {
  return "workbook-too-large: 工作簿的部件 xl/" + part + " 展开后超过 32 MB\n";
}

TEST(WorkbookLimits, EmptyCellsBeyondAPartsSize) {
  EXPECT_EQ(
      read_bounded({.sheet = sheet_of("<row r=\"1\">" + times(kPart / 4, "<c/>") + "</row>")}),
      part_too_large("worksheets/sheet1.xml"));
}

TEST(WorkbookLimits, TooManyCells) {
  EXPECT_EQ(read_bounded({.sheet = sheet_of(times(1'000'001, "<row>" + kOne + "</row>"))}),
            "workbook-too-large: 工作簿中有内容的单元格超过 1000000 个\n");
}

TEST(WorkbookLimits, ALongText) {
  const std::string cell = "<c r=\"B7\" t=\"inlineStr\"><is><t>" + times(kPart / 3, "字");
  EXPECT_EQ(read_bounded({.sheet = sheet_of("<row r=\"7\">" + cell + "</t></is></c></row>")}),
            "workbook-too-large: 工作表“表”单元格 B7的文字超过 32767 个字符\n");
}

TEST(WorkbookLimits, DeepElements) {
  EXPECT_EQ(read_bounded({.sheet = "<worksheet>" + times(kPart / 3, "<a>")}),
            "workbook-damaged: 工作簿的部件 xl/worksheets/sheet1.xml 的元素嵌套过深\n");
}

TEST(WorkbookLimits, ALargeStringSharedByManyCells) {
  EXPECT_EQ(read_bounded({.sheet = sheet_of("<row>" + times(16'000, kFirstString) + "</row>"),
                          .strings = strings_of(times(kPart, "A"))}),
            part_too_large("sharedStrings.xml"));
}

TEST(WorkbookLimits, ALongStringSharedByManyCells) {
  const std::string row = "<row>" + times(1000, kFirstString) + "</row>";
  EXPECT_EQ(
      read_bounded({.sheet = sheet_of(times(20, row)), .strings = strings_of(times(1 << 20, "A"))}),
      "workbook-too-large: 工作表“表”单元格 A1的文字超过 32767 个字符\n");
}

TEST(WorkbookLimits, AStringOfGoodLengthSharedByManyCells) {
  const std::string row = "<row>" + times(1000, kFirstString) + "</row>";
  EXPECT_EQ(
      read_bounded({.sheet = sheet_of(times(20, row)), .strings = strings_of(times(32'767, "字"))}),
      "workbook-too-large: 工作簿中各单元格的文字合计超过 64 MB\n");
}

TEST(WorkbookLimits, ManyStrings) {
  EXPECT_EQ(read_bounded({.strings = "<sst>" + times(6'000'000, "<si/>") + "</sst>"}),
            "workbook-too-large: 工作簿的共享字符串超过 1000000 个\n");
}

TEST(WorkbookLimits, Entities) {
  const std::string sheet = sheet_of("<row><c t=\"inlineStr\"><is><t>&c;&b;</t></is></c></row>");
  EXPECT_EQ(read_bounded({.sheet = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
                                   "\"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c SYSTEM "
                                   "\"file:///etc/passwd\">]>" +
                                   sheet}),
            "workbook-damaged: 工作簿的部件 xl/worksheets/sheet1.xml 声明了文档类型（DTD），"
            "可能含有实体\n");
  EXPECT_EQ(read_bounded({.sheet = sheet}),
            "workbook-damaged: 工作簿的部件 xl/worksheets/sheet1.xml 的第 1 行不合 XML 格式\n");
}

TEST(WorkbookLimits, ManyMergedRanges) {
  const auto merged = [](std::size_t count) {
    return sheet_of(
        "<row>" + kOne + "</row>",
        "<mergeCells>" + times(count, "<mergeCell ref=\"A1:XFD1048576\"/>") + "</mergeCells>");
  };
  EXPECT_EQ(read_bounded({.sheet = merged(2000)}), "1/1/2000");
  EXPECT_EQ(read_bounded({.sheet = merged(200'001)}),
            "workbook-too-large: 工作簿中合并的单元格超过 200000 处\n");
}

TEST(WorkbookLimits, FarCellsCostNothing) {
  EXPECT_EQ(read_bounded({.sheet = sheet_of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
                                            "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c>"
                                            "</row>")}),
            "1/2/0");
  EXPECT_EQ(read_bounded({.sheet = sheet_of("<row r=\"1000000000\"><c r=\"A1000000000\">"
                                            "<v>1</v></c></row>")}),
            "1/0/0");
}

TEST(WorkbookLimits, PathsLeadNowhereOutside) {
  EXPECT_EQ(read_bounded({.target = "../../../../etc/passwd"}),
            "workbook-damaged: 工作簿中没有部件 ../../../etc/passwd\n");
  EXPECT_EQ(read_bounded({.target = "../xl/./worksheets/sheet1.xml"}), "1/0/0");
}

TEST(WorkbookLimits, ManySheets) {
  const std::string one = "<sheet name=\"a\" r:id=\"rId1\"/>";
  EXPECT_EQ(read_bounded({.list = times(200'000, one)}),
            "workbook-too-large: 工作簿的工作表超过 255 张\n");
}

TEST(WorkbookLimits, SheetsThatShareAPart) {
  const std::string one = "<sheet name=\"a\" r:id=\"rId1\"/>";
  EXPECT_EQ(read_bounded({.sheet = sheet_of(times(20'000, "<row>" + kOne + "</row>")),
                          .list = times(200, one)}),
            "workbook-damaged: 工作簿的部件 xl/worksheets/sheet1.xml 被多处引用\n");
  EXPECT_EQ(read_bounded({.target = "/XL/workbook.xml"}),
            "workbook-damaged: 工作簿的部件 XL/workbook.xml 被多处引用\n");
}

TEST(WorkbookLimits, PartsThatAreTooLargeTogether) {
  const std::string most = sheet_of("") + times(1 << 20, " ");
  std::vector<std::pair<std::string, std::string>> parts;
  std::string list;
  std::string related;
  for (const char* id : {"1", "2", "3"}) {
    list += std::string("<sheet name=\"a\" r:id=\"") + id + "\"/>";
    related += std::string("<Relationship Id=\"") + id + "\" Target=\"" + id + ".xml\"/>";
    parts.emplace_back(std::string("xl/") + id + ".xml", most);
  }
  parts.emplace_back("xl/workbook.xml", "<workbook><sheets>" + list + "</sheets></workbook>");
  parts.emplace_back("xl/_rels/workbook.xml.rels",
                     "<Relationships>" + related + "</Relationships>");
  EXPECT_EQ(read(zip_of(parts), {.unpacked_bytes = 2 << 20}),
            "workbook-too-large: 工作簿展开后超过 2 MB\n");
}

// Names and attributes stay with the parser until a part ends.
TEST(WorkbookLimits, ManyNames) {
  std::string names;
  for (int i = 0; i < 5'000; ++i) names += "<a" + std::to_string(i) + "/>";
  const std::string message =
      "workbook-damaged: 工作簿的部件 xl/worksheets/sheet1.xml 的元素名称过多\n";
  EXPECT_EQ(read_bounded({.sheet = "<worksheet>" + names + "</worksheet>"}), message);
  std::string attributes;
  for (int i = 0; i < 5'000; ++i) attributes += " a" + std::to_string(i) + "=\"\"";
  EXPECT_EQ(read_bounded({.sheet = "<worksheet" + attributes + "/>"}), message);
}

TEST(WorkbookLimits, ALongTag) {
  for (const char* begin : {"<worksheet a=\"", "<!--", "<?"}) {
    EXPECT_EQ(read_bounded({.sheet = begin + times(2U << 20U, "a")}),
              "workbook-damaged: 工作簿的部件 xl/worksheets/sheet1.xml 的第 1 行不合 XML 格式\n");
  }
}

// What the archive says of a part's size is not believed.
TEST(WorkbookLimits, ALyingArchive) {
  std::string bytes = workbook_of({.sheet = sheet_of(times(1 << 20, "<c/>"))});
  const std::size_t last = bytes.rfind("PK\1\2");
  ASSERT_EQ(bytes.substr(last + 46, 24), "xl/worksheets/sheet1.xml");
  bytes.replace(last + 24, 4, std::string("\x9\0\0\0", 4));
  EXPECT_EQ(read(bytes, {.part_bytes = 1 << 20}),
            "workbook-too-large: 工作簿的部件 xl/worksheets/sheet1.xml 展开后超过 1 MB\n");
}

TEST(WorkbookLimits, ManyParts) {
  std::vector<std::pair<std::string, std::string>> parts;
  for (int i = 0; i < 10'001; ++i) parts.emplace_back(std::to_string(i), "");
  EXPECT_EQ(read(zip_of(parts)), "workbook-too-large: 工作簿中有 10001 个部件\n");
}

TEST(WorkbookLimits, ALargeFile) {
  const std::string bytes(kPart, 'P');
  EXPECT_EQ(read(bytes), "workbook-too-large: 工作簿有 33 MB\n");
}

// Each limit is itself still good.
TEST(WorkbookLimits, AreMet) {
  const WorkbookLimits few{.sheets = 1, .cells = 2, .merged_ranges = 1, .cell_characters = 3};
  const std::string row = "<row>" + kFirstString + kOne + "<c s=\"1\"/></row>";
  const std::string merged = "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>";
  Parts parts{.sheet = sheet_of(row, merged), .strings = strings_of("三个字")};
  EXPECT_EQ(read(workbook_of(parts), few), "1/2/1");
  parts.strings = strings_of("四个字了");
  EXPECT_EQ(read(workbook_of(parts), few),
            "workbook-too-large: 工作表“表”单元格 A1的文字超过 3 个字符\n");
}

// Whole columns and rows that were only formatted: each of their cells is written, without content.
TEST(WorkbookLimits, FormattedCellsDoNotCount) {
  const std::string row = "<row r=\"1\">" + times(16'384, "<c s=\"3\"/>") + "</row>";
  EXPECT_EQ(read_bounded({.sheet = sheet_of(row + "<row r=\"2\">" + kOne + "</row>" +
                                            times(1'048'574, "<row s=\"3\"><c s=\"3\"/></row>"))}),
            "1/1/0");
}

TEST(WorkbookLimits, SayHowToGetBelow) {
  Findings findings;
  read_xlsx(workbook_of({.sheet = sheet_of(times(1 << 19, "<c/>"))}), "a.xlsx", findings,
            {.part_bytes = 1 << 20});
  EXPECT_EQ(all_texts(findings),
            "a.xlsx: 错误：工作簿的部件 xl/worksheets/sheet1.xml 展开后超过 1 MB "
            "[workbook-too-large]\n"
            "  应为：每个部件展开后不超过 1 MB\n"
            "  改法：删除末尾的空行、空列和表外的内容（选中整行整列后删除，不只是清除内容），"
            "或分单位导出\n");
}

TEST(WorkbookLimits, FiftyThousandRowsAreRead) {
  std::string row;
  for (int column = 0; column < 17; ++column) {
    row += column < 3 ? kFirstString : "<c s=\"2\"><v>123456.78</v></c>";
  }
  EXPECT_EQ(read_bounded({.sheet = sheet_of(times(50'000, "<row>" + row + "</row>")),
                          .strings = strings_of("机关事业单位基本养老保险缴费支出")}),
            "1/850000/0");
}

}  // namespace
}  // namespace gongkai
