#include "verify/load_relations.h"

#include <gtest/gtest.h>

#include <map>

#include "support/compiled_schema.h"
#include "support/files.h"

namespace gongkai {
namespace {

using Files = std::map<std::string, std::string>;

std::optional<Relations> load(const Files& files, std::vector<std::string> chain,
                              Findings& findings) {
  return load_relations(
      {.chain = std::move(chain), .tables = {"a", "b"}},
      [&](const std::string& path, Findings&) -> std::optional<SourceText> {
        const auto found = files.find(path);
        if (found == files.end()) return std::nullopt;
        return SourceText(path, found->second);
      },
      findings);
}

std::string relation(const std::string& name, const std::string& table) {
  return R"({"name": ")" + name + R"(", "left": {"table": ")" + table +
         R"(", "row": "合计", "column": "合计"}})";
}

std::string file(const std::string& relations) { return R"({"relations": {)" + relations + "}}"; }

std::string ids(const Findings& findings) {
  std::string out;
  for (const Finding& finding : findings.all()) out += finding.id + " ";
  return out;
}

TEST(LoadRelations, GivesNoneWithoutAFile) {
  Findings findings;
  const auto relations = load({}, {"p"}, findings);
  ASSERT_TRUE(relations);
  EXPECT_TRUE(relations->all.empty());
}

TEST(LoadRelations, ReplacesAndRemovesInheritedOnes) {
  Findings findings;
  const Files files{{"base/relations.json",
                     file("\"R1\": " + relation("一", "a") + ", \"R2\": " + relation("二", "a") +
                          ", \"R3\": " + relation("三", "a"))},
                    {"p/relations.json", file("\"R1\": null, \"R2\": " + relation("另", "b"))}};
  const auto relations = load(files, {"p", "base"}, findings);
  ASSERT_TRUE(relations) << all_texts(findings);
  ASSERT_EQ(relations->all.size(), 2U);
  EXPECT_EQ(relations->all[0].name, "另");
  EXPECT_EQ(relations->all[1].name, "三");
}

TEST(LoadRelations, AddsTheRulesOfTheUserToThoseOfThePack) {
  Findings findings;
  const Files files{{"p/relations.json",
                     file("\"R1\": " + relation("一", "a") + ", \"R2\": " + relation("二", "a"))}};
  const SourceText rules("ours.json", file("\"R2\": null, \"X1\": " + relation("本局的", "b") +
                                           ", \"X2\": " + relation("没有的表", "c")));
  const auto read = [&](const std::string& path, Findings&) -> std::optional<SourceText> {
    return SourceText(path, files.at(path));
  };
  EXPECT_FALSE(load_relations({{"p"}, {"a", "b"}, rules}, read, findings));
  EXPECT_EQ(ids(findings), "relation-table ") << "a table that there is not";
  Findings none;
  const auto relations = load_relations({{"p"}, {"a", "b", "c"}, rules}, read, none);
  ASSERT_TRUE(relations) << all_texts(none);
  ASSERT_EQ(relations->all.size(), 3U);
  EXPECT_EQ(relations->all[0].id, "R1");
  EXPECT_EQ(relations->all[1].name, "本局的");
}

TEST(LoadRelations, LeavesOutInheritedOnesOfTablesThatThePackLacks) {
  Findings findings;
  const auto relations = load({{"base/relations.json", file("\"R1\": " + relation("一", "c"))}},
                              {"p", "base"}, findings);
  ASSERT_TRUE(relations) << all_texts(findings);
  EXPECT_TRUE(relations->all.empty());
}

TEST(LoadRelations, ReportsATableThatThePackLacks) {
  Findings findings;
  EXPECT_FALSE(
      load({{"p/relations.json", file("\"R1\": " + relation("一", "c"))}}, {"p"}, findings));
  EXPECT_EQ(ids(findings), "relation-table ");
}

TEST(LoadRelations, ReportsASideWithoutCells) {
  for (const char* side : {R"({"table": "a", "column": "合计"})", R"({"table": "a", "rows": {}})",
                           R"({"row": "合计", "column": "合计"})"}) {
    Findings findings;
    const std::string text = file(R"("R": {"name": "一", "left": )" + std::string(side) + "}");
    EXPECT_FALSE(load({{"p/relations.json", text}}, {"p"}, findings)) << side;
    EXPECT_EQ(ids(findings), "relation-cells ") << side;
  }
}

TEST(RelationsSchema, IsThePublishedFile) {
  EXPECT_EQ(relations_schema().dump(2) + "\n", read_source_file("templates/relations.schema.json"));
}

TEST(RelationsSchema, AcceptsTheDeliveredFiles) {
  const CompiledSchema schema(relations_schema());
  for (const char* pack : {"henan-2023", "jiyuan-2021", "luohu-2020", "huangpu-2024",
                           "shanghai-2024", "common-2024"}) {
    EXPECT_TRUE(
        schema.accepts(read_source_file("templates/" + std::string(pack) + "/relations.json")))
        << pack;
  }
  EXPECT_TRUE(schema.accepts(file("\"R\": null")));
  EXPECT_FALSE(schema.accepts(file(R"("R": {"name": "一", "lfet": {}})")));
}

}  // namespace
}  // namespace gongkai
