#include "budget/write.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "budget/load.h"
#include "budget/print.h"
#include "support/files.h"
#include "support/random_edits.h"

namespace gongkai {
namespace {

// The budgets of the examples and of the corpus, good and bad: their names and texts.
const std::vector<std::pair<std::string, std::string>>& budget_files() {
  static const auto kFiles = [] {
    std::vector<std::pair<std::string, std::string>> out;
    const std::filesystem::path root = GONGKAI_SOURCE_DIR;
    for (const char* folder : {"examples", "tests/corpus/budget"}) {
      for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
        const std::string path = std::filesystem::relative(entry.path(), root).string();
        const bool is_budget =
            entry.path().filename() == "budget.json" || path.starts_with("tests/");
        if (entry.is_regular_file() && is_budget) out.emplace_back(path, read_source_file(path));
      }
    }
    std::ranges::sort(out);
    return out;
  }();
  return kFiles;
}

// The tree of a text, or null if it is not JSON or has a field twice.
std::shared_ptr<const JsonTree> tree_of(const std::string& text) {
  Findings findings;
  auto tree = parse(text, findings);
  return findings.has_errors() ? nullptr : tree;
}

std::vector<std::string> lines_in(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

// What is printed of a budget, line by line. Last year's amounts and reasons are printed in the
// file's order, so the lines are sorted; the order of facts is compared in the trees.
std::vector<std::string> lines_of(const Budget& budget) {
  std::vector<std::string> out = lines_in(to_text(budget));
  std::ranges::sort(out);
  return out;
}

TEST(WriteBudget, GivesTheSameBudget) {
  int loaded = 0;
  for (const auto& [path, text] : budget_files()) {
    const auto tree = tree_of(text);
    Findings findings;
    const auto budget = tree ? load_budget(tree, findings) : std::nullopt;
    if (!budget) continue;
    ++loaded;
    const std::string written = budget_file(NewJson(tree->root()));
    const auto reread = tree_of(written);
    ASSERT_TRUE(reread) << path;
    const auto same = load_budget(reread, findings);
    ASSERT_TRUE(same) << path << "\n" << all_texts(findings);
    EXPECT_EQ(lines_of(*same), lines_of(*budget)) << path;
    EXPECT_EQ(budget_file(NewJson(reread->root())), written) << path;
  }
  EXPECT_GT(loaded, 200);
}

TEST(WriteBudget, KeepsEveryValueOfEveryFile) {
  for (const auto& [path, text] : budget_files()) {
    const auto tree = tree_of(text);
    if (!tree) continue;
    const auto written = tree_of(budget_file(NewJson(tree->root())));
    ASSERT_TRUE(written) << path;
    const std::vector<JsonEdit> whole = {ReplaceValue{tree->root(), NewJson(tree->root())}};
    EXPECT_EQ(wrongly_edited(*tree, whole, *written), "") << path;
  }
}

TEST(WriteBudget, PutsMembersInThePublishedOrder) {
  const auto tree = tree_of(R"({"income": [{"amount": "1", "source": "111", "remark": "x"}],
    "department": {"units": [{"kind": "行政单位", "name": "某局", "code": "250001"}], "code": "250"},
    "three_public": {"reception": "0", "abroad": "0"}, "texts": {"b": "1", "a": "2"},
    "own": 1, "pack": "henan-2023", "$schema": "s.json"})");
  EXPECT_EQ(budget_file(NewJson(tree->root())), R"({
  "$schema": "s.json",
  "pack": "henan-2023",
  "department": {
    "code": "250",
    "units": [
      {"code": "250001", "name": "某局", "kind": "行政单位"}
    ]
  },
  "income": [
    {"source": "111", "amount": "1", "remark": "x"}
  ],
  "three_public": {"abroad": "0", "reception": "0"},
  "texts": {"b": "1", "a": "2"},
  "own": 1
}
)");
}

constexpr std::string_view kSmall = R"({
  "pack": "henan-2023",
  "money_unit": "万元",
  "income": [
    {"source": "111", "amount": "1"}
  ]
}
)";

// The small budget with last year's file, a date and another amount.
std::string edited(const std::string& bytes, Findings& findings) {
  const auto tree = parse(bytes, findings);
  const JsonValue root = tree->root();
  const JsonValue fact = root.find("income")->children().front();
  const auto out =
      edited_budget_file(SourceText("test.json", bytes), *tree,
                         {AddMember{root, "last_year_file", NewJson::string("去年.json")},
                          AddMember{root, "published_on", NewJson::string("2023-03-01")},
                          AddMember{fact, "carried_over", NewJson::boolean(true)},
                          ReplaceValue{*fact.find("amount"), NewJson::string("2.50")}},
                         findings);
  return out.value_or("");
}

