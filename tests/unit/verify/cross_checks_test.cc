#include "verify/cross_checks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/files.h"
#include "verify/load_relations.h"

namespace gongkai {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Cell text(std::string words) { return {.text = std::move(words)}; }
Cell amount(std::int64_t hundredths) {
  Cell cell;
  cell.number = Number{.value = Amount::from_fen(hundredths * 10'000)};  // 0.01 万元
  return cell;
}

// 名称 | 合计 | 甲 | 乙 with so many rows below 合计.
Table table(const std::string& id, int rows) {
  Table out;
  out.id = id;
  out.name = id + "表";
  out.header_rows = 1;
  out.grid = Grid(4);
  EXPECT_TRUE(out.grid.add_row({text("名称"), text("合计"), text("甲"), text("乙")}));
  EXPECT_TRUE(out.grid.add_row({text("合计"), amount(3), amount(1), amount(2)}));
  for (int i = 1; i <= rows; ++i) {
    EXPECT_TRUE(out.grid.add_row({text("行" + std::to_string(i)), amount(3), amount(1), text("")}));
  }
  return out;
}

CrossChecks checks_of(const std::vector<Table>& tables, const std::string& relation) {
  Findings findings;
  const auto relations = load_relations(
      {.chain = {"p"}, .tables = {"a", "b"}},
      [&](const std::string& path, Findings&) {
        return std::optional(SourceText(path, R"({"relations": {"R": )" + relation + "}}"));
      },
      findings);
  EXPECT_TRUE(relations) << all_texts(findings);
  if (!relations) return {};
  std::vector<const Table*> pointers;
  for (const Table& one : tables) pointers.push_back(&one);
  return cross_checks(pointers, pointers, *relations, {}, findings);
}

std::string cells_text(const std::vector<CheckedCell>& cells) {
  std::string out;
  for (const CheckedCell& cell : cells) {
    out += (out.empty() ? "" : " ") + std::string(cell.is_subtracted ? "-" : "") +
           std::to_string(cell.table) + ":" + std::to_string(cell.row) + "," +
           std::to_string(cell.column) + (cell.is_fixed ? " fixed" : "");
  }
  return out;
}

TEST(CrossChecks, NamesCellsAndPlaceOfARelation) {
  const CrossChecks checks = checks_of({table("a", 0), table("b", 0)}, R"({"name": "总",
      "left": {"table": "a", "row": "合计", "column": "合计"}, "relation": "<=",
      "right": [{"table": "b", "row": "合计", "column": "甲"},
                {"table": "b", "row": "合计", "column": "乙", "minus": true}],
      "severity": "warning"})");
  ASSERT_EQ(checks.all.size(), 1u);
  const CrossCheck& check = checks.all.front();
  EXPECT_EQ(check.id, "R");
  EXPECT_EQ(check.name, "总");
  EXPECT_EQ(check.place, "a表：合计，合计");
  EXPECT_EQ(cells_text(check.left), "0:1,1");
  EXPECT_EQ(cells_text(check.right), "1:1,2 -1:1,3");
  EXPECT_EQ(check.kind, CheckKind::kAtMost);
  EXPECT_EQ(check.tail, Amount::from_fen(10'000));
  EXPECT_FALSE(check.is_strict);
  EXPECT_EQ(check.count, 1);
  EXPECT_THAT(checks.notes, IsEmpty());
}

TEST(CrossChecks, AsksNeighbouringRowsAtOnce) {
  const CrossChecks checks = checks_of({table("a", 4)}, R"({"name": "行", "each": {"table": "a"},
      "left": {"column": "合计"}, "right": {"column": ["甲", "乙"]}})");
  ASSERT_EQ(checks.all.size(), 1u);
  EXPECT_EQ(checks.all.front().count, 5);
  EXPECT_EQ(checks.all.front().run, CheckRun::kDown);
  EXPECT_EQ(checks.all.front().place, "a表：合计 起 5 行，合计");
  EXPECT_EQ(cells_text(checks.all.front().left), "0:1,1");
}

TEST(CrossChecks, AsksNeighbouringColumnsAtOnce) {
  const CrossChecks checks = checks_of({table("a", 2)}, R"({"name": "列", "for": ["合计", "甲"],
      "left": {"table": "a", "row": "合计", "column": "{}"},
      "right": {"table": "a", "rows": {"名称": "行*"}, "column": "{}"}})");
  ASSERT_EQ(checks.all.size(), 1u);
  EXPECT_EQ(checks.all.front().count, 2);
  EXPECT_EQ(checks.all.front().run, CheckRun::kRight);
  EXPECT_EQ(checks.all.front().place, "a表：合计，合计 起 2 列");
}

TEST(CrossChecks, KeepsACellThatAllRowsAreComparedWith) {
  const CrossChecks checks = checks_of({table("a", 3)}, R"({"name": "各行", "each": {"table": "a"},
      "left": {"table": "a", "row": "合计", "column": "合计"}, "relation": ">=",
      "right": {"column": "甲"}})");
  ASSERT_EQ(checks.all.size(), 1u);
  EXPECT_EQ(cells_text(checks.all.front().left), "0:1,1 fixed");
  EXPECT_EQ(cells_text(checks.all.front().right), "0:1,2");
  EXPECT_EQ(checks.all.front().count, 4);
  EXPECT_EQ(checks.all.front().place, "a表：合计 起 4 行，甲");
}

// A text in a column of amounts would make the whole run an error.
TEST(CrossChecks, StartsAgainBehindATextThatIsNoAmount) {
  Table with_text = table("a", 4);
  with_text.grid.at(3, 3).text = "——";
  const CrossChecks checks = checks_of({with_text}, R"({"name": "行", "each": {"table": "a"},
      "left": {"column": "合计"}, "right": {"column": ["甲", "乙"]}})");
  std::vector<int> counts;
  for (const CrossCheck& check : checks.all) counts.push_back(check.count);
  EXPECT_THAT(counts, ElementsAre(2, 1, 2));
}

TEST(CrossChecks, LeavesTextsToTheProgramAndSaysSo) {
  const CrossChecks checks = checks_of({table("a", 1)}, R"({"name": "唯一", "relation": "unique",
      "left": {"table": "a", "rows": {}, "column": "名称"}})");
  EXPECT_THAT(checks.all, IsEmpty());
  EXPECT_THAT(checks.notes, ElementsAre("R 比较的是文字，不是金额，不在此列，由程序核对。"));
}

TEST(CrossChecks, LeavesOutRelationsOfATableThatIsNotThere) {
  EXPECT_THAT(checks_of({table("a", 1)}, R"({"name": "总",
      "left": {"table": "a", "row": "合计", "column": "合计"},
      "right": {"table": "b", "row": "合计", "column": "合计"}})")
                  .all,
              IsEmpty());
}

// Each second row: 205 of them.
TEST(CrossChecks, ListsTwoHundredOfARelationAndSaysWhatIsLeft) {
  Table long_table = table("a", 409);
  for (Cell& cell : long_table.grid.cells()) {
    if (cell.column == 0 && cell.row > 1 && cell.row % 2 == 0) cell.text = "别的";
  }
  const CrossChecks checks = checks_of({long_table}, R"({"name": "行",
      "each": {"table": "a", "rows": {"名称": "行*"}},
      "left": {"column": "合计"}, "right": {"column": ["甲", "乙"]}})");
  EXPECT_EQ(checks.all.size(), 200u);
  EXPECT_THAT(checks.notes, ElementsAre("R 只列前 200 项，其余 4 处由程序核对。"));
}

}  // namespace
}  // namespace gongkai
