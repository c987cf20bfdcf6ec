#include "pack/pack_tree.h"

#include <gtest/gtest.h>

#include <set>

#include "compare/written_pack.h"
#include "support/files.h"
#include "support/sample_pack.h"

namespace gongkai {
namespace {

// The pack "p" of these files.
class TreeOfFiles {
 public:
  explicit TreeOfFiles(sample::Files files) : files_(std::move(files)) {
    std::set<std::string> known;
    for (const auto& file : files_) known.insert(file.first.substr(0, file.first.find('/')));
    tree_ = read_pack_tree("p", {known.begin(), known.end()}, read_, findings_);
    if (tree_) tables_.emplace(*tree_, std::vector<std::string>{"page"}, read_, findings_);
  }

  JsonValue pack() const { return tree_ ? tree_->whole : JsonValue(); }

  JsonValue table(const std::string& id) {
    const auto found = tables_ ? tables_->table(id) : std::nullopt;
    return found ? found->whole : JsonValue();
  }

  std::string ids() const { return sample::ids(findings_); }
  const Findings& findings() const { return findings_; }

 private:
  sample::Files files_;
  ReadFile read_ = [this](const std::string& path, Findings&) -> std::optional<SourceText> {
    const auto found = files_.find(path);
    if (found == files_.end()) return std::nullopt;
    return SourceText(path, found->second);
  };
  Findings findings_;
  std::optional<PackTree> tree_;
  std::optional<TableTrees> tables_;
};

std::string member(const JsonValue& object, const char* name) {
  const auto found = object.find(name);
  return found ? to_json(*found).dump() : "";
}

TEST(PackTree, HoldsWhatThePackInherits) {
  TreeOfFiles files(
      {{"p/pack.json", R"({"title": "子", "extends": "base", "page": {"top": 9},
                           "styles": {"note": {"size": 8}}, "page_number": {"shown": false}})"},
       {"base/pack.json", R"({"title": "父", "page": {"top": 1, "left": 2}, "tables": ["t"],
                              "styles": {"note": {"size": 9, "font": "正文"}, "code": {"size": 7}},
                              "page_number": {"before": "— "}})"},
       {"base/tables/t.json", R"({"kind": "form", "name": "表", "page": {"left": 5}})"}});
  const JsonValue pack = files.pack();
  EXPECT_EQ(member(pack, "title"), "\"子\"");
  EXPECT_EQ(member(pack, "page"), R"({"top":9,"left":2})");
  EXPECT_EQ(member(pack, "styles"), R"({"note":{"size":8},"code":{"size":7}})");
  EXPECT_EQ(member(pack, "page_number"), R"({"shown":false})");
  EXPECT_EQ(member(files.table("t"), "page"), R"({"top":9,"left":5})");
  EXPECT_EQ(files.ids(), "");
}

TEST(PackTree, AddsSecretWordsAndMergesTheNamesOfTables) {
  TreeOfFiles files(
      {{"base/pack.json", R"({"secret_words": ["甲"], "tables": ["t"]})"},
       {"base/tables/t.json",
        R"({"names": {"functions": {"206": "一"}, "economic": {"301": "二"}}})"},
       {"p/pack.json", R"({"extends": "base", "secret_words": ["乙"]})"},
       {"p/tables/t.json", R"({"extends": "t", "names": {"functions": {"208": "三"}}})"}});
  EXPECT_EQ(member(files.pack(), "secret_words"), R"(["甲","乙"])");
  EXPECT_EQ(member(files.table("t"), "names"),
            R"({"functions":{"208":"三"},"economic":{"301":"二"}})");
}

TEST(PackTree, HoldsWhatATableTakesFromAnother) {
  TreeOfFiles files(
      {{"p/pack.json", R"({"extends": "base", "tables": ["t"]})"},
       {"base/pack.json", "{}"},
       {"p/tables/t.json", R"({"extends": "t", "name": "子",
                  "page": {"top": 3},
                  "columns_after": {"甲/乙": [{"heading": "戊/己"}]},
                  "column_changes": {"甲/乙": {"heading": "丙"}, "丁": null, "甲/戊/己": {"width": 3}}})"},
       {"base/tables/t.json", R"({"kind": "pivot", "name": "父", "page": {"left": 2}, "columns": [
                  {"heading": "甲", "columns": [{"heading": "乙", "width": 6}]}, {"heading": "丁"}]})"}});
  const JsonValue table = files.table("t");
  EXPECT_EQ(files.ids(), "");
  EXPECT_EQ(member(table, "name"), "\"子\"");
  EXPECT_EQ(
      member(table, "columns"),
      R"([{"heading":"甲","columns":[{"heading":"丙","width":6},{"heading":"戊/己","width":3}]}])");
  EXPECT_EQ(member(table, "page"), R"({"left":2,"top":3})");
  EXPECT_EQ(member(table, "column_changes"), "");
}

const std::string kBalance = R"({"kind": "balance", "name": "父", "title": "父", "sides": [
  {"columns": [{"heading": "甲", "label": "line"}],
   "lines": [{"text": "一", "where": {"source": "11"}, "indent": 1}, {"text": "二"}, {"text": "二"}],
   "closing": [{"text": "计"}]},
  {"columns": [{"heading": "乙", "label": "line"}],
   "lines": [{"id": "class", "functions": {"205": "教育", "206": "科学"}}]}]})";

