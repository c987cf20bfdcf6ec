#include "tables/rounding.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

const NumberFormat kFormat{.unit = MoneyUnit::kTenThousandYuan, .decimals = 2};

Cell text(std::string words) { return {.text = std::move(words)}; }

// An amount in 万元 × 1000.
Cell amount(int thousandths) {
  const Amount value = Amount::from_fen(thousandths * 1000);
  return {.text = format_amount(value, kFormat),
          .number = Number{.value = value, .format = kFormat}};
}

Document document(std::vector<std::vector<Cell>> rows) {
  Table table{.id = "01-t", .title = "收支", .header_rows = 1, .grid = Grid(4)};
  table.grid.add_row({text("收入"), text("收入数"), text("支出"), text("支出数")});
  for (auto& row : rows) table.grid.add_row(std::move(row));
  Document out;
  out.blocks.emplace_back(std::move(table));
  return out;
}

std::string notes(const Document& exact, const Document& balanced) {
  Findings findings;
  report_adjustments({std::get<Table>(exact.blocks.front())}, balanced, findings);
  std::string out;
  for (const Finding& finding : findings.all()) out += finding.message + "\n";
  return out;
}

TEST(ReportAdjustments, ComparesLinesOfTheSameName) {
  const Document exact = document({{text("甲"), amount(10'000), text("丙"), amount(1)},
                                   {text("乙"), amount(20'004), text("丁"), amount(30'003)},
                                   {text("合计"), amount(30'004), text("合计"), amount(30'004)}});
  const Document balanced =
      document({{text("甲"), amount(10'000), text("丁"), amount(30'000)},
                {text("乙"), amount(20'010), text(""), text("")},
                {text("合计"), amount(30'010), text("合计"), amount(30'000)}});
  EXPECT_EQ(notes(exact, balanced),
            "《收支》“乙”行“收入数”列的 20.004 列示为 20.01，四舍五入应为 20\n"
            "《收支》“合计”行“收入数”列的 30.004 列示为 30.01，四舍五入应为 30\n");
}

TEST(ReportAdjustments, TellsOfALineThatIsNotPrinted) {
  const Document exact = document({{text("甲"), amount(6), text("丙"), amount(6)},
                                   {text("乙"), amount(6), text("丁"), amount(6)}});
  const Document balanced = document({{text("甲"), amount(10), text("丁"), amount(10)},
                                      {text("乙"), text(""), text(""), text("")}});
  EXPECT_EQ(notes(exact, balanced),
            "《收支》“丙”行“支出数”列的 0.006 列示为 0，四舍五入应为 0.01\n"
            "《收支》“乙”行“收入数”列的 0.006 列示为 0，四舍五入应为 0.01\n");
}

// The tails of a total, printed like this, of the addends 0.004 and 0.004.
std::vector<RoundingTail> tails(int total) {
  Grid grid(1);
  grid.add_row({text("金额")});
  grid.add_row({amount(4)});
  grid.add_row({amount(4)});
  Cell sum = amount(total);
  sum.number->addends = {{1, 0, 2, 0}};
  grid.add_row({sum});
  return rounding_tails(grid);
}

TEST(RoundingTails, AreSumsThatDifferAsPrintedOnly) {
  const auto found = tails(8);  // 0.01, of 0.00 and 0.00
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].row, 3);
  EXPECT_EQ(found[0].column, 0);
  EXPECT_EQ(found[0].printed, Amount::from_fen(10'000));
  EXPECT_EQ(found[0].addends, Amount());
  EXPECT_TRUE(tails(4).empty());  // 0.00, whatever it is exactly
}

TEST(ReportAdjustments, TellsLinesOfTheSameNameApartByTheirOrder) {
  const Document exact = document({{text("其他"), amount(4), text(""), text("")},
                                   {text("其他"), amount(6), text(""), text("")}});
  const Document balanced = document({{text("其他"), amount(10), text(""), text("")},
                                      {text("其他"), amount(0), text(""), text("")}});
  EXPECT_EQ(notes(exact, balanced),
            "《收支》“其他”行“收入数”列的 0.004 列示为 0.01，四舍五入应为 0\n"
            "《收支》“其他”行“收入数”列的 0.006 列示为 0，四舍五入应为 0.01\n");
}

}  // namespace
}  // namespace gongkai
