// Every sentence of every delivered pack is true: with each of the facts that it speaks of absent,
// said to be none, zero, one and many.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "gongkai.h"
#include "support/files.h"

namespace gongkai {
namespace {

using Json = nlohmann::ordered_json;
using testing::HasSubstr;
using testing::Not;

const Resources& resources() {
  static const Resources kResources(GONGKAI_SOURCE_DIR);
  return kResources;
}

// The packs that have chapters of their own or inherit them.
const std::vector<std::string> kPacks = {"henan-2023", "henan-2023-unit", "henan-2024",
                                         "luohu-2020"};

// Their sentences have other words: they are compared with what was published (items_test.cc), and
// tried on the full and the least budget like those of all packs.
const std::set<std::string> kPacksOfOtherWords = {"central-2024", "common-2024", "shanghai-2024",
                                                  "shanghai-2024-unit"};

const Json kNone = {{"none", true}};

Json project(const std::string& code, const std::string& name) {
  const Json indicator = Json::parse(R"({"level1": "产出指标", "level2": "数量指标",
    "level3": "场次", "value": "≥10场"})");
  return {{"code", code},
          {"name", name},
          {"kind", "特定目标类"},
          {"goal", "办好活动。"},
          {"indicators", Json::array({indicator})}};
}

// A budget that says there is nothing of all that it need not have.
Json bare(const std::string& pack) {
  Json budget = Json::parse(R"({
    "year": 2024, "published_on": "2024-02-20", "money_unit": "万元",
    "department": {"code": "250", "name": "某局",
                   "units": [{"code": "250001", "name": "某局", "kind": "行政单位"}]},
    "income": [{"source": "111", "amount": "70.00"}],
    "expenditure": [
      {"function": "2060101", "economic": "30101", "source": "111", "amount": "60.00"},
      {"function": "2060101", "economic": "30201", "source": "111", "amount": "10.00"}],
    "projects": [],
    "goals": {"annual": "做好本职工作。", "indicators": [
      {"level1": "产出指标", "level2": "数量指标", "level3": "完成率", "value": "≥95%"}]},
    "last_year": {"total": "70.00", "general_budget": "70.00", "operation": "10.00"},
    "three_public_last_year": {"abroad": "0", "vehicle_purchase": "0", "vehicle_operation": "0",
                               "reception": "0"},
    "texts": {"duties": ["贯彻执行有关方针政策。"]}
  })");
  budget["pack"] = pack;
  for (const char* part : {"three_public", "procurement", "assets", "headcount", "transfers"}) {
    budget[part] = kNone;
  }
  return budget;
}

void spend(Json& budget, Json fact, const char* amount, const char* source = "111") {
  fact["source"] = source;
  fact["amount"] = amount;
  budget["expenditure"].push_back(fact);
  budget["income"].push_back({{"source", source}, {"amount", amount}});
}

void add_project(Json& budget, const std::string& code, const std::string& name) {
  budget["projects"].push_back(project(code, name));
  spend(budget, {{"function", "2060702"}, {"economic", "30201"}, {"project", code}}, "20.00");
}

struct Told {
  std::string text;  ///< of the chapters, without the marks of styles and origins
  std::set<std::string> findings;
};

// What a draft says, and what is found in the budget.
Told tell(const Json& budget) {
  Told out;
  Findings findings;
  const auto document = show_stage(Stage::kDocument, SourceText("b.json", budget.dump()),
                                   resources(), {.is_draft = true}, findings);
  EXPECT_TRUE(document) << all_texts(findings);
  for (const Finding& finding : findings.all()) out.findings.insert(finding.id);
  if (!document) return out;
  const std::string text = document->substr(0, document->find("\ntable "));
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{') {
      i = text.find('}', i);
    } else {
      out.text += text[i];
    }
  }
  return out;
}

/// A state of a fact, what the document then must and must not say, and what is found.
struct State {
  std::string name;
  void (*change)(Json& budget);
  std::vector<std::string> says;
  std::vector<std::string> does_not_say;
  std::vector<std::string> finds;
};

