#include "render/pdf/pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <thread>

#include "render/pdf/subset.h"
#include "support/run_program.h"

namespace gongkai {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const FontSet& fonts() {
  static const FontSet loaded = [] {
    Findings findings;
    return FontSet::load(GONGKAI_SOURCE_DIR "/fonts", findings).value();
  }();
  return loaded;
}

// Adds the runs of a text, one for each change of face, as the layout would.
void add_text(Page& page, std::string_view role, std::u32string_view text, Length size,
              Point origin) {
  const FontRole& font_role = *fonts().role(role);
  int face = -1;
  for (const char32_t character : text) {
    const Glyph glyph = fonts().find(font_role, character);
    const auto at = static_cast<std::uint32_t>(page.text.size());
    if (glyph.face != face) page.items.push_back(GlyphRun{glyph.face, size, origin, at, at});
    face = glyph.face;
    page.text += character;
    std::get<GlyphRun>(page.items.back()).end = at + 1;
    origin.x += size * glyph.advance / 1000;
  }
}

Page page_with(std::u32string_view text) {
  Page page{.width = millimetres(210), .height = millimetres(297), .text = {}, .items = {}};
  add_text(page, "正文", text, points(12), {points(50), points(100)});
  return page;
}

Pages pages_of(std::vector<Page> list) {
  return {.title = "某局2023年部门预算公开表",
          .publisher = "某局",
          .date = "2023-02-28",
          .pages = std::move(list),
          .bookmarks = {}};
}

// A package in small: portrait and landscape, two faces, lines, bookmarks, awkward characters.
Pages small_package() {
  Page cover = page_with(U"𬍛 ⼀一⽉月 (a) \\ ) ( \r —— “引” 𠮷");
  Page table{.width = millimetres(297), .height = millimetres(210), .text = {}, .items = {}};
  add_text(table, "标题", U"收支总表", points(18), {points(300), points(60)});
  add_text(table, "数字", U"1,234.56", points(9), {points(60), points(100)});
  table.items.push_back(
      Stroke{{points(50), points(80)}, {points(700), points(80)}, Length::from_milli_points(500)});
  Pages pages = pages_of({std::move(cover), std::move(table)});
  pages.title = "<某局> & 2023年";
  pages.bookmarks = {{"封面", 0, points(0)}, {"表（一）𠮷", 1, points(40), 2}};
  pages.pages[0].items.push_back(Link{{{points(50), points(90)}, points(60), points(15)}, 1, {}});
  return pages;
}

std::string render(const Pages& pages) {
  Findings findings;
  const auto bytes = render_pdf(pages, fonts(), {}, findings);
  EXPECT_TRUE(findings.all().empty());
  return bytes.value_or("");
}

TEST(RenderPdf, GivesTheTextBackExactly) {
  const FileOnDisk pdf(
      render(pages_of({page_with(U"⼀一⽉月𬍛㙍(a)\\)(——“引”1,234.56%")})));
  EXPECT_EQ(pdf.run("pdftotext -raw FILE -"),
            "⼀一⽉月𬍛㙍(a)\\)(——“引”1,234.56%\n\f");
}

TEST(RenderPdf, KeepsTheTextOfACharacterThatNoFontHas) {
  const FileOnDisk pdf(render(pages_of({page_with(U"姓名𠮷，吉")})));
  EXPECT_EQ(pdf.run("pdftotext -raw FILE -"), "姓名𠮷，吉\n\f");
}

TEST(RenderPdf, CopiesMoreCharactersThanOneBlockOfTheMapHolds) {
  std::u32string text;
  for (char32_t character = U'一'; character < U'一' + 250; ++character) text += character;
  Page page{.width = points(3000), .height = points(100), .text = {}, .items = {}};
  add_text(page, "正文", text, points(10), {points(10), points(50)});
  EXPECT_THAT(FileOnDisk(render(pages_of({page}))).run("pdftotext -raw FILE -"),
              StartsWith("一丁丂七"));
}

TEST(RenderPdf, EmbedsSubsetsOfTheFontsInUse) {
  const std::string list = FileOnDisk(render(small_package())).run("pdffonts FILE");
  EXPECT_THAT(list, HasSubstr("+NotoSerifSC-Regular"));
  EXPECT_THAT(list, HasSubstr("+NotoSansSC-Bold"));
  EXPECT_THAT(list, Not(HasSubstr("NotoSerifSC-Bold")));
  EXPECT_THAT(list, HasSubstr("Identity-H       yes yes yes"));
  EXPECT_THAT(list, Not(HasSubstr(" no ")));
}

TEST(RenderPdf, SubsetsAreSmall) { EXPECT_LT(render(small_package()).size(), 30'000U); }

TEST(RenderPdf, PassesQpdf) {
  EXPECT_THAT(FileOnDisk(render(small_package())).run("qpdf --check FILE"),
              HasSubstr("No syntax or stream encoding errors found"));
}

TEST(RenderPdf, SaysWhatItIs) {
  const std::string info = FileOnDisk(render(small_package())).run("TZ=UTC pdfinfo -l 2 FILE");
  EXPECT_THAT(info, HasSubstr("Title:           <某局> & 2023年\n"));
  EXPECT_THAT(info, HasSubstr("Author:          某局\n"));
  EXPECT_THAT(info, HasSubstr("Producer:        gongkai\n"));
  EXPECT_THAT(info, HasSubstr("CreationDate:    Mon Feb 27 16:00:00 2023 UTC\n"));
  EXPECT_THAT(info, HasSubstr("ModDate:         Mon Feb 27 16:00:00 2023 UTC\n"));
  EXPECT_THAT(info, HasSubstr("PDF version:     1.4\n"));
}

TEST(RenderPdf, KeepsEachPagesSize) {
  const std::string info = FileOnDisk(render(small_package())).run("pdfinfo -l 2 FILE");
  EXPECT_THAT(info, HasSubstr("Page    1 size:  595.276 x 841.89 pts (A4)"));
  EXPECT_THAT(info, HasSubstr("Page    2 size:  841.89 x 595.276 pts (A4)"));
}

TEST(RenderPdf, HasBookmarksThatLeadToTheirPlace) {
  const std::string json =
      FileOnDisk(render(small_package())).run("qpdf --json --json-key=outlines FILE");
  EXPECT_THAT(json, HasSubstr("\"title\": \"封面\""));
  EXPECT_THAT(json, HasSubstr("\"title\": \"表（一）𠮷\""));
  EXPECT_THAT(json, HasSubstr("\"destpageposfrom1\": 2"));
  EXPECT_THAT(json, HasSubstr("555.28"));  // 595.28 - 40
}

TEST(RenderPdf, NestsBookmarksByLevel) {
  Pages pages = small_package();
  pages.bookmarks = {{"甲", 0, {}, 1}, {"甲甲", 0, {}, 3}, {"甲乙", 0, {}, 2}, {"乙", 1, {}, 1}};
  const std::string bytes = render(pages);
  const std::string json = FileOnDisk(bytes).run("qpdf --json --json-key=outlines FILE");
  std::string titles;  // each with its depth, behind those under it
  int depth = -1;
  for (std::size_t at = 0; at < json.size(); ++at) {
    if (json[at] == '{') ++depth;
    if (json[at] == '}') --depth;
    constexpr std::string_view kTitle = "\"title\": \"";
    if (json.compare(at, kTitle.size(), kTitle) != 0) continue;
    at += kTitle.size();
    titles += std::to_string(depth) + json.substr(at, json.find('"', at) - at) + " ";
  }
  EXPECT_EQ(titles, "2甲甲 2甲乙 1甲 1乙 ");
  EXPECT_THAT(bytes, HasSubstr("/Type /Outlines"));
  EXPECT_THAT(bytes, HasSubstr("/Count 4"));
  EXPECT_THAT(bytes, HasSubstr("/Count 2"));
  EXPECT_THAT(FileOnDisk(bytes).run("qpdf --check FILE"), HasSubstr("No syntax or stream"));
}

TEST(RenderPdf, HasLinksThatLeadToTheirPlace) {
  const std::string bytes = render(small_package());
  EXPECT_THAT(bytes, HasSubstr("/Type /Annot /Subtype /Link /Border [0 0 0] /F 4 "
                               "/Rect [50 736.89 110 751.89]\n/Dest ["));
  EXPECT_THAT(bytes, HasSubstr(" /XYZ null 595.28 null]"));
}

// Two runs with room behind each character, and one without.
TEST(RenderPdf, AddsTrackingBehindEachCharacter) {
  Page page{.width = points(200), .height = points(60), .text = U"预算收支", .items = {}};
  const int face = fonts().role("正文")->faces.front();
  page.items.push_back(GlyphRun{face, points(10), {points(10), points(50)}, 0, 2, points(1) / 2});
  page.items.push_back(GlyphRun{face, points(10), {points(100), points(50)}, 2, 4, {}});
  const std::string boxes = FileOnDisk(render(pages_of({page}))).run("pdftotext -bbox FILE -");
  EXPECT_THAT(boxes, HasSubstr("xMin=\"10.000000\""));
  EXPECT_THAT(boxes, HasSubstr("xMax=\"30.500000\""));
  EXPECT_THAT(boxes, HasSubstr("xMax=\"120.000000\""));
}

TEST(RenderPdf, GivesSqueezedAndWideLinesBackExactly) {
  Page page{.width = points(200), .height = points(90), .text = U"预》《算收支", .items = {}};
  const int face = fonts().role("正文")->faces.front();
  const auto add = [&](int x, int y, std::uint32_t begin, std::uint32_t end, Length tracking) {
    page.items.push_back(GlyphRun{face, points(10), {points(x), points(y)}, begin, end, tracking});
  };
  add(10, 50, 0, 1, {});
  add(20, 50, 1, 3, points(-5));
  add(35, 50, 3, 4, {});
  add(10, 70, 4, 6, Length::from_milli_points(2'500));
  const FileOnDisk pdf(render(pages_of({page})));
  EXPECT_EQ(pdf.run("pdftotext -raw FILE -"), "预》《算\n收支\n\f");
}

TEST(RenderPdf, CarriesVariationSelectors) {
  const std::u32string text = U"葛\U000E0100城辻\U000E0101";
  Page page{.width = points(200), .height = points(60), .text = text, .items = {}};
  const int face = fonts().role("正文")->faces.front();
  page.items.push_back(GlyphRun{face, points(10), {points(10), points(50)}, 0, 5, {}});
  const FileOnDisk pdf(render(pages_of({page})));
  EXPECT_EQ(pdf.run("pdftotext -raw FILE -"), "葛\U000E0100城辻\U000E0101\n\f");
  EXPECT_THAT(pdf.run("pdftotext -bbox FILE -"), HasSubstr("xMax=\"40.000000\""));
}

TEST(RenderPdf, PutsTextWhereItBelongs) {
  const std::string boxes =
      FileOnDisk(render(pages_of({page_with(U"预算")}))).run("pdftotext -bbox FILE -");
  EXPECT_THAT(boxes, HasSubstr("<word xMin=\"50.000000\""));
  EXPECT_THAT(boxes, HasSubstr("xMax=\"74.000000\""));
}

// A page drawn at one pixel per point; true where it is darker than mid-grey.
class Picture {
 public:
  explicit Picture(const std::string& pgm) {
    int width = 0;
    int height = 0;
    int header = 0;
    EXPECT_EQ(std::sscanf(pgm.c_str(), "P5 %d %d 255%n", &width, &height, &header), 2);
    width_ = static_cast<std::size_t>(width);
    pixels_ = pgm.substr(static_cast<std::size_t>(header) + 1);
  }
  bool is_dark(std::size_t x, std::size_t y) const {
    return static_cast<unsigned char>(pixels_.at(y * width_ + x)) < 128;
  }

 private:
  std::size_t width_ = 0;
  std::string pixels_;
};

TEST(RenderPdf, DrawsLinesAndMissingCharacters) {
  Page page{.width = points(100), .height = points(60), .text = {}, .items = {}};
  page.items.push_back(Stroke{{points(10), points(20)}, {points(90), points(20)}, points(4)});
  page.items.push_back(Stroke{{points(50), points(20)}, {points(50), points(50)}, points(2)});
  add_text(page, "正文", U"𠮷", points(40), {points(54), points(55)});
  const FileOnDisk pdf(render(pages_of({page})));
  const Picture picture(pdf.run("pdftoppm -r 72 -gray FILE"));
  EXPECT_TRUE(picture.is_dark(30, 20));
  EXPECT_FALSE(picture.is_dark(30, 16));
  EXPECT_FALSE(picture.is_dark(30, 24));
  EXPECT_TRUE(picture.is_dark(50, 40));
  EXPECT_FALSE(picture.is_dark(46, 40));
  bool has_mark = false;
  for (std::size_t y = 25; y < 58; ++y) has_mark = has_mark || picture.is_dark(74, y);
  EXPECT_TRUE(has_mark);
}

TEST(RenderPdf, JoinsTheHalvesOfALongDash) {
  Page page{.width = points(100), .height = points(60), .text = {}, .items = {}};
  add_text(page, "正文", U"——", points(40), {points(10), points(50)});
  const FileOnDisk pdf(render(pages_of({page})));
  const Picture picture(pdf.run("pdftoppm -r 72 -gray FILE"));
  const std::size_t line = 50 - 15;  // 0.38 em above the baseline
  for (std::size_t x = 12; x < 88; ++x) EXPECT_TRUE(picture.is_dark(x, line)) << x;
  EXPECT_EQ(pdf.run("pdftotext -raw FILE -"), "——\n\f");
}

TEST(RenderPdf, WritesTheSameBytesTwice) {
  EXPECT_EQ(render(small_package()), render(small_package()));
}

TEST(RenderPdf, WritesTheSameBytesInEachThread) {
  const Pages pages = small_package();
  std::array<std::string, 4> files;
  std::array<std::thread, 4> threads;
  for (std::size_t i = 0; i < files.size(); ++i) {
    threads[i] = std::thread([&, i] {
      Findings findings;
      for (int n = 0; n < 5; ++n) files[i] = render_pdf(pages, fonts(), {}, findings).value_or("");
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& file : files) EXPECT_EQ(file, render(pages));
}

TEST(RenderPdf, GivesOtherContentAnotherId) {
  const auto id_of = [](const std::string& file) { return file.substr(file.rfind("/ID [<"), 40); };
  EXPECT_EQ(id_of(render(small_package())), id_of(render(small_package())));
  Pages other = small_package();
  other.publisher = "另一局";
  EXPECT_NE(id_of(render(small_package())), id_of(render(other)));
}

TEST(RenderPdf, ReportsWhatTheEngineRefuses) {
  Page page = page_with(U"一");
  page.width = points(0);
  Findings findings;
  EXPECT_FALSE(render_pdf(pages_of({page}), fonts(), {}, findings).has_value());
  ASSERT_EQ(findings.all().size(), 1U);
  EXPECT_EQ(findings.all().front().id, "pdf-engine");
  EXPECT_THAT(to_text(findings.all().front()), HasSubstr("PDF 生成失败"));
}

TEST(Subset, IsEmptyWhereTheFontLacksAGlyph) {
  const FontFace& face = fonts().faces().front();
  EXPECT_FALSE(make_subset(face, {1, 2}).file.empty());
  EXPECT_TRUE(make_subset(face, {1, 65'534}).file.empty());
}

TEST(RenderPdf, IsPdfA1b) {
  const std::string classpath = preflight_class_path();
  if (classpath.empty()) GTEST_SKIP() << "PDFBox Preflight is not installed";
  EXPECT_THAT(FileOnDisk(render(small_package()))
                  .run("java -cp " + classpath + " org.apache.pdfbox.preflight.Validator_A1b FILE"),
              HasSubstr("is a valid PDF/A-1b file"));
}

}  // namespace
}  // namespace gongkai
