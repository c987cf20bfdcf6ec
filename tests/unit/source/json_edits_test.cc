#include "source/json_edits.h"

#include <gtest/gtest.h>

#include "support/files.h"
#include "support/random_edits.h"

namespace gongkai {
namespace {

// Edits of a text, with the values found by path: "units/0/name".
class File {
 public:
  explicit File(std::string text) {
    Findings findings;
    tree_ = parse(std::move(text), findings);
    EXPECT_EQ(all_texts(findings), "");
  }

  JsonValue at(std::string_view path) const {
    JsonValue value = tree_->root();
    while (!path.empty()) {
      const std::string name(path.substr(0, path.find('/')));
      path.remove_prefix(std::min(name.size() + 1, path.size()));
      value = value.kind() == JsonKind::kArray ? value.children().at(std::stoul(name))
                                               : value.find(name).value();
    }
    return value;
  }

  std::string edited(const std::vector<JsonEdit>& edits) const {
    Findings findings;
    const Schema document{{"properties", Schema{{"$schema", Schema()},
                                                {"year", Schema()},
                                                {"unit", Schema()},
                                                {"income", Schema()},
                                                {"notes", Schema()}}}};
    const auto out = edited_json(*tree_, edits, MemberOrder(document), findings);
    EXPECT_EQ(out.has_value(), !findings.has_errors());
    return out ? *out : all_texts(findings);
  }

  const JsonTree& tree() const { return *tree_; }

 private:
  std::shared_ptr<const JsonTree> tree_;
};

std::string replaced(std::string text, std::string_view path, NewJson by) {
  const File file(std::move(text));
  return file.edited({ReplaceValue{file.at(path), std::move(by)}});
}

std::string removed(std::string text, const std::vector<std::string>& paths) {
  const File file(std::move(text));
  std::vector<JsonEdit> edits;
  for (const std::string& path : paths) edits.emplace_back(RemoveValue{file.at(path)});
  return file.edited(edits);
}

std::string added(std::string text, std::string_view path, const std::string& name,
                  NewJson value = NewJson::number("1")) {
  const File file(std::move(text));
  return file.edited({AddMember{file.at(path), name, std::move(value)}});
}

std::string inserted(std::string text, std::string_view path, std::size_t before,
                     NewJson value = NewJson::number("9")) {
  const File file(std::move(text));
  return file.edited({InsertElement{file.at(path), std::move(value), before}});
}

constexpr std::size_t kAtEnd = InsertElement::kAtEnd;

NewJson fact(const char* amount) {
  return NewJson::object({{"source", NewJson::string("111")}, {"amount", NewJson::string(amount)}});
}

constexpr const char* kFacts = R"({
  "income": [
    {"amount": "1"},

    {"amount": "2"},
    {"amount": "3"}
  ]
}
)";

// ---- replace ----------------------------------------------------------------------------------

TEST(ReplaceValue, LeavesAllElse) {
  EXPECT_EQ(replaced(" {\"a\" :\t1e0 ,\n\"b\":[ 2,3 ]}\n\n", "a", NewJson::number("2.50")),
            " {\"a\" :\t2.50 ,\n\"b\":[ 2,3 ]}\n\n");
  EXPECT_EQ(replaced("{\"a\" :1,\n\"b\":[ 2,3 ]}", "b/1", NewJson::string("甲\n")),
            "{\"a\" :1,\n\"b\":[ 2,\"甲\\n\" ]}");
  EXPECT_EQ(replaced("[1, 2]", "", NewJson()), "null");
}

TEST(ReplaceValue, KeepsAnElementOnTheLinesThatItHad) {
  EXPECT_EQ(replaced(kFacts, "income/1", fact("5")), R"({
  "income": [
    {"amount": "1"},

    {"source": "111", "amount": "5"},
    {"amount": "3"}
  ]
}
)");
  EXPECT_EQ(replaced("[\r\n\t{\r\n\t\t\"a\": 1\r\n\t}\r\n]", "0", fact("5")),
            "[\r\n\t{\r\n\t\t\"source\": \"111\",\r\n\t\t\"amount\": \"5\"\r\n\t}\r\n]");
  EXPECT_EQ(
      replaced("[\n  {\"a\": [1]}\n]", "0", NewJson::object({{"b", NewJson::array({fact("5")})}})),
      "[\n  {\"b\": [{\"source\": \"111\", \"amount\": \"5\"}]}\n]");
}

