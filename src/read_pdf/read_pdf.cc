#include "read_pdf/read_pdf.h"

#include <exception>
#include <map>
#include <memory>
#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFTokenizer.hh>
#include <qpdf/QUtil.hh>
#include <utility>

namespace gongkai {
namespace {

// Codes of two bytes → UTF-8.
using Codes = std::map<std::string, std::string>;

std::string utf8_of(const std::string& utf16) { return QUtil::utf16_to_utf8("\xFE\xFF" + utf16); }

// The mapping in a font's ToUnicode CMap: the pairs between beginbfchar and endbfchar (ISO 32000-1,
// 9.10.3).
Codes read_codes(QPDFObjectHandle font) {
  Codes out;
  QPDFObjectHandle map = font.getKey("/ToUnicode");
  if (!map.isStream()) return out;
  const auto data = map.getStreamData(qpdf_dl_generalized);
  QPDFTokenizer tokenizer;
  tokenizer.allowEOF();
  const auto input = std::make_shared<BufferInputSource>("ToUnicode", data.get());
  bool is_inside = false;
  std::vector<std::string> pair;
  while (true) {
    const auto token = tokenizer.readToken(input, "ToUnicode", true);
    const bool is_end = token.getType() == QPDFTokenizer::tt_eof;
    if (is_end || token.getType() == QPDFTokenizer::tt_bad) return out;
    if (token.getType() == QPDFTokenizer::tt_word) is_inside = token.getValue() == "beginbfchar";
    if (!is_inside || token.getType() != QPDFTokenizer::tt_string) continue;
    pair.push_back(token.getValue());
    if (pair.size() < 2) continue;
    out.emplace(pair[0], utf8_of(pair[1]));
    pair.clear();
  }
}

// Interprets a page's content: the current font and the strings shown in it.
class TextReader : public QPDFObjectHandle::ParserCallbacks {
 public:
  TextReader(const QPDFObjectHandle& fonts, std::map<QPDFObjGen, Codes>& known)
      : fonts_(fonts), known_(known) {}

  void handleObject(QPDFObjectHandle object, std::size_t, std::size_t) override {
    if (!object.isOperator()) {
      operands_.push_back(std::move(object));
      return;
    }
    const std::string name = object.getOperatorValue();
    if (name == "Tf" && operands_.size() == 2) set_font(operands_.front().getName());
    if (name == "Tj" && operands_.size() == 1) texts.push_back(decoded(operands_.front()));
    if (name == "TJ" && operands_.size() == 1) {
      std::string& text = texts.emplace_back();
      for (auto& part : operands_.front().aitems()) {
        if (part.isString()) text += decoded(part);
      }
    }
    operands_.clear();
  }

  void handleEOF() override {}

  PageTexts texts;

 private:
  void set_font(const std::string& name) {
    QPDFObjectHandle font = fonts_.getKey(name);
    const auto [at, is_new] = known_.try_emplace(font.getObjGen());
    if (is_new) at->second = read_codes(font);
    codes_ = &at->second;
  }

  std::string decoded(QPDFObjectHandle& shown) const {
    const std::string bytes = shown.getStringValue();
    std::string out;
    for (std::size_t i = 0; codes_ != nullptr && i + 1 < bytes.size(); i += 2) {
      const auto found = codes_->find(bytes.substr(i, 2));
      out += found == codes_->end() ? "\uFFFD" : found->second;
    }
    return out;
  }

  QPDFObjectHandle fonts_;
  std::map<QPDFObjGen, Codes>& known_;
  const Codes* codes_ = nullptr;
  std::vector<QPDFObjectHandle> operands_;
};

}  // namespace

std::optional<std::vector<PageTexts>> read_pdf(const std::string& bytes,
                                               const std::string& file_name, Findings& findings) {
  try {
    QPDF file;
    file.setSuppressWarnings(true);
    file.processMemoryFile(file_name.c_str(), bytes.data(), bytes.size());
    std::map<QPDFObjGen, Codes> known;
    std::vector<PageTexts> out;
    for (auto& page : QPDFPageDocumentHelper(file).getAllPages()) {
      QPDFObjectHandle resources = page.getAttribute("/Resources", false);
      TextReader reader(resources.getKey("/Font"), known);
      page.parseContents(&reader);
      out.push_back(std::move(reader.texts));
    }
    return out;
  } catch (const std::exception& error) {
    Place where;
    where.file = file_name;
    findings.add({.id = "unreadable-pdf",
                  .where = std::move(where),
                  .message = "不能作为 PDF 读取：" + std::string(error.what()),
                  .expected = "完整的 PDF 文件"});
    return std::nullopt;
  }
}

}  // namespace gongkai
