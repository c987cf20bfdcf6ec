#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "render/pdf/pdf.h"
#include "support/run_program.h"

namespace gongkai {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string pdf(const std::string& date) {
  Findings findings;
  const FontSet fonts = FontSet::load(GONGKAI_SOURCE_DIR "/fonts", findings).value();
  const Page page{.width = points(300), .height = points(200)};
  const Pages pages{.title = "公开表", .publisher = "某局", .date = date, .pages = {page}};
  const std::vector<Attachment> attachments = {{"乙.csv", "text/csv", "收入", "abc"},
                                               {"a.json", "application/json", "各表", ""}};
  const auto bytes = render_pdf(
      pages, fonts, {.profile = PdfProfile::kArchive3, .attachments = attachments}, findings);
  EXPECT_TRUE(findings.all().empty());
  return bytes.value_or("");
}

std::string decoded(const std::string& bytes) {
  return FileOnDisk(bytes).run(
      "qpdf --qdf --object-streams=disable --no-original-object-ids FILE -");
}

// A tree of names is sorted, the list of associated files in the order given.
TEST(PdfAttachments, AreFoundByName) {
  EXPECT_EQ(FileOnDisk(pdf("2023-02-28")).run("pdfdetach -enc UTF-8 -list FILE"),
            "2 embedded files\n1: a.json\n2: 乙.csv\n");
}

// The MD5 sum of "abc" as RFC 1321 has it.
TEST(PdfAttachments, SayWhatTheyAre) {
  const std::string text = decoded(pdf("2023-02-28"));
  EXPECT_THAT(text, HasSubstr("/Params <<\n"
                              "    /CheckSum <900150983cd24fb0d6963f7d28e17f72>\n"
                              "    /ModDate (D:20230228000000+08'00')\n"
                              "    /Size 3\n"
                              "  >>\n"
                              "  /Subtype /text#2fcsv\n"
                              "  /Type /EmbeddedFile\n"));
  EXPECT_THAT(text, HasSubstr("  /AFRelationship /Data\n"));
  EXPECT_THAT(text, HasSubstr("/Subtype /application#2fjson\n"));
}

TEST(PdfAttachments, HaveNoDateWhereTheDocumentHasNone) {
  const std::string text = decoded(pdf(""));
  EXPECT_THAT(text, HasSubstr("/CheckSum"));
  EXPECT_THAT(text, Not(HasSubstr("/ModDate")));
}

}  // namespace
}  // namespace gongkai