const std::vector<std::string> kClaimsOfAssets = {"没有占用车辆", "共有车辆"};
const std::vector<std::string> kClaimsOfProcurement = {"未安排政府采购", "没有纳入部门预算的采购",
                                                       "政府采购预算安排", "部门预算实际指标"};

std::vector<State> common_states() {
  return {
      {"nothing of all",
       [](Json&) {},
       {"“三公”经费", "没有占用车辆"},
       {"共有车辆", "这些项目"},
       {}},
      {"assets absent",
       [](Json& b) { b.erase("assets"); },
       {},
       kClaimsOfAssets,
       {"assets-missing"}},
      {"assets zero",
       [](Json& b) {
         b["assets"] = {{"as_of", "2023-12-31"}};
       },
       {"共有车辆0辆"},
       {"没有占用车辆"},
       {}},
      {"assets one",
       [](Json& b) {
         b["assets"] = {{"as_of", "2023-12-31"}, {"general_vehicles", 1}};
       },
       {"共有车辆1辆"},
       {"没有占用车辆"},
       {}},
      {"assets many",
       [](Json& b) {
         b["assets"] = {{"as_of", "2023-12-31"},
                        {"leader_vehicles", 1},
                        {"general_vehicles", 2},
                        {"vehicle_note", "其中1辆待报废"}};
       },
       {"共有车辆3辆", "（其中1辆待报废）"},
       {"没有占用车辆"},
       {}},
      {"procurement absent",
       [](Json& b) { b.erase("procurement"); },
       {},
       kClaimsOfProcurement,
       {"procurement-missing"}},
      {"procurement of the facts",
       [](Json& b) {
         b.erase("procurement");
         spend(b, {{"function", "2060101"}, {"economic", "30201"}, {"procurement", "政府采购"}},
               "5.00");
         b["procurement_items"] = Json::parse(
             R"([{"name": "纸", "category": "办公用品", "total": "5.00", "amount": "5.00"}])");
       },
       {"5.00万元"},
       {"未安排政府采购", "没有纳入部门预算的采购", "货物预算"},
       {"procurement-computed"}},
      {"procurement stated",
       [](Json& b) {
         b["procurement"] = {{"goods", "3.00"}, {"works", "0"}, {"services", "2.00"}};
         b["procurement_items"] = Json::parse(
             R"([{"name": "纸", "category": "办公用品", "total": "5.00", "amount": "5.00"}])");
       },
       {"5.00万元"},
       {"未安排政府采购", "没有纳入部门预算的采购"},
       {}},
      {"three public absent",
       [](Json& b) { b.erase("three_public"); },
       {},
       {},
       {"three-public-missing"}},
      {"three public of the facts",
       [](Json& b) {
         b.erase("three_public");
         spend(b, {{"function", "2060101"}, {"economic", "30217"}}, "1.25");
       },
       {"1.25万元"},
       {},
       {"three-public-computed"}},
      {"goals of no project",
       [](Json& b) {
         add_project(b, "P1", "科普");
         b["projects"][0].erase("goal");
         b["projects"][0].erase("indicators");
       },
       {},
       {"均按要求编制了绩效目标", "全面实施绩效目标管理", "所有项目支出预算纳入"},
       {}},
      {"goals of some projects",
       [](Json& b) {
         add_project(b, "P1", "科普");
         add_project(b, "P2", "科研");
         b["projects"][0].erase("goal");
         b["projects"][0].erase("indicators");
       },
       {},
       {"均按要求编制了绩效目标", "全面实施绩效目标管理", "所有项目支出预算纳入"},
       {}},
      {"no department goals",
       [](Json& b) {
         b.erase("goals");
         add_project(b, "P1", "科普");
       },
       {},
       {"部门整体支出绩效目标", "主要工作目标包括", "申报表（"},
       {}},
      {"a reason with a full stop",
       [](Json& b) {
         spend(b, {{"function", "2060101"}, {"economic", "30101"}}, "9.00");
         b["reasons"] = {{"total", "人员增加。"}, {"general_budget", "人员增加；"}};
       },
       {"人员增加。"},
       {},
       {}},
  };
}