// The sides of a balance changed by this file, or what is wrong with it.
std::string changed_balance(const std::string& changes) {
  TreeOfFiles files({{"p/pack.json", R"({"tables": ["t", "u"]})"},
                     {"p/tables/t.json", kBalance},
                     {"p/tables/u.json", R"({"extends": "t", )" + changes + "}"}});
  const JsonValue table = files.table("u");
  std::string out;
  if (files.ids().empty()) {
    for (const JsonValue& side : table.find("sides")->children()) {
      for (const char* list : {"lines", "closing"}) {
        if (side.find(list)) out += member(side, list) + "\n";
      }
    }
  }
  for (const Finding& finding : files.findings().all()) {
    out += finding.id + " " + finding.where.pointer + " " + finding.expected + "\n";
  }
  return out;
}

TEST(PackTree, ChangesSingleLinesOfABalance) {
  EXPECT_EQ(changed_balance(R"("line_changes": {
                "一": {"text": "壹", "indent": null}, "二#2": null, "计": {"strong": true},
                "class": {"functions": {"205": null, "207": "文化"}}},
              "lines_after": {"二#1": [{"text": "三"}], "二#2": [{"text": "四"}]})"),
            "[{\"text\":\"壹\",\"where\":{\"source\":\"11\"}},{\"text\":\"二\"},"
            "{\"text\":\"三\"},{\"text\":\"四\"}]\n"
            "[{\"text\":\"计\",\"strong\":true}]\n"
            "[{\"id\":\"class\",\"functions\":{\"206\":\"科学\",\"207\":\"文化\"}}]\n");
}

TEST(PackTree, ReportsLinesThatThereAreNotOrSeveral) {
  EXPECT_EQ(changed_balance(R"("line_changes": {"二": null, "三": {}, "一": 1, "二#3": null})"),
            "wrong-type /line_changes/一 对象 { … } 或 null\n"
            "several-lines /line_changes/二 \"二#1\"、\"二#2\" 之一，自左侧起从上往下数\n"
            "unknown-line /line_changes/三 一、二#1、二#2、计、class 之一\n"
            "unknown-line /line_changes/二#3 一、二#1、二#2、计、class 之一\n");
  EXPECT_EQ(changed_balance(R"("line_changes": [], "lines_after": {"一": []})"),
            "list-too-short /lines_after/一 至少 1 项\n"
            "wrong-type /line_changes 对象 { … }\n");
}

TEST(PackTree, RemovesInheritedMembers) {
  TreeOfFiles files(
      {{"p/pack.json", R"({"extends": "base", "rounding_note": null, "captions_above": null,
                           "figures": {"a": null}, "texts": {"seals": null}})"},
       {"base/pack.json", R"({"rounding_note": "注", "figures": {"a": {}, "b": {}},
                              "texts": {"seal": {}}})"}});
  EXPECT_EQ(member(files.pack(), "rounding_note"), "");
  EXPECT_EQ(member(files.pack(), "figures"), R"({"b":{}})");
  EXPECT_EQ(files.ids(), "nothing-inherited nothing-inherited");
  EXPECT_EQ(files.findings().all()[0].where.pointer, "/captions_above");
  EXPECT_EQ(files.findings().all()[1].help, "是否应为 \"seal\"？");
}

TEST(PackTree, SaysNothingOfNullsWhereItIsNotKnownWhatIsInherited) {
  TreeOfFiles files(
      {{"p/pack.json", R"({"extends": "bose", "captions": null})"}, {"base/pack.json", "{}"}});
  EXPECT_EQ(files.ids(), "unknown-pack");
  EXPECT_EQ(member(files.pack(), "captions"), "");
}

TEST(PackTree, KeepsThePlaceOfEveryValue) {
  TreeOfFiles files({{"p/pack.json", "{\n\"extends\": \"base\", \"page\": {\"top\": 9}}"},
                     {"base/pack.json", "{\n\n\"page\": {\"top\": 1, \"left\": 2}}"}});
  const JsonValue page = *files.pack().find("page");
  EXPECT_EQ(page.place().file, "p/pack.json");
  EXPECT_EQ(page.find("top")->place().file, "p/pack.json");
  EXPECT_EQ(page.find("top")->place().line, 2);
  EXPECT_EQ(page.find("left")->place().file, "base/pack.json");
  EXPECT_EQ(page.find("left")->key_place().line, 3);
  EXPECT_EQ(page.find("left")->place().pointer, "/page/left");
}

TEST(PackTree, RefusesTablesThatNestDeeperTogetherThanAFileMay) {
  std::string deep = R"({"heading": "丙"})";
  for (int i = 0; i < 20; ++i) deep = R"({"heading": "丙", "columns": [)" + deep + "]}";
  sample::Files files = {{"p/pack.json", R"({"tables": ["t0"]})"},
                         {"p/tables/t0.json", R"({"kind": "pivot", "columns": [{"heading": "甲",
                                                 "columns": [{"heading": "甲"}]}]})"}};
  std::string path = "甲/甲";
  for (int i = 1; i < 9; ++i) {
    files["p/tables/t" + std::to_string(i) + ".json"] =
        R"({"extends": "t)" + std::to_string(i - 1) + R"(", "columns_after": {")" + path +
        R"(": [)" + deep + "]}}";
    path.replace(path.rfind('/') + 1, std::string::npos, "丙");
    for (int level = 0; level < 20; ++level) path += "/丙";
  }
  TreeOfFiles tree(files);
  EXPECT_FALSE(tree.table("t8").exists());
  EXPECT_EQ(tree.ids(), "json-too-deep");
}

}  // namespace
}  // namespace gongkai
