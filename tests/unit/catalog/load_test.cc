// Reading catalogues: the one that is delivered, and folders with faults.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "catalog/catalog.h"
#include "support/files.h"

namespace gongkai {
namespace {

const std::string kDelivered = std::string(GONGKAI_SOURCE_DIR) + "/templates/catalog";

std::size_t rows_of(const std::string& file) {
  const std::string text = read_source_file("templates/catalog/2023/" + file);
  return static_cast<std::size_t>(std::ranges::count(text, '\n')) - 1;
}

TEST(DeliveredCatalog, HoldsEveryRowOfItsFiles) {
  Findings findings;
  const auto catalogs = Catalogs::load(kDelivered, findings);
  ASSERT_TRUE(catalogs) << all_texts(findings);
  const Catalog& catalog = catalogs->for_year(2023);
  EXPECT_EQ(catalog.year, 2023);
  EXPECT_EQ(catalog.functions.all().size(), rows_of("functions.tsv"));
  EXPECT_EQ(catalog.economic.all().size(), rows_of("economic.tsv"));
  EXPECT_EQ(catalog.government_economic.all().size(), rows_of("government-economic.tsv"));
  EXPECT_EQ(catalog.sources.all().size(), rows_of("fund-sources.tsv"));
  EXPECT_EQ(*catalog.functions.name("2060499"), "其他技术研究与开发支出");
  EXPECT_EQ(*catalog.sources.name("111"), "一般公共预算资金（本身）");
  EXPECT_EQ(catalog.mapping.at({MappingKind::kAdministrative, "30101"}), "50101");
  EXPECT_EQ(catalog.mapping.at({MappingKind::kPublicInstitution, "30101"}), "50501");
  EXPECT_EQ(catalog.mapping.at({MappingKind::kAdministrative, "30302"}), "50905");
  EXPECT_EQ(catalog.mapping.at({MappingKind::kPublicInstitution, "30302"}), "50905");
}

TEST(DeliveredCatalog, HasAParentForEveryCode) {
  Findings findings;
  const auto catalogs = Catalogs::load(kDelivered, findings);
  ASSERT_TRUE(catalogs);
  const Catalog& catalog = catalogs->for_year(2023);
  for (const CodeList* list :
       {&catalog.functions, &catalog.economic, &catalog.government_economic}) {
    for (const auto& [code, name] : list->all()) {
      for (std::size_t length = 3; length < code.size(); length += 2) {
        EXPECT_NE(list->name(code.substr(0, length)), nullptr) << code;
      }
    }
  }
}

TEST(DeliveredCatalog, HoldsForEarlierAndLaterYears) {
  Findings findings;
  const auto catalogs = Catalogs::load(kDelivered, findings);
  ASSERT_TRUE(catalogs);
  EXPECT_EQ(catalogs->for_year(2020).year, 2020);
  EXPECT_EQ(catalogs->for_year(2010).year, 2018);
  EXPECT_EQ(catalogs->for_year(2030).year, 2026);
  EXPECT_EQ(*catalogs->for_year(2018).functions.name("210"), "医疗卫生与计划生育支出");
  EXPECT_EQ(*catalogs->for_year(2019).functions.name("210"), "卫生健康支出");
  EXPECT_EQ(*catalogs->for_year(2019).functions.name("20805"), "行政事业单位离退休");
  EXPECT_EQ(*catalogs->for_year(2020).functions.name("20805"), "行政事业单位养老支出");
  EXPECT_EQ(*catalogs->for_year(2020).functions.name("21305"), "扶贫");
  EXPECT_EQ(*catalogs->for_year(2024).functions.name("2013804"), "经营主体管理");
  EXPECT_EQ(catalogs->for_year(2023).functions.name("20139"), nullptr);
  EXPECT_NE(catalogs->for_year(2025).functions.name("2013901"), nullptr);
  EXPECT_EQ(catalogs->for_year(2024).functions.name("2100601"), nullptr) << "gone with 21006";
}

/// A folder with a small catalogue of 2023 whose files a test may change.
class CatalogFolder : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "gongkai-catalog-" +
              testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_ + "/2023");
    write("functions.tsv", "code\tname\tlevel\tsource\n206\t科学技术支出\t类\tx\n");
    write("economic.tsv", "code\tname\tsource\n301\t工资福利支出\tx\n30101\t基本工资\tx\n");
    write("government-economic.tsv", "code\tname\tsource\n50101\t工资奖金津补贴\tx\n");
    write("fund-sources.tsv", "code\tname\tdescription\n1\t政府预算资金\tx\n");
    write("spending-kinds.tsv", "code\tkind\tsource\n301\t人员经费\tx\n");
    write("fund-functions.tsv", "function\tsource\n223\t13\n");
    write("three-public.tsv", "economic\titem\tsource\n30101\treception\t1\n");
    write("inner-transfers.tsv", "source\tname\n32\t上级补助收入\n");
    write("cost-words.tsv", "word\tkind\n总成本\t总额\n每\t单价\n", "");
    write("traditional.tsv", "traditional\tsimplified\n術\t术\n", "");
    write("watched-words.tsv", "word\tkind\tmeaning\n机密★\t密级标志\t标志\n", "");
    write("meant-words.tsv", "field\tword\tmeant\n单位性质\t全额\t事业单位\n", "");
    write("reason-words.tsv", "word\tkind\n增加\t增加\n", "");
    write("figure-words.tsv", "words\tfigure\n基本支出\tbasic\n", "");
    write("text-leads.tsv", "place\twords\n原因\t主要原因是\n", "");
    write("example-texts.tsv", "text\torganisation\n某段话\t某局\n", "");
    write("limits.tsv",
          "name\tvalue\nassets-oldest-years\t1\nexample-text-shortest\t30\nunit-total-most\t1\n"
          "person-pay-most\t1\nperson-pay-least\t1\nreason-change-least\t1\n"
          "part-of-whole-times\t5\noffice-basic-most\t1\ninstitution-basic-most\t1\n"
          "unit-reception-most\t1\nother-unit-least-times\t1\nother-unit-most-times\t1\n"
          "nearly-equal-percent\t1\n",
          "");
    write("economic-places.tsv", "economic\tfunctions\n30113\t2210201\n", "");
    write("other-names.tsv", "code\tname\twhat\n206\t科技支出\t旧称\n", "");
    write("economic-mapping.tsv",
          "department_code\tgovernment_code\tapplies_to\tsource\n30101\t50101\t通用\tx\n");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& file, const std::string& text, const std::string& year = "2023") {
    std::ofstream(folder_ + "/" + year + "/" + file, std::ios::binary) << text;
  }

  // All findings, with the folder's name cut off.
  std::string faults() {
    Findings findings;
    const bool is_loaded = Catalogs::load(folder_, findings).has_value();
    EXPECT_EQ(is_loaded, !findings.has_errors()) << "empty result ⇔ an error";
    std::string out = all_texts(findings);
    for (std::size_t at = out.find(folder_); at != std::string::npos; at = out.find(folder_)) {
      out.erase(at, folder_.size());
    }
    return out;
  }

  std::string folder_;
};