const std::vector<State> kHenan = {
    {"procurement none", [](Json&) {}, {"未安排政府采购预算"}, {"政府采购预算安排"}, {}},
    {"procurement zero",
     [](Json& b) {
       b["procurement"] = {{"goods", "0"}, {"works", "0"}, {"services", "0"}};
     },
     {"政府采购预算安排0万元，其中：政府采购货物预算0万元"},
     {"未安排政府采购预算"},
     {}},
    {"transfers absent",
     [](Json& b) { b.erase("transfers"); },
     {},
     {"负责管理的专项转移支付"},
     {"transfers-missing"}},
    {"transfers empty",
     [](Json& b) { b["transfers"] = Json::array(); },
     {"无负责管理的专项转移支付项目"},
     {},
     {}},
    {"transfers one",
     [](Json& b) { b["transfers"] = Json::parse(R"([{"name": "助学金", "amount": "3.00"}])"); },
     {"专项转移支付项目共1个：助学金3.00万元。"},
     {"无负责管理"},
     {}},
    {"transfers many",
     [](Json& b) {
       b["transfers"] = Json::parse(
           R"([{"name": "助学金", "amount": "3.00"}, {"name": "科普", "amount": "4.00"}])");
     },
     {"共2个：助学金3.00万元；科普4.00万元。"},
     {"无负责管理"},
     {}},
    {"no project", [](Json&) {}, {"未安排项目支出"}, {"绩效目标管理，涉及", "作为部门重点"}, {}},
    {"one project, a key one",
     [](Json& b) {
       add_project(b, "P1", "科普");
       b["projects"][0]["key"] = true;
     },
     {"均按要求编制了绩效目标。", "选定科普作为部门重点绩效目标项目", "对该项目开展"},
     {"等1个项目", "这些项目", "满意度等方面"},
     {}},
    {"two key projects with all kinds of indicators",
     [](Json& b) {
       for (int i = 0; i < 2; ++i) {
         add_project(b, "P" + std::to_string(i), i == 0 ? "科普" : "科研");
         Json& made = b["projects"][static_cast<std::size_t>(i)];
         made["key"] = true;
         for (const char* level1 : {"效益指标", "满意度指标"}) {
           Json indicator = made["indicators"][0];
           indicator["level1"] = level1;
           made["indicators"].push_back(indicator);
         }
       }
     },
     {"选定科普、科研等2个项目", "对这些项目开展",
      "从项目产出、项目效益、满意度等方面设置了绩效指标"},
     {"对该项目"},
     {}},
    {"goals of one of two projects",
     [](Json& b) {
       add_project(b, "P1", "科普");
       add_project(b, "P2", "科研");
       b["projects"][0].erase("goal");
       b["projects"][0].erase("indicators");
     },
     {"共2个项目，其中1个项目编制了绩效目标。"},
     {},
     {"project-goals-missing"}},
    {"a goal without indicators",
     [](Json& b) {
       add_project(b, "P1", "科普");
       b["projects"][0].erase("indicators");
     },
     {},
     {"满意度等方面设置了绩效指标"},
     {"project-indicators-missing"}},
    {"goals of none",
     [](Json& b) {
       add_project(b, "P1", "科普");
       b["projects"][0].erase("goal");
       b["projects"][0].erase("indicators");
     },
     {"共1个项目，尚未编制绩效目标。"},
     {},
     {"project-goals-missing"}},
    {"no operating costs",
     [](Json& b) {
       b["expenditure"].erase(1);
       b["income"][0]["amount"] = "60.00";
     },
     {"未安排机构运转经费"},
     {"主要保障机构正常运转"},
     {}},
    {"funds, carried over and left over",
     [](Json& b) {
       spend(b, {{"function", "2120801"}, {"economic", "31005"}, {"project", "P1"}}, "6.00", "121");
       b["projects"].push_back(project("P1", "征地"));
       spend(b, {{"function", "2230199"}, {"economic", "31299"}, {"project", "P2"}}, "7.00", "13");
       b["projects"].push_back(project("P2", "注资"));
       b["income"].push_back({{"source", "111"}, {"carried_over", true}, {"amount", "2.00"}});
       b["expenditure"][0]["amount"] = "61.00";
       b["year_end"] = Json::parse(R"([{"source": "111", "amount": "1.00"}])");
       b["reasons"] = {{"total", "项目增加"}, {"general_budget", "人员增加"}};
       b["texts"]["organisation"] = "没有所属单位。";
       b["texts"]["classification"] = "公开";
       b["texts"]["seal"] = "（盖章）";
       b["glossary"] = Json::parse(R"([{"term": "科普", "explanation": "科学技术普及。"}])");
     },
     {"政府性基金支出预算为6.00万元", "国有资本经营支出预算为7.00万元", "（含上年结转）",
      "年终结转结余1.00万元"},
     {"无政府性基金预算拨款", "无国有资本经营预算拨款"},
     {}},
    {"“三公” more than last year",
     [](Json& b) {
       b["three_public"] = {{"abroad", "1.00"},
                            {"vehicle_purchase", "0"},
                            {"vehicle_operation", "2.00"},
                            {"reception", "0.50"}};
       spend(b, {{"function", "2060101"}, {"economic", "30212"}}, "1.00");
       spend(b, {{"function", "2060101"}, {"economic", "30231"}}, "2.00");
       spend(b, {{"function", "2060101"}, {"economic", "30217"}}, "0.50");
       b["assets"] = {{"as_of", "2023-12-31"}, {"general_vehicles", 1}};
       b["reasons"] = {{"total", "公务增加"},        {"general_budget", "公务增加"},
                       {"three_public", "公务增加"}, {"abroad", "公务增加"},
                       {"vehicles", "公务增加"},     {"reception", "公务增加"}};
     },
     {"“三公”经费支出预算为3.50万元"},
     {},
     {}},
};

