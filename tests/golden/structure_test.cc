// The structure of the examples' PDFs, as poppler reads it, beside the documents; PDF/A by PDFBox.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "golden/structure_reader.h"
#include "gongkai.h"
#include "layout/contents.h"
#include "layout/measure.h"
#include "pipeline/prepare.h"
#include "source/unicode.h"
#include "support/files.h"
#include "support/run_program.h"

namespace gongkai {
namespace {

/// A text and what it is: 'H' a heading, 'P' a paragraph, 'l' the label of a list's item, 'c' and
/// 'r' the heading cell of columns or of a row, 'd' another cell, 'L' a line of the contents.
struct Said {
  char kind;
  std::string text;
  friend bool operator==(const Said&, const Said&) = default;
};

void PrintTo(const Said& said, std::ostream* out) { *out << said.kind << ' ' << said.text; }

// Without blanks and line ends: lines are broken at them.
std::string pressed(const std::string& text) {
  std::string out;
  for (const char32_t c : to_code_points(text)) {
    if (c > U' ' && c != U'\u3000' && c != U'\u00A0') append_utf8(c, out);
  }
  return out;
}

/// The texts of a document in its own order.
class Reader {
 public:
  explicit Reader(const Document& document) : document_(document) {
    for (const Block& block : document.blocks) std::visit(*this, block);
  }

  void operator()(const Table& table) {
    add_captions(table.captions_above);
    add('H', table.title);
    add_captions(table.captions);
    for (const Cell& cell : table.grid.cells()) {
      add(kind_of(cell, table), cell.text);
    }
    for (const std::string& note : table.notes) add('P', note);
  }

  void operator()(const TextPart& part) {
    for (const auto& piece : part.content) {
      const auto* paragraph = std::get_if<Paragraph>(&piece);
      if (paragraph == nullptr) continue;
      const std::string text = paragraph->text();
      add('l', text.substr(0, paragraph->label_size));
      add(paragraph->level > 0 ? 'H' : 'P', text.substr(paragraph->label_size));
    }
  }

  void operator()(const Contents& contents) {
    add('P', contents.title);
    for (const auto& entry : contents_entries(document_, contents.table_level)) {
      add('L', entry.text);
    }
  }

  std::vector<Said> texts;

 private:
  static char kind_of(const Cell& cell, const Table& table) {
    if (cell.row < closed_header_rows(table) || cell.heads == HeadingScope::kColumn) return 'c';
    const bool is_label = table.columns.at(static_cast<std::size_t>(cell.column)).heads_rows;
    return is_label || cell.heads == HeadingScope::kRow ? 'r' : 'd';
  }
  void add(char kind, const std::string& text) {
    if (std::string words = pressed(text); !words.empty()) texts.push_back({kind, words});
  }
  void add_captions(const std::vector<CaptionLine>& captions) {
    for (const CaptionLine& caption : captions) {
      for (const std::string& text : {caption.left, caption.center, caption.right}) add('P', text);
    }
  }

  const Document& document_;
};

char kind_of(const ReadElement& element) {
  const std::string& type = element.type;
  if (type[0] == 'H') return 'H';
  if (type == "P" || type == "LBody") return 'P';
  if (type == "Link") return 'L';
  if (type == "Lbl") return 'l';
  if (type == "TH") return element.scope == "Row" ? 'r' : 'c';
  return type == "TD" ? 'd' : '?';
}

std::vector<Said> said_by(const std::vector<ReadElement>& elements) {
  std::vector<Said> out;
  for (const ReadElement& element : elements) {
    Said said{kind_of(element), pressed(element.text)};
    if (said.kind == 'L') {  // without the page's number
      said.text.erase(said.text.find_last_not_of("0123456789") + 1);
    }
    if (!said.text.empty()) out.push_back(said);
  }
  return out;
}

// What `pdfinfo -struct-text` prints: a line for each element, and for its attributes and contents.
std::vector<ReadElement> read_by_poppler(const std::string& printed) {
  std::vector<ReadElement> out;
  std::istringstream lines(printed);
  for (std::string line; std::getline(lines, line);) {
    line.erase(0, line.find_first_not_of(' '));
    if (line.starts_with("\"")) {
      EXPECT_TRUE(!out.empty() && line.ends_with("\"")) << line;
      out.back().text += line.substr(1, line.size() - 2);
    } else if (line.starts_with("/Scope /")) {
      out.back().scope = line.substr(8);
    } else if (!line.starts_with("Object ") && !line.starts_with("/")) {
      out.push_back({line.substr(0, line.find_first_of(" :")), {}, {}, {}});
    }
  }
  return out;
}

void expect_same(const std::vector<Said>& said, const std::vector<Said>& wanted) {
  EXPECT_GT(wanted.size(), 20U);
  for (std::size_t i = 0; i < std::min(said.size(), wanted.size()); ++i) {
    ASSERT_EQ(said[i], wanted[i]) << "text " << i;
  }
  EXPECT_EQ(said.size(), wanted.size());
}

class ExampleStructure : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    const std::string path = std::string("examples/") + GetParam() + "/budget.json";
    source_.emplace(path, read_source_file(path));
  }

