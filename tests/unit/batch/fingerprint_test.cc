#include "batch/fingerprint.h"

#include <gmock/gmock.h>

#include "scratch.h"
#include "support/files.h"
#include "support/no_privileges.h"

namespace gongkai {
namespace {

using testing::ElementsAre;

class FingerprintTest : public Scratch {
 protected:
  // Resources whose packs can be changed.
  void SetUp() override {
    namespace fs = std::filesystem;
    const fs::path source(GONGKAI_SOURCE_DIR);
    write("res/fonts/fonts.json", "{}");
    fs::create_directories(path("res/templates"));
    for (const char* folder : {"catalog", "henan-2023", "henan-2024", "jiyuan-2021"}) {
      fs::copy(source / "templates" / folder, path("res/templates/" + std::string(folder)),
               fs::copy_options::recursive);
    }
  }

  struct Hashes {
    std::string fonts, catalog, base, extending, other;
  };
  Hashes hashes() const {
    const Resources resources(path("res"));
    const ResourceHashes of(resources);
    return {of.fonts(), of.catalog(), of.pack("henan-2023"), of.pack("henan-2024"),
            of.pack("jiyuan-2021")};
  }
};

TEST(Fingerprint, HashesAsTheStandardSays) {
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_F(FingerprintTest, FileHasTheHashOfItsBytes) {
  const std::string bytes(200'000, 'x');
  EXPECT_EQ(sha256_file(write("a", bytes)), sha256(bytes));
  EXPECT_EQ(sha256_file(path("missing")), std::nullopt);
}

TEST_F(FingerprintTest, PackIsHashedWithAllThatItExtends) {
  const Hashes before = hashes();
  EXPECT_NE(before.base, before.extending);
  write("res/templates/henan-2023/more.md", "x");
  const Hashes after = hashes();
  EXPECT_NE(after.base, before.base);
  EXPECT_NE(after.extending, before.extending);
  EXPECT_EQ(after.other, before.other);
  EXPECT_EQ(after.catalog, before.catalog);
  EXPECT_EQ(after.fonts, before.fonts);
}

TEST_F(FingerprintTest, FontsAndCataloguesAreHashedByThemselves) {
  const Hashes before = hashes();
  write("res/fonts/x.ttf", "x");
  write("res/templates/catalog/x.tsv", "x");
  const Hashes after = hashes();
  EXPECT_NE(after.fonts, before.fonts);
  EXPECT_NE(after.catalog, before.catalog);
  EXPECT_EQ(after.base, before.base);
}

TEST_F(FingerprintTest, PackInAFolderIsHashedWithThoseThatItExtends) {
  const std::string folder = path("own-2024");
  const auto hash = [&] {
    const Resources resources(path("res"));
    return ResourceHashes(resources).pack(folder);
  };
  write("own-2024/pack.json", R"({"title": "自己的", "extends": "henan-2023"})");
  const std::string first = hash();
  write("own-2024/more.md", "x");
  const std::string second = hash();
  EXPECT_NE(second, first);
  write("res/templates/henan-2023/more.md", "x");
  const std::string third = hash();
  EXPECT_NE(third, second);
  write("res/templates/jiyuan-2021/more.md", "x");
  EXPECT_EQ(hash(), third);
  write("own-2024/pack.json", "{");
  const std::string broken = hash();
  EXPECT_NE(broken, third);
  write("own-2024/more.md", "y");
  EXPECT_NE(hash(), broken);
}

TEST_F(FingerprintTest, PackThatCannotBeLoadedIsHashedWithAllPacks) {
  write("res/templates/broken/pack.json", "{");
  const Resources resources(path("res"));
  const std::string before = ResourceHashes(resources).pack("broken");
  write("res/templates/jiyuan-2021/more.md", "x");
  EXPECT_NE(ResourceHashes(resources).pack("broken"), before);
  EXPECT_EQ(ResourceHashes(resources).pack("no-such"), "");
  EXPECT_EQ(ResourceHashes(resources).pack(""), "");
}

TEST_F(FingerprintTest, ResourcesThatCannotBeReadAreNotThoseOfAnyPackage) {
  std::filesystem::permissions(path("res/templates/henan-2023/tables"),
                               std::filesystem::perms::none);
  const NoPrivileges no_privileges;
  const Fingerprint unreadable{.pack = hashes().base};
  EXPECT_THAT(differences(unreadable, unreadable), ElementsAre("模板包有变化"));
}

TEST(Fingerprint, TellsWhatDiffers) {
  const Fingerprint one{"b", "p", "c", "f", "o", "v"};
  EXPECT_THAT(differences(one, one), ElementsAre());
  EXPECT_THAT(differences(one, {"x", "p", "c", "f", "o", "v"}), ElementsAre("预算文件有变化"));
  EXPECT_THAT(differences(one, {"b", "x", "c", "f", "o", "v"}), ElementsAre("模板包有变化"));
  EXPECT_THAT(differences(one, {"b", "p", "x", "f", "o", "v"}), ElementsAre("科目表有变化"));
  EXPECT_THAT(differences(one, {"b", "p", "c", "x", "o", "v"}), ElementsAre("字体有变化"));
  EXPECT_THAT(differences(one, {"b", "p", "c", "f", "x", "y"}),
              ElementsAre("选项有变化", "程序版本有变化"));
}

TEST(Fingerprint, OptionsThatMakeADifferenceAreInTheWords) {
  RenderOptions options;
  EXPECT_EQ(options_words(options), "part=document format=pdf,xlsx");
  options.formats = {FileFormat::kXlsx, FileFormat::kPdf, FileFormat::kXlsx};
  EXPECT_EQ(options_words(options), "part=document format=pdf,xlsx");
  options.pdf_profile = PdfProfile::kTagged;
  EXPECT_EQ(options_words(options), "part=document format=pdf,xlsx") << "the default";
  options.pdf_profile = PdfProfile::kCompact;
  EXPECT_EQ(options_words(options), "part=document format=pdf,xlsx pdf-profile=compact");
  options.pdf_profile = PdfProfile::kArchive3;
  options.attaches_data = true;
  EXPECT_EQ(options_words(options), "part=document format=pdf,xlsx pdf-profile=archive3 data");
  options = {.pack = "p", .formats = {FileFormat::kPdf}, .tables = "01", .part = Part::kTables};
  options.is_internal = options.is_draft = options.has_trace = options.is_reread = true;
  options.attaches_data = true;
  EXPECT_EQ(options_words(options),
            "part=tables format=pdf pack=p tables=01 internal draft trace data verify");
}

}  // namespace
}  // namespace gongkai