const std::vector<State> kLuohu = {
    {"procurement none", [](Json&) {}, {"没有纳入部门预算的采购项目"}, {"部门预算实际指标"}, {}},
    {"procurement zero",
     [](Json& b) {
       b["procurement"] = {{"goods", "0"}, {"works", "0"}, {"services", "0"}};
     },
     {"没有纳入部门预算的采购项目"},
     {"部门预算实际指标"},
     {}},
    {"procurement without its list",
     [](Json& b) {
       b["procurement"] = {{"goods", "3.00"}, {"works", "0"}, {"services", "2.00"}};
     },
     {"部门预算实际指标5.00万元"},
     {},
     {"procurement-items-missing"}},
    {"headcount absent",
     [](Json& b) { b.erase("headcount"); },
     {},
     {"编制数", "没有编制", "实有车辆"},
     {"headcount-missing"}},
    {"headcount none", [](Json&) {}, {"没有编制、在编人员和车辆"}, {"编制数"}, {}},
    {"headcount with a vehicle",
     [](Json& b) {
       b["headcount"] = {{"administrative_posts", 5},
                         {"institution_posts", 2},
                         {"staff", 6},
                         {"vehicles", 1},
                         {"vehicle_quota", 1}};
       b["assets"] = {{"as_of", "2023-12-31"}, {"general_vehicles", 1}};
       b["three_public"] = {{"abroad", "1.00"},
                            {"vehicle_purchase", "0"},
                            {"vehicle_operation", "2.00"},
                            {"reception", "0.50"}};
       spend(b, {{"function", "2060101"}, {"economic", "30212"}}, "1.00");
       spend(b, {{"function", "2060101"}, {"economic", "30231"}}, "2.00");
       spend(b, {{"function", "2060101"}, {"economic", "30217"}}, "0.50");
       b["reasons"] = {{"total", "公务增加"},
                       {"operation", "公务增加"},
                       {"abroad", "公务增加"},
                       {"vehicles", "公务增加"},
                       {"reception", "公务增加"}};
       b["texts"]["vehicle_reform"] = "公务用车改革已完成。";
       b["texts"]["reception_use"] = "接待来宾。";
       b["texts"]["targets"] = {"完成甲事。", "完成乙事。"};
       b["texts"]["asset_purchases"] = "不购置车辆。";
       b["glossary"] = Json::parse(R"([{"term": "科普", "explanation": "科学技术普及。"}])");
     },
     {"主要用于1辆公务车", "公务用车改革已完成，", "主要用于接待来宾。", "事业编制数2人"},
     {"没有编制"},
     {}},
    {"headcount without vehicles but with their costs",
     [](Json& b) {
       b["headcount"] = {{"administrative_posts", 5}, {"staff", 5}, {"vehicles", 0}};
       b["three_public"] = {{"abroad", "0"},
                            {"vehicle_purchase", "0"},
                            {"vehicle_operation", "2.00"},
                            {"reception", "0"}};
       spend(b, {{"function", "2060101"}, {"economic", "30231"}}, "2.00");
     },
     {},
     {"主要用于0辆"},
     {"operation-without-vehicles"}},
    {"no spending on one of the four kinds",
     [](Json& b) {
       b["expenditure"] = Json::array();
       b["income"] = Json::array();
       spend(b, {{"function", "2080501"}, {"economic", "30302"}}, "6.00");
     },
     {"人员支出0万元。", "公用支出0万元。", "未安排项目支出"},
     {"在职人员工资福利支出", "公用综合定额经费"},
     {}},
    {"projects with goals",
     [](Json& b) {
       add_project(b, "P1", "科普");
       add_project(b, "P2", "科研");
     },
     {"所有项目支出预算纳入部门预算绩效管理", "科普20.00万元；科研20.00万元。"},
     {"未安排项目支出"},
     {}},
    {"projects in groups",
     [](Json& b) {
       add_project(b, "P1", "科普");
       b["projects"][0]["group"] = "科普工作";
       b["project_groups"] = Json::parse(R"([{"name": "科普工作", "purpose": "办活动。"}])");
     },
     {"科普工作20.00万元，主要用于办活动。"},
     {},
     {}},
    {"funds and transfers",
     [](Json& b) {
       for (const auto& [code, source] :
            std::map<std::string, const char*>{{"P1", "121"}, {"P2", "13"}, {"P3", "115"}}) {
         b["projects"].push_back(project(code, "项目" + code));
         const char* function = code == "P1" ? "2120801" : code == "P2" ? "2230199" : "2060702";
         spend(b, {{"function", function}, {"economic", "31299"}, {"project", code}}, "3.00",
               source);
       }
     },
     {"政府性基金预算支出3.00万元", "国有资本经营预算支出3.00万元", "上级专项转移支付支出3.00万元"},
     {"无政府性基金"},
     {}},
    {"one kind of funds",
     [](Json& b) {
       b["projects"].push_back(project("P3", "项目"));
       spend(b, {{"function", "2060702"}, {"economic", "31299"}, {"project", "P3"}}, "3.00", "115");
     },
     {"本单位无政府性基金预算支出。", "本单位无国有资本经营预算支出。",
      "上级专项转移支付支出3.00万元"},
     {"和上级专项转移支付支出预算"},
     {}},
    {"two kinds of funds",
     [](Json& b) {
       b["projects"].push_back(project("P1", "项目"));
       spend(b, {{"function", "2120801"}, {"economic", "31005"}, {"project", "P1"}}, "3.00", "121");
     },
     {"本单位无上级专项转移支付支出预算。"},
     {"无政府性基金"},
     {}},
};

