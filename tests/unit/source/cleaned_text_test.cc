#include "source/cleaned_text.h"

#include <gtest/gtest.h>

#include "source/unicode.h"
#include "source/visible.h"

namespace gongkai {
namespace {

std::string ids_of(const std::vector<CharacterFault>& faults) {
  std::string out;
  for (const CharacterFault& fault : faults) {
    out += (out.empty() ? "" : " ") + fault.finding.id +
           (fault.finding.severity == Severity::kError ? "!" : "");
  }
  return out;
}

struct Case {
  const char* text;
  const char* cleaned;
  const char* ids;
};

TEST(CleanedText, IsWhatWasMeant) {
  const Case cases[] = {
      {"某局 2023　年", "某局 2023　年", ""},
      {"", "", ""},
      {"　 ", "", "blank-at-end"},
      {" 某局　", "某局", "blank-at-end"},
      {"　　一段。\n　　二段。", "一段。\n二段。", "blank-at-end"},
      {"列表\n    - 一层", "列表\n    - 一层", ""},  // Markdown
      {"某\u200B局\uFEFF", "某局", "hidden-character"},
      {"某\u00A0局\u202F科", "某 局 科", "special-space"},
      {"\u2F08\u2EA0政府", "人民政府", "look-alike-character"},
      {"\u2ED8山\u2EEC", "青山齐", "look-alike-character"},
      {"\uF9D1安\uFA0E", "六安\uFA0E", "look-alike-character"},
      {"\uE81E县", "\u9FB4县", "look-alike-character"},
      {"\uF0B7\t完成验收", "完成验收", "list-mark"},
      {"一是\n\uF06C 完成验收", "一是\n完成验收", "list-mark"},
      {"完成\uF0B7验收", "完成\uF0B7验收", "private-use-character!"},
      {"\uE863家村", "\uE863家村", "private-use-character!"},
      {"\U000F0001", "\U000F0001", "private-use-character!"},
      {"某\uFFFD局", "某\uFFFD局", "lost-character!"},
      {"葛\U000E0100城 CO₂ ㎡ ① Ⅱ ±", "葛\U000E0100城 CO₂ ㎡ ① Ⅱ ±", ""},
  };
  for (const Case& one : cases) {
    const CleanedText cleaned = cleaned_text(one.text);
    EXPECT_EQ(cleaned.text, one.cleaned);
    EXPECT_EQ(ids_of(cleaned.faults), one.ids) << one.text;
    EXPECT_FALSE(*one.ids != 0 && is_surely_clean(one.text)) << one.text;
  }
}

TEST(CleanedText, NeedsNoCleaningAgain) {
  for (char32_t c = 1; c < 0x30000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text = "某";
    append_utf8(c, text);
    text += "局";
    const CleanedText once = cleaned_text(text);
    for (const CharacterFault& fault : cleaned_text(once.text).faults) {
      EXPECT_EQ(fault.finding.severity, Severity::kError) << code_point_name(c);
    }
    EXPECT_FALSE(is_surely_clean(text) && !once.faults.empty()) << code_point_name(c);
  }
}

TEST(CleanedText, NamesEachCharacterOnceAndTheFirstOnesPlace) {
  const CleanedText cleaned = cleaned_text("甲\u2F08乙\u2F08\u2EA0");
  ASSERT_EQ(cleaned.faults.size(), 1U);
  EXPECT_EQ(cleaned.faults[0].begin, 3U);
  EXPECT_EQ(cleaned.faults[0].end, 6U);
  EXPECT_EQ(
      cleaned.faults[0].finding.message,
      "文字中的“\u2F08\u2EA0”（U+2F08、U+2EA0）与“人民”形似，但不是同一个字符，会导致无法检索；"
      "已换成“人民”");
}

TEST(CleanedText, OfAPackIsRefused) {
  EXPECT_EQ(ids_of(refused_characters("　其中：\u00A0\u200B\u2F08\uE863\uFFFD ")),
            "hidden-character! look-alike-character! private-use-character! lost-character!");
  EXPECT_TRUE(refused_characters("　其中：\u00A0").empty());
}

}  // namespace
}  // namespace gongkai
