// templates/README.md: every example loads, and every table of them is made; what findings say is
// listed there is.

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "budget/load.h"
#include "catalog/catalog.h"
#include "check/all_checks.h"
#include "check/checked.h"
#include "pack/field.h"
#include "pack/load_pack.h"
#include "pipeline/expand.h"
#include "support/files.h"
#include "verify/load_relations.h"

namespace gongkai {
namespace {

using Json = nlohmann::ordered_json;

const char* const kTutorial = "tutorial";
const std::string kTable = "01-example";

// The blocks of the page that are marked as JSON.
std::vector<std::string> json_blocks(const std::string& page) {
  const std::string begin = "```json\n";
  std::vector<std::string> out;
  for (std::size_t at = page.find(begin); at != std::string::npos; at = page.find(begin, at + 1)) {
    const std::size_t first = at + begin.size();
    out.push_back(page.substr(first, page.find("```", first) - first));
  }
  return out;
}

// A table that holds an example of a part of one.
Json table_with(const Json& part) {
  if (part.contains("texts")) {  // lines of a balance
    return {{"kind", "balance"},
            {"name", "表"},
            {"title", "表"},
            {"sides",
             {{{"columns", {{{"heading", "项目"}, {"label", "line"}}, {{"heading", "金额"}}}},
               {"lines", {part}}}}}};
  }
  if (part.contains("each")) {  // rows of a form
    return {{"kind", "form"},
            {"name", "表"},
            {"title", "表"},
            {"widths", {1, 1, 1, 1}},
            {"rows", {part}}};
  }
  return {{"kind", "pivot"},  // a condition
          {"name", "表"},
          {"title", "表"},
          {"where", part},
          {"columns", {{{"heading", "金额"}}}},
          {"rows", {Json::object()}}};
}

bool is_pack(const Json& example) {
  return example.contains("document") || example.contains("figures") || example.contains("items") ||
         example.contains("lists");
}

bool is_of_budget(const std::string& block) {
  return block.find("\"last_year_lists\"") != std::string::npos ||
         block.find("\"price\": \"") != std::string::npos;
}

// The lists that the page declares, for its later examples.
Json declared_lists(const std::vector<std::string>& blocks) {
  for (const std::string& block : blocks) {
    if (block.starts_with("\"lists\"")) return Json::parse("{" + block + "}");
  }
  return Json::object();
}

// The files of a pack with the example.
std::map<std::string, std::string> files_with(const std::string& block, const Json& lists) {
  Json example = Json::parse(block.starts_with('{') ? block : "{" + block + "}");
  Json pack = {{"title", "示例"},
               {"extends", "henan-2023"},
               {"document", {{{"tables", "all"}}}},
               {"tables", {kTable}}};
  if (!example.contains("extends")) pack.update(lists);
  std::map<std::string, std::string> out;
  if (is_pack(example)) {
    pack.erase("tables");
    pack.update(example);
  } else {
    const bool is_table = example.contains("title");
    out["tutorial/tables/" + kTable + ".json"] = (is_table ? example : table_with(example)).dump();
  }
  out["tutorial/pack.json"] = pack.dump();
  return out;
}

class Tutorial : public testing::Test {
 protected:
  using Files = std::map<std::string, std::string>;

  // From the files of the example, else from the delivered packs.
  static ReadFile reader(const Files& files) {
    return [&](const std::string& path, Findings&) -> std::optional<SourceText> {
      if (const auto file = files.find(path); file != files.end()) {
        return SourceText(path, file->second);
      }
      const std::string delivered = "templates/" + path;
      if (!std::filesystem::exists(std::filesystem::path(GONGKAI_SOURCE_DIR) / delivered)) {
        return std::nullopt;
      }
      return SourceText(delivered, read_source_file(delivered));
    };
  }

  std::optional<Pack> load(const Files& files) {
    return load_pack(kTutorial, {kTutorial, "henan-2023", "common-2024"}, reader(files), findings_);
  }

  // The relations of a pack with all tables of henan-2023.
  bool load_relations_of(const std::string& block) {
    const Files files = {{"tutorial/pack.json", R"({"title": "示例", "extends": "henan-2023"})"},
                         {"tutorial/relations.json", block}};
    const auto pack = load(files);
    RelationPack wanted{.chain = pack->chain};
    for (const PackTable& table : pack->tables) wanted.tables.push_back(table.id);
    return load_relations(wanted, reader(files), findings_).has_value();
  }

  // The members of a budget, in one that is sound without them.
  bool load_budget_with(const std::string& block) {
    Json budget = Json::parse(read_source_file("examples/laocheng-2023/budget.json"));
    budget.update(Json::parse("{" + block + "}"));
    return load_budget(parse_json(SourceText("budget.json", budget.dump()), findings_), findings_)
        .has_value();
  }

  Checked example_budget(const CheckSettings& settings) {
    const auto catalogs =
        Catalogs::load(std::string(GONGKAI_SOURCE_DIR) + "/templates/catalog", findings_);
    const std::string path = "examples/laocheng-2023/budget.json";
    auto budget =
        load_budget(parse_json(SourceText(path, read_source_file(path)), findings_), findings_);
    budget->goals.indicators.clear();  // of names that the tutorial's forms have no place for
    return std::move(*check(std::move(*budget), catalogs->for_year(2023), settings, findings_));
  }

  std::string errors() const {
    std::string out;
    for (const Finding& finding : findings_.all()) {
      if (finding.severity == Severity::kError) out += to_text(finding);
    }
    return out;
  }

  Findings findings_;
};

TEST_F(Tutorial, LoadsAndMakesEveryExample) {
  const std::vector<std::string> blocks = json_blocks(read_source_file("templates/README.md"));
  ASSERT_GE(blocks.size(), 12U);
  const Json lists = declared_lists(blocks);
  for (const std::string& block : blocks) {
    SCOPED_TRACE(block);
    if (block.find("\"relations\"") != std::string::npos) {
      EXPECT_TRUE(load_relations_of(block)) << errors();
      continue;
    }
    if (is_of_budget(block)) {
      EXPECT_TRUE(load_budget_with(block)) << errors();
      continue;
    }
    const auto pack = load(files_with(block, lists));
    ASSERT_TRUE(pack) << errors();
    const Checked budget = example_budget({.is_whole = false, .lists = pack->checks.lists});
    EXPECT_TRUE(expand(*pack, budget, Part::kTables, findings_)) << errors();
  }
}

TEST(TutorialLists, EveryCheckThatAPackMayChange) {
  const std::string page = read_source_file("templates/README.md");
  for (const CheckRule& rule : check_rules()) {
    if (rule.purpose == Purpose::kSound) continue;
    EXPECT_NE(page.find("| `" + std::string(rule.id) + "` |"), std::string::npos) << rule.id;
  }
}

TEST(TutorialLists, EveryFieldThatStandsEverywhere) {
  const std::string page = read_source_file("templates/README.md");
  const std::size_t begin = page.find("| everywhere | `");
  ASSERT_NE(begin, std::string::npos);
  const std::string line = page.substr(begin, page.find('\n', begin) - begin);
  for (const DocumentField& field : document_fields()) {
    EXPECT_NE(line.find(field.name), std::string::npos) << field.name;
  }
}

}  // namespace
}  // namespace gongkai
