#include "render/xlsx/xlsx.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <thread>

#include "support/xlsx_reader.h"

namespace gongkai {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

constexpr int kText = 0;
constexpr int kHead = 1;
constexpr int kAmount = 2;
constexpr int kTitle = 3;

const FontSet& fonts() {
  static const FontSet loaded = [] {
    Findings findings;
    return *FontSet::load(GONGKAI_SOURCE_DIR "/fonts", findings);
  }();
  return loaded;
}

Cell text(std::string words, int row_span = 1, int col_span = 1) {
  return {.text = std::move(words), .style = kText, .row_span = row_span, .col_span = col_span};
}

Cell amount(std::int64_t fen, NumberFormat format = {}) {
  const Amount value = Amount::from_fen(fen);
  return {.text = format_amount(value, format),
          .number = Number{.value = value, .format = format},
          .style = kAmount};
}

Table table_of(std::vector<std::vector<Cell>> rows) {
  int columns = 0;
  for (const Cell& cell : rows.front()) columns += cell.col_span;
  Table table{.number = "预算01表",
              .name = "收支表",
              .title = "2023年收支表",
              .columns = std::vector<Column>(static_cast<std::size_t>(columns)),
              .grid = Grid(columns),
              .title_style = kTitle};
  for (std::vector<Cell>& row : rows) EXPECT_TRUE(table.grid.add_row(std::move(row)));
  return table;
}

Document document_of(std::vector<Table> tables) {
  Document document{
      .tables = {.title = "甲局2023年部门预算公开表"},
      .publisher = "甲局",
      .date = "2023-02-20",
      .styles = {{.font_role = "正文", .indent = 1},
                 {.font_role = "表头", .horizontal = HorizontalAlign::kCenter},
                 {.font_role = "数字",
                  .size = Length::from_milli_points(10'500),
                  .horizontal = HorizontalAlign::kRight,
                  .vertical = VerticalAlign::kTop},
                 {.font_role = "标题", .size = points(18), .horizontal = HorizontalAlign::kCenter}},
      .page_number = {.before = "— ", .after = " —"}};
  for (Table& table : tables) document.blocks.emplace_back(std::move(table));
  return document;
}

std::string render(const Document& document) {
  Findings findings;
  const auto bytes = render_xlsx(document, fonts(), {}, findings);
  EXPECT_THAT(findings.all(), IsEmpty());
  return bytes.value_or("");
}

XlsxBook book_of(std::vector<Table> tables) {
  auto book = read_xlsx(render(document_of(std::move(tables))));
  EXPECT_TRUE(book.has_value());
  return book.value_or(XlsxBook());
}

// The sheet of the only table; its grid begins in row 2, below the title.
XlsxSheet sheet_of(std::vector<std::vector<Cell>> rows) {
  return book_of({table_of(std::move(rows))}).sheets.at(1);
}

// The findings of a document that must not be written.
std::vector<std::string> finding_ids(const Document& document, const XlsxOptions& options = {}) {
  Findings findings;
  EXPECT_EQ(render_xlsx(document, fonts(), options, findings), std::nullopt);
  std::vector<std::string> ids;
  for (const Finding& finding : findings.all()) ids.push_back(finding.id);
  return ids;
}

std::string repeated(const std::string& words, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += words;
  return out;
}

TEST(Xlsx, HasContentsAndASheetForEachTable) {
  Table second = table_of({{text("甲")}});
  second.number = "预算02表";
  const XlsxBook book = book_of({table_of({{text("甲")}}), second});
  ASSERT_EQ(book.sheets.size(), 3u);
  EXPECT_EQ(book.sheets[0].name, "目录");
  EXPECT_EQ(book.sheets[1].name, "预算01表 收支表");
  EXPECT_EQ(book.sheets[2].name, "预算02表 收支表");
  EXPECT_EQ(book.sheets[0].cells.at("A1").value, "甲局2023年部门预算公开表");
  EXPECT_EQ(book.sheets[0].cells.at("B4").value, "预算01表");
  EXPECT_EQ(book.sheets[0].cells.at("C5").value, "收支表");
}

TEST(Xlsx, LinksContentsToSheets) {
  Table table = table_of({{text("甲")}});
  table.name = "it's";
  const XlsxBook book = book_of({table});
  EXPECT_THAT(book.sheets[0].links, ElementsAre(Pair("C4", "'预算01表 it''s'!A1")));
  EXPECT_EQ(book.sheets[0].cells.at("C4").value, "it's");
}

// Characters that mean something in an address, and what Excel would take for a drive.
TEST(Xlsx, LinksToFilesWhateverTheirNames) {
  Table table = table_of({{text("甲")}, {text("乙")}, {text("丙")}});
  table.links = {{.row = 0, .column = 0, .target = "区#1/50%25?/a b\"c'&d/"},
                 {.row = 1, .column = 0, .target = "c:/表.xlsx"},
                 {.row = 2, .column = 0, .target = std::string(3'000, 'x')}};
  const XlsxBook book = book_of({table});
  std::vector<std::string> targets;
  for (const auto& [cell, target] : book.sheets.back().links) targets.push_back(target);
  EXPECT_THAT(targets, ElementsAre("区%231\\50%2525%3F\\a%20b%22c%27%26d\\", "c%3A\\表.xlsx"));
}

TEST(Xlsx, AsksCrossChecksOnASheetOfTheirOwn) {
  Findings findings;
  Table named_alike = table_of({{amount(200), amount(300)}, {text("乙"), text("丙")}});
  named_alike.number = "";
  named_alike.name = "勾稽";
  const CrossCheck holds{
      .id = "R1", .name = "相等", .place = "某处", .left = {{.table = 0}}, .right = {{.table = 0}}};
  CrossCheck broken = holds;
  broken.id = "R2";
  broken.right.front().column = 1;
  const auto bytes = render_xlsx(document_of({named_alike}), fonts(),
                                 {.cross_checks = {{holds, broken}, {"另有说明。"}}}, findings);
  EXPECT_THAT(findings.all(), IsEmpty());
  const auto book = read_xlsx(bytes.value_or(""));
  ASSERT_TRUE(book);
  ASSERT_EQ(book->sheets.size(), 3u);
  EXPECT_EQ(book->sheets[0].cells.at("C5").value, "勾稽");
  EXPECT_EQ(book->sheets[0].links.at("C5"), "'勾稽'!A1");
  EXPECT_EQ(book->sheets[1].name, "勾稽 (2)");
  const XlsxSheet& sheet = book->sheets[2];
  EXPECT_EQ(sheet.name, "勾稽");
  EXPECT_EQ(sheet.cells.at("A3").value, "有 1 项不符");
  EXPECT_EQ(
      sheet.cells.at("A3").formula,
      "IF(COUNTIF(H5:H6,\"不符\")=0,\"全部相符\",\"有 \"&COUNTIF(H5:H6,\"不符\")&\" 项不符\")&"
      "IF(COUNTIF(H5:H6,\"尾差\")+COUNTIF(H5:H6,\"待核对\")=0,\"\",\"，\"&(COUNTIF(H5:H6,"
      "\"尾差\")+COUNTIF(H5:H6,\"待核对\"))&\" 项有尾差或待核对\")");
  EXPECT_EQ(sheet.links.at("A6"), "'勾稽 (2)'!A2");
  EXPECT_EQ(sheet.cells.at("D6").formula, "SUM('勾稽 (2)'!A2)");
  EXPECT_EQ(sheet.cells.at("D6").value, "0.0002");
  EXPECT_EQ(sheet.cells.at("G6").value, "-0.0001");
  EXPECT_EQ(sheet.cells.at("H5").value, "相符");
  EXPECT_EQ(sheet.cells.at("H6").value, "不符");
  EXPECT_EQ(sheet.cells.at("A8").value, "另有说明。");
  EXPECT_EQ(sheet.frozen_until, "A5");
  EXPECT_TRUE(sheet.fits_to_page);
  EXPECT_EQ(sheet.page_setup.at("orientation"), "landscape");
}

TEST(Xlsx, StandsTitleCaptionsGridAndNotesInRows) {
  Table table = table_of({{text("甲"), text("乙"), text("丙")}});
  table.captions = {{.right = "预算01表"}, {.left = "部门", .right = "单位：万元"}};
  table.notes = {"备注：无。"};
  const XlsxSheet sheet = book_of({table}).sheets.at(1);
  EXPECT_EQ(sheet.cells.at("A1").value, "2023年收支表");
  EXPECT_EQ(sheet.cells.at("A2").value, "预算01表");
  EXPECT_EQ(sheet.cells.at("A2").horizontal, "right");
  EXPECT_EQ(sheet.cells.at("A3").value, "部门");
  EXPECT_EQ(sheet.cells.at("C3").value, "单位：万元");
  EXPECT_EQ(sheet.cells.at("B4").value, "乙");
  EXPECT_EQ(sheet.cells.at("A5").value, "备注：无。");
  EXPECT_THAT(sheet.merges, ElementsAre("A1:C1", "A2:C2", "A3:B3", "A5:C5"));
  EXPECT_EQ(sheet.heights.size(), 5u);
}

TEST(Xlsx, WritesAmountsAsNumbers) {
  const XlsxSheet sheet = sheet_of({{amount(634'340'000), amount(-634'345'000)}});
  EXPECT_EQ(sheet.cells.at("A2").type, "n");
  EXPECT_EQ(sheet.cells.at("A2").value, "634.34");
  EXPECT_EQ(sheet.cells.at("A2").number_format, "0.00;-0.00;;@");
  EXPECT_EQ(sheet.cells.at("B2").value, "-634.345");
}

TEST(Xlsx, WritesTextsThatLookLikeFormulasOrLinksAsTexts) {
  const std::vector<std::string> texts{"=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "http://a", "'=1"};
  std::vector<Cell> row;
  for (const std::string& each : texts) row.push_back(text(each));
  const XlsxSheet sheet = sheet_of({row});
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const XlsxCell& cell = sheet.cells.at(std::string(1, static_cast<char>('A' + i)) + "2");
    EXPECT_EQ(cell.type, "s");
    EXPECT_EQ(cell.value, texts[i]);
    EXPECT_EQ(cell.formula, "");
  }
  EXPECT_THAT(sheet.links, IsEmpty());
}

TEST(Xlsx, WritesTheNearestNumberToEachExactAmount) {
  std::vector<Cell> row;
  const std::vector<std::int64_t> values{1, 8'700'000, 100'000, 300'000, Amount::kMaxFen / 10};
  for (std::int64_t value : values) row.push_back(amount(value));
  const XlsxSheet sheet = sheet_of({row});
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::string place = std::string(1, static_cast<char>('A' + i)) + "2";
    const std::string exact = exact_text(Amount::from_fen(values[i]), MoneyUnit::kTenThousandYuan);
    EXPECT_EQ(std::strtod(sheet.cells.at(place).value.c_str(), nullptr),
              std::strtod(exact.c_str(), nullptr))
        << exact;
  }
}

TEST(Xlsx, GivesEachNumberFormatItsCode) {
  const XlsxSheet sheet =
      sheet_of({{amount(1, {.decimals = 0, .zero = ZeroStyle::kDecimals}),
                 amount(1, {.has_separators = true, .zero = ZeroStyle::kDecimals}),
                 amount(1, {.decimals = 6, .zero = ZeroStyle::kDigit}),
                 amount(1, {.has_separators = true, .zero = ZeroStyle::kBlank}),
                 amount(12, {.unit = MoneyUnit::kYuan, .zero = ZeroStyle::kDecimals})}});
  EXPECT_EQ(sheet.cells.at("A2").number_format, "0");
  EXPECT_EQ(sheet.cells.at("B2").number_format, "#,##0.00");
  EXPECT_EQ(sheet.cells.at("C2").number_format, "0.000000;-0.000000;0;@");
  EXPECT_EQ(sheet.cells.at("D2").number_format, "#,##0.00;-#,##0.00;;@");
  EXPECT_EQ(sheet.cells.at("E2").number_format, "0.00");
  EXPECT_EQ(sheet.cells.at("E2").value, "0.12");
}

TEST(Xlsx, ShowsTrimmedNumbersAsTheyArePrinted) {
  const XlsxSheet sheet =
      sheet_of({{amount(15'000'000, {.is_trimmed = true}),
                 amount(3'750'000, {.zero = ZeroStyle::kDecimals, .is_trimmed = true}),
                 amount(3'704'999, {.is_trimmed = true}), amount(2'999'999, {.is_trimmed = true}),
                 amount(15'500'000, {.has_separators = true, .is_trimmed = true})}});
  EXPECT_EQ(sheet.cells.at("A2").number_format, "General;-General;;@");
  EXPECT_EQ(sheet.cells.at("B2").number_format, "General;-General;0.00;@");
  EXPECT_EQ(sheet.cells.at("C2").number_format, "0.0;-0.0;;@");
  EXPECT_EQ(sheet.cells.at("D2").number_format, "0;-0;;@");
  EXPECT_EQ(sheet.cells.at("E2").number_format, "#,##0.0;-#,##0.0;;@");
}

TEST(Xlsx, KeepsTheRoomOfDecimalsThatOthersOfTheColumnHave) {
  const NumberFormat with_zero{.has_separators = true, .zero = ZeroStyle::kDigit};
  const XlsxSheet sheet =
      sheet_of({{amount(0, with_zero), amount(15'000'000, {.decimals = 0}), amount(0)},
                {amount(15'000'000, with_zero), amount(15'000'000, {.decimals = 3}), amount(1)}});
  EXPECT_EQ(sheet.cells.at("A2").number_format, "#,##0.00;-#,##0.00;0_._0_0;@");
  EXPECT_EQ(sheet.cells.at("A3").number_format, "#,##0.00;-#,##0.00;0_._0_0;@");
  EXPECT_EQ(sheet.cells.at("B2").number_format, "0_._0_0_0;-0_._0_0_0;;@");
  EXPECT_EQ(sheet.cells.at("B3").number_format, "0.000;-0.000;;@");
  EXPECT_EQ(sheet.cells.at("C3").number_format, "0.00;-0.00;;@");
  EXPECT_THAT(sheet.conditional_formats, IsEmpty());
}

TEST(Xlsx, KeepsTheRoomOfDecimalsThatMayBeTypedOver) {
  const NumberFormat trimmed{.decimals = 4, .is_trimmed = true};
  const XlsxSheet sheet = sheet_of({{amount(15'000'000, trimmed)}, {amount(15'500'000, trimmed)}});
  EXPECT_EQ(sheet.cells.at("A2").number_format, "0.0???;-0.0???;;@");
  EXPECT_EQ(sheet.cells.at("A3").number_format, "0.0???;-0.0???;;@");
}

// Whole numbers lose their point by a condition: with decimals typed over them they show these.
TEST(Xlsx, ShowsTrimmedNumbersOfAColumnWithTheirPointsUnderEachOther) {
  const NumberFormat trimmed{.is_trimmed = true};
  const NumberFormat with_zeros{
      .has_separators = true, .zero = ZeroStyle::kDecimals, .is_trimmed = true};
  const XlsxSheet sheet =
      sheet_of({{amount(15'000'000, trimmed), amount(12'340'000'000, with_zeros)},
                {amount(3'750'000, trimmed), amount(3'700'000, with_zeros)},
                {amount(3'704'999, trimmed), amount(0, with_zeros)},
                {amount(2'000'000, trimmed), amount(1'000'000, with_zeros)}});
  EXPECT_EQ(sheet.cells.at("A2").number_format, "0.0?;-0.0?;;@");
  EXPECT_EQ(sheet.cells.at("A3").number_format, "0.0?;-0.0?;;@");
  EXPECT_EQ(sheet.cells.at("A4").number_format, "0.0_0;-0.0_0;;@");
  EXPECT_EQ(sheet.cells.at("B2").number_format, "#,##0.0?;-#,##0.0?;#,##0.00;@");
  EXPECT_THAT(sheet.conditional_formats,
              ElementsAre(Pair("A2:A3 INT(A2)=A2", "0_._0_0;-0_._0_0;;@"),
                          Pair("A5 INT(A5)=A5", "0_._0_0;-0_._0_0;;@"),
                          Pair("B2:B5 INT(B2)=B2", "#,##0_._0_0;-#,##0_._0_0;#,##0.00;@")));
}

TEST(Xlsx, KeepsABlankZeroAsANumber) {
  const XlsxSheet sheet = sheet_of({{amount(0)}});
  EXPECT_EQ(sheet.cells.at("A2").type, "n");
  EXPECT_EQ(sheet.cells.at("A2").value, "0");
  EXPECT_EQ(sheet.cells.at("A2").number_format, "0.00;-0.00;;@");
}

TEST(Xlsx, WritesSumsAsFormulasWithTheirExactValue) {
  Cell total = amount(300'000);
  total.number->addends = {{1, 0, 2, 0}, {1, 1, 1, 1}};
  const XlsxSheet sheet = sheet_of(
      {{total, text("合计")}, {amount(100'000), amount(0)}, {amount(200'000), text("乙")}});
  EXPECT_EQ(sheet.cells.at("A2").formula, "SUM(A3:A4,B3)");
  EXPECT_EQ(sheet.cells.at("A2").value, "0.3");
}

TEST(Xlsx, WritesASumOfTooManyRangesAsANumber) {
  Cell total = amount(300'000);
  for (int i = 0; i < 256; ++i) total.number->addends.push_back({1, 0, 1, 0});
  const XlsxSheet sheet = sheet_of({{total}, {amount(300'000)}});
  EXPECT_EQ(sheet.cells.at("A2").formula, "");
  EXPECT_EQ(sheet.cells.at("A2").value, "0.3");
}

TEST(Xlsx, KeepsCodesAsTheyAreWritten) {
  const XlsxSheet sheet = sheet_of({{text("01"), text("41030223000000001234"), text("=1+1")}});
  EXPECT_EQ(sheet.cells.at("A2").value, "01");
  EXPECT_EQ(sheet.cells.at("B2").value, "41030223000000001234");
  EXPECT_EQ(sheet.cells.at("C2").value, "=1+1");
  for (const char* place : {"A2", "B2", "C2"}) EXPECT_EQ(sheet.cells.at(place).type, "s");
}

TEST(Xlsx, KeepsMarkupCharactersAndLineFeeds) {
  const XlsxSheet sheet = sheet_of({{text("a<b>&\"c'\n第二段 𠀀")}});
  EXPECT_EQ(sheet.cells.at("A2").value, "a<b>&\"c'\n第二段 𠀀");
  EXPECT_GT(sheet.heights.at(2), 27);
}

TEST(Xlsx, TakesFontsAlignmentAndIndentFromStyles) {
  Cell head = text("表头");
  head.style = kHead;
  const XlsxSheet sheet = sheet_of({{head, text("文字"), amount(1)}});
  const XlsxCell& title = sheet.cells.at("A1");
  EXPECT_EQ(title.font, "黑体");
  EXPECT_EQ(title.font_size, 18);
  EXPECT_EQ(title.horizontal, "center");
  EXPECT_EQ(title.borders, "");
  EXPECT_EQ(sheet.cells.at("A2").font, "宋体");
  EXPECT_TRUE(sheet.cells.at("A2").is_bold);
  EXPECT_FALSE(sheet.cells.at("B2").is_bold);
  EXPECT_TRUE(sheet.cells.at("B2").wraps);
  EXPECT_EQ(sheet.cells.at("B2").indent, 1);
  EXPECT_EQ(sheet.cells.at("B2").vertical, "center");
  EXPECT_EQ(sheet.cells.at("C2").font_size, 10.5);
  EXPECT_EQ(sheet.cells.at("C2").horizontal, "right");
  EXPECT_EQ(sheet.cells.at("C2").vertical, "top");
  EXPECT_FALSE(sheet.cells.at("C2").wraps);
}

TEST(Xlsx, MergesCellsAndBordersAllTheirPlaces) {
  const XlsxSheet sheet = sheet_of({{text("甲", 2, 2), text("乙")}, {text("")}});
  EXPECT_THAT(sheet.merges, ElementsAre("A1:C1", "A2:B3"));
  for (const char* place : {"A2", "B2", "C2", "A3", "B3", "C3"}) {
    EXPECT_EQ(sheet.cells.at(place).borders, "thin") << place;
  }
  EXPECT_EQ(sheet.cells.at("C3").type, "");
}

TEST(Xlsx, SpreadsATallRowOverMergedSheetRows) {
  Cell total = amount(1);
  total.number->addends = {{1, 1, 2, 1}};
  const XlsxSheet sheet = sheet_of(
      {{text("合计"), total}, {text(repeated("字", 5000)), amount(1)}, {text("末"), amount(0)}});
  EXPECT_THAT(sheet.merges, Contains("A3:A" + std::to_string(sheet.heights.size() - 1)));
  EXPECT_THAT(sheet.merges, Contains("B3:B" + std::to_string(sheet.heights.size() - 1)));
  EXPECT_EQ(sheet.cells.at("B2").formula, "SUM(B3:B" + std::to_string(sheet.heights.size()) + ")");
  for (const auto& [row, height] : sheet.heights) EXPECT_LE(height, 409) << row;
  // Where pages may end inside a cell, its text begins at the top.
  EXPECT_EQ(sheet.cells.at("A3").vertical, "top");
  EXPECT_EQ(sheet.cells.at("A3").borders, "thin");
  EXPECT_EQ(sheet.cells.at("A2").vertical, "center");
}

TEST(Xlsx, SetsEveryWidthAndHeight) {
  const XlsxSheet sheet = sheet_of({{text("甲"), text("乙")}, {text("丙"), text("丁")}});
  EXPECT_EQ(sheet.heights.size(), 3u);
  ASSERT_EQ(sheet.widths.size(), 2u);
  // Together the printable width: 174 mm are 657 pixels, 8 of them one unit of 宋体 11.
  EXPECT_NEAR(sheet.widths.at(1) + sheet.widths.at(2), 657 / 8.0, 1);
}

TEST(Xlsx, StatesTheDefaultFont) {
  const XlsxBook book = book_of({table_of({{text("甲")}})});
  EXPECT_EQ(book.default_font, "宋体");
  EXPECT_EQ(book.default_font_size, 11);
}

TEST(Xlsx, SetsUpThePrintedPage) {
  Table table = table_of({{text("表头")}, {text("甲")}});
  table.header_rows = 1;
  table.page = {
      .width = millimetres(297), .height = millimetres(210), .top = points(72), .left = points(36)};
  const XlsxBook book = book_of({table});
  const XlsxSheet& sheet = book.sheets.at(1);
  EXPECT_EQ(sheet.page_setup.at("paperSize"), "9");
  EXPECT_EQ(sheet.page_setup.at("orientation"), "landscape");
  EXPECT_EQ(sheet.page_setup.at("fitToHeight"), "0");
  EXPECT_TRUE(sheet.fits_to_page);
  EXPECT_EQ(sheet.page_setup.at("top"), "1");
  EXPECT_EQ(sheet.page_setup.at("left"), "0.5");
  EXPECT_TRUE(sheet.is_centered);
  EXPECT_EQ(sheet.footer, "&C&\"宋体,Regular\"&10— &P —");
  EXPECT_EQ(sheet.frozen_until, "A3");
  EXPECT_EQ(book.defined_names.at("_xlnm.Print_Titles 1"), "'预算01表 收支表'!$1:$2");
  EXPECT_EQ(book.defined_names.at("_xlnm.Print_Area 1"), "'预算01表 收支表'!$A$1:$A$3");
  EXPECT_EQ(book.sheets.at(0).page_setup.at("orientation"), "portrait");
}

TEST(Xlsx, EscapesTheFooter) {
  Document document = document_of({table_of({{text("甲")}})});
  document.page_number = {.before = "1&", .after = "&", .style = kHead};
  EXPECT_EQ(read_xlsx(render(document))->sheets.at(1).footer, "&C&\"宋体,Bold\"&10 1&&&P&&");
  document.page_number.is_shown = false;
  EXPECT_EQ(read_xlsx(render(document))->sheets.at(1).footer, "");
}

TEST(Xlsx, HoldsTitleAuthorAndDateOfTheDocument) {
  const XlsxBook book = book_of({table_of({{text("甲")}})});
  EXPECT_EQ(book.properties.at("dc:title"), "甲局2023年部门预算公开表");
  EXPECT_EQ(book.properties.at("dc:creator"), "甲局");
  EXPECT_EQ(book.properties.at("dcterms:created"), "2023-02-20T00:00:00Z");
  EXPECT_EQ(book.properties.at("dcterms:modified"), "2023-02-20T00:00:00Z");
}

TEST(Xlsx, DoesNotTakeTheClockForADate) {
  Document document = document_of({table_of({{text("甲")}})});
  for (const char* date : {"", "1970-01-01", "2023-13-01", "今天"}) {
    document.date = date;
    EXPECT_EQ(read_xlsx(render(document))->properties.at("dcterms:created"),
              "1980-01-01T00:00:00Z");
  }
}

TEST(Xlsx, IsTheSameForTheSameDocument) {
  const Document document = document_of({table_of({{text("甲"), amount(1)}})});
  EXPECT_EQ(render(document), render(document));
}

TEST(Xlsx, IsTheSameFromSeveralThreads) {
  std::vector<Document> documents(2, document_of({table_of({{text("甲"), amount(1)}})}));
  documents[1].date = "2024-03-31";
  const std::vector<std::string> expected{render(documents[0]), render(documents[1])};
  std::vector<int> differing(2);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < 2; ++i) {
    threads.emplace_back([&, i] {
      for (int n = 0; n < 20; ++n) differing[i] += render(documents[i]) != expected[i];
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(differing, ElementsAre(0, 0));
}

TEST(Xlsx, LeavesNoTemporaryFile) {
  const std::filesystem::path folder =
      std::filesystem::path(testing::TempDir()) / "gongkai-xlsx-test";
  std::filesystem::create_directory(folder);
  Findings findings;
  EXPECT_TRUE(render_xlsx(document_of({table_of({{text("甲")}})}), fonts(),
                          {.temporary_folder = folder.string()}, findings));
  EXPECT_TRUE(std::filesystem::is_empty(folder));
  std::filesystem::remove(folder);
}

TEST(Xlsx, ReportsATemporaryFolderThatDoesNotExist) {
  const Document document = document_of({table_of({{text("甲")}})});
  EXPECT_THAT(finding_ids(document, {.temporary_folder = "/does/not/exist"}),
              ElementsAre("temporary-folder"));
}

TEST(Xlsx, ReportsHeadersAndFootersThatExcelWouldNotTake) {
  Document document = document_of({table_of({{text("甲")}})});
  document.page_mark = std::string(300, 'x');
  EXPECT_THAT(finding_ids(document), ElementsAre("xlsx-engine"));
  document.page_mark.clear();
  document.page_number.before = std::string(300, 'x');
  EXPECT_THAT(finding_ids(document), ElementsAre("xlsx-engine"));
}

TEST(Xlsx, ReportsTextsThatExcelWouldNotTake) {
  EXPECT_THAT(finding_ids(document_of({table_of({{text(std::string(32'768, 'x'))}})})),
              ElementsAre("text-too-long"));
  EXPECT_THAT(finding_ids(document_of({table_of({{text(repeated("𠀀", 16'384))}})})),
              ElementsAre("text-too-long"));
  Table table = table_of({{text("甲")}});
  table.notes = {std::string(32'768, 'x')};
  EXPECT_THAT(finding_ids(document_of({table})), ElementsAre("text-too-long"));
}

TEST(Xlsx, SaysWhereATextIsTooLong) {
  Findings findings;
  render_xlsx(document_of({table_of({{text("甲")}, {text(std::string(32'768, 'x'))}})}), fonts(),
              {}, findings);
  EXPECT_EQ(to_text(findings.all().at(0)),
            "错误：“收支表”第 2 行第 1 列的文字有 32768 个字符 [text-too-long]\n"
            "  应为：不超过 32767 个字符（Excel 单元格的上限）\n"
            "  改法：缩短这段文字，或分写在几行里\n");
}

TEST(Xlsx, TakesTheLongestTextThatExcelTakes) {
  const XlsxSheet sheet = sheet_of({{text(repeated("字", 32'767))}});
  EXPECT_EQ(sheet.cells.at("A2").value.size(), 3u * 32'767);
}

TEST(Xlsx, ReportsTooManyColumns) {
  std::vector<Cell> row(16'385, text(""));
  EXPECT_THAT(finding_ids(document_of({table_of({row})})), ElementsAre("too-many-columns"));
}

TEST(Xlsx, ReportsAnUnknownFontRole) {
  Document document = document_of({table_of({{text("甲")}})});
  document.styles.push_back({.font_role = "草书"});
  EXPECT_THAT(finding_ids(document), ElementsAre("font-role-unknown"));
}

TEST(Xlsx, ReportsADocumentWithoutTables) {
  EXPECT_THAT(finding_ids(document_of({})), ElementsAre("no-tables"));
}

}  // namespace
}  // namespace gongkai
