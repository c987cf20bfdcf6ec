// The example's chapters against the text that its department published, and the words of changes.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "gongkai.h"
#include "support/files.h"

namespace gongkai {
namespace {

using Json = nlohmann::ordered_json;
using testing::HasSubstr;
using testing::Not;

Json example() { return Json::parse(read_source_file("examples/laocheng-2023/budget.json")); }

const Resources& resources() {
  static const Resources kResources(GONGKAI_SOURCE_DIR);
  return kResources;
}

// The document of a budget as text, without the marks of styles and origins.
std::string chapters(const Json& budget, Findings& findings) {
  const auto text =
      show_stage(Stage::kDocument, SourceText("b.json", budget.dump()), resources(), {}, findings);
  if (!text) return {};
  std::string out;
  for (const char c : text->substr(0, text->find("\ntable "))) out += c;
  std::string plain;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] == '{') {
      i = out.find('}', i);
    } else {
      plain += out[i];
    }
  }
  return plain;
}

std::string ids(const Findings& findings) {
  std::string out;
  for (const Finding& finding : findings.all()) {
    if (finding.accepted.empty()) out += finding.id + " ";  // the example explains its warnings
  }
  return out;
}

std::string example_chapters() {
  Findings findings;
  std::string out = chapters(example(), findings);
  EXPECT_EQ(ids(findings), "");
  return out;
}

// Every sentence of the published 第二部分 that states a figure. Spaces around figures, which come
// from the scan, are left out.
TEST(LaochengNarrative, StatesEveryPublishedFigure) {
  const std::string text = example_chapters();
  // NOLINTBEGIN(bugprone-suspicious-missing-comma): sentences longer than a line
  const std::vector<std::string> published = {
      "洛阳市老城区科技和工业信息化局2023年收入总计634.34万元，支出总计634."
      "34万元，与2022年预算相比，"
      "收支总计各减少608.25万元，下降48.95%。主要原因：2022年因为区属国企拨付注册资本金使预算增加，"
      "2023年无此项资金预算。",
      "2023年收入合计634.34万元，其中：一般公共预算收入589.34万元；上年结转结余45.00万元。",
      "2023年支出合计634.34万元，其中：基本支出291.04万元，占45.88%；项目支出343.30万元，占54.12%"
      "。",
      "2023年一般公共预算收支预算634.34万元（含上年结转）。与2022年相比，"
      "一般公共预算收支预算减少402.25万元，下降38.81%，主要原因：2022年因拨付注册资本金使预算增加，"
      "2023年无此项资金预算。",
      "2023年一般公共预算支出年初预算为634.34万元。其中：基本支出291.04万元，占45.88%；"
      "项目支出343.30万元，占54.12%。",
      "2023年一般公共预算基本支出年初预算为291.04万元。其中：人员经费支出272.07万元，占93.48%；"
      "公用经费支出18.97万元，占6.52%。",
      "2023年“三公”经费支出预算为0万元。2023年“三公”经费支出预算数与2022年保持一致。",
      "（一）因公出国（境）费0万元，主要用于单位工作人员公务出国（境）的住宿费、差旅费、伙食补助费"
      "、"
      "杂费、培训费等支出。预算数与2022年保持一致。",
      "（二）公务接待费0万元，主要用于按规定开支的各类公务接待（含外宾接待）支出。"
      "预算数与2022年保持一致。",
      "一是公务用车购置费0万元，预算数与2022年保持一致；二是公务用车运行维护费0万元，"
      "预算数与2022年保持一致。",
      "2023年无政府性基金预算拨款安排的支出。",
      "2023年无国有资本经营预算拨款安排的支出。",
      "2023年机构运转经费支出预算18.97万元，",
      "2023年政府采购预算安排0万元，其中：政府采购货物预算0万元、政府采购工程预算0万元、"
      "政府采购服务预算0万元。",
      "2023年对项目支出全面实施绩效目标管理，涉及预算拨款343.30万元，共7个项目。"
      // Published as “等1个项目”, of one.
      "根据工作需要，选定科技研发计划管理费作为部门重点绩效目标项目。",
      // The seed says “2023年期末” of a budget published in March; the example states the date.
      "洛阳市老城区科技和工业信息化局共有车辆1辆，其中：一般公务用车0辆、一般执法执勤用车0辆、"
      "特种专业技术用车0辆，其他用车1辆（车辆已上交机关事务管理局，资产账目没有移交），"
      "单位价值50万元以上通用设备0套，单位价值100万元以上专用设备0套。",
      "2023年无负责管理的专项转移支付项目。",
  };
  // NOLINTEND(bugprone-suspicious-missing-comma)
  for (const std::string& sentence : published) EXPECT_THAT(text, HasSubstr(sentence));
}

