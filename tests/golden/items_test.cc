// The items of the explanation, as the Shanghai years list them, against the figures published.

#include <gtest/gtest.h>

#include <algorithm>
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

INSTANTIATE_TEST_SUITE_P(ShanghaiYears, ItemList, testing::Values("2023", "2024", "2025"),
                         [](const auto& year) { return std::string(year.param); });

}  // namespace
}  // namespace gongkai