TEST(ReplaceValue, LaysAMemberOutAsInANewFile) {
  EXPECT_EQ(replaced("{\n    \"year\": 1,\n    \"income\": []\n}", "income",
                     NewJson::array({fact("5"), fact("6")})),
            R"({
    "year": 1,
    "income": [
        {"source": "111", "amount": "5"},
        {"source": "111", "amount": "6"}
    ]
})");
  EXPECT_EQ(replaced("{\"year\": 1, \"income\": []}", "income", NewJson::array({fact("5")})),
            R"({"year": 1, "income": [{"source": "111", "amount": "5"}]})");
}

// ---- remove -----------------------------------------------------------------------------------

TEST(RemoveValue, TakesTheLineWithIt) {
  EXPECT_EQ(removed(kFacts, {"income/2"}),
            "{\n  \"income\": [\n    {\"amount\": \"1\"},\n\n    {\"amount\": \"2\"}\n  ]\n}\n");
  EXPECT_EQ(removed(kFacts, {"income/1"}),
            "{\n  \"income\": [\n    {\"amount\": \"1\"},\n\n    {\"amount\": \"3\"}\n  ]\n}\n");
  EXPECT_EQ(removed(kFacts, {"income/0"}),
            "{\n  \"income\": [\n    {\"amount\": \"2\"},\n    {\"amount\": \"3\"}\n  ]\n}\n");
}

TEST(RemoveValue, LeavesEmptyArraysAndObjects) {
  EXPECT_EQ(removed(kFacts, {"income/0", "income/2", "income/1"}), "{\n  \"income\": []\n}\n");
  EXPECT_EQ(removed(kFacts, {"income"}), "{}\n");
  EXPECT_EQ(removed("{ \"a\": [ 1 ] }", {"a/0"}), "{ \"a\": [] }");
}

TEST(RemoveValue, WorksInALine) {
  EXPECT_EQ(removed("[1, 2,3 , 4]", {"0"}), "[2,3 , 4]");
  EXPECT_EQ(removed("[1, 2,3 , 4]", {"1"}), "[1, 3 , 4]");
  EXPECT_EQ(removed("[ 1, 2,3 , 4 ]", {"3"}), "[ 1, 2,3 ]");
  EXPECT_EQ(removed("[ 1, 2,3 , 4 ]", {"1", "3"}), "[ 1, 3 ]");
  EXPECT_EQ(removed("{\"a\":1,\"b\":2}", {"b"}), "{\"a\":1}");
}

TEST(RemoveValue, WorksWhereSomeEntriesShareALine) {
  const std::string text = "{\"a\": 1, \"b\": 2,\n   \"c\": 3,\n   \"d\": 4}";
  EXPECT_EQ(removed(text, {"a"}), "{\"b\": 2,\n   \"c\": 3,\n   \"d\": 4}");
  EXPECT_EQ(removed(text, {"b"}), "{\"a\": 1,\n   \"c\": 3,\n   \"d\": 4}");
  EXPECT_EQ(removed(text, {"a", "b"}), "{\"c\": 3,\n   \"d\": 4}");
  EXPECT_EQ(removed(text, {"c"}), "{\"a\": 1, \"b\": 2,\n   \"d\": 4}");
  EXPECT_EQ(removed(text, {"d"}), "{\"a\": 1, \"b\": 2,\n   \"c\": 3}");
}

TEST(RemoveValue, KeepsLineEndsAndOddIndentation) {
  EXPECT_EQ(removed("[\r\n  1,\r\n  2,\r\n    3\r\n]\r\n", {"1"}), "[\r\n  1,\r\n    3\r\n]\r\n");
  EXPECT_EQ(removed("[\n  1 , \n  2,\n\t3\n]", {"1"}), "[\n  1 , \n\t3\n]");
  EXPECT_EQ(removed("[\n  1,\n  2,\n\t3\n]", {"0", "1"}), "[\n\t3\n]");
}

TEST(RemoveValue, WorksWithCommasAtTheBeginOfLines) {
  EXPECT_EQ(removed("[ 1\n, 2\n, 3\n]", {"1"}), "[ 1\n, 3\n]");
  EXPECT_EQ(removed("[ 1\n, 2\n, 3\n]", {"0"}), "[ 2\n, 3\n]");
  EXPECT_EQ(removed("[ 1\n, 2,\n3\n]", {"1"}), "[ 1\n, 3\n]");
  EXPECT_EQ(inserted("[ 1\n, 2\n]", "", 1), "[ 1\n, 9\n, 2\n]");
}

// ---- add --------------------------------------------------------------------------------------

