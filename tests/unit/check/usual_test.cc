// The delivered thresholds and word lists, against the catalogue and the examples.

#include <algorithm>
#include <filesystem>
#include <set>

#include "check/all_checks.h"
#include "check/quantities.h"
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
    if (words.figure == "procurement") continue;  // it states none
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