std::vector<State> states_of(const std::string& pack) {
  std::vector<State> out = common_states();
  const std::vector<State>& own = pack.starts_with("henan") ? kHenan : kLuohu;
  out.insert(out.end(), own.begin(), own.end());
  return out;
}

// What no state may make of a text.
void expect_sound(const std::string& text) {
  for (const char* slip : {"。。", "，。", "；。", "、。", "，，", "{{", "等1个项目"}) {
    EXPECT_THAT(text, Not(HasSubstr(slip)));
  }
}

TEST(Sentences, AreTrueInEveryStateOfTheirFacts) {
  for (const std::string& pack : kPacks) {
    for (const State& state : states_of(pack)) {
      SCOPED_TRACE(pack + ": " + state.name);
      Json budget = bare(pack);
      state.change(budget);
      const Told told = tell(budget);
      for (const std::string& words : state.says) EXPECT_THAT(told.text, HasSubstr(words));
      for (const std::string& words : state.does_not_say) {
        EXPECT_THAT(told.text, Not(HasSubstr(words)));
      }
      for (const std::string& id : state.finds) EXPECT_TRUE(told.findings.contains(id)) << id;
      for (const std::string& id : told.findings) {
        const bool is_of_absence = id.ends_with("-missing") || id.ends_with("-computed");
        const bool is_expected = std::ranges::find(state.finds, id) != state.finds.end();
        EXPECT_TRUE(!is_of_absence || is_expected || id == "goals-missing" ||
                    id == "project-goals-missing" || id == "reason-missing")
            << id;
      }
      expect_sound(told.text);
    }
  }
}

