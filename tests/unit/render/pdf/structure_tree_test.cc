#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "render/pdf/pdf.h"
#include "support/run_program.h"

namespace gongkai {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const FontSet& fonts() {
  static const FontSet loaded = [] {
    Findings findings;
    return FontSet::load(GONGKAI_SOURCE_DIR "/fonts", findings).value();
  }();
  return loaded;
}

/// Pages made by hand: texts of one line each, as content of elements.
class Sheets {
 public:
  Sheets() {
    pages.title = "公开表";
    pages.publisher = "某局";
    pages.date = "2023-02-28";
    add_page();
  }

  void add_page() { pages.pages.push_back({.width = points(300), .height = points(200)}); }

  std::uint32_t element(const Element& element) {
    pages.elements.push_back(element);
    return static_cast<std::uint32_t>(pages.elements.size() - 1);
  }

  /// A text that belongs to no element.
  void write(std::u32string_view text, Length tracking = {}) {
    Page& page = pages.pages.back();
    GlyphRun run{.face = fonts().role("正文")->faces.front(), .size = points(10)};
    run.origin = {points(20), y_ += points(12)};
    run.begin = static_cast<std::uint32_t>(page.text.size());
    page.text += text;
    run.end = static_cast<std::uint32_t>(page.text.size());
    run.tracking = tracking;
    run.begins_line = true;
    page.items.emplace_back(run);
  }

  void write(std::uint32_t element, std::u32string_view text, Length tracking = {}) {
    write(text, tracking);
    Page& page = pages.pages.back();
    const auto end = static_cast<std::uint32_t>(page.items.size());
    page.leaves.push_back({element, end - 1, end});
  }

  std::string pdf(PdfProfile profile = PdfProfile::kTagged) const {
    Findings findings;
    const auto bytes = render_pdf(pages, fonts(), {.profile = profile}, findings);
    EXPECT_TRUE(findings.all().empty());
    return bytes.value_or("");
  }

  Pages pages;

