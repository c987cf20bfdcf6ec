#include "text/font_set.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "support/files.h"
#include "support/json_damage.h"
#include "text/font_config.h"

namespace gongkai {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string kFonts = GONGKAI_SOURCE_DIR "/fonts";

const FontSet& shipped_fonts() {
  static const FontSet fonts = [] {
    Findings findings;
    auto loaded = FontSet::load(kFonts, findings);
    EXPECT_EQ(findings.count(Severity::kError), 0);
    return std::move(loaded).value();
  }();
  return fonts;
}

Glyph find(std::string_view role, char32_t character) {
  return shipped_fonts().find(*shipped_fonts().role(role), character);
}

std::string name_of(const Glyph& glyph) {
  return shipped_fonts().faces().at(static_cast<std::size_t>(glyph.face)).postscript_name();
}

// A folder with a fonts.json; the findings of loading it as text, the folder's name cut away.
class FontFolder {
 public:
  explicit FontFolder(const std::string& json) {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = ::testing::TempDir() + "gongkai-" + test->name();
    std::filesystem::create_directories(folder_);
    std::ofstream(folder_ + "/fonts.json") << json;
  }
  ~FontFolder() { std::filesystem::remove_all(folder_); }

  void add(const std::string& file, const std::string& bytes) const {
    std::ofstream(folder_ + "/" + file) << bytes;
  }

  const std::string& path() const { return folder_; }

  std::string findings() const {
    Findings findings;
    const auto fonts = FontSet::load(folder_, findings);
    EXPECT_EQ(fonts.has_value(), !findings.has_errors());
    std::string text;
    for (const Finding& finding : findings.all()) text += to_text(finding);
    for (std::size_t at = 0; (at = text.find(folder_ + "/")) != std::string::npos;) {
      text.erase(at, folder_.size() + 1);
    }
    return text;
  }