// The Chinese words of a chapter between its tags and comments, line by line.
std::vector<std::string> fragments(const std::string& chapter) {
  std::vector<std::string> out;
  std::string words;
  const auto end_words = [&] {
    constexpr std::size_t kShortest = 4 * 3;  // four characters
    if (words.size() >= kShortest) out.push_back(words);
    words.clear();
  };
  for (std::size_t i = 0; i < chapter.size(); ++i) {
    if (chapter.compare(i, 2, "{{") == 0) {
      end_words();
      i = chapter.find("}}", i) + 1;
    } else if (chapter.compare(i, 4, "<!--") == 0) {  // names of blocks
      end_words();
      i = chapter.find("-->", i) + 2;
    } else if (static_cast<unsigned char>(chapter[i]) < 0x80) {
      end_words();
    } else {
      words += chapter[i];
    }
  }
  end_words();
  return out;
}

// A sentence that no state brings about is one that no state tests.
TEST(Sentences, AreAllSaidInSomeState) {
  for (const std::string& pack : {std::string("henan-2023"), std::string("luohu-2020")}) {
    std::string all;
    for (const State& state : states_of(pack)) {
      Json budget = bare(pack);
      state.change(budget);
      all += tell(budget).text;
    }
    const std::string folder = std::string(GONGKAI_SOURCE_DIR) + "/templates/" + pack + "/text";
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
      const std::string path = "templates/" + pack + "/text/" + file.path().filename().string();
      for (const std::string& words : fragments(read_source_file(path))) {
        EXPECT_TRUE(all.find(words) != std::string::npos) << path << " " << words;
      }
    }
  }
}

TEST(Sentences, AreTestedForAllPacksWithChapters) {
  std::set<std::string> packs;
  const std::string folder = std::string(GONGKAI_SOURCE_DIR) + "/templates";
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (file.path().extension() != ".md" || file.path().parent_path().filename() != "text")
      continue;
    const std::string pack = file.path().parent_path().parent_path().filename().string();
    if (!kPacksOfOtherWords.contains(pack)) packs.insert(pack);
  }
  for (const std::string& pack : packs) {
    EXPECT_NE(std::ranges::find(kPacks, pack), kPacks.end()) << pack;
  }
}

}  // namespace
}  // namespace gongkai
