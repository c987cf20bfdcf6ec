// Tables that a budget states itself: the defects of published tables, planted in the example's
// own, each found where it stands.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "gongkai.h"
#include "pipeline/expand.h"
#include "pipeline/prepare.h"
#include "support/files.h"

namespace gongkai {
namespace {

using Json = nlohmann::ordered_json;
using Ids = std::set<std::string>;

const Resources& resources() {
  static const Resources kResources(GONGKAI_SOURCE_DIR);
  return kResources;
}

Json example() { return Json::parse(read_source_file("examples/laocheng-2023/budget.json")); }

// The rows of a table of the example as a person would state them.
Json rows_of(const Json& budget, const std::string& table_id) {
  Findings findings;
  const auto prepared = prepare(SourceText("b.json", budget.dump()), resources(), {}, findings);
  EXPECT_TRUE(prepared.checked);
  const auto document = expand(*prepared.pack, prepared.shown(), Part::kTables, findings);
  EXPECT_TRUE(document);
  Json rows = Json::array();
  for (const Block& block : document->blocks) {
    const Table& table = std::get<Table>(block);
    if (table.id != table_id) continue;
    for (int row = table.header_rows; row < table.grid.rows(); ++row) {
      Json& cells = rows.emplace_back(Json::array());
      for (int column = 0; column < table.grid.columns(); ++column) {
        const Cell& cell = table.grid.at(row, column);
        if (cell.row < row) {
          cells.push_back(nullptr);
        } else if (cell.number) {
          cells.push_back(exact_text(cell.number->value, MoneyUnit::kTenThousandYuan));
        } else {
          cells.push_back(cell.column < column ? "" : cell.text);
        }
      }
    }
  }
  EXPECT_FALSE(rows.empty()) << table_id;
  return rows;
}

std::vector<std::string> findings_of(const Json& budget) {
  Findings findings;
  check(SourceText("b.json", budget.dump(1)), resources(), {.part = Part::kTables}, findings);
  std::vector<std::string> out;
  for (const Finding& finding : findings.all()) {
    if (!finding.accepted.empty() || finding.severity == Severity::kNote) continue;
    out.push_back(finding.id + " " + finding.where.pointer + " " + finding.expected);
  }
  return out;
}

// The row whose cell in a column is this.
Json& row_with(Json& rows, std::size_t column, const std::string& text) {
  for (Json& row : rows) {
    if (row[column] == text) return row;
  }
  throw std::runtime_error("no row " + text);
}

TEST(StatedRows, OfTheFactsThemselvesAreSilent) {
  for (const char* id : {"01-balance", "02-income", "03-expenditure", "04-fiscal-appropriation",
                         "05-general-expenditure", "06-general-basic", "07-economic-class",
                         "08-three-public", "11-projects", "13-project-goals"}) {
    Json budget = example();
    budget["tables"][id] = rows_of(budget, id);
    EXPECT_THAT(findings_of(budget), testing::IsEmpty()) << id;
  }
}

struct Defect {
  const char* name;
  const char* table;
  std::function<void(Json& rows)> plant;
  Ids found;
};

void PrintTo(const Defect& defect, std::ostream* out) { *out << defect.name; }

class PublishedDefect : public testing::TestWithParam<Defect> {};

TEST_P(PublishedDefect, IsFoundAndNothingElse) {
  Json budget = example();
  Json rows = rows_of(budget, GetParam().table);
  GetParam().plant(rows);
  budget["tables"][GetParam().table] = rows;
  Ids found;
  for (const std::string& finding : findings_of(budget)) {
    found.insert(finding.substr(0, finding.find(' ')));
  }
  EXPECT_EQ(found, GetParam().found);
}

// Replaces a text wherever it stands.
std::function<void(Json&)> replace(const std::string& text, const std::string& by) {
  return [=](Json& rows) {
    int count = 0;
    for (Json& row : rows) {
      for (Json& cell : row) {
        if (cell == text) cell = by;
        count += cell == by ? 1 : 0;
      }
    }
    EXPECT_GT(count, 0) << text;
  };
}

INSTANTIATE_TEST_SUITE_P(
    OfTheSeeds, PublishedDefect,
    testing::Values(
        Defect{"V02_name_cut_short",
               "03-expenditure",
               replace("其他技术与开发支出", "其他技术与开发支"),
               {"stated-text-differs"}},
        Defect{"V03_another_name",
               "04-fiscal-appropriation",
               replace("（十二）城乡社区事务支出", "（十二）城乡建设支出"),
               {"stated-text-differs"}},
        Defect{"V04_row_without_code",
               "06-general-basic",
               [](Json& rows) { row_with(rows, 1, "基本工资")[0] = ""; },
               {"stated-text-differs"}},
        Defect{"V05_amount_in_the_next_column",
               "13-project-goals",
               [](Json& rows) {
                 const Json blank = "";
                 for (Json& row : rows) {
                   if (row[3].is_string() && row[3] != blank && row[4] == blank)
                     std::swap(row[3], row[4]);
                 }
               },
               {"stated-amount-differs", "relation-R20-units"}},
        Defect{"V09_separator_after_four_digits",
               "07-economic-class",
               [](Json& rows) { rows[1][4] = "1,7144.13"; },
               {"thousands-separator"}},
        Defect{"V11_amount_under_another_source",
               "02-income",
               [](Json& rows) {
                 for (Json& row : rows) std::swap(row[4], row[6]);
               },
               {"stated-amount-differs", "relation-R06-income", "relation-R21", "relation-R26",
                "relation-R36"}},
        Defect{"V13_slip_in_a_name",
               "01-balance",
               replace("三十四、抗疫特别国债安排的支出", "三十四、抗议特别国债安排的支出"),
               {"stated-text-differs"}},
        Defect{"V14_tags_in_a_cell",
               "11-projects",
               [](Json& rows) { rows[1][1] = "<p>" + rows[1][1].get<std::string>() + "</p>"; },
               {"html-in-text"}},
        Defect{"V16_telephone_in_a_cell",
               "11-projects",
               [](Json& rows) { rows[2][2] = "张三 13812341234"; },
               {"mobile-number"}},
        Defect{"R10_total_off_by_a_cent",
               "05-general-expenditure",
               [](Json& rows) { rows[0][5] = "634.35"; },
               {"stated-amount-differs", "relation-R08", "relation-R09", "relation-R10",
                "relation-R30"}},
        Defect{"R18_row_left_out",
               "11-projects",
               [](Json& rows) { rows.erase(rows.size() - 1); },
               {"stated-row-missing", "relation-R18-total", "relation-R39", "relation-R39-kinds",
                "relation-R40", "relation-R42", "relation-R42-amount"}},
        Defect{"Row_that_no_fact_gives",
               "06-general-basic",
               [](Json& rows) {
                 rows.push_back(
                     {"30299", "其他商品和服务支出", "50299", "其他商品和服务支出", "", "", ""});
               },
               {"stated-row-extra"}},
        Defect{"Row_too_short",
               "06-general-basic",
               [](Json& rows) { rows[1].erase(rows[1].size() - 1); },
               {"stated-row-length"}},
        Defect{"Not_an_amount",
               "06-general-basic",
               [](Json& rows) { rows[1][4] = "约1万"; },
               {"stated-amount"}}),
    [](const auto& param) { return param.param.name; });

// V01: what T04 leaves for the year's end is spent in the other tables.
TEST(StatedRows, ShowCarriedOverMoneyElsewhereThanTheFacts) {
  Json published = example();
  Json budget = example();
  for (Json& fact : budget["expenditure"]) fact.erase("deferred");
  budget["tables"]["04-fiscal-appropriation"] = rows_of(published, "04-fiscal-appropriation");
  EXPECT_THAT(findings_of(budget), testing::SizeIs(9));
}

TEST(StatedRows, OfATableThatThereIsNotAreAnError) {
  Json budget = example();
  budget["tables"]["04-fiscal"] = Json::array({Json::array({"合计"})});
  EXPECT_THAT(findings_of(budget),
              testing::ElementsAre(testing::StartsWith("unknown-table /tables/04-fiscal")));
}

TEST(StatedRows, OfAFormAreAnError) {
  Json budget = example();
  budget["tables"]["12-dept-goals"] = Json::array({Json::array({"合计"})});
  EXPECT_THAT(findings_of(budget), testing::ElementsAre(testing::StartsWith("stated-form")));
}

}  // namespace
}  // namespace gongkai