 private:
  Length y_;
};

// A contents line, a table whose row goes over two pages, repeated and squeezed text, a line.
Sheets sample_sheets() {
  Sheets sheets;
  const std::uint32_t document = sheets.element({.kind = ElementKind::kDocument});
  const auto add = [&](ElementKind kind, std::uint32_t parent) {
    return sheets.element({.kind = kind, .parent = parent});
  };
  const std::uint32_t contents = add(ElementKind::kContents, document);
  const std::uint32_t item = add(ElementKind::kContentsItem, contents);
  const std::uint32_t reference = add(ElementKind::kReference, item);
  const std::uint32_t link = add(ElementKind::kLink, reference);
  sheets.write(link, U"收支表");
  sheets.write(U"……");
  sheets.write(link, U"1");
  sheets.pages.pages[0].items.emplace_back(
      Link{{{points(20), points(10)}, points(60), points(15)}, 1, {}, link});
  sheets.write(sheets.element({.kind = ElementKind::kHeading, .level = 2, .parent = document}),
               U"标题");
  const std::uint32_t table = add(ElementKind::kTable, document);
  const std::uint32_t head = add(ElementKind::kRow, table);
  sheets.write(sheets.element({.kind = ElementKind::kColumnHead, .columns = 2, .parent = head}),
               U"项目");
  const std::uint32_t row = add(ElementKind::kRow, table);
  const std::uint32_t name = add(ElementKind::kRowHead, row);
  add(ElementKind::kCell, row);
  sheets.pages.pages[0].items.emplace_back(
      Stroke{{points(20), points(9)}, {points(90), points(9)}, points(1)});
  sheets.write(name, U"》《一", points(-5));
  sheets.write(name, U"二");
  sheets.write(U"草稿", points(3));
  sheets.add_page();
  sheets.write(U"项目");
  sheets.write(name, U"三");
  return sheets;
}

TEST(StructureTree, IsReadByPoppler) {
  const FileOnDisk pdf(sample_sheets().pdf());
  EXPECT_THAT(pdf.run("pdfinfo -struct-text FILE"), HasSubstr("Document\n"
                                                              "  TOC\n"
                                                              "    TOCI\n"
                                                              "      Reference (inline)\n"
                                                              "        Link (inline)\n"
                                                              "          \"收支表\"\n"
                                                              "          \"1\"\n"
                                                              "          Object "));
  EXPECT_THAT(pdf.run("pdfinfo -struct-text FILE"), HasSubstr(" 0\n"
                                                              "  H2 (block)\n"
                                                              "    \"标题\"\n"
                                                              "  Table (block)\n"
                                                              "    TR\n"
                                                              "      TH:\n"
                                                              "         /Scope /Column\n"
                                                              "         /ColSpan 2\n"
                                                              "        \"项目\"\n"
                                                              "    TR\n"
                                                              "      TH:\n"
                                                              "         /Scope /Row\n"
                                                              "        \"》《一\"\n"
                                                              "        \"二\"\n"
                                                              "        \"三\"\n"
                                                              "      TD\n"));
}

// A list over two pages, in an item of another one.
TEST(StructureTree, HasLists) {
  Sheets sheets;
  const auto add = [&](ElementKind kind, std::uint32_t parent) {
    return sheets.element({.kind = kind, .parent = parent});
  };
  const std::uint32_t outer = add(ElementKind::kMarkedList, add(ElementKind::kDocument, 0));
  const std::uint32_t outer_item = add(ElementKind::kListItem, outer);
  sheets.write(add(ElementKind::kLabel, outer_item), U"• ");
  const std::uint32_t body = add(ElementKind::kListBody, outer_item);
  sheets.write(add(ElementKind::kParagraph, body), U"甲");
  const std::uint32_t inner = add(ElementKind::kNumberedList, body);
  for (const std::u32string_view label : {U"一、", U"二、"}) {
    const std::uint32_t item = add(ElementKind::kListItem, inner);
    sheets.write(add(ElementKind::kLabel, item), label);
    sheets.write(add(ElementKind::kListBody, item), U"乙");
    sheets.add_page();
  }
  EXPECT_EQ(FileOnDisk(sheets.pdf()).run("pdfinfo -struct-text FILE"),
            "Document\n"
            "  L (block):\n"
            "     /ListNumbering /Disc\n"
            "    LI (block)\n"
            "      Lbl (block)\n"
            "        \"• \"\n"
            "      LBody (block)\n"
            "        P (block)\n"
            "          \"甲\"\n"
            "        L (block):\n"
            "           /ListNumbering /Decimal\n"
            "          LI (block)\n"
            "            Lbl (block)\n"
            "              \"一、\"\n"
            "            LBody (block)\n"
            "              \"乙\"\n"
            "          LI (block)\n"
            "            Lbl (block)\n"
            "              \"二、\"\n"
            "            LBody (block)\n"
            "              \"乙\"\n");
}

TEST(StructureTree, LeadsFromPagesAndLinksToElements) {
  const std::string json = FileOnDisk(sample_sheets().pdf()).run("qpdf --json FILE");
  EXPECT_THAT(json, HasSubstr("\"/MarkInfo\": {"));
  EXPECT_THAT(json, HasSubstr("\"/Lang\": \"u:zh-CN\""));
  EXPECT_THAT(json, HasSubstr("\"/StructParent\": 2"));
  EXPECT_THAT(json, HasSubstr("\"/Contents\": \"u:收支表 1\""));
  EXPECT_THAT(json, HasSubstr("\"/ParentTreeNextKey\": 3"));
  EXPECT_THAT(json, HasSubstr("\"/Tabs\": \"/S\""));
}

// Lines, repeated texts and the leader stand in artifacts; no numbered content holds another.
TEST(StructureTree, MarksAllContent) {
  const std::string content = FileOnDisk(sample_sheets().pdf())
                                  .run(
                                      "qpdf --qdf --object-streams=disable FILE - | grep -a "
                                      "-E 'BDC|BMC|EMC'");
  EXPECT_THAT(content, HasSubstr("/Artifact BMC\n"
                                 "EMC\n"
                                 "/Link <</MCID 0>> BDC\n"
                                 "EMC\n"
                                 "/Artifact BMC\n"
                                 "EMC\n"
                                 "/Link <</MCID 1>> BDC\n"
                                 "EMC\n"
                                 "/H2 <</MCID 2>> BDC\n"
                                 "EMC\n"
                                 "/TH <</MCID 3>> BDC\n"
                                 "EMC\n"
                                 "/Span <</MCID 4/ActualText <feff300b300a4e00>>> BDC\n"
                                 "EMC\n"
                                 "/TH <</MCID 5>> BDC\n"
                                 "EMC\n"
                                 "/Artifact BMC\n"
                                 "/Span <</ActualText <feff83497a3f>>> BDC\n"
                                 "EMC\n"
                                 "EMC\n"));
}

TEST(StructureTree, LeavesTheTextAsItIs) {
  const Sheets sheets = sample_sheets();
  const auto text = [&](PdfProfile profile) {
    return FileOnDisk(sheets.pdf(profile)).run("pdftotext -raw FILE -");
  };
  EXPECT_EQ(text(PdfProfile::kTagged), text(PdfProfile::kCompact));
  EXPECT_EQ(text(PdfProfile::kPdf17), text(PdfProfile::kCompact));
}

TEST(StructureTree, IsNotInACompactFile) {
  const std::string bytes = sample_sheets().pdf(PdfProfile::kCompact);
  for (const char* word : {"StructTreeRoot", "MarkInfo", "StructParent", "pdfuaid", "/Tabs"}) {
    EXPECT_THAT(bytes, Not(HasSubstr(word)));
  }
  EXPECT_THAT(bytes, HasSubstr("pdfaid:conformance"));
}

TEST(StructureTree, IsPackedInPdf17) {
  const std::string bytes = sample_sheets().pdf(PdfProfile::kPdf17);
  EXPECT_THAT(bytes, HasSubstr("%PDF-1.7\n"));
  EXPECT_THAT(bytes, HasSubstr("pdfuaid:part"));
  EXPECT_THAT(bytes, Not(HasSubstr("pdfaid:conformance")));
  EXPECT_THAT(bytes, Not(HasSubstr("/Type/StructTreeRoot")));
  EXPECT_EQ(bytes, sample_sheets().pdf(PdfProfile::kPdf17));
  const FileOnDisk pdf(bytes);
  EXPECT_THAT(pdf.run("qpdf --check FILE"), HasSubstr("No syntax or stream encoding errors found"));
  const std::string tagged =
      FileOnDisk(sample_sheets().pdf(), "-tagged.pdf").run("pdfinfo -struct FILE");
  EXPECT_EQ(pdf.run("pdfinfo -struct FILE"), tagged);
}

// PDF/A-1 takes lists of 8,191 values at most.
TEST(StructureTree, SplitsTheListOfVeryManyPages) {
  Sheets sheets;
  sheets.element({.kind = ElementKind::kDocument});
  for (int i = 0; i < 4'500; ++i) sheets.add_page();
  sheets.write(sheets.element({}), U"末");
  const FileOnDisk pdf(sheets.pdf());
  EXPECT_THAT(pdf.run("pdfinfo -struct-text FILE"), HasSubstr("P (block)\n    \"末\"\n"));
  const std::string nodes = pdf.run("grep -a -o '/Limits.*]/Nums' FILE");
  EXPECT_EQ(nodes, "/Limits[0 2047]/Nums\n/Limits[2048 4095]/Nums\n/Limits[4096 4500]/Nums\n");
}

TEST(StructureTree, IsPdfA1b) {
  const std::string classpath = preflight_class_path();
  if (classpath.empty()) GTEST_SKIP() << "PDFBox Preflight is not installed";
  const std::string bytes = sample_sheets().pdf();
  EXPECT_THAT(bytes, HasSubstr("pdfuaid:part"));
  EXPECT_THAT(FileOnDisk(bytes).run("java -cp " + classpath +
                                    " org.apache.pdfbox.preflight.Validator_A1b FILE"),
              HasSubstr("is a valid PDF/A-1b file"));
}

}  // namespace
}  // namespace gongkai
