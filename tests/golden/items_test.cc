// The items of the explanation, as the Shanghai years list them, against the figures published.

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "golden/golden_table.h"
#include "gongkai.h"
#include "support/files.h"

namespace gongkai {
namespace {

// The chapters before the tables.
std::string chapters_of(const std::string& year) {
  static const Resources kResources(GONGKAI_SOURCE_DIR);
  const std::string path = "examples/shanghai-wanli-" + year + "/budget.json";
  Findings findings;
  const std::optional<std::string> document = show_stage(
      Stage::kDocument, SourceText(path, read_source_file(path)), kResources, {}, findings);
  EXPECT_FALSE(findings.has_errors()) << all_texts(findings);
  return document ? document->substr(0, document->find("\ntable ")) : "";
}

// Number, class, section, item, amount; then, where they are said, last year's amount, the
// direction and the percentage. In the order of the chapter.
TextRows items_in(const std::string& chapters) {
  static const std::regex kOrigin("\\{[^}]*\\}");
  static const std::regex kItem(
      "([0-9]+)\\. “(.+?)”类“(.+?)”款“(.+?)”项([0-9,.]+)万元"
      "(?:，上年执行数([0-9,.]+)万元，(增加|减少|持平)(?:([0-9.]+)%)?)?。");
  TextRows out;
  std::istringstream lines(chapters);
  for (std::string line; std::getline(lines, line);) {
    line = std::regex_replace(line, kOrigin, "");
    std::smatch match;
    if (!std::regex_search(line, match, kItem)) continue;
    out.emplace_back();
    for (std::size_t i = 1; i < match.size(); ++i) {
      if (match[i].matched) out.back().push_back(normalized(match[i].str()));
    }
  }
  return out;
}

// The rows below the headings.
TextRows published_items(const std::string& year) {
  for (const GoldenTable& table : read_golden("tests/golden/shanghai-items")) {
    if (table.name == year) return TextRows(table.rows.begin() + 1, table.rows.end());
  }
  return {};
}

class ItemList : public testing::TestWithParam<const char*> {};

// 2023 and 2024 with what was executed in the year before; 2025 was published without.
TEST_P(ItemList, StatesEveryPublishedFigure) {
  const TextRows published = published_items(GetParam());
  const TextRows stated = items_in(chapters_of(GetParam()));
  EXPECT_GE(published.size(), 33U);
  EXPECT_EQ(stated.size(), published.size());
  for (std::size_t i = 0; i < std::min(stated.size(), published.size()); ++i) {
    EXPECT_EQ(to_line(stated[i]), to_line(published[i]));
  }
}

// A budget without its list of last year's amounts.
std::string without_last_year_list(const std::string& budget) {
  auto json = nlohmann::ordered_json::parse(budget);
  json.erase("last_year_lists");
  return json.dump();
}

// 2025 with last year's budget instead of last year's amounts as the budget states them.
TEST(LastYearFile, SaysTheSameAsTheList) {
  const Resources resources(GONGKAI_SOURCE_DIR);
  const std::string path = "examples/shanghai-wanli-2025/budget.json";
  const std::string budget = without_last_year_list(read_source_file(path));
  const RenderOptions with_file = {.last_year = [](const std::string&, const std::string&,
                                                   Findings&) -> std::optional<SourceText> {
    const std::string file = "examples/shanghai-wanli-2024/budget.json";
    return SourceText(file, read_source_file(file));
  }};
  Findings findings;
  const auto by_file =
      show_stage(Stage::kDocument, SourceText(path, budget), resources, with_file, findings);
  const auto by_list = show_stage(Stage::kDocument, SourceText(path, read_source_file(path)),
                                  resources, {}, findings);
  ASSERT_TRUE(by_file && by_list) << all_texts(findings);
  EXPECT_EQ(*by_file, *by_list);
}

INSTANTIATE_TEST_SUITE_P(ShanghaiYears, ItemList, testing::Values("2023", "2024", "2025"),
                         [](const auto& year) { return std::string(year.param); });

}  // namespace
}  // namespace gongkai