TEST(AddMember, StandsAfterTheNearestOneBeforeItInTheOrder) {
  const std::string text = "{\n  \"year\": 2023,\n  \"income\": [],\n  \"own\": 0\n}\n";
  EXPECT_EQ(added(text, "", "unit"),
            "{\n  \"year\": 2023,\n  \"unit\": 1,\n  \"income\": [],\n  \"own\": 0\n}\n");
  EXPECT_EQ(added(text, "", "notes"),
            "{\n  \"year\": 2023,\n  \"income\": [],\n  \"notes\": 1,\n  \"own\": 0\n}\n");
  EXPECT_EQ(added(text, "", "$schema"),
            "{\n  \"$schema\": 1,\n  \"year\": 2023,\n  \"income\": [],\n  \"own\": 0\n}\n");
  EXPECT_EQ(added(text, "", "other"),
            "{\n  \"year\": 2023,\n  \"income\": [],\n  \"own\": 0,\n  \"other\": 1\n}\n");
  EXPECT_EQ(added("{\"income\": 1, \"year\": 2}", "", "unit"),
            "{\"income\": 1, \"year\": 2, \"unit\": 1}");
}

TEST(AddMember, SortsSeveralAndWhatTheyHold) {
  const File file("{\n  \"own\": 0\n}");
  EXPECT_EQ(file.edited({AddMember{file.at(""), "other", NewJson()},
                         AddMember{file.at(""), "notes", NewJson()},
                         AddMember{file.at(""), "year", NewJson()}}),
            "{\n  \"own\": 0,\n  \"year\": null,\n  \"notes\": null,\n  \"other\": null\n}");
}

TEST(AddMember, LooksLikeItsNeighbours) {
  EXPECT_EQ(added("{\"year\":1,\"own\":2}", "", "unit"), "{\"year\":1,\"unit\":1,\"own\":2}");
  EXPECT_EQ(added("{ \"year\" : 1 }", "", "unit"), "{ \"year\" : 1, \"unit\" : 1 }");
  EXPECT_EQ(added("[\n  {\"year\": 1}\n]", "0", "unit"), "[\n  {\"year\": 1, \"unit\": 1}\n]");
  EXPECT_EQ(added("{\r\n\t\"year\": 1\r\n}\r\n", "", "income", NewJson::array({fact("1")})),
            "{\r\n\t\"year\": 1,\r\n\t\"income\": [\r\n\t\t{\"source\": \"111\", \"amount\": "
            "\"1\"}\r\n\t]\r\n}\r\n");
}

TEST(AddMember, FillsEmptyObjects) {
  EXPECT_EQ(added("{}", "", "unit"), "{\n  \"unit\": 1\n}");
  EXPECT_EQ(added("{\n    \"notes\": {\n    }\n}", "notes", "a"),
            "{\n    \"notes\": {\"a\": 1}\n}");
  EXPECT_EQ(added("{\"notes\": { }}", "notes", "a", NewJson::array({fact("1")})),
            R"({"notes": {"a": [{"source": "111", "amount": "1"}]}})");
  EXPECT_EQ(added("{\n \"notes\": {}\n}", "notes", "a", NewJson::array({fact("1")})), R"({
 "notes": {
  "a": [
   {"source": "111", "amount": "1"}
  ]
 }
})");
}

TEST(AddMember, EscapesItsName) {
  EXPECT_EQ(added("{\"year\": 1}", "", "a\"\n"), R"({"year": 1, "a\"\n": 1})");
}

// ---- insert -----------------------------------------------------------------------------------

TEST(InsertElement, GetsALineWhereItsNeighboursDo) {
  const std::string line = "    {\"source\": \"111\", \"amount\": \"5\"}";
  EXPECT_EQ(inserted(kFacts, "income", 0, fact("5")),
            "{\n  \"income\": [\n" + line +
                ",\n    {\"amount\": \"1\"},\n\n    {\"amount\": \"2\"},\n    {\"amount\": \"3\"}\n"
                "  ]\n}\n");
  EXPECT_EQ(inserted(kFacts, "income", 1, fact("5")),
            "{\n  \"income\": [\n    {\"amount\": \"1\"},\n" + line +
                ",\n\n    {\"amount\": \"2\"},\n    {\"amount\": \"3\"}\n  ]\n}\n");
  EXPECT_EQ(inserted(kFacts, "income", kAtEnd, fact("5")),
            "{\n  \"income\": [\n    {\"amount\": \"1\"},\n\n    {\"amount\": \"2\"},\n"
            "    {\"amount\": \"3\"},\n" +
                line + "\n  ]\n}\n");
}

