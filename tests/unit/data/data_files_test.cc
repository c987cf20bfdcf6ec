#include "data/data_files.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace gongkai {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Json = nlohmann::json;

Cell text(std::string words, int row_span = 1) {
  return {.text = std::move(words), .row_span = row_span};
}

Cell amount(std::int64_t fen) {
  const Amount value = Amount::from_fen(fen);
  return {.text = format_amount(value, {}), .number = Number{.value = value}};
}

Document document() {
  Table table{.id = "01-balance",
              .title = "收支表",
              .captions = {{.right = "单位：万元"}},
              .columns = std::vector<Column>(3),
              .header_rows = 1,
              .grid = Grid(3),
              .notes = {"注：无。"}};
  table.grid.add_row({text("类"), text("款"), text("金额")});
  table.grid.add_row({text("甲", 2), text("一"), amount(1'000'000)});
  table.grid.add_row({text("二"), amount(2'550'000)});
  Document out;
  out.whole = {.title = "某局预算公开", .file_name = "250_某局"};
  out.date = "2023-03-01";
  out.blocks = {std::move(table)};
  return out;
}

FactData facts() {
  return {.department = {"250", "某局"},
          .year = 2023,
          .lists = {{.key = "income",
                     .title = "收入",
                     .fields = {{"source_code", "来源", FieldType::kCode, "资金来源", "编码表"},
                                {"carried_over", "结转", FieldType::kYesNo, "", ""},
                                {"amount", "金额", FieldType::kAmount, "预算金额", ""}},
                     .rows = {{"111", "否", "35500.00"}, {"", "是", "0.00"}}}}};
}

std::vector<DataFile> silent_files(const FactData& facts, const Document& document) {
  Findings findings;
  auto out = data_files(facts, document, findings);
  EXPECT_TRUE(findings.all().empty());
  return out;
}

std::string file(const std::string& ending) {
  for (const DataFile& each : silent_files(facts(), document())) {
    if (each.name.ends_with(ending)) return each.bytes;
  }
  ADD_FAILURE() << "no file " << ending;
  return {};
}

TEST(DataFiles, StandBesideTheDocument) {
  std::vector<std::string> names;
  for (const DataFile& each : silent_files(facts(), document())) names.push_back(each.name);
  EXPECT_THAT(names, ElementsAre("250_某局.data.json", "250_某局.data.fact-income.csv",
                                 "250_某局.data.01-balance.csv", "250_某局.data.字段说明.csv"));
}

TEST(DataFiles, TablesAreRowsWithExactAmounts) {
  EXPECT_THAT(file("01-balance.csv"),
              HasSubstr("类,款,金额（元）\r\n甲,一,10000.00\r\n甲,二,25500.00\r\n"))
      << "a text that is merged downwards stands in each row";
}

TEST(DataFiles, ColumnsOfATableHaveDifferentNames) {
  Document twice = document();
  Table& table = std::get<Table>(twice.blocks.front());
  table.grid = Grid(3);
  table.grid.add_row({text("项目"), text("项目"), text("项目")});
  table.grid.add_row({text("甲"), text("乙"), amount(100)});
  const auto files = silent_files(facts(), twice);
  EXPECT_THAT(files[2].bytes, HasSubstr("项目,项目（2）,项目（3）（元）\r\n"));
}

TEST(DataFiles, FactsAreRowsUnderTitles) {
  EXPECT_THAT(file("fact-income.csv"), HasSubstr("来源,结转,金额（元）\r\n111,否,35500.00\r\n"));
}

TEST(DataFiles, KeepFormulasFromBeingCalculatedInCsvOnly) {
  Document with_formulas = document();
  Table& table = std::get<Table>(with_formulas.blocks.front());
  table.title = "@表";
  table.grid = Grid(3);
  table.grid.add_row({text("+类"), text("款"), text("金额")});
  table.grid.add_row({text("=1+1", 2), text("一"), amount(-100)});
  table.grid.add_row({text("-"), amount(-200)});
  FactData fact_data = facts();
  fact_data.lists.front().rows.front()[0] = "=1+1";
  Findings findings;
  const auto files = data_files(fact_data, with_formulas, findings);
  EXPECT_THAT(files[1].bytes, HasSubstr("\n'=1+1,否,35500.00\r\n"));
  EXPECT_THAT(files[2].bytes,
              HasSubstr("'+类,款,金额（元）\r\n'=1+1,一,-1.00\r\n'=1+1,-,-2.00\r\n"));
  EXPECT_THAT(files[3].bytes, HasSubstr(",'@表,'+类,,表中该列的文字，照表印出；会被表格软件"));
  EXPECT_THAT(Json::parse(files[0].bytes)["tables"][0]["rows"][0][0]["text"], "=1+1");
  ASSERT_EQ(findings.count(Severity::kWarning), 2);
  EXPECT_EQ(findings.all()[0].id, "csv-formula");
  EXPECT_THAT(findings.all()[0].message,
              HasSubstr("“=1+1”会被表格软件当作公式，CSV 文件中有 3 处"));
  EXPECT_THAT(findings.all()[0].where.file, HasSubstr("fact-income.csv"));
  EXPECT_THAT(findings.all()[1].message, HasSubstr("“+类”"));
}

// Each column of each file is explained, by the words at its head.
TEST(DataFiles, DictionaryExplainsEveryColumn) {
  const std::string dictionary = file("字段说明.csv");
  EXPECT_EQ(std::ranges::count(dictionary, '\n'), 1 + 3 + 3);
  EXPECT_THAT(dictionary,
              HasSubstr("250_某局.data.fact-income.csv,收入,来源,income.source_code,资金来源,编码,,"
                        "编码表\r\n"));
  EXPECT_THAT(dictionary, HasSubstr("250_某局.data.01-balance.csv,收支表,金额（元）,"));
}

TEST(DataFiles, JsonHoldsFactsWithTheirTypes) {
  const Json json = Json::parse(file(".json"));
  const Json& income = json["facts"]["income"];
  EXPECT_EQ(income["records"][0],
            (Json{{"source_code", "111"}, {"carried_over", false}, {"amount", "35500.00"}}));
  EXPECT_TRUE(income["records"][1]["source_code"].is_null());
  EXPECT_EQ(income["fields"][2]["unit"], "元");
  EXPECT_EQ(json["department"]["name"], "某局");
  EXPECT_FALSE(json.contains("mark"));
}

TEST(DataFiles, JsonHoldsTablesCellByCell) {
  const Json table = Json::parse(file(".json"))["tables"][0];
  EXPECT_EQ(table["columns"][2], (Json{{"path", {"金额"}}, {"type", "amount"}}));
  EXPECT_EQ(table["rows"][0][2],
            (Json{{"type", "amount"}, {"text", "1.00"}, {"yuan", "10000.00"}}));
  EXPECT_EQ(table["rows"][1][0], (Json{{"type", "merged"}, {"row", 0}, {"column", 0}}));
  EXPECT_EQ(table["captions"], (Json{"单位：万元"}));
  EXPECT_EQ(table["notes"], (Json{"注：无。"}));
}

TEST(DataFiles, JsonSaysThatItIsADraft) {
  Document draft = document();
  draft.page_mark = "草稿";
  const auto files = silent_files(facts(), draft);
  EXPECT_EQ(Json::parse(files.front().bytes)["mark"], "草稿");
}

TEST(DataFiles, JsonHasARecordALine) {
  EXPECT_THAT(file(".json"), HasSubstr("\n    {\"source_code\":\"111\",\"carried_over\":false,"
                                       "\"amount\":\"35500.00\"},\n"));
}

}  // namespace
}  // namespace gongkai
