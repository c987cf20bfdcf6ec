#include "golden/structure_reader.h"

#include <gtest/gtest.h>

#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFNumberTreeObjectHelper.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QUtil.hh>
#include <regex>
#include <utility>

namespace gongkai {
namespace {

using Codes = std::map<std::string, std::string>;  // of two bytes → UTF-8

Codes read_codes(QPDFObjectHandle font) {
  const auto data = font.getKey("/ToUnicode").getStreamData(qpdf_dl_generalized);
  const std::string map(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  static const std::regex kPair("<([0-9A-F]{4})> <([0-9A-F]+)>\n");
  Codes out;
  for (std::sregex_iterator at(map.begin(), map.end(), kPair), end; at != end; ++at) {
    out[QUtil::hex_decode((*at)[1])] =
        QUtil::utf16_to_utf8("\xFE\xFF" + QUtil::hex_decode((*at)[2]));
  }
  return out;
}

/// Follows a page's content: the text of each marked content by its number.
class ContentReader : public QPDFObjectHandle::ParserCallbacks {
 public:
  ContentReader(const QPDFObjectHandle& fonts, std::map<QPDFObjGen, Codes>& known)
      : fonts_(fonts), known_(known) {}

  void handleObject(QPDFObjectHandle object, std::size_t, std::size_t) override {
    if (!object.isOperator()) {
      operands_.push_back(std::move(object));
      return;
    }
    const std::string name = object.getOperatorValue();
    if (name == "Tf") set_font(operands_.at(0).getName());
    if (name == "BMC") open_.push_back(-1);
    if (name == "BDC") {
      QPDFObjectHandle number = operands_.at(1).getKey("/MCID");
      open_.push_back(number.isInteger() ? number.getIntValueAsInt() : -1);
    }
    if (name == "EMC") open_.pop_back();
    if (name == "Tj") show(operands_.at(0).getStringValue());
    operands_.clear();
  }

  void handleEOF() override { EXPECT_TRUE(open_.empty()); }

  std::map<int, std::string> texts;

 private:
  void set_font(const std::string& name) {
    QPDFObjectHandle font = fonts_.getKey(name);
    const auto [at, is_new] = known_.try_emplace(font.getObjGen());
    if (is_new) at->second = read_codes(font);
    codes_ = &at->second;
  }

  void show(const std::string& bytes) {
    ASSERT_FALSE(open_.empty()) << "text that is neither content nor artifact";
    if (open_.back() < 0) return;
    std::string& text = texts[open_.back()];
    for (std::size_t i = 0; i < bytes.size(); i += 2) text += codes_->at(bytes.substr(i, 2));
  }

  QPDFObjectHandle fonts_;
  std::map<QPDFObjGen, Codes>& known_;
  const Codes* codes_ = nullptr;
  std::vector<QPDFObjectHandle> operands_;
  std::vector<int> open_;
};

class StructureReader {
 public:
  explicit StructureReader(QPDF& file)
      : root_(file.getRoot().getKey("/StructTreeRoot")),
        parents_(root_.getKey("/ParentTree"), file) {
    std::map<QPDFObjGen, Codes> known;
    for (auto& page : QPDFPageDocumentHelper(file).getAllPages()) {
      QPDFObjectHandle resources = page.getAttribute("/Resources", false);
      ContentReader reader(resources.getKey("/Font"), known);
      page.parseContents(&reader);
      texts_[page.getObjectHandle().getObjGen()] = std::move(reader.texts);
    }
  }

  std::vector<ReadElement> read() {
    add(root_.getKey("/K"), QPDFObjectHandle());
    for (const auto& [page, texts] : texts_) EXPECT_TRUE(texts.empty()) << "content of no element";
    return std::move(elements_);
  }

 private:
  void add(QPDFObjectHandle kid, QPDFObjectHandle parent) {
    if (kid.isInteger()) {
      add_content(parent.getKey("/Pg"), kid.getIntValueAsInt(), parent);
    } else if (kid.isDictionaryOfType("/MCR")) {
      add_content(kid.getKey("/Pg"), kid.getKey("/MCID").getIntValueAsInt(), parent);
    } else if (kid.isDictionaryOfType("/OBJR")) {
      QPDFObjectHandle link = kid.getKey("/Obj");
      EXPECT_FALSE(link.getKey("/Contents").getUTF8Value().empty());
      expect_parent(link.getKey("/StructParent"), parent);
    } else {
      add_element(kid, parent);
    }
  }

  void add_element(QPDFObjectHandle element, QPDFObjectHandle parent) {
    if (parent.isInitialized()) {
      EXPECT_EQ(element.getKey("/P").getObjGen(), parent.getObjGen());
    }
    elements_.push_back({element.getKey("/S").getName().substr(1), {}, {}, {}});
    ReadElement& read = elements_.back();
    if (read.type == "TH") {
      read.scope = element.getKey("/A").getKey("/Scope").getName().substr(1);
      EXPECT_TRUE(read.scope == "Row" || read.scope == "Column");
    }
    if (read.type == "L") {
      EXPECT_EQ(element.getKey("/A").getKey("/O").getName(), "/List");
      read.listing = element.getKey("/A").getKey("/ListNumbering").getName().substr(1);
    }
    expect_place_in_list(read.type, parent);
    QPDFObjectHandle kids = element.getKey("/K");
    if (kids.isArray()) {
      for (auto& kid : kids.aitems()) add(kid, element);
    } else if (!kids.isNull()) {
      add(kids, element);
    }
  }

  static void expect_place_in_list(const std::string& type, QPDFObjectHandle parent) {
    const std::string above = parent.isInitialized() && parent.hasKey("/S")
                                  ? parent.getKey("/S").getName()
                                  : std::string();
    EXPECT_EQ(type == "LI", above == "/L") << type << " in " << above;
    EXPECT_EQ(type == "Lbl" || type == "LBody", above == "/LI") << type << " in " << above;
  }

  // Takes a content's text: it is nobody else's.
  void add_content(QPDFObjectHandle page, int number, QPDFObjectHandle element) {
    std::map<int, std::string>& texts = texts_[page.getObjGen()];
    EXPECT_TRUE(texts.contains(number));
    elements_.back().text += texts[number];
    texts.erase(number);
    QPDFObjectHandle of_page;
    ASSERT_TRUE(parents_.findObject(page.getKey("/StructParents").getIntValue(), of_page));
    EXPECT_EQ(of_page.getArrayItem(number).getObjGen(), element.getObjGen());
  }

  void expect_parent(QPDFObjectHandle key, QPDFObjectHandle element) {
    QPDFObjectHandle found;
    ASSERT_TRUE(parents_.findObject(key.getIntValue(), found));
    EXPECT_EQ(found.getObjGen(), element.getObjGen());
  }

  QPDFObjectHandle root_;
  QPDFNumberTreeObjectHelper parents_;
  std::map<QPDFObjGen, std::map<int, std::string>> texts_;  // of pages
  std::vector<ReadElement> elements_;
};

}  // namespace

std::vector<ReadElement> read_structure(const std::string& pdf) {
  QPDF file;
  file.processMemoryFile("structure.pdf", pdf.data(), pdf.size());
  return StructureReader(file).read();
}

}  // namespace gongkai