constexpr std::string_view kEdited = R"({
  "pack": "henan-2023",
  "published_on": "2023-03-01",
  "money_unit": "万元",
  "income": [
    {"source": "111", "carried_over": true, "amount": "2.50"}
  ],
  "last_year_file": "去年.json"
}
)";

TEST(EditBudget, ChangesWhatIsSaidOnly) {
  Findings findings;
  EXPECT_EQ(edited(std::string(kSmall), findings), kEdited);
  EXPECT_EQ(all_texts(findings), "");
}

TEST(EditBudget, KeepsByteOrderMarks) {
  Findings findings;
  const std::string mark = "\xEF\xBB\xBF";
  EXPECT_EQ(edited(mark + std::string(kSmall), findings), mark + std::string(kEdited));
  EXPECT_EQ(edited(mark + mark + std::string(kSmall), findings),
            mark + mark + std::string(kEdited));
}

TEST(EditBudget, MakesUtf8OfOtherEncodings) {
  std::string gb18030(kSmall);
  gb18030.replace(gb18030.find("万元"), std::string_view("万元").size(), "\xCD\xF2\xD4\xAA");
  Findings findings;
  EXPECT_EQ(edited(gb18030, findings), kEdited);
  EXPECT_TRUE(has_id(findings, "read-as-gb18030"));

  std::string utf16 = "\xFF\xFE";
  const auto append = [&utf16](char32_t c) {
    utf16 += static_cast<char>(c % 256);
    utf16 += static_cast<char>(c / 256);
  };
  std::ranges::for_each(std::u32string(U"{\"income\": [{\"amount\": \"甲\"}]}"), append);
  EXPECT_EQ(edited(utf16, findings),
            R"({"published_on": "2023-03-01", "income": [{"carried_over": true, )"
            R"("amount": "2.50"}], "last_year_file": "去年.json"})");
}

// Each fact of the example stands on a line of its own, below "expenditure".
TEST(EditBudget, ChangesOneLineForOneFact) {
  const std::string text = read_source_file("examples/laocheng-2023/budget.json");
  const std::vector<std::string> before = lines_in(text);
  const auto tree = tree_of(text);
  const JsonValue expenditure = *tree->root().find("expenditure");
  const std::vector<JsonValue> facts = expenditure.children();
  for (std::size_t i = 0; i + 1 < facts.size(); ++i) {
    const auto line = static_cast<std::ptrdiff_t>(facts[i].place().line) - 1;
    const SourceText file("budget.json", text);
    Findings findings;
    std::vector<std::string> expected = before;
    expected.erase(expected.begin() + line);
    EXPECT_EQ(lines_in(*edited_budget_file(file, *tree, {RemoveValue{facts[i]}}, findings)),
              expected);
    expected = before;
    expected.insert(expected.begin() + line, "    {\"source\": \"111\", \"amount\": \"1\"},");
    NewJson fact = NewJson::object({{"amount", NewJson::string("1")}});
    fact.set("source", NewJson::string("111"));
    EXPECT_EQ(lines_in(*edited_budget_file(
                  file, *tree, {InsertElement{expenditure, std::move(fact), i}}, findings)),
              expected);
  }
}

TEST(EditBudget, EditsEveryFileAtRandom) {
  std::uint32_t seed = 0;
  int edits_made = 0;
  for (const auto& [path, text] : budget_files()) {
    const auto tree = tree_of(text);
    if (!tree) continue;
    for (int round = 0; round < 10; ++round) {
      const std::vector<JsonEdit> edits = random_edits(*tree, ++seed);
      edits_made += static_cast<int>(edits.size());
      Findings findings;
      const auto made = edited_budget_file(SourceText(path, text), *tree, edits, findings);
      ASSERT_TRUE(made) << path << " " << seed << "\n" << all_texts(findings);
      const auto after = tree_of(*made);
      ASSERT_TRUE(after) << path << " " << seed << "\n" << *made;
      ASSERT_EQ(wrongly_edited(*tree, edits, *after), "") << path << " " << seed << "\n" << *made;
    }
  }
  EXPECT_GT(edits_made, 10'000);
}

}  // namespace
}  // namespace gongkai
