#include "budget/unit_trees.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "budget/load.h"
#include "support/files.h"

namespace gongkai {
namespace {

Budget read(std::shared_ptr<const JsonTree> tree) {
  Findings findings;
  Budget out = read_budget(std::move(tree), findings);
  EXPECT_FALSE(findings.has_errors()) << to_text(findings);
  return out;
}

std::shared_ptr<const JsonTree> parse(const std::string& name, const std::string& text) {
  Findings findings;
  auto out = parse_json(SourceText(name, text), findings);
  EXPECT_NE(out, nullptr) << to_text(findings);
  return out;
}

const std::vector<std::string> kOfSeveralUnits = {"central-2024", "common-2024", "huangpu-2024",
                                                  "jiyuan-2021", "shanghai-wanli-2024"};

template <class Fact>
std::vector<std::string> places(const std::vector<Fact>& facts) {
  std::vector<std::string> out;
  for (const Fact& fact : facts) out.push_back(fact.where.place().pointer);
  return out;
}

// Takes a budget apart and counts what its units have.
TEST(UnitTree, HoldsEachFactOfTheDepartmentOnce) {
  for (const std::string& example : kOfSeveralUnits) {
    const auto tree = parse(example, read_source_file("examples/" + example + "/budget.json"));
    const Budget whole = read(tree);
    ASSERT_GT(whole.department.units.size(), 1U) << example;
    std::vector<std::string> income, expenditure, projects;
    for (const BudgetUnit& unit : whole.department.units) {
      const Budget of_unit = read(unit_tree(tree->root(), unit.where, UnitAs::kUnit, {}));
      ASSERT_EQ(of_unit.department.units.size(), 1U);
      EXPECT_EQ(of_unit.department.units.front().code, unit.code);
      EXPECT_EQ(of_unit.department.name, whole.department.name);
      for (const Expenditure& fact : of_unit.expenditure) EXPECT_EQ(fact.unit, unit.code);
      const auto add = [](std::vector<std::string> more, std::vector<std::string>& out) {
        out.insert(out.end(), more.begin(), more.end());
      };
      add(places(of_unit.income), income);
      add(places(of_unit.expenditure), expenditure);
      add(places(of_unit.projects), projects);
    }
    const auto as_set = [](std::vector<std::string> all) {
      std::ranges::sort(all);
      return all;
    };
    EXPECT_EQ(as_set(income), as_set(places(whole.income))) << example;
    EXPECT_EQ(as_set(expenditure), as_set(places(whole.expenditure))) << example;
    EXPECT_EQ(as_set(projects), as_set(places(whole.projects))) << example;
  }
}

TEST(UnitTree, HoldsNothingThatIsStatedOfTheDepartmentAlone) {
  const auto tree = parse("b", read_source_file("examples/common-2024/budget.json"));
  const Budget whole = read(tree);
  const Budget of_unit =
      read(unit_tree(tree->root(), whole.department.units[1].where, UnitAs::kDepartment, {}));
  for (const char* member : {"three_public", "assets", "texts", "last_year", "reasons", "lists"}) {
    if (std::string(member) == "lists") continue;  // empty: no column of units is known
    EXPECT_FALSE(of_unit.states(member)) << member;
  }
  EXPECT_TRUE(of_unit.lists.empty());
  EXPECT_EQ(of_unit.department.name, whole.department.units[1].name);
  EXPECT_EQ(of_unit.department.code, whole.department.units[1].code);
  EXPECT_EQ(of_unit.source->root().member_place("department").pointer, "/department/units/1");
}

constexpr const char* kDepartment = R"({
  "pack": "p", "year": 2024, "published_on": "2024-02-01", "money_unit": "元",
  "department": {"code": "250", "name": "某局", "units": [
    {"code": "250001", "name": "某局", "kind": "行政单位", "texts": {"a": ["b"]}, "assets": {"none": true}},
    {"code": "250002", "name": "某中心", "kind": "事业单位"},
    {"code": "250003", "name": "某馆", "kind": "事业单位", "file": "3.json"}]},
  "income": [{"unit": "250001", "source": "111", "amount": "1"}, {"unit": "250002", "source": "111", "amount": "2"}],
  "expenditure": [{"unit": "250001", "function": "2010101", "economic": "30101", "source": "111", "amount": "1"},
                  {"unit": "250002", "function": "2010150", "economic": "30101", "source": "111", "amount": "2"}],
  "texts": {"a": ["c"]},
  "last_year_lists": [{"figure": "预算数", "lines": [{"unit": "250001", "amount": "1"}, {"unit": "250002", "amount": "3"}]},
                      {"figure": "执行数", "lines": [{"unit": "250001", "amount": "1"}, {"amount": "3"}]}],
  "lists": {"things": [{"of": "250002", "n": 1}, {"of": "250001", "n": 2}], "other": [{"n": 3}]},
  "waived": [{"id": "x", "pointer": "/expenditure/1", "reason": "r"}, {"id": "y", "pointer": "/texts", "reason": "r"}, {"id": "z", "reason": "r"}]
})";