TEST_F(CatalogFolder, LoadsWithoutFindings) { EXPECT_EQ(faults(), ""); }

TEST_F(CatalogFolder, ReportsWhatIsNoItemOfThreePublic) {
  write("three-public.tsv", "economic\titem\tsource\n30101\tmeals\t1\n");
  EXPECT_NE(faults().find("无法识别的“三公”经费项目：meals"), std::string::npos) << faults();
  write("three-public.tsv", "economic\titem\tsource\n30217\treception\t1\n");
  EXPECT_NE(faults().find("没有这个部门预算支出经济分类：30217"), std::string::npos) << faults();
}

TEST_F(CatalogFolder, ReportsAnUnknownKindOfCostWord) {
  write("cost-words.tsv", "word\tkind\n总成本\t合计\n", "");
  EXPECT_NE(faults().find("无法识别的种类：合计"), std::string::npos) << faults();
}

TEST_F(CatalogFolder, MayHaveWindowsLineEndsAndNoLastOne) {
  write("fund-sources.tsv", "code\tname\r\n1\t政府预算资金\r\n2\t专户");
  EXPECT_EQ(faults(), "");
}

TEST_F(CatalogFolder, GivesTheLatestYearNotAfterTheBudget) {
  std::filesystem::copy(folder_ + "/2023", folder_ + "/2025");
  write("functions.tsv", "code\tname\n206\t新名\n", "2025");
  Findings findings;
  const auto catalogs = Catalogs::load(folder_, findings);
  ASSERT_TRUE(catalogs) << all_texts(findings);
  EXPECT_EQ(*catalogs->for_year(2024).functions.name("206"), "科学技术支出");
  EXPECT_EQ(*catalogs->for_year(2025).functions.name("206"), "新名");
  EXPECT_EQ(catalogs->for_year(2000).year, 2023);
}

