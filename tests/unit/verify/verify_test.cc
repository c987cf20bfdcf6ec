#include "verify/verify.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "support/files.h"
#include "verify/load_relations.h"

namespace gongkai {
namespace {

Cell text(std::string words) { return {.text = std::move(words)}; }
Cell amount(std::int64_t hundredths) {
  Cell cell;
  cell.number = Number{.value = Amount::from_fen(hundredths * 10'000)};  // 0.01 万元
  return cell;
}

// 名称 | 合计 | 甲 | 乙 with these rows.
Table table(const std::string& id, std::vector<std::vector<Cell>> rows) {
  Table out;
  out.id = id;
  out.name = id;
  out.header_rows = 1;
  out.grid = Grid(4);
  EXPECT_TRUE(out.grid.add_row({text("名称"), text("合计"), text("甲"), text("乙")}));
  for (auto& row : rows) EXPECT_TRUE(out.grid.add_row(std::move(row)));
  return out;
}

std::string verify_text(const std::vector<Table>& tables, const std::string& relation,
                        Figures figures = Figures::kExact) {
  Findings findings;
  const RelationPack pack{.chain = {"p"}, .tables = {"a", "b"}};
  const auto relations = load_relations(
      pack,
      [&](const std::string& path, Findings&) {
        return std::optional(SourceText(path, R"({"relations": {"R": )" + relation + "}}"));
      },
      findings);
  EXPECT_TRUE(relations) << all_texts(findings);
  if (!relations) return {};
  std::vector<const Table*> pointers;
  for (const Table& one : tables) pointers.push_back(&one);
  verify(pointers, *relations, {.figures = figures}, findings);
  std::string out;
  for (const Finding& finding : findings.all()) {
    out += finding.id + ": " + finding.message + "\n";
  }
  return out;
}

const char* const kEachRow = R"({"name": "行", "each": {"table": "a"},
  "left": {"column": "合计"}, "right": {"column": ["甲", "乙"]}})";

TEST(Verify, SaysWhichRowDoesNotAddUp) {
  const std::vector<Table> tables{table("a", {{text("x"), amount(300), amount(100), amount(200)},
                                              {text("y"), amount(301), amount(100), amount(200)}})};
  EXPECT_EQ(verify_text(tables, kEachRow), "relation-R: R 行：左边 3.01，右边 3，相差 0.01万元\n");
}

TEST(Verify, PutsTheWordsOfForIntoHeadingsOfRowsAndBy) {
  const std::vector<Table> tables{table("a", {{text("x"), amount(300), amount(100), amount(200)},
                                              {text("y"), amount(301), amount(100), amount(201)}})};
  EXPECT_EQ(verify_text(tables, R"({"name": "行", "for": [{"列": "名称", "行": "x"}],
      "left": {"table": "a", "rows": {"{列}": "{行}"}, "column": "合计"},
      "right": {"table": "a", "rows": {"名称": "x"}, "column": "甲"}})"),
            "relation-R: R 行：左边 3，右边 1，相差 2万元\n");
  EXPECT_EQ(verify_text(tables, R"({"name": "行", "for": ["名称"],
      "each": {"table": "a", "by": ["{}"]}, "left": {"column": "合计"},
      "right": {"column": ["甲", "乙"]}})"),
            "");
}

TEST(Verify, TakesAnEmptyCellForZero) {
  EXPECT_EQ(verify_text({table("a", {{text("x"), amount(100), amount(100), text("")}})}, kEachRow),
            "");
}

// Four cells of the largest amount: their sum would wrap around to another figure.
TEST(Verify, ReportsSumsBeyondTheRangeOfAmounts) {
  Cell most;
  most.number = Number{.value = Amount::from_fen(std::numeric_limits<std::int64_t>::max())};
  Cell least;
  least.number = Number{.value = Amount::from_fen(-std::numeric_limits<std::int64_t>::max())};
  for (const Cell& cell : {most, least}) {
    const std::vector<Table> tables{table("a", {{text("x"), amount(300), cell, cell}})};
    EXPECT_EQ(verify_text(tables, kEachRow), "number-range: R 行：各格的合计超出可以核对的范围\n");
  }
  const std::vector<Table> fair{table(
      "a", {{text("x"), amount(400'000'000'000'000), amount(-400'000'000'000'000), text("")}})};
  EXPECT_EQ(verify_text(fair, kEachRow),
            "relation-R: R 行：左边 4000000000000，右边 -4000000000000，相差 8000000000000万元\n");
}

TEST(Verify, ListsTheFirstHundredOfARelation) {
  std::vector<std::vector<Cell>> rows;
  for (int i = 0; i < 1'000; ++i) {
    rows.push_back({text("x"), amount(301), amount(100), amount(200)});
  }
  const std::string out = verify_text({table("a", std::move(rows))}, kEachRow);
  EXPECT_EQ(std::ranges::count(out, '\n'), 101);
  EXPECT_TRUE(out.ends_with("relation-R: 同类的问题还有 900 处，未逐一列出\n"));
}