 private:
  std::string folder_;
};

std::string role_with(const std::string& pdf) {
  return "{\"roles\": {\n\"正文\": {\"pdf\": [" + pdf + "], \"excel\": {\"name\": \"宋体\"}}}}\n";
}

TEST(FontSet, HoldsTheRolesOfTheShippedFonts) {
  EXPECT_THAT(shipped_fonts().role_names(),
              ElementsAre("仿宋", "仿宋加粗", "小标宋", "数字", "数字加粗", "标题", "楷体", "正文",
                          "正文加粗", "表头", "页码", "黑体"));
  EXPECT_EQ(shipped_fonts().role("标题")->excel_name, "黑体");
  EXPECT_FALSE(shipped_fonts().role("标题")->is_excel_bold);
  EXPECT_EQ(shipped_fonts().role("表头")->excel_name, "宋体");
  EXPECT_TRUE(shipped_fonts().role("表头")->is_excel_bold);
  EXPECT_EQ(shipped_fonts().role("隶书"), nullptr);
}

TEST(FontSet, OpensAFileOnceForAllRoles) { EXPECT_EQ(shipped_fonts().faces().size(), 5U); }

TEST(FontSet, ChoosesTheFirstFaceOfARole) {
  EXPECT_EQ(name_of(find("标题", U'预')), "NotoSansSC-Bold");
  EXPECT_EQ(name_of(find("表头", U'预')), "NotoSerifSC-Bold");
  EXPECT_EQ(name_of(find("正文", U'预')), "NotoSerifSC-Regular");
}

TEST(FontSet, FallsBackToTheNextFace) {
  const Glyph glyph = find("标题", 0x9FF0);  // 鿰, not in Noto Sans SC
  EXPECT_EQ(name_of(glyph), "NotoSerifSC-Regular");
  EXPECT_NE(glyph.id, 0);
}

TEST(FontSet, KnowsRareCharactersAndThoseBeyondTheBasicPlane) {
  for (const char32_t character : {U'䶮', U'㙍', U'𬍛', U'𠮷'})
    EXPECT_NE(find("正文", character).id, 0);
}

TEST(FontSet, TellsWhichCharacterNoFaceHas) {
  const Glyph missing = find("正文", U'𰀀');
  EXPECT_EQ(missing.id, 0);
  EXPECT_EQ(missing.advance, 1000);
  EXPECT_EQ(name_of(missing), "NotoSerifSC-Regular");
  EXPECT_EQ(find("正文", 0xFFFFFFFF).id, 0);
}

TEST(FontSet, DrawsSubscriptsThatNoFaceHasAsSmallFigures) {
  const Glyph subscript = find("正文", U'₂');
  EXPECT_EQ(subscript.form, ScriptForm::kSubscript);
  EXPECT_EQ(subscript.id, find("正文", U'2').id);
  EXPECT_EQ(subscript.advance, find("正文", U'2').advance);
  EXPECT_EQ(find("正文", U'⁵').form, ScriptForm::kSuperscript);
  EXPECT_EQ(find("楷体", U'²').form, ScriptForm::kPlain) << "the next face has it";
  EXPECT_EQ(find("正文", U'2').form, ScriptForm::kPlain);
  for (const char32_t character :
       std::u32string_view(U"⁰ⁱ⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ")) {
    EXPECT_NE(find("正文", character).id, 0) << static_cast<unsigned>(character);
  }
  const auto widths = measure(shipped_fonts(), *shipped_fonts().role("正文"), U"2₂", points(10));
  EXPECT_EQ(widths[1], widths[0] * 6 / 10);
}

TEST(ScriptCharacter, StandsForOneOther) {
  EXPECT_EQ(script_character(U'₂').plain, U'2');
  EXPECT_EQ(script_character(U'⁻').plain, U'−');
  EXPECT_EQ(script_character(U'™').form, ScriptForm::kPlain) << "stands for two";
  EXPECT_EQ(script_character(U'①').form, ScriptForm::kPlain);
  EXPECT_EQ(script_character(U'2').plain, U'2');
  EXPECT_EQ(script_character(0x110000).plain, char32_t{0x110000});
}

TEST(FontSet, MeasuresInTheUnitOfTheDocument) {
  const FontRole& role = *shipped_fonts().role("数字");
  const auto widths = measure(shipped_fonts(), role, U"元18.", points(10));
  ASSERT_EQ(widths.size(), 4U);
  EXPECT_EQ(widths[0], points(10));
  EXPECT_EQ(widths[1], widths[2]);
  EXPECT_LT(widths[3], widths[1]);
}

TEST(FontFace, SetsTheDashAsInChinese) {
  EXPECT_EQ(find("正文", U'—').advance, 1000);  // 890 in Latin text
  EXPECT_EQ(find("标题", U'—').advance, 1000);
  EXPECT_EQ(find("正文", U'“').advance, 1000);
}

TEST(FontFace, HasFiguresOfEqualWidth) {
  for (const FontFace& face : shipped_fonts().faces()) {
    for (char32_t figure = U'0'; figure <= U'9'; ++figure) {
      EXPECT_EQ(face.advance(face.glyph(figure)), face.advance(face.glyph(U'0')))
          << face.postscript_name();
    }
  }
}

TEST(FontFace, HasTheEmBoxForAscentAndDescent) {
  for (const FontFace& face : shipped_fonts().faces()) {
    if (!face.postscript_name().starts_with("Noto")) continue;  // each design has its own box
    EXPECT_EQ(face.ascent(), 880);
    EXPECT_EQ(face.descent(), 120);
    EXPECT_NEAR(face.cap_height(), 730, 5);
    EXPECT_LT(face.bounding_box().bottom, -120);
    EXPECT_GT(face.bounding_box().top, 880);
  }
}

TEST(FontSet, ReportsAMissingFontsJson) {
  Findings findings;
  EXPECT_FALSE(FontSet::load("/no/such/folder", findings).has_value());
  ASSERT_EQ(findings.all().size(), 1U);
  EXPECT_EQ(to_text(findings.all().front()),
            "/no/such/folder/fonts.json: 错误：字体设置文件打不开 [font-config-file]\n"
            "  应为：字体目录中应有 fonts.json\n"
            "  改法：检查字体目录的位置，或使用程序自带的 fonts 目录\n");
}

TEST(FontSet, ReportsWhereFontsJsonIsMalformed) {
  EXPECT_THAT(FontFolder("{\"roles\": {\n  \"正文\" 12\n}}").findings(),
              HasSubstr("fonts.json:2:"));
}

TEST(FontSet, ReportsAnUnknownField) {
  EXPECT_THAT(FontFolder("{\"roles\": {\"正文\": {\"pdfs\": []}}}").findings(),
              HasSubstr("fonts.json:1:19: 错误：未知字段"));
}

TEST(FontSet, ReportsAMissingFontOnceAndWhereItIsNamed) {
  EXPECT_EQ(FontFolder(role_with("\"a.ttf\", \"a.ttf\"")).findings(),
            "a.ttf: 错误：字体文件打不开 [font-file]\n"
            "  应为：TrueType 字体文件（.ttf，或 .ttc 的第一个字体）\n"
            "  改法：检查 fonts.json 中的文件名，或换用程序自带的字体（fonts 目录）\n"
            "  参见：fonts.json:2:1: 此字体由这里指定\n");
}

TEST(FontSet, ReportsAFileThatIsNoFont) {
  const FontFolder folder(role_with("\"a.ttf\", \"empty.ttf\""));
  folder.add("a.ttf", "not a font, but some text that is longer than a font's header");
  folder.add("empty.ttf", "");
  const std::string findings = folder.findings();
  EXPECT_THAT(findings, HasSubstr("a.ttf: 错误：不是字体文件，或已损坏 [font-format]\n"));
  EXPECT_THAT(findings, HasSubstr("empty.ttf: 错误："));
}

TEST(FontSet, ReportsAFontThatIsCutShort) {
  std::ifstream stream(kFonts + "/NotoSansSC-Bold.ttf", std::ios::binary);
  std::string bytes(500'000, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  const FontFolder folder(role_with("\"cut.ttf\""));
  folder.add("cut.ttf", bytes);
  EXPECT_THAT(folder.findings(), HasSubstr("cut.ttf: 错误：字体文件不完整 [font-format]\n"));
}

// The roles' fonts, then the fallback ones, then those of the system that are installed.
TEST(FontSet, LooksInFallbackAndSystemFontsLast) {
  const FontFolder folder(
      "{\"roles\": {\"正文\": {\"pdf\": [\"" + kFonts +
      "/NotoSansSC-Bold.ttf\"], \"excel\": {\"name\": \"宋体\"}}},\n\"fallback\": [\"" + kFonts +
      "/NotoSerifSC-Bold.ttf\"],\n\"system\": [\"/no/such.ttf\", \"" + kFonts +
      "/HanaMinRare.ttf\"]}");
  EXPECT_EQ(folder.findings(), "");
  Findings findings;
  const auto fonts = FontSet::load(folder.path(), findings);
  const FontRole& role = *fonts->role("正文");
  EXPECT_EQ(role.faces, (std::vector<int>{0, 1, 2}));
  EXPECT_EQ(fonts->find(role, U'预').face, 0);
  EXPECT_EQ(fonts->find(role, U'𠮷').face, 2);
}

TEST(FontSet, ReportsAFallbackFontThatIsNotThere) {
  const FontFolder folder("{\"roles\": {\"正文\": {\"pdf\": [\"" + kFonts +
                          "/NotoSansSC-Bold.ttf\"], \"excel\": {\"name\": \"宋体\"}}},\n"
                          "\"fallback\": [\"b.ttf\"]}");
  EXPECT_THAT(folder.findings(), HasSubstr("b.ttf: 错误：字体文件打不开 [font-file]"));
  EXPECT_THAT(folder.findings(), HasSubstr("fonts.json:2:13: 此字体由这里指定"));
}

TEST(FontSet, ReadsAbsolutePaths) {
  EXPECT_EQ(FontFolder(role_with("\"" + kFonts + "/NotoSansSC-Bold.ttf\"")).findings(), "");
}

TEST(FontConfig, DamagedAnywhereIsReadOrReported) {
  const std::string whole = read_source_file("fonts/fonts.json");
  for_each_damage(whole, 1, [](const JsonDamage& damage) {
    Findings findings;
    const auto config = read_font_config(SourceText("fonts.json", damage.text), findings);
    EXPECT_EQ(config.has_value(), !findings.has_errors()) << damage.pointer << " " << damage.how;
    EXPECT_LE(findings.all().size(), 3U) << all_texts(findings);
  });
  for (unsigned seed = 0; seed < 200; ++seed) {
    Findings findings;
    const auto config =
        read_font_config(SourceText("fonts.json", damaged_text(whole, seed)), findings);
    EXPECT_EQ(config.has_value(), !findings.has_errors()) << seed;
  }
}

}  // namespace
}  // namespace gongkai