  std::string pdf(PdfProfile profile) const {
    Findings findings;
    const auto package = render(*source_, resources(),
                                {.formats = {FileFormat::kPdf}, .pdf_profile = profile}, findings);
    return package ? package->files.front().bytes : "";
  }

  Document document() const {
    Findings findings;
    return prepare_document(*source_, resources(), {}, findings).document.value_or(Document());
  }

  std::vector<Said> expected() const { return Reader(document()).texts; }

  static const Resources& resources() {
    static const Resources kResources(GONGKAI_SOURCE_DIR);
    return kResources;
  }

 private:
  std::optional<SourceText> source_;
};

TEST_P(ExampleStructure, HasTheTextsOfTheDocumentInItsOrder) {
  for (const PdfProfile profile :
       {PdfProfile::kTagged, PdfProfile::kPdf17, PdfProfile::kArchive3}) {
    expect_same(said_by(read_structure(pdf(profile))), expected());
  }
}

TEST_P(ExampleStructure, BeginsWithTheFirstLevelOfHeadingsAndSkipsNone) {
  int last = 0;
  int headings = 0;
  for (const ReadElement& element : read_structure(pdf(PdfProfile::kTagged))) {
    if (element.type[0] != 'H') continue;
    const int level = element.type.at(1) - '0';
    EXPECT_LE(level, last + 1) << element.text;
    last = level;
    ++headings;
  }
  EXPECT_GT(headings, 0);
}

TEST_P(ExampleStructure, HasTheListsOfItsChapters) {
  int wanted = 0;
  int items = 0;
  for (const Block& block : document().blocks) {
    const TextPart* part = std::get_if<TextPart>(&block);
    if (part == nullptr) continue;
    for (const auto& piece : part->content) {
      const auto* paragraph = std::get_if<Paragraph>(&piece);
      if (paragraph == nullptr) continue;
      wanted += paragraph->list.begins_list ? 1 : 0;
      items += paragraph->list.begins_item ? 1 : 0;
    }
  }
  for (const ReadElement& element : read_structure(pdf(PdfProfile::kTagged))) {
    if (element.type == "LI") --items;
    if (element.type != "L") continue;
    EXPECT_EQ(element.listing, "Decimal");
    --wanted;
  }
  EXPECT_EQ(wanted, 0);
  EXPECT_EQ(items, 0);
}

// The small examples only: poppler draws a page anew for each of its elements.
TEST_P(ExampleStructure, IsTheSameForPoppler) {
  const std::string name = GetParam();
  if (name != "huangpu-2024" && name != "luolong-2018") {
    EXPECT_EQ(FileOnDisk(pdf(PdfProfile::kTagged)).run("pdfinfo -struct FILE").find("Error"),
              std::string::npos);
    return;
  }
  const std::string printed = FileOnDisk(pdf(PdfProfile::kTagged)).run("pdfinfo -struct-text FILE");
  expect_same(said_by(read_by_poppler(printed)), expected());
}

TEST_P(ExampleStructure, ChangesNoText) {
  const auto text = [&](PdfProfile profile) {
    return FileOnDisk(pdf(profile)).run("pdftotext FILE -");
  };
  EXPECT_TRUE(text(PdfProfile::kTagged) == text(PdfProfile::kCompact));
  EXPECT_TRUE(text(PdfProfile::kPdf17) == text(PdfProfile::kCompact));
  EXPECT_TRUE(text(PdfProfile::kArchive3) == text(PdfProfile::kCompact));
}

TEST_P(ExampleStructure, PassesQpdf) {
  for (const auto& profile : pdf_profiles()) {
    EXPECT_THAT(FileOnDisk(pdf(profile.value)).run("qpdf --check FILE"),
                testing::HasSubstr("No syntax or stream encoding errors found"));
  }
}

TEST_P(ExampleStructure, IsPdfA1b) {
  const std::string classpath = preflight_class_path();
  if (classpath.empty()) GTEST_SKIP() << "PDFBox Preflight is not installed";
  for (const PdfProfile profile : {PdfProfile::kTagged, PdfProfile::kCompact}) {
    EXPECT_THAT(
        FileOnDisk(pdf(profile))
            .run("java -cp " + classpath + " org.apache.pdfbox.preflight.Validator_A1b FILE"),
        testing::HasSubstr("is a valid PDF/A-1b file"));
  }
}

INSTANTIATE_TEST_SUITE_P(Examples, ExampleStructure,
                         testing::Values("laocheng-2023", "jiyuan-2021", "luohu-2020",
                                         "shanghai-wanli-2024", "huangpu-2024", "luolong-2018"));

}  // namespace
}  // namespace gongkai
