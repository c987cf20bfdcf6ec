// PDF/A-3: the data inside the example's PDF, as libqpdf and poppler read them, and the rules of
// ISO 19005-3 for files in files. There is no validator of that part among Debian's packages.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "gongkai.h"
#include "support/files.h"
#include "support/run_program.h"
#include "support/temporary_folder.h"

namespace gongkai {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Package package_of(const RenderOptions& options) {
  static const Resources kResources(GONGKAI_SOURCE_DIR);
  const std::string path = "examples/laocheng-2023/budget.json";
  Findings findings;
  auto package = render(SourceText(path, read_source_file(path)), kResources, options, findings);
  EXPECT_TRUE(package) << all_texts(findings);
  return package ? std::move(*package) : Package();
}

Package with_data(PdfProfile profile) {
  return package_of({.formats = {FileFormat::kPdf}, .attaches_data = true, .pdf_profile = profile});
}

// The files beside the PDF, which is the first.
std::vector<OutputFile> beside(const Package& package) {
  return {package.files.begin() + 1, package.files.end()};
}

std::string bytes_of(QPDFObjectHandle stream) {
  const auto data = stream.getStreamData(qpdf_dl_generalized);
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

/// A PDF as libqpdf reads it.
class OpenPdf {
 public:
  explicit OpenPdf(const std::string& bytes) : bytes_(bytes) {
    file.processMemoryFile("package.pdf", bytes_.data(), bytes_.size());
  }
  QPDF file;

 private:
  std::string bytes_;
};

TEST(Attachments, AreTheFilesBesideThePdf) {
  const Package package = with_data(PdfProfile::kArchive3);
  const std::vector<OutputFile> wanted = beside(package);
  ASSERT_GT(wanted.size(), 15U);
  OpenPdf pdf(package.files.front().bytes);
  QPDFEmbeddedFileDocumentHelper inside(pdf.file);
  EXPECT_EQ(inside.getEmbeddedFiles().size(), wanted.size());
  for (const OutputFile& file : wanted) {
    std::string found;
    for (const auto& [key, spec] : inside.getEmbeddedFiles()) {
      if (spec->getFilename() == file.name) found = bytes_of(spec->getEmbeddedFileStream());
    }
    EXPECT_TRUE(found == file.bytes) << file.name;
  }
}

TEST(Attachments, AreSavedByPoppler) {
  const Package package = with_data(PdfProfile::kArchive3);
  const std::vector<OutputFile> wanted = beside(package);
  const FileOnDisk pdf(package.files.front().bytes);
  EXPECT_THAT(pdf.run("pdfdetach -enc UTF-8 -list FILE"),
              HasSubstr(std::to_string(wanted.size()) + " embedded files\n"));
  const TemporaryFolder folder;
  pdf.run("pdfdetach -enc UTF-8 -saveall -o '" + folder.path().string() + "' FILE");
  for (const OutputFile& file : wanted) {
    const std::filesystem::path path = folder.path() / file.name;
    ASSERT_TRUE(std::filesystem::exists(path)) << file.name;
    std::ifstream saved(path, std::ios::binary);
    EXPECT_TRUE(std::string(std::istreambuf_iterator<char>(saved), {}) == file.bytes) << file.name;
  }
}

// ISO 19005-3, 6.8: names in both forms, the relation to the document, a media type; the document
// names each file as associated.
TEST(Attachments, FollowTheRulesForFilesInFiles) {
  OpenPdf pdf(with_data(PdfProfile::kArchive3).files.front().bytes);
  std::set<QPDFObjGen> associated;
  for (auto& file : pdf.file.getRoot().getKey("/AF").aitems()) associated.insert(file.getObjGen());
  std::string last_key;
  QPDFEmbeddedFileDocumentHelper inside(pdf.file);
  EXPECT_EQ(associated.size(), inside.getEmbeddedFiles().size());
  for (const auto& [key, spec] : inside.getEmbeddedFiles()) {
    QPDFObjectHandle object = spec->getObjectHandle();
    EXPECT_TRUE(associated.contains(object.getObjGen()));
    EXPECT_EQ(object.getKey("/AFRelationship").getName(), "/Data");
    EXPECT_EQ(object.getKey("/F").getUTF8Value(), object.getKey("/UF").getUTF8Value());
    EXPECT_FALSE(object.getKey("/Desc").getUTF8Value().empty());
    QPDFObjectHandle stream = spec->getEmbeddedFileStream();
    EXPECT_EQ(QPDFEFStreamObjectHelper(stream).getSize(), bytes_of(stream).size());
    const bool is_json = key.ends_with(".json");
    EXPECT_EQ(stream.getDict().getKey("/Subtype").getName(),
              is_json ? "/application/json" : "/text/csv");
    EXPECT_EQ(stream.getDict().getKey("/Params").getKey("/ModDate").getStringValue(),
              "D:20230301000000+08'00'");
  }
}

TEST(Attachments, ComeWithTheClaimOfPdfA3) {
  OpenPdf pdf(with_data(PdfProfile::kArchive3).files.front().bytes);
  EXPECT_EQ(pdf.file.getPDFVersion(), "1.7");
  EXPECT_TRUE(pdf.file.getTrailer().hasKey("/ID"));
  QPDFObjectHandle root = pdf.file.getRoot();
  EXPECT_EQ(root.getKey("/OutputIntents").getArrayItem(0).getKey("/S").getName(), "/GTS_PDFA1");
  const std::string xmp = bytes_of(root.getKey("/Metadata"));
  EXPECT_THAT(xmp, HasSubstr("<pdfaid:part>3</pdfaid:part>\n"
                             "<pdfaid:conformance>B</pdfaid:conformance>"));
  EXPECT_THAT(xmp, HasSubstr("<pdfuaid:part>1</pdfuaid:part>"));
}

// Of part 1, the only one that PDFBox knows, the file breaks what part 3 allows and nothing else.
TEST(Attachments, KeepWhatPartsOneAndThreeHaveInCommon) {
  const std::string classpath = preflight_class_path();
  if (classpath.empty()) GTEST_SKIP() << "PDFBox Preflight is not installed";
  constexpr int kExitStatus255 = 255 << 8;
  std::istringstream said(
      FileOnDisk(with_data(PdfProfile::kArchive3).files.front().bytes)
          .run("java -cp " + classpath + " org.apache.pdfbox.preflight.Validator_A1b FILE",
               kExitStatus255));
  std::set<std::string> faults;
  for (std::string line; std::getline(said, line);) {
    if (line.find(" : ") != std::string::npos && line[0] >= '0' && line[0] <= '9') {
      faults.insert(line);
    }
  }
  EXPECT_THAT(
      faults,
      ElementsAre(
          "1.2.9 : Body Syntax error, EmbeddedFile entry is present in a FileSpecification "
          "dictionary",
          "1.4 : Trailer Syntax error, /XRef cross reference streams are not allowed",
          "1.4.7 : Trailer Syntax error, EmbeddedFile entry is present in the Names dictionary",
          "7.11.2 : Error on MetaData, part must be 1"));
}

TEST(Attachments, AreInNoOtherProfile) {
  for (const PdfProfile profile : {PdfProfile::kTagged, PdfProfile::kCompact, PdfProfile::kPdf17}) {
    const Package package = with_data(profile);
    EXPECT_GT(package.files.size(), 15U);
    OpenPdf pdf(package.files.front().bytes);
    EXPECT_FALSE(QPDFEmbeddedFileDocumentHelper(pdf.file).hasEmbeddedFiles()) << name(profile);
  }
  const Package plain =
      package_of({.formats = {FileFormat::kPdf}, .pdf_profile = PdfProfile::kArchive3});
  EXPECT_EQ(plain.files.size(), 1U);
  OpenPdf pdf(plain.files.front().bytes);
  EXPECT_FALSE(pdf.file.getRoot().hasKey("/AF"));
  EXPECT_FALSE(pdf.file.getRoot().hasKey("/Names"));
}

TEST(Attachments, LeaveThePdfReadableAndTheSame) {
  const Package package =
      package_of({.attaches_data = true, .pdf_profile = PdfProfile::kArchive3, .is_reread = true});
  const auto pdf = std::ranges::find_if(
      package.files, [](const OutputFile& file) { return file.name.ends_with(".pdf"); });
  ASSERT_NE(pdf, package.files.end());
  EXPECT_TRUE(pdf->bytes == with_data(PdfProfile::kArchive3).files.front().bytes);
  EXPECT_THAT(FileOnDisk(pdf->bytes).run("qpdf --check FILE"),
              HasSubstr("No syntax or stream encoding errors found"));
}

}  // namespace
}  // namespace gongkai
