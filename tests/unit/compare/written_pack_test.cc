#include "compare/written_pack.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "budget/load.h"
#include "check/checked.h"
#include "document/print.h"
#include "pipeline/expand.h"
#include "support/files.h"
#include "support/sample_pack.h"

namespace gongkai {
namespace {

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
  Findings findings;
  const auto a = sample::load(files, findings);
  ASSERT_TRUE(a) << all_texts(findings);
  const WrittenPack whole = written_pack(*a);
  const sample::Files flat = {{"p/pack.json", to_pack_text(whole.pack)},
                              {"p/tables/01-t.json", to_pack_text(whole.tables[0].second)}};
  const auto b = sample::load(flat, findings);
  ASSERT_TRUE(b) << all_texts(findings);
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
  return out;
}

sample::Files flat_files(const Pack& pack) {
  const WrittenPack whole = written_pack(pack);
  const std::string& name = pack.name;
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
  ASSERT_TRUE(pack);
  const auto flat = loaded(flat_files(*pack), name);
  ASSERT_TRUE(flat);
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
