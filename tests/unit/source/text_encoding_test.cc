#include "source/text_encoding.h"

#include <gtest/gtest.h>

#include "source/unicode.h"
#include "support/files.h"

namespace gongkai {
namespace {

std::optional<DecodedText> read(std::string bytes, Findings& findings) {
  return decode(SourceText("f.txt", std::move(bytes)), findings);
}

std::string text_of(std::string bytes) {
  Findings findings;
  const auto decoded = read(std::move(bytes), findings);
  EXPECT_EQ(decoded.has_value(), !findings.has_errors());
  return decoded ? std::string(decoded->text.text()) : findings.all().front().id;
}

TEST(TextEncoding, ReadsUtf8WithAndWithoutAMark) {
  EXPECT_EQ(text_of("某局"), "某局");
  EXPECT_EQ(text_of("\xEF\xBB\xBF某局"), "某局");
  EXPECT_EQ(text_of(""), "");
}

TEST(TextEncoding, ReadsUtf16WithAMark) {
  EXPECT_EQ(text_of(std::string("\xFF\xFE\xD0\x67\x40\x5C\n\0", 8)), "某局\n");
  EXPECT_EQ(text_of(std::string("\xFE\xFF\x67\xD0\x5C\x40\xD8\x42\xDF\xB7", 10)), "某局𠮷");
  EXPECT_EQ(text_of("\xFF\xFE"), "");
}

TEST(TextEncoding, LeavesOutEveryMark) {
  EXPECT_EQ(text_of("\xEF\xBB\xBF\xEF\xBB\xBF某局"), "某局");
  EXPECT_EQ(text_of(std::string("\xFF\xFE\xFF\xFE\xD0\x67", 6)), "某");
  EXPECT_EQ(text_of(std::string("\xFE\xFF\xFE\xFF\xFE\xFF\x67\xD0", 8)), "某");
  EXPECT_EQ(text_of("\x84\x31\x95\x33\xC4\xB3\xBE\xD6"), "某局");  // GB 18030
}

TEST(TextEncoding, RefusesDamagedUtf16) {
  EXPECT_EQ(text_of("\xFF\xFE\x40"), "not-utf16");
  EXPECT_EQ(text_of("\xFE\xFF\xD8\x42\x67\xD0"), "not-utf16");
}

TEST(TextEncoding, ReadsGb18030WithANote) {
  EXPECT_EQ(text_of("\xC4\xB3\xBE\xD6"), "某局");
  EXPECT_EQ(text_of("\xE9\x46 \x95\x32\x82\x36"), "镕 𠀀");  // of two and of four bytes
  Findings findings;
  const auto decoded = read("\xC4\xB3\xBE\xD6", findings);
  ASSERT_TRUE(decoded && decoded->guess);
  EXPECT_EQ(decoded->guess->id, "read-as-gb18030");
  EXPECT_EQ(decoded->guess->severity, Severity::kNote);
}

TEST(TextEncoding, IsMarkedOnceOrMore) {
  EXPECT_EQ(text_of("\xEF\xBB\xBF某局"), "某局");
  EXPECT_EQ(text_of("\xEF\xBB\xBF\xEF\xBB\xBF某局"), "某局");
}

TEST(TextEncoding, RefusesWhatNoEncodingKnows) {
  EXPECT_EQ(text_of("\xC4"), "not-utf8");      // cut off
  EXPECT_EQ(text_of("\xC4\x20"), "not-utf8");  // no trail byte
  EXPECT_EQ(text_of("\xEF\xBB\xBF\xBE\xD6"), "not-utf8") << "its mark says that it is UTF-8";
}

TEST(TextEncoding, DoesNotTakeDamagedUtf8ForGb18030) {
  const std::string whole = read_source_file("tests/corpus/budget/good/everything.json");
  const std::size_t first = whole.find('\xE6');
  ASSERT_NE(first, std::string::npos);
  for (const char byte : {'\x80', '\xB3', '\xC4', '\xE7', '\xFF'}) {
    std::string damaged = whole;
    damaged.insert(first, 1, byte);
    EXPECT_EQ(text_of(damaged), "not-utf8");
    if (byte == '\xE7') continue;  // would be another character
    damaged.erase(first + 1, 1);   // in the place of a lead byte
    EXPECT_EQ(text_of(damaged), "not-utf8");
  }
}

TEST(TextEncoding, OfATextIsToldAtOnce) {
  Findings findings;
  const auto text = decoded_text(SourceText("list.txt", "\xC4\xB3\xBE\xD6"), findings);
  ASSERT_TRUE(text);
  EXPECT_EQ(text->text(), "某局");
  EXPECT_TRUE(has_id(findings, "read-as-gb18030"));
}

TEST(TextEncoding, KnowsFilesOfOtherPrograms) {
  EXPECT_EQ(foreign_format("PK\x03\x04...mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
            "电子表格（.ods）");
  EXPECT_EQ(foreign_format("PK\x03\x04"), "压缩包（ZIP）");
  EXPECT_EQ(foreign_format("{}"), "");
}

}  // namespace
}  // namespace gongkai