constexpr const char* kFile = R"({
  "pack": "q", "year": 2024, "published_on": "2024-02-01", "money_unit": "元",
  "department": {"code": "250", "name": "某局", "units": [{"code": "250003", "name": "某馆", "kind": "事业单位"}]},
  "income": [{"source": "111", "amount": "4"}],
  "expenditure": [{"function": "2010150", "economic": "30101", "source": "111", "project": "P", "amount": "4"}],
  "projects": [{"code": "P", "name": "专项", "kind": "特定目标类"}],
  "texts": {"a": ["d"]}, "names": {"functions": {"2010150": "事业运行"}}
})";

PutTogether joined(Findings& findings) {
  return with_unit_files(
      parse("d.json", kDepartment),
      [](const JsonValue& name) { return parse(std::string(name.text()), kFile); }, findings);
}

TEST(UnitFiles, StandInTheDepartmentAsIfWrittenThere) {
  Findings findings;
  const PutTogether whole = joined(findings);
  EXPECT_EQ(to_text(findings), "");
  const Budget budget = read(whole.tree);
  ASSERT_EQ(budget.income.size(), 3U);
  EXPECT_EQ(budget.income[2].unit, "250003");
  EXPECT_EQ(budget.income[2].where.place().file, "3.json");
  EXPECT_EQ(budget.projects.front().unit, "250003");
  ASSERT_EQ(budget.names.functions.size(), 1U);
  const Budget unit =
      read(unit_tree(whole.tree->root(), budget.department.units[2].where, UnitAs::kUnit, {}));
  EXPECT_EQ(unit.pack, "q");
  ASSERT_EQ(unit.texts.size(), 1U);
  EXPECT_EQ(unit.texts.front().second, std::vector<std::string>{"d"});
  ASSERT_EQ(unit.expenditure.size(), 1U);
  EXPECT_EQ(unit.expenditure.front().unit, "250003");
}

TEST(UnitTree, TakesWhatNamesTheUnit) {
  Findings findings;
  const PutTogether whole = joined(findings);
  const Budget budget = read(whole.tree);
  const UnitColumns columns = {{"things", "of"}};
  const Budget unit =
      read(unit_tree(whole.tree->root(), budget.department.units[1].where, UnitAs::kUnit, columns));
  ASSERT_EQ(unit.last_year_lists.size(), 1U);
  ASSERT_EQ(unit.last_year_lists.front().lines.size(), 1U);
  EXPECT_EQ(unit.last_year_lists.front().lines.front().unit, "250002");
  ASSERT_EQ(unit.lists.size(), 1U);
  EXPECT_EQ(unit.lists.front().second.children().size(), 1U);
  ASSERT_EQ(unit.waived.size(), 1U);
  EXPECT_EQ(unit.waived.front().id, "x");
  EXPECT_FALSE(unit.states("texts"));
}

TEST(OwnStatements, AreLeftOutOfTheDepartment) {
  const auto tree = parse("d.json", kDepartment);
  EXPECT_TRUE(has_own_statements(tree->root()));
  const auto bare = without_own_statements(tree->root());
  EXPECT_FALSE(has_own_statements(bare->root()));
  EXPECT_TRUE(bare->root().find("texts"));
}

}  // namespace
}  // namespace gongkai