// A column of cells, each merged over two rows: none is looked for among all the others.
TEST(Verify, AddsUpManyMergedCells) {
  std::vector<std::vector<Cell>> rows{{text("总计"), amount(100'000), text(""), text("")}};
  for (int i = 0; i < 100'000; ++i) {
    Cell merged = amount(1);
    merged.row_span = 2;
    rows.push_back({text("x"), std::move(merged), text(""), text("")});
    rows.push_back({text("x"), text(""), text("")});
  }
  EXPECT_EQ(verify_text({table("a", std::move(rows))},
                        R"({"name": "和", "left": {"table": "a", "row": "总计", "column": "合计"},
                            "right": {"table": "a", "rows": {"名称": "x"}, "column": "合计"}})"),
            "");
}

TEST(Verify, AllowsRoundingBetweenDisplayedFiguresOnly) {
  // Three figures: 3 × 0.005, down to 0.01.
  const std::vector<Table> one{table("a", {{text("x"), amount(301), amount(100), amount(200)}})};
  EXPECT_EQ(verify_text(one, kEachRow, Figures::kDisplayed),
            "rounding-residue: R 行：左边 3.01，右边 3，相差 0.01万元\n");
  const std::vector<Table> two{table("a", {{text("x"), amount(302), amount(100), amount(200)}})};
  EXPECT_EQ(verify_text(two, kEachRow, Figures::kDisplayed),
            "relation-R: R 行：左边 3.02，右边 3，相差 0.02万元\n");
}

TEST(Verify, AllowsNothingBetweenTwoFigures) {
  const std::vector<Table> tables{table("a", {{text("合计"), amount(301), text(""), text("")}}),
                                  table("b", {{text("合计"), amount(300), text(""), text("")}})};
  EXPECT_EQ(verify_text(tables, R"({"name": "总", "left": {"table": "a", "row": "合计", "column":
            "合计"}, "right": {"table": "b", "row": "合计", "column": "合计"}})",
                        Figures::kDisplayed),
            "relation-R: R 总：左边 3.01，右边 3，相差 0.01万元\n");
}

TEST(Verify, ComparesWithTheSameRowOfAnotherTable) {
  const std::vector<Table> tables{table("a", {{text("x"), amount(1), text(""), text("")},
                                              {text("y"), amount(2), text(""), text("")}}),
                                  table("b", {{text("y"), amount(2), text(""), text("")},
                                              {text("x"), amount(9), text(""), text("")}})};
  EXPECT_EQ(verify_text(tables, R"({"name": "同名", "each": {"table": "a"},
            "left": {"column": "合计"},
            "right": {"table": "b", "rows": {"名称": "{名称}"}, "column": "合计"}})"),
            "relation-R: R 同名：左边 0.01，右边 0.09，相差 -0.08万元\n");
}

// "by": rows of equal texts are one case, asked and reported once.
TEST(Verify, AsksRowsOfEqualTextsOnce) {
  const std::vector<Table> tables{table("a", {{text("x"), amount(1), text(""), text("")},
                                              {text("y"), amount(4), text(""), text("")},
                                              {text("x"), amount(2), text(""), text("")}}),
                                  table("b", {{text("x"), amount(9), text(""), text("")},
                                              {text("y"), amount(4), text(""), text("")}})};
  EXPECT_EQ(verify_text(tables, R"({"name": "各项", "each": {"table": "a", "by": ["名称"]},
            "left": {"table": "a", "rows": {"名称": "{名称}"}, "column": "合计"},
            "right": {"table": "b", "rows": {"名称": "{名称}"}, "column": "合计"}})"),
            "relation-R: R 各项：左边 0.03，右边 0.09，相差 -0.06万元\n");
}

TEST(Verify, AddsUpTheRowsBelowUpToTheNext) {
  const std::vector<Table> tables{table("a", {{text("单位1"), amount(3), text(""), text("")},
                                              {text("x"), amount(1), text(""), text("")},
                                              {text("y"), amount(2), text(""), text("")},
                                              {text("单位2"), amount(5), text(""), text("")},
                                              {text("z"), amount(4), text(""), text("")}})};
  EXPECT_EQ(
      verify_text(tables, R"({"name": "单位", "each": {"table": "a", "rows": {"名称": "单位?"}},
            "left": {"column": "合计"}, "right": {"rows": {}, "below": true, "column": "合计"}})"),
      "relation-R: R 单位：左边 0.05，右边 0.04，相差 0.01万元\n");
}

// A table made for each unit is known by the id of its kind and by its own.
TEST(Verify, AddsUpTheRowsBelowInATableMadeForEachUnit) {
  const std::vector<Table> tables{table("a-1", {{text("单位1"), amount(3), text(""), text("")},
                                                {text("x"), amount(1), text(""), text("")},
                                                {text("y"), amount(2), text(""), text("")},
                                                {text("单位2"), amount(4), text(""), text("")},
                                                {text("z"), amount(4), text(""), text("")}})};
  EXPECT_EQ(
      verify_text(tables, R"({"name": "单位", "each": {"table": "a", "rows": {"名称": "单位?"}},
            "left": {"column": "合计"}, "right": {"rows": {}, "below": true, "column": "合计"}})"),
      "");
}

