// Where amounts come from: the facts behind every amount of the examples' tables add up to it.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "pipeline/expand.h"
#include "pipeline/prepare.h"
#include "support/files.h"

namespace gongkai {
namespace {

class Sources : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    static const Resources kResources(GONGKAI_SOURCE_DIR);
    const std::string path = std::string("examples/") + GetParam() + "/budget.json";
    prepared_ = prepare(SourceText(path, read_source_file(path)), kResources, {}, findings_);
    ASSERT_TRUE(prepared_->checked);
    document_ =
        expand_with_sources(*prepared_->pack, prepared_->shown(), amount_sources_, findings_);
    ASSERT_TRUE(document_);
  }

  const Table& table(const std::string& id) const {
    const auto block = std::ranges::find_if(
        document_->blocks, [&](const Block& each) { return std::get<Table>(each).id == id; });
    return std::get<Table>(*block);
  }

  Findings findings_;
  std::optional<Prepared> prepared_;
  std::optional<Document> document_;
  std::vector<AmountSource> amount_sources_;
};

TEST_P(Sources, AddUpToTheAmount) {
  EXPECT_FALSE(amount_sources_.empty());
  for (const AmountSource& source : amount_sources_) {
    const Table& in = table(source.table);
    const Cell& cell = in.grid.at(source.row, source.column);
    Amount sum;
    if (source.value != ColumnValue::kAmount) continue;
    for (const LedgerEntry& fact : source.facts) sum += fact.amount;
    if (!cell.number && !cell.text.empty()) continue;  // with words around it
    const Amount shown = cell.number ? cell.number->value : Amount();
    EXPECT_EQ(sum, shown) << source.table << " row " << source.row;
  }
}

TEST_P(Sources, AreKnownOfEveryAmountOverFacts) {
  for (const PackTable& made_from : prepared_->pack->tables) {
    if (!std::holds_alternative<Pivot>(made_from.body)) continue;
    for (const Cell& cell : table(made_from.id).grid.cells()) {
      if (!cell.number) continue;
      EXPECT_TRUE(std::ranges::any_of(amount_sources_,
                                      [&](const AmountSource& source) {
                                        return source.table == made_from.id &&
                                               source.row == cell.row &&
                                               source.column == cell.column;
                                      }))
          << made_from.id << " row " << cell.row << " column " << cell.column;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Examples, Sources,
                         testing::Values("laocheng-2023", "jiyuan-2021", "luohu-2020",
                                         "shanghai-wanli-2024", "huangpu-2024", "luolong-2018"),
                         [](const auto& example) {
                           std::string name = example.param;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace gongkai
