#include "diff/text_changes.h"

#include <gtest/gtest.h>

#include <string>

namespace gongkai {
namespace {

std::string pieces(const std::string& before, const std::string& after) {
  std::string out;
  for (const TextPiece& piece : text_pieces(before, after)) {
    const char* mark = piece.kind == PieceKind::kSame      ? "="
                       : piece.kind == PieceKind::kRemoved ? "-"
                                                           : "+";
    out += mark + piece.text + " ";
  }
  return out;
}

TEST(TextPieces, AreCharactersNumbersAndWords) {
  EXPECT_EQ(pieces("预算12.50万元", "预算13.50万元"), "=预算 -12.50 +13.50 =万元 ");
  EXPECT_EQ(pieces("办公室", "办公厅"), "=办公 -室 +厅 ");
  EXPECT_EQ(pieces("AB项", "ABC项"), "-AB +ABC =项 ");
  EXPECT_EQ(pieces("", "新"), "+新 ");
  EXPECT_EQ(pieces("同", "同"), "=同 ");
}

TEST(CommonElements, AreTheLongestSequence) {
  using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;
  EXPECT_EQ(common_elements({"a", "b", "c"}, {"a", "x", "c"}), (Pairs{{0, 0}, {2, 2}}));
  EXPECT_EQ(common_elements({"a", "b"}, {"b", "a"}).size(), 1U);
  EXPECT_EQ(common_elements({"a", "a"}, {"a"}), (Pairs{{0, 0}}));
  EXPECT_EQ(common_elements({}, {"a"}), Pairs());
}

// Two lists whose table would take gigabytes.
TEST(CommonElements, GivesUpOnTheMiddleOfLongLists) {
  std::vector<std::string> before = {"first"}, after = {"first"};
  for (int i = 0; i < 6'000; ++i) {
    before.push_back("a" + std::to_string(i));
    after.push_back("b" + std::to_string(i));
  }
  before.emplace_back("last");
  after.emplace_back("last");
  EXPECT_EQ(common_elements(before, after).size(), 2U);
}

}  // namespace
}  // namespace gongkai