TEST_F(CatalogFolder, MapsToNoClassThatAChangeEnded) {
  std::filesystem::create_directories(folder_ + "/changes");
  write("2024.tsv",
        "list\tcode\tbefore\tafter\tsource\n"
        "government_economic\t50101\t工资奖金津补贴\t-\tx\n",
        "changes");
  Findings findings;
  const auto catalogs = Catalogs::load(folder_, findings);
  ASSERT_TRUE(catalogs) << all_texts(findings);
  EXPECT_FALSE(catalogs->for_year(2023).mapping.empty());
  EXPECT_TRUE(catalogs->for_year(2024).mapping.empty());
}

TEST_F(CatalogFolder, AppliesChangesForwardAndBackward) {
  std::filesystem::create_directories(folder_ + "/changes");
  const std::string head = "list\tcode\tbefore\tafter\tsource\n";
  write("2022.tsv", head, "changes");
  write("2023.tsv", head + "functions\t206\t科技支出\t科学技术支出\tx\n", "changes");
  write("2024.tsv", head + "functions\t207\t-\t某支出\tx\neconomic\t301\t工资福利支出\t-\tx\n",
        "changes");
  Findings findings;
  const auto catalogs = Catalogs::load(folder_, findings);
  ASSERT_TRUE(catalogs) << all_texts(findings);
  EXPECT_EQ(*catalogs->for_year(2021).functions.name("206"), "科技支出");
  EXPECT_EQ(*catalogs->for_year(2022).functions.name("206"), "科技支出");
  EXPECT_EQ(*catalogs->for_year(2023).functions.name("206"), "科学技术支出");
  EXPECT_EQ(catalogs->for_year(2023).functions.name("207"), nullptr);
  EXPECT_EQ(*catalogs->for_year(2024).functions.name("207"), "某支出");
  EXPECT_EQ(catalogs->for_year(2024).economic.name("30101"), nullptr);
  const auto& others = catalogs->for_year(2023).other_names;
  ASSERT_EQ(others.size(), 3U);
  EXPECT_EQ(others[0].name + "：" + others[0].what, "科技支出：2022 年及以前");
  EXPECT_EQ(others[1].name + "：" + others[1].what, "某支出：2024 年起");
  EXPECT_EQ(others[2].what, "旧称");
}

TEST_F(CatalogFolder, ReportsFaultsOfChanges) {
  std::filesystem::create_directories(folder_ + "/changes");
  write("2024.tsv", "list\tcode\tbefore\tafter\nfunktions\t1\ta\tb\nfunctions\t206\ta\ta\n",
        "changes");
  const std::string text = faults();
  EXPECT_NE(text.find("2024.tsv:2:1: 错误：无法识别的科目表：funktions"), std::string::npos)
      << text;
  EXPECT_NE(text.find("2024.tsv:3:17: 错误：没有变化：a"), std::string::npos) << text;
}

TEST_F(CatalogFolder, ReportsFaultsOfTextTables) {
  write("traditional.tsv", "traditional\tsimplified\n術藝\t术\n", "");
  write("watched-words.tsv", "word\tkind\tmeaning\n机密★\t标志\t标志\n", "");
  write("text-leads.tsv", "place\twords\n目的\t为了\n", "");
  const std::string text = faults();
  EXPECT_NE(text.find("traditional.tsv:2:1: 错误：不是一个字：術藝"), std::string::npos) << text;
  EXPECT_NE(text.find("watched-words.tsv:2:5: 错误：无法识别的种类：标志"), std::string::npos)
      << text;
  EXPECT_NE(text.find("text-leads.tsv:2:1: 错误：无法识别的种类：目的"), std::string::npos) << text;
}

TEST_F(CatalogFolder, ReportsFaultsOfWhatIsUsual) {
  write("reason-words.tsv", "word\tkind\n增加\t多\n", "");
  write("limits.tsv", "name\tvalue\nassets-oldest-years\t一\n", "");
  write("economic-places.tsv", "economic\tfunctions\n30113\t\n", "");
  const std::string text = faults();
  EXPECT_NE(text.find("reason-words.tsv:2:4: 错误：无法识别的种类：多"), std::string::npos) << text;
  EXPECT_NE(text.find("limits.tsv:2:21: 错误：无法识别的取值：一"), std::string::npos) << text;
  EXPECT_NE(text.find("economic-places.tsv:2:1: 错误：科目表的这一行缺少内容"), std::string::npos)
      << text;
}