TEST(InsertElement, StaysInTheLineOfItsNeighbours) {
  EXPECT_EQ(inserted("[1,2]", "", 1), "[1,9,2]");
  EXPECT_EQ(inserted("[ 1,  2 ]", "", kAtEnd), "[ 1,  2,  9 ]");
  EXPECT_EQ(inserted("[1]", "", 0, fact("5")), R"([{"source": "111", "amount": "5"}, 1])");
  EXPECT_EQ(inserted("[\n 1\n]", "", kAtEnd), "[\n 1,\n 9\n]");
}

TEST(InsertElement, FillsEmptyArrays) {
  EXPECT_EQ(inserted("{\n  \"income\": []\n}\n", "income", 0, fact("5")),
            "{\n  \"income\": [\n    {\"source\": \"111\", \"amount\": \"5\"}\n  ]\n}\n");
  EXPECT_EQ(inserted("{\n  \"income\": [\n\n  ]\n}\n", "income", kAtEnd),
            "{\n  \"income\": [9]\n}\n");
  EXPECT_EQ(inserted("[\n  {\"a\": []}\n]", "0/a", 0, fact("5")),
            "[\n  {\"a\": [{\"source\": \"111\", \"amount\": \"5\"}]}\n]");
}

TEST(InsertElement, IsBrokenAsItsNeighbourIs) {
  EXPECT_EQ(inserted("[\n    {\n        \"a\": 1\n    }\n]", "", kAtEnd, fact("5")),
            "[\n    {\n        \"a\": 1\n    },\n    {\n        \"source\": \"111\",\n"
            "        \"amount\": \"5\"\n    }\n]");
  EXPECT_EQ(
      inserted("[\n  {\"a\": [[1]]}\n]", "", 0, NewJson::array({NewJson::array({fact("5")})})),
      "[\n  [\n    [\n      {\"source\": \"111\", \"amount\": \"5\"}\n    ]\n  ],\n"
      "  {\"a\": [[1]]}\n]");
}

TEST(InsertElement, KeepsTheOrderOfSeveral) {
  const File file("[0, 1, 2]");
  EXPECT_EQ(file.edited({InsertElement{file.at(""), NewJson::string("d"), kAtEnd},
                         InsertElement{file.at(""), NewJson::string("b"), 1},
                         InsertElement{file.at(""), NewJson::string("c"), 1},
                         InsertElement{file.at(""), NewJson::string("e")}}),
            R"([0, "b", "c", 1, 2, "d", "e"])");
}

// ---- several ----------------------------------------------------------------------------------

TEST(JsonEdits, WorkTogether) {
  const File file(kFacts);
  const JsonValue income = file.at("income");
  EXPECT_EQ(file.edited({InsertElement{income, fact("9")}, RemoveValue{file.at("income/2")},
                         ReplaceValue{file.at("income/1/amount"), NewJson::string("7")},
                         RemoveValue{file.at("income/0")}, InsertElement{income, fact("8"), 0},
                         AddMember{file.at("income/1"), "source", NewJson::string("2")},
                         AddMember{file.at(""), "year", NewJson::number("2023")}}),
            R"({
  "year": 2023,
  "income": [
    {"source": "111", "amount": "8"},
    {"amount": "7", "source": "2"},
    {"source": "111", "amount": "9"}
  ]
}
)");
}

TEST(JsonEdits, MayExchangeAllEntries) {
  const File file("{\n  \"income\": [\n    {\"amount\": \"1\"},\n    {\"amount\": \"2\"}\n  ]\n}");
  EXPECT_EQ(file.edited({RemoveValue{file.at("income/0")}, RemoveValue{file.at("income/1")},
                         InsertElement{file.at("income"), fact("8"), 1},
                         InsertElement{file.at("income"), fact("9")}}),
            "{\n  \"income\": [\n    {\"source\": \"111\", \"amount\": \"8\"},\n"
            "    {\"source\": \"111\", \"amount\": \"9\"}\n  ]\n}");
}

TEST(JsonEdits, GiveTheSameTextIfThereAreNone) { EXPECT_EQ(File(kFacts).edited({}), kFacts); }

