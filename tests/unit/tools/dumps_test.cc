// The dumps show what the cases rely on: whatever changes in a file changes its dump.

#include <gtest/gtest.h>

#include <functional>
#include <utility>
#include <vector>

#include "render/pdf/pdf.h"
#include "tools/pdf_dump.h"
#include "tools/xlsx_dump.h"

namespace gongkai {
namespace {

XlsxBook book() {
  XlsxSheet sheet{.name = "表一", .cells = {}, .merges = {"A1:B1"}, .heights = {{1, 18.75}}};
  sheet.widths = {{1, 9.5}, {2, 12}};
  sheet.page_setup = {{"orientation", "landscape"}};
  sheet.cells["A1"] = {.type = "s", .value = "名称", .font = "宋体", .font_size = 9.5};
  sheet.cells["B2"] = {.type = "n", .value = "1.5", .formula = "SUM(B3:B4)"};
  sheet.cells["B10"] = {.type = "n", .value = "1.5", .number_format = "0.00"};
  return {.sheets = {sheet}, .defined_names = {}, .properties = {{"dc:title", "公开表"}}};
}

TEST(XlsxDump, ChangesWithEachPartOfABook) {
  const std::vector<std::function<void(XlsxBook&, XlsxSheet&, XlsxCell&)>> changes = {
      [](XlsxBook&, XlsxSheet&, XlsxCell& cell) { cell.type = "n"; },
      [](XlsxBook&, XlsxSheet&, XlsxCell& cell) { cell.value = "名 称"; },
      [](XlsxBook&, XlsxSheet&, XlsxCell& cell) { cell.formula = "A2"; },
      [](XlsxBook&, XlsxSheet&, XlsxCell& cell) { cell.number_format = "0.00"; },
      [](XlsxBook&, XlsxSheet&, XlsxCell& cell) { cell.font = "黑体"; },
      [](XlsxBook&, XlsxSheet&, XlsxCell& cell) { cell.font_size = 10; },
      [](XlsxBook&, XlsxSheet&, XlsxCell& cell) { cell.is_bold = true; },
      [](XlsxBook&, XlsxSheet&, XlsxCell& cell) { cell.wraps = true; },
      [](XlsxBook&, XlsxSheet&, XlsxCell& cell) { cell.indent = 1; },
      [](XlsxBook&, XlsxSheet&, XlsxCell& cell) { cell.horizontal = "right"; },
      [](XlsxBook&, XlsxSheet&, XlsxCell& cell) { cell.vertical = "top"; },
      [](XlsxBook&, XlsxSheet&, XlsxCell& cell) { cell.borders = "thin"; },
      [](XlsxBook&, XlsxSheet& sheet, XlsxCell&) { sheet.name = "表二"; },
      [](XlsxBook&, XlsxSheet& sheet, XlsxCell&) { sheet.merges = {"A1:C1"}; },
      [](XlsxBook&, XlsxSheet& sheet, XlsxCell&) { sheet.heights[1] = 19.5; },
      [](XlsxBook&, XlsxSheet& sheet, XlsxCell&) { sheet.widths[2] = 12.5; },
      [](XlsxBook&, XlsxSheet& sheet, XlsxCell&) { sheet.links["A1"] = "表二!A1"; },
      [](XlsxBook&, XlsxSheet& sheet, XlsxCell&) { sheet.page_setup["paperSize"] = "9"; },
      [](XlsxBook&, XlsxSheet& sheet, XlsxCell&) { sheet.footer = "&P"; },
      [](XlsxBook&, XlsxSheet& sheet, XlsxCell&) { sheet.frozen_until = "A2"; },
      [](XlsxBook&, XlsxSheet& sheet, XlsxCell&) { sheet.is_centered = true; },
      [](XlsxBook&, XlsxSheet& sheet, XlsxCell&) { sheet.fits_to_page = true; },
      [](XlsxBook& book, XlsxSheet&, XlsxCell&) { book.defined_names["表 0"] = "A1"; },
      [](XlsxBook& book, XlsxSheet&, XlsxCell&) { book.properties["dc:title"] = "表"; },
      [](XlsxBook& book, XlsxSheet&, XlsxCell&) { book.default_font = "宋体"; },
      [](XlsxBook& book, XlsxSheet&, XlsxCell&) { book.default_font_size = 11; },
      [](XlsxBook& book, XlsxSheet&, XlsxCell&) { book.sheets.pop_back(); },
  };
  const std::string before = dump_xlsx(book());
  for (std::size_t i = 0; i < changes.size(); ++i) {
    XlsxBook changed = book();
    changes[i](changed, changed.sheets[0], changed.sheets[0].cells["A1"]);
    EXPECT_NE(dump_xlsx(changed), before) << "change " << i;
  }
}

struct Sample {
  std::string title = "公开表";
  std::string author = "某局";
  std::string date = "2023-03-01";
  std::u32string text = U"合计";
  std::string role = "正文";
  Length size = points(12);
  Point origin{points(50), points(100)};
  Length width = millimetres(210);
  std::string bookmark = "表一";
};

std::string dump(const Sample& sample) {
  Findings findings;
  static const auto fonts = FontSet::load(GONGKAI_SOURCE_DIR "/fonts", findings);
  Page page{.width = sample.width, .height = millimetres(297), .text = sample.text, .items = {}};
  const int face = fonts->find(*fonts->role(sample.role), sample.text[0]).face;
  page.items.push_back(GlyphRun{face, sample.size, sample.origin, 0,
                                static_cast<std::uint32_t>(sample.text.size())});
  const Pages pages{.title = sample.title,
                    .publisher = sample.author,
                    .date = sample.date,
                    .pages = {page},
                    .bookmarks = {{sample.bookmark, 0}}};
  const auto pdf = render_pdf(pages, *fonts, {}, findings);
  return pdf ? dump_pdf(*pdf).value_or("not a PDF") : "not written";
}

TEST(PdfDump, ChangesWithEachPartOfAPage) {
  const std::vector<std::function<void(Sample&)>> changes = {
      [](Sample& sample) { sample.title = "公开"; },
      [](Sample& sample) { sample.author = "甲局"; },
      [](Sample& sample) { sample.date = "2023-03-02"; },
      [](Sample& sample) { sample.text = U"合讠"; },
      [](Sample& sample) { sample.role = "表头"; },
      [](Sample& sample) { sample.size = points(13); },
      [](Sample& sample) { sample.origin.x = points(51); },
      [](Sample& sample) { sample.origin.y = points(101); },
      [](Sample& sample) { sample.width = millimetres(211); },
      [](Sample& sample) { sample.bookmark = "表二"; },
  };
  const std::string before = dump({});
  for (std::size_t i = 0; i < changes.size(); ++i) {
    Sample changed;
    changes[i](changed);
    EXPECT_NE(dump(changed), before) << "change " << i;
  }
}

TEST(PdfDump, IsNothingForOtherFiles) { EXPECT_EQ(dump_pdf("not a PDF"), std::nullopt); }

}  // namespace
}  // namespace gongkai
