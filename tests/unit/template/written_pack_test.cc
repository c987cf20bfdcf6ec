#include "template/written_pack.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "budget/load.h"
#include "check/checked.h"
#include "document/print.h"
#include "support/files.h"
#include "template/expand.h"
#include "unit/template/sample.h"

namespace gongkai {
namespace {

WrittenPack written(const sample::Files& files) {
  const ReadFile read = [&files](const std::string& path, Findings&) -> std::optional<SourceText> {
    const auto found = files.find(path);
    if (found == files.end()) return std::nullopt;
    return SourceText(path, found->second);
  };
  return written_pack("p", read);
}

TEST(WrittenPack, HoldsWhatThePackInherits) {
  const WrittenPack pack =
      written({{"p/pack.json", R"({"title": "子", "extends": "base", "page": {"top": 9},
                                   "styles": {"note": {"size": 8}}, "page_number": {"shown": false}})"},
               {"base/pack.json", R"({"title": "父", "page": {"top": 1, "left": 2}, "tables": ["t"],
                                      "styles": {"note": {"size": 9, "font": "正文"}, "code": {"size": 7}},
                                      "page_number": {"before": "— "}, "captions": [{"left": "甲"}],
                                      "document": [{"text": "one"}]})"},
               {"base/tables/t.json", R"({"kind": "form", "name": "表", "page": {"left": 5}})"},
               {"p/text/one.md", "# 子\n"},
               {"base/text/one.md", "# 父\n"}});
  EXPECT_EQ(pack.pack["title"], "子");
  EXPECT_EQ(pack.pack["page"].dump(), R"({"top":9,"left":2})");
  EXPECT_EQ(pack.pack["styles"].dump(), R"({"note":{"size":8},"code":{"size":7}})");
  EXPECT_EQ(pack.pack["page_number"].dump(), R"({"shown":false})");
  EXPECT_FALSE(pack.pack.contains("extends"));
  ASSERT_EQ(pack.tables.size(), 1U);
  EXPECT_EQ(pack.tables[0].second["page"].dump(), R"({"top":9,"left":5})");
  EXPECT_EQ(pack.tables[0].second["captions"].dump(), R"([{"left":"甲"}])");
  ASSERT_EQ(pack.texts.size(), 1U);
  EXPECT_EQ(pack.texts[0].second, "# 子\n");
}

TEST(WrittenPack, AddsSecretWordsAndMergesTheNamesOfTables) {
  const sample::Files files = {
      {"base/pack.json", R"({"secret_words": ["甲"], "tables": ["t"]})"},
      {"base/tables/t.json",
       R"({"names": {"functions": {"206": "一"}, "economic": {"301": "二"}}})"},
      {"p/pack.json", R"({"extends": "base", "secret_words": ["乙"]})"},
      {"p/tables/t.json", R"({"extends": "t", "names": {"functions": {"208": "三"}}})"}};
  const WrittenPack pack = written(files);
  EXPECT_EQ(pack.pack["secret_words"].dump(), R"(["甲","乙"])");
  EXPECT_EQ(pack.tables[0].second["names"].dump(),
            R"({"functions":{"208":"三"},"economic":{"301":"二"}})");
}

// A table in which the names and secret words of a pack matter, loaded as it is and written whole.
TEST(WrittenPack, SaysTheSameAsTheLoadedPack) {
  const std::string table = R"({"kind": "pivot", "name": "表", "title": "表",
    "names": {"functions": {"206": "一"}, "economic": {"301": "二"}},
    "columns": [{"heading": "科目", "label": "code"}, {"heading": "金额"}],
    "rows": [{"by": "function", "cells": {"code": "{{function.code}}"}}]})";
  std::string base = sample::kPackFile;
  base.replace(base.find("\"tables\""), 0, R"("secret_words": ["甲"], )");
  const sample::Files files = {
      {"base/pack.json", base},
      {"base/tables/01-t.json", table},
      {"p/pack.json", R"({"title": "子", "extends": "base", "secret_words": ["乙"]})"},
      {"p/tables/01-t.json", R"({"extends": "01-t", "names": {"functions": {"208": "三"}}})"}};
  const WrittenPack whole = written(files);
  const sample::Files flat = {{"p/pack.json", to_pack_text(whole.pack)},
                              {"p/tables/01-t.json", to_pack_text(whole.tables[0].second)}};
  Findings findings;
  const auto a = sample::load(files, findings);
  const auto b = sample::load(flat, findings);
  ASSERT_TRUE(a && b) << all_texts(findings);
  EXPECT_EQ(a->checks.secret_words, b->checks.secret_words);
  EXPECT_EQ(a->tables[0].names.functions, b->tables[0].names.functions);
  EXPECT_EQ(a->tables[0].names.economic, b->tables[0].names.economic);
}

// The files of all packs in templates/.
sample::Files delivered_files() {
  sample::Files out;
  const std::filesystem::path root = std::string(GONGKAI_SOURCE_DIR) + "/templates";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    const std::string path = std::filesystem::relative(entry.path(), root).generic_string();
    out[path] = read_source_file("templates/" + path);
  }
  return out;
}

