// What is proposed for texts that a budget file cannot hold.

#include "check/proposals.h"

#include "unit/check/budgets.h"

namespace gongkai {
namespace {

const Catalogs& catalogs() {
  static const Catalogs all = [] {
    Findings findings;
    auto loaded = Catalogs::load(std::string(GONGKAI_SOURCE_DIR) + "/templates/catalog", findings);
    EXPECT_TRUE(loaded) << all_texts(findings);
    return std::move(*loaded);
  }();
  return all;
}

std::string proposed(std::string_view field, std::string_view text) {
  Findings findings;
  auto tree = parse(R"({"year": 2023,
    "department": {"units": [{"code": "250001", "name": "某局"}]},
    "projects": [{"code": "P1", "name": "某项目"}, {"code": "P2", "name": "某项目"}]})",
                    findings);
  return proposals(catalogs(), tree)(field, text);
}

TEST(Proposals, AreTheCodeOfAName) {
  EXPECT_EQ(proposed("支出功能分类", "高中教育"),
            "此处应填编码，不填名称：是否应为 \"2050204\"（高中教育）？");
  EXPECT_EQ(proposed("部门预算支出经济分类", " 基本工资 "),
            "此处应填编码，不填名称：是否应为 \"30101\"（基本工资）？");
  EXPECT_EQ(proposed("单位", "某局"), "此处应填编码，不填名称：是否应为 \"250001\"（某局）？");
}

TEST(Proposals, ListCodesThatShareAName) {
  EXPECT_EQ(proposed("项目", "某项目"),
            "此处应填编码，不填名称；同名的有 2 个：P1（某项目）、P2（某项目）");
  EXPECT_NE(proposed("支出功能分类", "行政运行").find(" 等"), std::string::npos);
}

TEST(Proposals, AreTheWordForAKnownOther) {
  EXPECT_EQ(proposed("单位性质", "全额事业单位"), "是否应为 \"事业单位\"？");
  EXPECT_EQ(proposed("单位性质", "参公单位"), "是否应为 \"参公事业单位\"？");
  EXPECT_EQ(proposed("资金来源", "一般公共预算"), "是否应为 \"111\"（一般公共预算资金（本身））？");
}

TEST(Proposals, SayThatASpreadsheetSpoiltACode) {
  EXPECT_NE(proposed("项目", "4.10300240000000E+17").find("科学记数"), std::string::npos);
  EXPECT_NE(proposed("项目编码", "4E+17").find("科学记数"), std::string::npos);
}

TEST(Proposals, SayThatAmountsMustBeConverted) {
  EXPECT_EQ(proposed("金额单位", "千元"), "不支持这个金额单位：换算成元或万元后填列");
  EXPECT_EQ(proposed("金额单位", "亿元"), "不支持这个金额单位：换算成元或万元后填列");
}

TEST(Proposals, AreTheCodeAmongLettersAndNames) {
  EXPECT_EQ(proposed("支出功能分类", "2O50204"),
            "只填编码的数字：是否应为 \"2050204\"（高中教育）？");
  EXPECT_EQ(proposed("部门预算支出经济分类", "30101基本工资"),
            "只填编码的数字：是否应为 \"30101\"（基本工资）？");
  EXPECT_EQ(proposed("政府采购", "true"), "是否应为 \"政府采购\"？");
}

TEST(Proposals, AreNothingForWhatIsNotKnown) {
  EXPECT_EQ(proposed("支出功能分类", "高中"), "");
  EXPECT_EQ(proposed("单位性质", "企业"), "");
  EXPECT_EQ(proposed("支出功能分类", "2050299"), "");
  EXPECT_EQ(proposed("项目", "E1"), "");
}

// Every word stands for one that the field takes.
TEST(Proposals, AreWordsThatAreRead) {
  std::map<std::string, std::string> budgets = {
      {"单位性质", R"({"department": {"code": "250", "name": "a", "units": [{"code": "250001",
        "name": "a", "kind": "%"}]}})"},
      {"项目类型", R"({"projects": [{"code": "P1", "name": "a", "kind": "%"}]})"},
      {"支出类别", R"({"expenditure": [{"kind": "%"}]})"},
      {"政府采购", R"({"expenditure": [{"procurement": "%"}]})"},
      {"金额单位", R"({"money_unit": "%"})"},
      {"资金来源", R"({"income": [{"source": "%"}]})"}};
  for (const MeantWord& word : catalogs().for_year(2023).texts->meant) {
    ASSERT_TRUE(budgets.contains(word.field)) << word.field;
    for (const auto& [text, is_read] : {std::pair(word.meant, true), {word.word, false}}) {
      if (word.meant == "-" && is_read) continue;
      std::string budget = budgets.at(word.field);
      budget.replace(budget.find('%'), 1, text);
      Findings findings;
      read_budget(parse(budget, findings), findings);
      const bool is_refused = has_id(findings, "unknown-value") || has_id(findings, "text-format");
      EXPECT_NE(is_read, is_refused) << word.field << " " << text << "\n" << all_texts(findings);
    }
  }
}

}  // namespace
}  // namespace gongkai
