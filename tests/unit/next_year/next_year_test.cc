// Next year's budgets, begun from the examples.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "gongkai.h"
#include "support/files.h"

namespace gongkai {
namespace {

const Resources& resources() {
  static const Resources kResources{std::string(GONGKAI_SOURCE_DIR)};
  return kResources;
}

RenderOptions options() {
  RenderOptions out;
  out.last_year = last_year_files({});
  out.unit_file = unit_files();
  return out;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string path_of(const std::string& example) {
  return std::string(GONGKAI_SOURCE_DIR) + "/examples/" + example + "/budget.json";
}

// What a clerk fills in first.
std::string with_dates(std::string text, int year) {
  const std::string day = std::to_string(year) + "-03-01";
  const std::string head = "\"year\": " + std::to_string(year) + ",";
  text.replace(text.find(head), head.size(), head + "\n  \"published_on\": \"" + day + "\",");
  if (text.find("\"assets\": {\"none\"") != std::string::npos) return text;
  return replaced(text, "\"assets\": {",
                  "\"assets\": {\"as_of\": \"" + std::to_string(year - 1) + "-12-31\", ");
}

std::string next_of(const SourceText& budget, bool keeps_amounts, Findings& findings) {
  const NextYearRequest request{
      .keeps_amounts = keeps_amounts, .name = "next.json", .options = options()};
  const auto out = next_year_budget(budget, request, resources(), findings);
  EXPECT_TRUE(out) << all_texts(findings);
  return out.value_or("");
}

int year_of(const std::string& text) {
  return std::stoi(text.substr(text.find("\"year\": ") + 8, 4));
}

TEST(NextYear, OfEveryExampleRendersAndIsAsLastYear) {
  int alike = 0;
  for (const std::string& example : files_in("examples")) {
    if (example.find("-20") == std::string::npos) continue;
    SCOPED_TRACE(example);
    const SourceText budget(path_of(example),
                            read_source_file("examples/" + example + "/budget.json"));
    Findings findings;
    const std::string text = next_of(budget, true, findings);
    const SourceText next("next.json", with_dates(text, year_of(text)));
    Findings found;
    const auto document = show_stage(Stage::kDocument, next, resources(), options(), found);
    if (!document) {  // what was spent is in no budget
      EXPECT_TRUE(has_id(found, "last-year-missing")) << all_texts(found);
      EXPECT_NE(all_texts(found).find("上年执行数"), std::string::npos) << all_texts(found);
      continue;
    }
    alike += document->find("持平") != std::string::npos ? 1 : 0;
    EXPECT_EQ(document->find(std::to_string(year_of(text) - 1) + "年部门预算"), std::string::npos);
    for (const char* change : {"比上年增加", "比上年减少", "较上年增加", "较上年减少"}) {
      EXPECT_EQ(document->find(change), std::string::npos)
          << document->substr(document->find(change), 200);
    }
  }
  EXPECT_GE(alike, 6);
}

TEST(NextYear, BeginsWithoutAmountsAndDates) {
  const SourceText budget(path_of("laocheng-2023"),
                          read_source_file("examples/laocheng-2023/budget.json"));
  Findings findings;
  const std::string text = next_of(budget, false, findings);
  EXPECT_NE(text.find("\"year\": 2024"), std::string::npos);
  EXPECT_NE(text.find("\"income\": []"), std::string::npos);
  EXPECT_NE(text.find("\"last_year_lists\""), std::string::npos);
  for (const char* gone :
       {"\"published_on\"", "\"as_of\"", "\"reasons\"", "\"waived\"", "\"three_public\":"}) {
    EXPECT_EQ(text.find(gone), std::string::npos) << gone;
  }
  EXPECT_TRUE(has_id(findings, "year-rolled"));
  EXPECT_TRUE(has_id(findings, "next-year-date"));
  EXPECT_FALSE(findings.has_errors());
  for (const Finding& finding : findings.all()) {
    if (finding.id == "year-rolled") {
      EXPECT_GT(finding.where.line, 0);
    }
  }
}

TEST(NextYear, IsOfABudgetWithoutErrors) {
  const std::string text =
      replaced(read_source_file("examples/laocheng-2023/budget.json"), "\"2060101\"", "\"x\"");
  Findings findings;
  EXPECT_FALSE(
      next_year_budget(SourceText("b.json", text), {.name = "next.json"}, resources(), findings));
  EXPECT_TRUE(findings.has_errors());
}

}  // namespace
}  // namespace gongkai
