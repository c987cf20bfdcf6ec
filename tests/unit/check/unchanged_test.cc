#include "check/unchanged.h"

#include "unit/check/budgets.h"

namespace gongkai {
namespace {

Budget budget(const std::string& members) {
  Findings findings;
  auto out = load_budget(parse(R"({"pack": "p", "year": 2023, "published_on": "2023-02-01",
      "money_unit": "万元", "department": {"code": "250", "name": "某局",
      "units": [{"code": "250001", "name": "某局", "kind": "行政单位"}]},
      "income": [], "expenditure": [], )" +
                                   members + "}",
                               findings),
                         findings);
  EXPECT_TRUE(out) << all_texts(findings);
  return std::move(*out);
}

std::string found(const std::string& former, const std::string& now) {
  Findings findings;
  note_unchanged(budget(former), budget(now), findings);
  std::string out;
  for (const Finding& finding : findings.all()) out += finding.id + "：" + finding.message + "\n";
  return out;
}

TEST(Unchanged, ReasonsAreLastYears) {
  const std::string same =
      R"("reasons": {"total": "人员增加"}, "item_reasons": {"2060101": "调资"})";
  EXPECT_EQ(found(same, same),
            "reason-unchanged：增减原因与上年的一字不差：“人员增加”\n"
            "reason-unchanged：增减原因与上年的一字不差：“调资”\n");
  EXPECT_EQ(found(same, R"("reasons": {"total": "压减项目", "basic": "人员增加"})"), "");
}

TEST(Unchanged, TextsAndGoalsAreNamedOnce) {
  const std::string same = R"("texts": {"duties": ["一", "二"], "units": ["三"]},
      "projects": [{"code": "1", "name": "甲", "kind": "特定目标类", "goal": "做好"}])";
  EXPECT_EQ(found(same, same),
            "text-unchanged：与上年完全相同的文字：duties、units、项目绩效目标（甲）\n");
  EXPECT_EQ(found(same, R"("texts": {"duties": ["一"]},
      "projects": [{"code": "1", "name": "甲", "kind": "特定目标类", "goal": "做得更好"}])"),
            "");
}

TEST(Unchanged, NewAndGoneProjectsAreNamed) {
  EXPECT_EQ(found(R"("projects": [{"code": "1", "name": "甲", "kind": "特定目标类"}])",
                  R"("projects": [{"code": "2", "name": "乙", "kind": "特定目标类"}])"),
            "project-list-changed：与上年的项目相比：新增乙；减少甲\n");
  EXPECT_EQ(
      found(R"("texts": {})", R"("projects": [{"code": "2", "name": "乙", "kind": "特定目标类"}])"),
      "");
}

}  // namespace
}  // namespace gongkai