TEST_F(CatalogFolder, WantsEveryLimit) {
  write("limits.tsv", "name\tvalue\nassets-oldest-years\t1\n", "");
  EXPECT_NE(faults().find("没有 example-text-shortest 一行"), std::string::npos) << faults();
}

TEST_F(CatalogFolder, ReportsAMissingFile) {
  std::filesystem::remove(folder_ + "/2023/economic.tsv");
  EXPECT_EQ(faults(), R"(/2023/economic.tsv: 错误：无法读取科目表文件 [catalog-file]
  应为：UTF-8 文本文件，制表符分隔
  改法：检查程序的 templates 目录是否完整
)");
}

TEST_F(CatalogFolder, ReportsAFolderInPlaceOfAFile) {
  std::filesystem::remove(folder_ + "/2023/economic.tsv");
  std::filesystem::create_directory(folder_ + "/2023/economic.tsv");
  EXPECT_NE(faults().find("/2023/economic.tsv: 错误：无法读取科目表文件"), std::string::npos);
}

TEST_F(CatalogFolder, ReportsAFileThatIsNotUtf8) {
  write("economic.tsv", "code\tname\n301\t\xB9\xA4\xD7\xCA\n");
  EXPECT_NE(faults().find("[catalog-file]"), std::string::npos);
}

TEST_F(CatalogFolder, ReportsAFolderWithoutYears) {
  std::filesystem::remove_all(folder_ + "/2023");
  EXPECT_NE(faults().find("此处没有科目表 [catalog-file]"), std::string::npos);
  std::filesystem::remove_all(folder_);
  EXPECT_NE(faults().find("[catalog-file]"), std::string::npos);
}

TEST_F(CatalogFolder, ReportsAMissingHeader) {
  write("functions.tsv", "206\t科学技术支出\n");
  EXPECT_EQ(faults(),
            "/2023/functions.tsv:1:1: 错误：科目表的第一行不是列名 [catalog-header]\n"
            "  1 | 206 科学技术支出\n"
            "    | ^^^^^^^^^^^^^^^^\n"
            "  应为：以“code\tname”开头，制表符分隔\n");
}

TEST_F(CatalogFolder, ReportsRowsWithTheirLines) {
  write("functions.tsv", "code\tname\n206\t科学技术支出\n207\n\n2o8\t某\n206\t又\n");
  const std::string text = faults();
  EXPECT_NE(text.find("functions.tsv:3:1: 错误：科目表的这一行缺少内容 [catalog-row]"),
            std::string::npos);
  EXPECT_NE(text.find("functions.tsv:4:1: "), std::string::npos);
  EXPECT_NE(text.find("functions.tsv:5:1: 错误：编码不是数字：2o8 [catalog-row]"),
            std::string::npos);
  EXPECT_NE(text.find("functions.tsv:6:1: 错误：编码重复：206 [catalog-duplicate]"),
            std::string::npos);
}

TEST_F(CatalogFolder, ReportsMappingsThatLeadNowhere) {
  write("economic-mapping.tsv",
        "department_code\tgovernment_code\tapplies_to\n30101\t50102\t通用\n30102\t50101\t企业\n"
        "30103\t50101\t通用\n30103\t50101\t事业单位（非参公）\n");
  const std::string text = faults();
  EXPECT_NE(text.find("economic-mapping.tsv:2:7: 错误：没有这个政府预算支出经济分类：50102"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("economic-mapping.tsv:3:13: 错误：无法识别的适用单位：企业"),
            std::string::npos);
  EXPECT_NE(text.find("economic-mapping.tsv:5:1: 错误：对应关系重复：30103"), std::string::npos);
}

TEST_F(CatalogFolder, ReportsAnUnknownKindOfSpending) {
  write("spending-kinds.tsv", "code\tkind\n301\t工资\n");
  EXPECT_NE(faults().find("支出类别中有无法识别的取值 [catalog-row]"), std::string::npos);
}

}  // namespace
}  // namespace gongkai
