// Damaged files: whatever is cut off or overwritten, the reader says something or reads a budget.

#include <gtest/gtest.h>

#include <random>

#include "budget/load.h"
#include "support/files.h"

namespace gongkai {
namespace {

void read_damaged(std::string text, const std::string& how) {
  Findings findings;
  const auto tree = parse(std::move(text), findings);
  const bool is_sound = !findings.has_errors();  // no field twice
  const bool is_read = tree && load_budget(tree, findings) && is_sound;
  EXPECT_EQ(is_read, !findings.has_errors()) << how;
  for (const Finding& finding : findings.all()) EXPECT_FALSE(to_text(finding).empty());
}

TEST(DamagedBudget, CutAnywhereIsReported) {
  const std::string whole = read_source_file("examples/laocheng-2023/budget.json");
  for (std::size_t length = 0; length + 2 < whole.size(); length += 97) {
    Findings findings;
    EXPECT_EQ(parse(whole.substr(0, length), findings), nullptr) << length;
    EXPECT_TRUE(findings.has_errors());
    read_damaged(whole.substr(0, length), "cut at " + std::to_string(length));
  }
}

TEST(DamagedBudget, WithAnyByteOverwrittenNeverCrashes) {
  const std::string whole = read_source_file("examples/laocheng-2023/budget.json");
  std::mt19937 random(20230301);  // the same damage each time
  for (std::size_t at = 0; at < whole.size(); at += 13) {
    std::string text = whole;
    text[at] = static_cast<char>(random() & 0xFFU);
    read_damaged(std::move(text), "byte " + std::to_string(at));
  }
}

TEST(DamagedBudget, WithStructureOverwrittenNeverCrashes) {
  const std::string whole = read_source_file("examples/laocheng-2023/budget.json");
  constexpr std::string_view kStructure = "{}[]\",:\\ -0e\n";
  std::mt19937 random(20230302);
  for (int round = 0; round < 500; ++round) {
    std::string text = whole;
    for (int i = 0; i < 3; ++i) text[random() % text.size()] = kStructure[random() % 13];
    read_damaged(std::move(text), "round " + std::to_string(round));
  }
}

TEST(DamagedBudget, WithABitFlippedNeverCrashes) {
  const std::string whole = read_source_file("tests/corpus/budget/good/everything.json");
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string text = whole;
    text[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ (1U << (at % 8)));
    read_damaged(std::move(text), "bit of byte " + std::to_string(at));
  }
}

// Each finding holds its excerpt: with the whole line in each, this would need gigabytes.
TEST(DamagedBudget, OnOneLineWithThousandsOfFaultsIsReportedInFull) {
  std::string text = R"({"income": [)";
  for (int i = 0; i < 20'000; ++i) text += R"({"source": "111", "amount": "12,5"}, )";
  Findings findings;
  const auto tree = parse(text + "{}]}", findings);
  ASSERT_TRUE(tree);
  EXPECT_FALSE(load_budget(tree, findings));
  EXPECT_GT(findings.count(Severity::kError), 20'000);
}

}  // namespace
}  // namespace gongkai
