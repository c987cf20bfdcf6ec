// The delivered thresholds and word lists, against the catalogue and the examples.

#include <algorithm>
#include <filesystem>
#include <set>

#include "check/all_checks.h"
#include "check/quantities.h"
#include "check/reasons.h"
#include "check/text_leads.h"
#include "unit/check/budgets.h"

namespace gongkai {
namespace {

TEST(DeliveredTables, NameCodesOfTheCatalogue) {
  const Catalog& catalog = catalog_2023();
  for (const EconomicPlace& place : catalog.usual->places) {
    EXPECT_NE(catalog.economic.name(place.economic), nullptr) << place.economic;
    for (const std::string& function : place.functions) {
      EXPECT_NE(catalog.functions.name(function), nullptr) << function;
    }
  }
}

TEST(DeliveredTables, NameFiguresThatAreKnown) {
  Findings findings;
  const auto checked = check_file("tests/corpus/budget/good/everything.json", findings);
  ASSERT_TRUE(checked) << all_texts(findings);
  Quantities quantities(checked->budget(), catalog_2023());
  for (const FigureWords& words : catalog_2023().texts->figures) {
    if (words.figure == "procurement" || words.figure == "vehicle_count")
      continue;  // it states none
    EXPECT_TRUE(quantities.find(words.figure).has_value()) << words.words << " " << words.figure;
  }
}

TEST(DeliveredTables, HoldWordsOnce) {
  std::set<std::pair<std::string, int>> words;
  for (const ChangeWord& each : catalog_2023().texts->changes) {
    EXPECT_TRUE(words.emplace(each.word, static_cast<int>(each.kind)).second) << each.word;
  }
}

// Paragraphs as they stand in the examples' files.
TEST(DeliveredTables, HoldTextsOfTheExamples) {
  std::string all;
  for (const char* example :
       {"huangpu-2024", "jiyuan-2021", "laocheng-2023", "luohu-2020", "luolong-2018"}) {
    all += read_source_file("examples/" + std::string(example) + "/budget.json");
  }
  for (const ExampleText& each : catalog_2023().texts->examples) {
    EXPECT_NE(all.find(each.text), std::string::npos) << each.text;
    EXPECT_NE(all.find(each.organisation), std::string::npos) << each.organisation;
  }
}

bool contradicts(const char* reason, Direction direction) {
  return !contradicting_word(reason, direction, 2025, *catalog_2023().texts).empty();
}

TEST(ReasonWords, LeaveReasonsThatAgreeAlone) {
  for (const char* reason : {"购置垃圾压缩车",
                             "落实减税降费、减少排放的新任务",
                             "新建节约型机关改造项目",
                             "实施严控扬尘污染治理项目",
                             "压减粗钢产能奖补资金安排",
                             "实施化肥农药减少使用补贴项目",
                             "下调门槛后符合条件的补助对象扩大",
                             "节约集约用地示范县创建",
                             "落实减税政策后的转移支付",
                             "安排下降沉降区治理工程",
                             "公务员津补贴政策调整",
                             "上年结转较大",
                             "上年项目压减过多，本年恢复正常",
                             "2024年压减后基数较低",
                             "工资正常晋升晋档",
                             "因上年下半年机构改革划入人员",
                             "本年无减少因素，人员正常晋级",
                             "人员减少但工资标准调整",
                             "退休人员减少、在职人员正常晋级",
                             "核减疫情支出后安排教育项目",
                             "部分项目压减，部分项目加大投入"}) {
    EXPECT_FALSE(contradicts(reason, Direction::kUp)) << reason;
  }
  for (const char* reason : {"新增债券项目已完成",
                             "追加项目未纳入年初预算",
                             "一次性增资项目完成",
                             "新增专项到期",
                             "增设机构工作已结束",
                             "年中追加资金不列入",
                             "人员增加的经费已在上年列支",
                             "取消新增项目",
                             "疫情防控增加的支出取消",
                             "不含年中追加的中央资金",
                             "提高预算编制准确性",
                             "压减支出，提高资金使用效益",
                             "项目完工",
                             "职能划转到新增设的部门",
                             "上年度新增的一次性项目",
                             "上一年新增设备",
                             "去年增加了一次性奖金",
                             "人员增加5人但项目减少",
                             "上年有新增政府债券",
                             "无新增项目"}) {
    EXPECT_FALSE(contradicts(reason, Direction::kDown)) << reason;
  }
}

TEST(ReasonWords, FindReasonsThatSayTheOpposite) {
  for (const char* reason :
       {"人员退休",     "项目取消",   "落实过紧日子要求", "厉行节俭",       "严格控制支出",
        "财政收入下滑", "削减会议费", "取消一次性项目",   "压缩、精简会议", "结转资金减少",
        "缩小规模",     "项目到期",   "人员调出",         "下调标准",       "从紧安排",
        "降本增效",     "减编",       "经费下浮10%",      "同比下降",       "比上年少10万元"}) {
    EXPECT_TRUE(contradicts(reason, Direction::kUp)) << reason;
  }
  for (const char* reason :
       {"人员调入", "工资上调",     "扩大规模",   "加大投入",       "新建项目",
        "提标扩面", "涨价",         "追加预算",   "新招录人员",     "增编",
        "增发奖金", "上浮10%",      "政策性增支", "比上年多10万元", "人员经费增加。",
        "物价上涨", "落实提标政策", "增人增资",   "资金增大",       "提升标准"}) {
    EXPECT_TRUE(contradicts(reason, Direction::kDown)) << reason;
  }
}

TEST(TextLeads, AreCutFromReasonsAndRemarks) {
  const auto reason = [](std::string_view text) {
    return without_lead(text, LeadWords::Place::kReason, *catalog_2023().texts);
  };
  for (const char* text :
       {"人员增加", "人员增加。", "人员增加！", "主要原因：人员增加；", "原因是人员增加",
        "主要是由于人员增加。。", "主要原因：主要是人员增加"}) {
    EXPECT_EQ(reason(text), "人员增加") << text;
  }
  EXPECT_EQ(reason("主要原因："), "主要原因：");
  EXPECT_EQ(without_lead("主要用于科普活动。", LeadWords::Place::kPurpose, *catalog_2023().texts),
            "科普活动");
  EXPECT_EQ(without_brackets("（已上交。）"), "已上交");
  EXPECT_EQ(without_brackets("（甲）和（乙）"), "（甲）和（乙）");
}

// What texts are asked since they are compared with amounts, years and names.
const std::set<std::string_view> kOfTexts = {
    "reason-contradicts-change", "reason-says-nothing", "figure-in-text", "example-text",
    "other-organisation",        "negative-change",     "year-in-text"};

std::vector<std::string> budgets_below(const std::string& folder) {
  std::vector<std::string> out;
  const std::filesystem::path root = std::filesystem::path(GONGKAI_SOURCE_DIR) / folder;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".json") {
      out.push_back(std::filesystem::relative(entry.path(), GONGKAI_SOURCE_DIR).string());
    }
  }
  std::ranges::sort(out);
  return out;
}

// No false alarm over all texts of the examples and of the cases.
TEST(TextChecks, AreSilentOnTextsThatMeanSomethingElse) {
  int read = 0;
  for (const char* folder : {"examples", "tests/cases"}) {
    for (const std::string& file : budgets_below(folder)) {
      Findings unread;
      auto tree = parse_json(SourceText(file, read_source_file(file)), unread);
      if (!tree || tree->root().kind() != JsonKind::kObject) continue;
      if (!tree->root().find("expenditure")) continue;
      auto budget = load_budget(std::move(tree), unread);
      if (!budget) continue;
      ++read;
      Findings findings;
      check(std::move(*budget), catalog_2023(), {}, findings);
      for (const Finding& finding : findings.all()) {
        const bool is_planted = file.starts_with("tests/cases/check-words-and-figures") ||
                                file.starts_with("tests/cases/check-left-over");
        EXPECT_TRUE(is_planted || !kOfTexts.contains(finding.id)) << to_text(finding);
      }
    }
  }
  EXPECT_GT(read, 80);
}

}  // namespace
}  // namespace gongkai
