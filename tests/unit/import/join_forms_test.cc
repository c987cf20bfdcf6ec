// The forms of a department's units, put together.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "budget/load.h"
#include "gongkai.h"
#include "support/files.h"

namespace gongkai {
namespace {

const Resources& resources() {
  static const Resources kResources{std::string(GONGKAI_SOURCE_DIR)};
  return kResources;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string first_budget() { return read_source_file("examples/laocheng-2023/budget.json"); }

// Another unit of the same department, with projects of its own.
std::string second_budget() {
  return replaced(replaced(first_budget(), "250001", "250002"), "\"4103", "\"4104");
}

SourceText form_of(const std::string& name, const std::string& budget) {
  Findings findings;
  const SourceText text("b.json", budget);
  return SourceText(name, fill_in_form(&text, {}, resources(), findings).value_or(""));
}

struct Joined {
  std::string text;
  std::string findings;
};

Joined join(const std::vector<SourceText>& forms) {
  Findings findings;
  const auto text = join_forms(forms, resources(), findings);
  EXPECT_EQ(text.has_value(), !findings.has_errors());
  Joined out{.text = text.value_or("")};
  for (const Finding& finding : findings.all()) {
    out.findings += finding.id + " " + finding.where.file + " " + finding.where.pointer + "\n";
  }
  return out;
}

Budget read(const std::string& text) {
  Findings findings;
  const auto tree = parse_json(SourceText("b.json", text), findings);
  const Budget out = read_budget(tree, findings);
  EXPECT_FALSE(findings.has_errors()) << all_texts(findings);
  return out;
}

TEST(JoinedForms, HoldTheFactsOfAllUnitsAndTheirStatements) {
  const Joined joined =
      join({form_of("a.xlsx", first_budget()), form_of("b.xlsx", second_budget())});
  EXPECT_EQ(joined.findings, "");
  const Budget one = read(first_budget());
  const Budget both = read(joined.text);
  ASSERT_EQ(both.department.units.size(), 2U);
  EXPECT_EQ(both.department.units[1].code, "250002");
  EXPECT_EQ(both.expenditure.size(), 2 * one.expenditure.size());
  EXPECT_EQ(both.expenditure.back().unit, "250002");
  EXPECT_EQ(both.projects.size(), 2 * one.projects.size());
  EXPECT_TRUE(both.department.units[1].where.find("three_public"));
  EXPECT_EQ(joined.text.find("\"file\""), std::string::npos);
}

TEST(JoinedForms, AreOfOneDepartmentAndDifferentUnits) {
  const SourceText first = form_of("a.xlsx", first_budget());
  EXPECT_EQ(join({first, form_of("b.xlsx", first_budget())}).findings,
            "join-unit-twice b.xlsx 单位!A4\n");
  const std::string other = replaced(second_budget(), "\"code\": \"250\"", "\"code\": \"251\"");
  EXPECT_EQ(join({first, form_of("b.xlsx", other)}).findings,
            "join-department b.xlsx 基本信息!B15\n");
  const std::string later = replaced(second_budget(), "\"year\": 2023", "\"year\": 2024");
  EXPECT_EQ(join({first, form_of("b.xlsx", later)}).findings,
            "unit-file-differs b.xlsx 基本信息!B5\n");
}

}  // namespace
}  // namespace gongkai