TEST(Verify, PassesOverTheRestOfAMergedCellInATableMadeForEachUnit) {
  Table merged = table("a-1", {});
  Cell whole = amount(3);
  whole.row_span = 2;
  EXPECT_TRUE(merged.grid.add_row({text("y"), whole, amount(1), amount(2)}));
  EXPECT_TRUE(merged.grid.add_row({text("z"), amount(1), text("")}));
  EXPECT_EQ(verify_text({merged}, R"({"name": "行", "each": {"table": "a"},
            "left": {"rows": {"名称": "{名称}"}, "column": "合计"},
            "right": {"column": ["甲", "乙"]}})"),
            "");
}

TEST(Verify, CountsAMergedCellOnceBesideItsOtherColumns) {
  Table merged = table("a", {});
  Cell wide = amount(3);
  wide.col_span = 2;
  EXPECT_TRUE(merged.grid.add_row({text("x"), amount(3), wide}));
  EXPECT_EQ(verify_text({merged}, kEachRow), "");
}

TEST(Verify, TakesRowsBetweenNamesThatAreBound) {
  const std::vector<Table> tables{table("a", {{text("始"), amount(9), text(""), text("")},
                                              {text("x"), amount(2), text(""), text("")},
                                              {text("末"), amount(9), text(""), text("")},
                                              {text("共"), amount(3), text(""), text("")}})};
  EXPECT_EQ(verify_text(tables, R"({"name": "间", "for": [{"从": "始", "到": "末"}],
            "left": {"table": "a", "row": "共", "column": "合计"},
            "right": {"table": "a", "rows": {}, "after": "{从}", "before": "{到}",
                      "column": "合计"}})"),
            "relation-R: R 间：左边 0.03，右边 0.02，相差 0.01万元\n");
  EXPECT_EQ(verify_text(tables, R"({"name": "间",
            "left": {"table": "a", "row": "共", "column": "合计"},
            "right": {"table": "a", "rows": {}, "after": "{从}", "column": "合计"}})"),
            "relation-cell-missing: 表“a”中没有行“{从}”\n");
}

TEST(Verify, FindsNoRowsBetweenNamesInTheOtherOrder) {
  const std::vector<Table> tables{table("a", {{text("末"), amount(9), text(""), text("")},
                                              {text("x"), amount(2), text(""), text("")},
                                              {text("始"), amount(3), text(""), text("")}})};
  EXPECT_EQ(verify_text(tables, R"({"name": "间",
            "left": {"table": "a", "row": "始", "column": "合计"},
            "right": {"table": "a", "rows": {}, "after": "始", "before": "末",
                      "column": "合计"}})"),
            "relation-R: R 间：左边 0.03，右边 0，相差 0.03万元\n");
}

TEST(Verify, KnowsRowsByLongTexts) {
  std::string name;
  for (int i = 0; i < 101; ++i) name += "长";
  const std::vector<Table> tables{table("a", {{text(name), amount(1), amount(1), text("")}}),
                                  table("b", {{text(name), amount(1), text(""), text("")}})};
  EXPECT_EQ(verify_text(tables, R"({"name": "同名", "each": {"table": "a"},
            "left": {"column": "合计"},
            "right": {"table": "b", "rows": {"名称": "{名称}"}, "column": "合计"}})"),
            "");
  EXPECT_EQ(verify_text(tables, R"({"name": "有", "relation": "in",
            "left": {"table": "a", "rows": {}, "column": "名称"},
            "right": {"table": "b", "rows": {}, "column": "甲"}})")
                .substr(0, 10),
            "relation-R");
}

TEST(Verify, IsNotAskedWithoutItsTables) { EXPECT_EQ(verify_text({table("b", {})}, kEachRow), ""); }

TEST(Verify, SaysWhichColumnATableLacks) {
  const std::vector<Table> tables{table("a", {{text("x"), amount(1), amount(1), text("")}})};
  EXPECT_EQ(verify_text(tables, R"({"name": "列", "each": {"table": "a"},
            "left": {"column": "丙"}, "right": {"column": "甲"}})"),
            "relation-cell-missing: 表“a”中没有列“丙”\n");
  EXPECT_EQ(verify_text(tables, R"({"name": "列", "each": {"table": "a"},
            "left": {"column": "合计"}, "right": {"column": ["甲", "丙?"]}})"),
            "");
}

TEST(Verify, ComparesTexts) {
  const std::vector<Table> tables{table("a", {{text("x"), text(""), text(""), text("")},
                                              {text("x"), text(""), text(""), text("")}}),
                                  table("b", {{text("y"), text(""), text(""), text("")}})};
  EXPECT_EQ(verify_text(tables, R"({"name": "文字", "relation": "in",
            "left": {"table": "b", "rows": {}, "column": "名称"},
            "right": {"table": "a", "rows": {}, "column": "名称"}})"),
            "relation-R: R 文字：“y”不在表“a”中\n");
  EXPECT_EQ(verify_text(tables, R"({"name": "一次", "relation": "unique",
            "left": {"table": "a", "rows": {}, "column": "名称"}})"),
            "relation-R: R 一次：“x”出现两次\n");
}

}  // namespace
}  // namespace gongkai
