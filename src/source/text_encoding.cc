#include "source/text_encoding.h"

#include <unicode/ucnv.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <new>
#include <utility>

#include "source/unicode.h"

// ICU's macros convert between int and uint8_t.
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"

namespace gongkai {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kLittleMark = "\xFF\xFE";
constexpr std::string_view kBigMark = "\xFE\xFF";
constexpr const char* kSaveAsUtf8 = "在编辑器中另存为 UTF-8";

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

// Some programs add a second mark; the JSON parser would pass over one, unlike who follows its
// text.
std::string without_marks(std::string text) {
  text.erase(0, utf8_marks(text).size());
  return text;
}

// UTF-8 for UTF-16; nothing if a surrogate has no partner.
std::optional<std::string> to_utf8(std::u16string_view units) {
  std::string out;
  out.reserve(units.size() * 3);
  const auto length = static_cast<std::int32_t>(units.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 character = 0;
    U16_NEXT(units.data(), i, length, character);
    if (U_IS_SURROGATE(character)) return std::nullopt;
    append_utf8(static_cast<char32_t>(character), out);
  }
  return out;
}

std::optional<std::string> from_utf16(std::string_view bytes, bool is_little) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  std::u16string units;
  units.reserve(bytes.size() / 2);
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    units += static_cast<char16_t>(is_little ? second << 8U | first : first << 8U | second);
  }
  return to_utf8(units);
}

std::optional<std::string> from_gb18030(std::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  const Converter converter(ucnv_open("gb18030", &error));
  if (error == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  if (U_FAILURE(error)) return std::nullopt;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  std::u16string units(bytes.size() + 1, u'\0');  // no character has more units than bytes
  const std::int32_t length =
      ucnv_toUChars(converter.get(), units.data(), static_cast<std::int32_t>(units.size()),
                    bytes.data(), static_cast<std::int32_t>(bytes.size()), &error);
  if (U_FAILURE(error)) return std::nullopt;
  units.resize(static_cast<std::size_t>(length));
  return to_utf8(units);
}

// Whether more than a tenth of the bytes that are not ASCII stand in whole UTF-8 sequences of three
// and more bytes, as Chinese characters do: all but a few in UTF-8, hardly any in GB 18030 (own
// estimate: 2 % of the characters, by the lead and trail bytes of the common ones).
bool is_mostly_utf8(std::string_view bytes) {
  const auto length = static_cast<std::int32_t>(bytes.size());
  std::int64_t in_sequences = 0;
  std::int64_t all = 0;
  for (std::int32_t i = 0; i < length;) {
    const std::int32_t begin = i;
    UChar32 character = 0;
    U8_NEXT(bytes.data(), i, length, character);
    if (character >= 0 && character < 0x80) continue;
    all += i - begin;
    if (character >= 0x800) in_sequences += i - begin;
  }
  return in_sequences * 10 > all;
}

Finding not_utf8(const SourceText& source, std::size_t at) {
  return {.id = "not-utf8",
          .where = source.place(at, at + 1),
          .message = "此处的字节不是 UTF-8，也不能按 GB 18030（GBK）读取",
          .expected = "UTF-8 文本",
          .help = "检查文件是否损坏、是否由几种编码拼成；改正此处，或" + std::string(kSaveAsUtf8)};
}

Finding wrongly_guessed(const SourceText& source, std::size_t at) {
  Finding finding = not_utf8(source, at);
  finding.message = "此处的字节不是 UTF-8；按 GB 18030（GBK）读取，又不符合要求";
  finding.help = std::string(kSaveAsUtf8) + "，再检查一次";
  return finding;
}

Finding guessed(const SourceText& source) {
  return {.id = "read-as-gb18030",
          .severity = Severity::kNote,
          .where = {.file = source.name()},
          .message = "文件不是 UTF-8，按 GB 18030（GBK）读取",
          .help = "核对文字；" + std::string(kSaveAsUtf8) + " 后不再提示"};
}

std::optional<DecodedText> decode_utf16(const SourceText& source, Findings& findings) {
  const std::string_view bytes = source.text();
  auto text = from_utf16(bytes.substr(kLittleMark.size()), bytes.starts_with(kLittleMark));
  if (text) return DecodedText{SourceText(source.name(), without_marks(*std::move(text)))};
  findings.add({.id = "not-utf16",
                .where = {.file = source.name()},
                .message = "文件开头的标记为 UTF-16，内容却不是",
                .expected = "UTF-8 文本",
                .help = "检查文件是否损坏，" + std::string(kSaveAsUtf8)});
  return std::nullopt;
}

std::string kind_of_zip(std::string_view bytes) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kParts = {{
      {"xl/workbook", "Excel 工作簿（.xlsx）"},
      {"word/document", "Word 文档（.docx）"},
      {"opendocument.spreadsheet", "电子表格（.ods）"},
      {"opendocument.text", "文字文档（.odt）"},
  }};
  for (const auto& [part, name] : kParts) {
    if (bytes.find(part) != std::string_view::npos) return std::string(name);
  }
  return "压缩包（ZIP）";
}

}  // namespace

std::optional<DecodedText> decode(SourceText source, Findings& findings) {
  const std::string_view bytes = source.text();
  if (bytes.starts_with(kLittleMark) || bytes.starts_with(kBigMark)) {
    return decode_utf16(source, findings);
  }
  const std::string_view marks = utf8_marks(bytes);
  const std::size_t bad = find_malformed_utf8(bytes);
  if (bad == std::string_view::npos) {
    if (marks.empty()) return DecodedText{std::move(source)};
    return DecodedText{SourceText(source.name(), without_marks(std::string(bytes)))};
  }
  std::optional<std::string> text;
  if (marks.empty() && !is_mostly_utf8(bytes)) text = from_gb18030(bytes);
  if (!text) {
    findings.add(not_utf8(source, bad));
    return std::nullopt;
  }
  return DecodedText{SourceText(source.name(), without_marks(*std::move(text))), guessed(source),
                     wrongly_guessed(source, bad)};
}

std::string_view utf8_marks(std::string_view bytes) {
  std::size_t size = 0;
  while (bytes.substr(size).starts_with(kUtf8Mark)) size += kUtf8Mark.size();
  return bytes.substr(0, size);
}

std::optional<SourceText> decoded_text(SourceText source, Findings& findings) {
  auto decoded = decode(std::move(source), findings);
  if (!decoded) return std::nullopt;
  if (decoded->guess) findings.add(*std::move(decoded->guess));
  return std::move(decoded->text);
}

std::string foreign_format(std::string_view bytes) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kBeginnings = {{
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "旧格式的 Excel、WPS 或 Word 文件（.xls、.et、.doc）"},
      {"%PDF-", "PDF 文件"},
      {"{\\rtf", "RTF 文档"},
      {"Rar!", "压缩包（RAR）"},
      {"7z\xBC\xAF\x27\x1C", "压缩包（7z）"},
      {"\x1F\x8B", "压缩包（gzip）"},
  }};
  if (bytes.starts_with("PK\x03\x04")) return kind_of_zip(bytes);
  for (const auto& [beginning, name] : kBeginnings) {
    if (bytes.starts_with(beginning)) return std::string(name);
  }
  return {};
}

}  // namespace gongkai
