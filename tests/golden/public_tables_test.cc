// The examples' own public workbooks, read back as the tables of a budget that states no facts: the
// document has the same figures.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "chapters/figure.h"
#include "gongkai.h"
#include "pipeline/prepare.h"
#include "source/name_list.h"
#include "support/files.h"
#include "support/line_diff.h"
#include "support/sanitized.h"

namespace gongkai {
namespace {

using Json = nlohmann::ordered_json;

const Resources& resources() {
  static const Resources kResources(GONGKAI_SOURCE_DIR);
  return kResources;
}

std::string text_of(const Findings& findings) {
  std::string out;
  for (const Finding& finding : findings.all()) {
    if (finding.severity == Severity::kError) out += finding.id + " " + finding.message + "\n";
  }
  return out;
}

// The example's workbook as `gongkai import` reads it.
Json imported_tables(const Json& budget) {
  Findings findings;
  const auto package =
      render(SourceText("b.json", budget.dump()), resources(),
             {.formats = {FileFormat::kXlsx}, .has_cross_checks = false}, findings);
  EXPECT_TRUE(package) << text_of(findings);
  if (!package) return {};
  TableImport request{.tables = {SourceText("公开表.xlsx", package->files.front().bytes)},
                      .pack = budget["pack"]};
  request.year = budget["year"];
  const auto read = import_tables(request, resources(), findings);
  EXPECT_TRUE(read) << text_of(findings);
  return read ? Json::parse(read->bytes) : Json();
}

// The example with its tables in place of its facts.
Json tables_alone(Json budget, const std::map<std::string, std::string>& figures) {
  const Json tables = imported_tables(budget);
  for (const char* facts : {"income", "expenditure"}) budget[facts] = Json::array();
  budget.erase("year_end");
  budget.erase("waived");
  for (const char* member : {"tables", "tables_only"}) budget[member] = tables[member];
  if (tables.contains("notes")) budget["notes"] = tables["notes"];
  for (const auto& [name, amount] : figures) budget["figures"][name] = amount;
  return budget;
}

struct Made {
  std::vector<std::string> sentences;
  std::map<std::string, std::vector<std::string>>
      cells;                     // of each table: the texts that say something
  std::vector<std::string> ids;  // of errors
};

Made made_of(const Json& budget) {
  Findings findings;
  const Prepared prepared =
      prepare_document(SourceText("b.json", budget.dump()), resources(), {}, findings);
  Made out;
  for (const Finding& finding : findings.all()) {
    if (finding.severity == Severity::kError) out.ids.push_back(finding.id + " " + finding.message);
  }
  if (!prepared.document) return out;
  for (const Block& block : prepared.document->blocks) {
    if (const auto* chapter = std::get_if<TextPart>(&block)) {
      for (const auto& content : chapter->content) {
        const auto* paragraph = std::get_if<Paragraph>(&content);
        if (paragraph == nullptr) continue;
        std::string& text = out.sentences.emplace_back();
        for (const Span& span : paragraph->spans) text += span.text;
      }
    } else if (const auto* table = std::get_if<Table>(&block)) {
      for (const Cell& cell : table->grid.cells()) {
        const bool is_zero = cell.number && cell.number->value.is_zero();
        if (!cell.text.empty() && !is_zero) out.cells[table->id].push_back(cell.text);
      }
    }
  }
  return out;
}

// What figures and projects come to by the example's facts.
std::map<std::string, std::string> figures_of(const Json& budget,
                                              const std::vector<std::string>& names) {
  Findings findings;
  const Prepared prepared = prepare(SourceText("b.json", budget.dump()), resources(), {}, findings);
  const Budget& read = prepared.checked->budget();
  const FactLists facts(*prepared.checked);
  std::map<std::string, std::string> out;
  for (const std::string& name : names) {
    const PackFigure* figure = find_figure(*prepared.pack, name);
    const auto& query = std::get<Query>(figure->source);
    Amount sum;
    for (const LedgerEntry* fact : facts.select(query.facts, query.where)) sum += fact->amount;
    out[name] = exact_text(sum, read.money_unit);
  }
  for (const Project& project : read.projects) {
    Amount sum;
    for (const LedgerEntry& fact : prepared.checked->outlays()) {
      if (fact.project == &project) sum += fact.amount;
    }
    out[project.code] = exact_text(sum, read.money_unit);
  }
  return out;
}

// `unknown`: figures that the tables do not show, and that the budget states therefore.
void expect_same(const std::string& example, const std::vector<std::string>& unknown) {
  const Json budget = Json::parse(read_source_file("examples/" + example + "/budget.json"));
  const Json stated = tables_alone(budget, figures_of(budget, unknown));
  const Made before = made_of(budget);
  const Made after = made_of(stated);
  EXPECT_THAT(after.ids, testing::IsEmpty());
  EXPECT_EQ(line_diff(joined(before.sentences, "\n"), joined(after.sentences, "\n")), "");
  for (const auto& [table, rows] : stated["tables"].items()) {
    const auto found = before.cells.find(table);
    if (found == before.cells.end()) continue;
    EXPECT_EQ(line_diff(joined(found->second, "\n"), joined(after.cells.at(table), "\n")), "")
        << table;
  }
}

TEST(PublicTables, GiveTheDocumentOfLaocheng) { expect_same("laocheng-2023", {}); }
TEST(PublicTables, GiveTheDocumentOfCommon) { expect_same("common-2024", {}); }

TEST(PublicTables, GiveTheDocumentsOfOthers) {
  if (kIsSanitized) GTEST_SKIP() << "in Release";
  expect_same("luohu-2020", {"operation", "special"});
  expect_same("jiyuan-2021", {});
  expect_same("central-2024", {"operation"});
  expect_same("shanghai-wanli-2024", {"operation", "procured_small_medium", "procured_small"});
}

}  // namespace
}  // namespace gongkai