TEST(LaochengNarrative, HoldsEveryDutyAndGlossaryEntry) {
  const std::string text = example_chapters();
  EXPECT_THAT(text, HasSubstr("] +# 1. 贯彻执行党和国家以及省、市有关科技"));
  EXPECT_THAT(text, HasSubstr("] -# 16. 承办区委、区政府和上级部门交办的其他任务"));
  const Json budget = example();
  for (const Json& duty : budget["texts"]["duties"]) {
    EXPECT_THAT(text, HasSubstr(duty.get<std::string>()));
  }
  for (const char* term : {"一、[", "财政拨款收入", "财政专户管理资金", "事业收入",
                           "事业单位经营收入", "其他收入", "用事业基金弥补收支差额", "基本支出",
                           "项目支出", "“三公”经费", "十、[", "行政（事业）单位机构运转经费"}) {
    EXPECT_THAT(text, HasSubstr(term));
  }
}

TEST(LaochengNarrative, TracesEveryNumber) {
  Findings findings;
  const std::string path = "examples/laocheng-2023/budget.json";
  const auto package = render(SourceText(path, read_source_file(path)), resources(),
                              {.formats = {FileFormat::kPdf}, .has_trace = true}, findings);
  ASSERT_TRUE(package);
  ASSERT_TRUE(package->files.back().name.ends_with(".numbers.json"));
  const Json trace = Json::parse(package->files.back().bytes);
  EXPECT_GT(trace.size(), 60U);
  for (const Json& number : trace) {
    EXPECT_THAT(number["source"].get<std::string>(),
                testing::MatchesRegex("\\(?(cell|query|budget|text) .+"));
    EXPECT_THAT(number["sentence"].get<std::string>(),
                HasSubstr(number["number"].get<std::string>()));
  }
}

struct ChangeCase {
  const char* last_year;
  const char* sentence;
};

// The example spends 634.34.
TEST(ChangeWords, AreDecidedByTheValues) {
  const std::vector<ChangeCase> cases = {
      {"600.00", "收支总计各增加34.34万元，增长5.72%。"},
      {"1242.59", "收支总计各减少608.25万元，下降48.95%。"},
      {"634.34", "支出总计634.34万元，收支总计与2022年预算持平。"},
      {"0", "支出总计634.34万元，2022年无此项预算，本年新增634.34万元。"},
  };
  for (const ChangeCase& each : cases) {
    Json budget = example();
    budget["last_year"]["total"] = each.last_year;
    budget["reasons"]["total"] = "项目变动";  // of more as of less
    Findings findings;
    EXPECT_THAT(chapters(budget, findings), HasSubstr(each.sentence));
    EXPECT_EQ(ids(findings), "") << each.last_year;
  }
}

TEST(ChangeWords, AreLeftOutWithAWarningWhereLastYearIsMissing) {
  Json budget = example();
  budget["last_year"].erase("total");
  Findings findings;
  EXPECT_THAT(chapters(budget, findings), HasSubstr("支出总计634.34万元。\n"));
  EXPECT_EQ(ids(findings), "last-year-missing ");
}

TEST(ChangeWords, OfThisYearsZeroHaveNoPercentage) {
  Json budget = example();
  budget["three_public_last_year"]["reception"] = "1.00";
  budget["reasons"]["reception"] = "厉行节约";
  budget["reasons"]["three_public"] = "厉行节约";
  Findings findings;
  const std::string text = chapters(budget, findings);
  EXPECT_THAT(text, HasSubstr("支出。2022年预算数为1.00万元，本年不再安排。主要原因：厉行节约。"));
  EXPECT_THAT(text, Not(HasSubstr("100.00%")));
  EXPECT_EQ(ids(findings), "");
}

TEST(ChangeWords, WantAReason) {
  Json budget = example();
  budget["reasons"].erase("total");
  budget["reasons"].erase("general_budget");
  Findings findings;
  EXPECT_EQ(chapters(budget, findings), "") << "without a reason for the totals no document";
  EXPECT_EQ(ids(findings), "reason-missing reason-missing ");
}

}  // namespace
}  // namespace gongkai
