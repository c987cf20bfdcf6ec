#include "source/json.h"

#include <gtest/gtest.h>

#include "support/files.h"

namespace gongkai {
namespace {

// The tree of a text that must parse.
std::shared_ptr<const JsonTree> good(std::string text) {
  Findings findings;
  auto tree = parse(std::move(text), findings);
  EXPECT_EQ(all_texts(findings), "");
  return tree;
}

TEST(Json, KeepsNumbersAsTheyAreWritten) {
  const auto tree = good(R"([12.50, 1e400, -0, 0.10, 12345678901234567890])");
  std::vector<std::string> texts;
  for (const JsonValue& value : tree->root().children()) texts.emplace_back(value.text());
  EXPECT_EQ(texts,
            (std::vector<std::string>{"12.50", "1e400", "-0", "0.10", "12345678901234567890"}));
}

TEST(Json, DecodesEscapes) {
  const auto tree = good(R"({"a\"b": "公\u5f00\n\ud842\udfb7\\", "c": "d"})");
  const JsonValue first = tree->root().children().front();
  EXPECT_EQ(first.key(), "a\"b");
  EXPECT_EQ(first.text(), "公开\n𠮷\\");
  EXPECT_EQ(first.quoted(), R"("公\u5f00\n\ud842\udfb7\\")");
}

TEST(Json, FindsMembersAndTheirPlaces) {
  const auto tree = good("{\n  \"部门\": {\"名称\": [true, null, \"某局\"]}\n}");
  const JsonValue name = tree->root().find("部门")->find("名称")->children()[2];
  EXPECT_EQ(name.kind(), JsonKind::kString);
  EXPECT_EQ(name.place().line, 2);
  EXPECT_EQ(name.place().column, 29);
  EXPECT_EQ(name.place().length, 4);
  EXPECT_EQ(name.place().pointer, "/部门/名称/2");
  EXPECT_EQ(name.place().excerpt, "  \"部门\": {\"名称\": [true, null, \"某局\"]}");
  EXPECT_EQ(tree->root().find("部门")->key_place().column, 3);
  EXPECT_EQ(tree->root().find("部门")->key_place().length, 4);
  EXPECT_FALSE(tree->root().find("单位"));
}

TEST(Json, EscapesPointers) {
  const auto tree = good(R"({"a/b~c": 1})");
  EXPECT_EQ(tree->root().children()[0].place().pointer, "/a~1b~0c");
}

TEST(Json, PlacesNumbersAtTheEndOfAllThings) {
  const auto tree = good("{\"a\": [1,22], \"b\": 333\n}");
  EXPECT_EQ(tree->root().find("a")->children()[1].text(), "22");
  EXPECT_EQ(tree->root().find("b")->text(), "333");
  EXPECT_EQ(tree->root().find("b")->place().length, 3);
  EXPECT_EQ(good("12")->root().text(), "12");
  EXPECT_EQ(good(" true ")->root().text(), "true");
}

TEST(Json, PlacesValuesBehindEscapedQuotes) {
  const auto tree = good(R"({"a": "\"\\", "b": "x"})");
  EXPECT_EQ(tree->root().find("b")->place().column, 20);
}

TEST(Json, GivesTheMembersPlaceOrElseItsOwn) {
  const auto tree = good(R"([{"unit": "250"}])");
  const JsonValue fact = tree->root().children()[0];
  EXPECT_EQ(fact.member_place("unit").column, 11);
  EXPECT_EQ(fact.member_place("amount").column, 2);
  EXPECT_EQ(JsonValue().member_place("unit").line, 0);
}

TEST(Json, CutsLongQuotations) {
  const auto tree = good("[\"" + std::string(100, 'a') + "\"]");
  EXPECT_EQ(tree->root().children()[0].quoted(), "\"" + std::string(39, 'a') + "…");
}

// Else each finding in a budget on one line would hold the whole budget.
TEST(Json, KeepsOfAVeryLongLineThePartAroundAPlace) {
  std::string text = "[";
  for (int i = 0; i < 5'000; ++i) text += "\"公\", ";
  const auto tree = good(text + "7]");
  const Place place = tree->root().children().back().place();
  EXPECT_EQ(place.column, 25'002);
  EXPECT_LT(place.excerpt.size(), 3'000U);
  EXPECT_EQ(place.excerpt.substr(place.excerpt.size() - 4), ", 7]");
  const std::string shown = to_text({.id = "x", .where = place, .message = "m"});
  const std::string before = shown.substr(0, shown.find("7]"));
  EXPECT_EQ(before.substr(before.size() - 7), "\"公\", ");
  EXPECT_NE(shown.find(" ^\n"), std::string::npos) << shown;
}

TEST(Json, ReadsEmptyContainersAndLineEndsOfAllKinds) {
  const auto tree = good("{\r\n\"a\": [],\r\n\"b\": {}\r\n}\r\n");
  EXPECT_TRUE(tree->root().find("a")->children().empty());
  EXPECT_EQ(tree->root().find("b")->place().line, 3);
  EXPECT_EQ(tree->root().find("b")->place().excerpt, "\"b\": {}");
}

TEST(Json, AValueOfNoTreeIsNothing) {
  const JsonValue nothing;
  EXPECT_FALSE(nothing.exists());
  EXPECT_EQ(nothing.kind(), JsonKind::kNull);
  EXPECT_EQ(nothing.text(), "");
  EXPECT_FALSE(nothing.as_boolean());
  EXPECT_EQ(nothing.key(), "");
  EXPECT_EQ(nothing.quoted(), "");
  EXPECT_FALSE(nothing.find("a"));
  EXPECT_TRUE(nothing.children().empty());
  nothing.for_each_child([](const JsonValue&) { ADD_FAILURE() << "it has no children"; });
  for (const Place& place : {nothing.place(), nothing.key_place(), nothing.member_place("a"),
                             nothing.text_place(0, 1)}) {
    EXPECT_EQ(place.file, "");
    EXPECT_EQ(place.line, 0);
    EXPECT_EQ(place.pointer, "");
  }
}

}  // namespace
}  // namespace gongkai