TEST(JsonEdits, AreRefusedIfAValueIsChangedTwice) {
  const File file("{\n  \"a\": 1\n}");
  EXPECT_EQ(file.edited({ReplaceValue{file.at("a"), NewJson()}, RemoveValue{file.at("a")}}),
            R"(test.json:2:8: 错误：同一个值有两处修改 [edits-contradict]
  2 |   "a": 1
    |        ^
  位置：/a
  应为：每个值只改一次；替换或删去的值，其中不另作修改
)");
  EXPECT_NE(file.edited({RemoveValue{file.at("a")}, RemoveValue{file.at("a")}}).find("[edits-"),
            std::string::npos);
}

TEST(JsonEdits, AreRefusedWithinAValueThatGoes) {
  const File file(R"({"a": {"b": [1]}})");
  const JsonEdit inner = ReplaceValue{file.at("a/b/0"), NewJson()};
  for (const char* path : {"a", "a/b"}) {
    for (const JsonEdit& outer :
         {JsonEdit(RemoveValue{file.at(path)}), JsonEdit(ReplaceValue{file.at(path), NewJson()})}) {
      EXPECT_EQ(file.edited({inner, outer}),
                R"(test.json:1:14: 错误：此处有修改，而它所在的值另被替换或删去 [edits-contradict]
  1 | {"a": {"b": [1]}}
    |              ^
  位置：/a/b/0
  应为：每个值只改一次；替换或删去的值，其中不另作修改
)");
    }
  }
  EXPECT_NE(file.edited({RemoveValue{file.at("a/b")}, InsertElement{file.at("a/b"), NewJson()}})
                .find("/a/b\n"),
            std::string::npos);
}

TEST(JsonEdits, AreRefusedIfANameIsThere) {
  const File file(R"({"a": 1})");
  EXPECT_EQ(file.edited({AddMember{file.at(""), "a", NewJson()}}),
            R"(test.json:1:1: 错误：要加的字段 "a" 已有 [edits-contradict]
  1 | {"a": 1}
    | ^^^^^^^^
  应为：每个值只改一次；替换或删去的值，其中不另作修改
)");
  const JsonEdit twice = AddMember{file.at(""), "b", NewJson()};
  EXPECT_NE(file.edited({twice, twice}).find("\"b\" 已有"), std::string::npos);
}

TEST(JsonEdits, ChangeManyEntriesOfALongFile) {
  constexpr std::size_t kMany = 100'000;
  for (const std::string separator : {",", ",\n"}) {
    std::string text = "[0";
    for (std::size_t i = 1; i < kMany; ++i) text += separator + std::to_string(i);
    const File file(text + "]");
    std::vector<JsonEdit> edits;
    const std::vector<JsonValue> entries = file.at("").children();
    for (std::size_t i = 0; i < kMany; i += 2) {
      edits.emplace_back(RemoveValue{entries[i]});
      edits.emplace_back(ReplaceValue{entries[i + 1], NewJson::string("x")});
      edits.emplace_back(InsertElement{file.at(""), NewJson::number("7"), i});
    }
    const std::size_t pair = (separator + "7" + separator + "\"x\"").size();
    EXPECT_EQ(file.edited(edits).size(), kMany / 2 * pair - separator.size() + 2);
  }
}

TEST(JsonEdits, HoldForOddTextsAtRandom) {
  const std::string tabbed =
      "{\n\t\"a\": [\n\t\t1,\n\n\t\t2,  3,\n\t\t4\n\t],\n"
      "\t\"b\": {\"c\": null, \"d\": {}},\n\t\"e\": {\n\t\t\"f\": true }\n}";
  const std::vector<std::string> texts = {
      kFacts,
      "{}",
      "[ ]",
      "1",
      "[\r\n{\r\n}\r\n,[\r\n]\r\n]\r\n",
      "{\"a\":{\"b\":[{\"c\":1},{\"c\":[]}],\"d\":\"\\u516c\\/\"},\"e\":[[],[[]]]}",
      "[ 1\n, {\"a\"\n:\n2\n,\"b\":3},\n\n\n[4,\n5\n]\n, 6,7 ,8\n,\n9]",
      tabbed,
  };
  for (const std::string& text : texts) {
    const File file(text);
    for (std::uint32_t seed = 0; seed < 500; ++seed) {
      const std::vector<JsonEdit> edits = random_edits(file.tree(), seed);
      const std::string made = file.edited(edits);
      Findings findings;
      const auto after = parse(made, findings);
      ASSERT_EQ(all_texts(findings), "") << seed << "\n" << made;
      ASSERT_EQ(wrongly_edited(file.tree(), edits, *after), "") << seed << "\n" << text << made;
    }
  }
}

}  // namespace
}  // namespace gongkai