std::optional<Pack> loaded(const sample::Files& files, const std::string& name) {
  const ReadFile read = [&](const std::string& path, Findings&) -> std::optional<SourceText> {
    const auto found = files.find(path);
    if (found == files.end()) return std::nullopt;
    return SourceText(path, found->second);
  };
  std::vector<std::string> known;
  for (const auto& file : files) {
    if (file.first.ends_with("/pack.json"))
      known.push_back(file.first.substr(0, file.first.find('/')));
  }
  Findings findings;
  auto out = load_pack(name, known, read, findings);
  EXPECT_TRUE(out) << name << all_texts(findings);
  if (out) out->checks.is_draft = true;  // the budget may lack texts
  return out;
}

sample::Files flat_files(const sample::Files& files, const std::string& name) {
  const ReadFile read = [&](const std::string& path, Findings&) -> std::optional<SourceText> {
    const auto found = files.find(path);
    if (found == files.end()) return std::nullopt;
    return SourceText(path, found->second);
  };
  const WrittenPack whole = written_pack(name, read);
  sample::Files out = {{name + "/pack.json", to_pack_text(whole.pack)}};
  for (const auto& [id, table] : whole.tables) {
    out[name + "/tables/" + id + ".json"] = to_pack_text(table);
  }
  for (const auto& [id, text] : whole.texts) out[name + "/text/" + id + ".md"] = text;
  return out;
}

// What a pack makes of a budget, whole or what hinders it.
std::string made_with(const Pack& pack, const Checked& checked) {
  Findings findings;
  const auto document = expand(pack, checked, Part::kDocument, findings);
  EXPECT_TRUE(document) << pack.name << all_texts(findings);
  std::string out = document ? to_text(*document) : "";
  for (const Finding& finding : findings.all()) out += finding.id + " " + finding.message + "\n";
  return out;
}

// The pack's own example: others may have indicators that its forms have no place for.
std::string example_of(const std::string& pack) {
  const std::string own = "examples/" + pack + "/budget.json";
  return std::filesystem::exists(std::string(GONGKAI_SOURCE_DIR) + "/" + own)
             ? own
             : "examples/laocheng-2023/budget.json";
}

class DeliveredPack : public testing::TestWithParam<std::string> {};

TEST_P(DeliveredPack, WrittenWholeIsTheSamePack) {
  static const sample::Files kFiles = delivered_files();
  const std::string& name = GetParam();
  const auto pack = loaded(kFiles, name);
  const auto flat = loaded(flat_files(kFiles, name), name);
  ASSERT_TRUE(pack && flat);
  EXPECT_EQ(pack->checks.secret_words, flat->checks.secret_words);
  Findings findings;
  const auto catalogs =
      Catalogs::load(std::string(GONGKAI_SOURCE_DIR) + "/templates/catalog", findings);
  const std::string text = read_source_file(example_of(name));
  auto budget = load_budget(parse(text, findings), findings);
  ASSERT_TRUE(catalogs && budget) << all_texts(findings);
  const auto checked = check(std::move(*budget), catalogs->for_year(2023), {}, findings);
  ASSERT_TRUE(checked) << all_texts(findings);
  const std::string made = made_with(*pack, *checked);
  EXPECT_FALSE(made.empty());
  EXPECT_EQ(made, made_with(*flat, *checked));
}

INSTANTIATE_TEST_SUITE_P(WrittenPack, DeliveredPack, testing::ValuesIn([] {
                           std::vector<std::string> out;
                           for (const auto& file : delivered_files()) {
                             const std::size_t end = file.first.find("/pack.json");
                             if (end != std::string::npos) out.push_back(file.first.substr(0, end));
                           }
                           return out;
                         }()));

TEST(WrittenPack, HoldsWhatATableTakesFromAnother) {
  const WrittenPack pack = written(
      {{"p/pack.json", R"({"extends": "base", "tables": ["t"]})"},
       {"base/pack.json", "{}"},
       {"p/tables/t.json", R"({"extends": "t", "name": "子",
                  "page": {"top": 3},
                  "columns_after": {"甲/乙": [{"heading": "戊/己"}]},
                  "column_changes": {"甲/乙": {"heading": "丙"}, "丁": null, "甲/戊/己": {"width": 3}}})"},
       {"base/tables/t.json", R"({"kind": "pivot", "name": "父", "page": {"left": 2}, "columns": [
                  {"heading": "甲", "columns": [{"heading": "乙", "width": 6}]}, {"heading": "丁"}]})"}});
  ASSERT_EQ(pack.tables.size(), 1U);
  const Json& table = pack.tables[0].second;
  EXPECT_EQ(table["name"], "子");
  EXPECT_EQ(
      table["columns"].dump(),
      R"([{"heading":"甲","columns":[{"heading":"丙","width":6},{"heading":"戊/己","width":3}]}])");
  EXPECT_EQ(table["page"].dump(), R"({"left":2,"top":3})");
}

TEST(ToPackText, KeepsWhatIsShortOnOneLine) {
  const Json value =
      Json::parse(R"({"page": {"top": 18, "landscape": true}, "captions": [{"left": "甲"}],
      "title": "名称"})");
  EXPECT_EQ(to_pack_text(value),
            "{\n"
            "  \"page\": {\"top\": 18, \"landscape\": true},\n"
            "  \"captions\": [{\"left\": \"甲\"}],\n"
            "  \"title\": \"名称\"\n"
            "}\n");
}

TEST(ToPackText, BreaksWhatIsLong) {
  const std::string text(70, 'x');
  EXPECT_EQ(to_pack_text(Json{{"list", {text, text}}}),
            "{\n  \"list\": [\n    \"" + text + "\",\n    \"" + text + "\"\n  ]\n}\n");
}

}  // namespace
}  // namespace gongkai
