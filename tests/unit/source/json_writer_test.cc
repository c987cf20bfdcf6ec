#include "source/json_writer.h"

#include <gtest/gtest.h>

#include "support/files.h"

namespace gongkai {
namespace {

// What is written of a text that is read.
std::string rewritten(const std::string& text) {
  Findings findings;
  const auto tree = parse(text, findings);
  EXPECT_EQ(all_texts(findings), "") << text;
  return tree ? json_file(NewJson(tree->root())) : "";
}

TEST(JsonWriter, BreaksTheRootAndWhatIsNested) {
  EXPECT_EQ(rewritten(R"({"year":2023,"units":[{"code":"1"},{"code":"2","kind":"a"}],"none":[]})"),
            R"({
  "year": 2023,
  "units": [
    {"code": "1"},
    {"code": "2", "kind": "a"}
  ],
  "none": []
}
)");
}

TEST(JsonWriter, BreaksAnEntryThatHoldsOthers) {
  EXPECT_EQ(rewritten(R"([{"a":"P1","of":{"b":1,"c":[]},"d":[["e",null],[true,""]]},[1,2]])"),
            R"([
  {
    "a": "P1",
    "of": {"b": 1, "c": []},
    "d": [
      ["e", null],
      [true, ""]
    ]
  },
  [1, 2]
]
)");
}

TEST(JsonWriter, KeepsAFactOnItsLineHoweverLongItIs) {
  const std::string fact = "{\"name\": \"" + std::string(200, 'x') + "\", \"amount\": \"1\"}";
  EXPECT_EQ(rewritten("[" + fact + "]"), "[\n  " + fact + "\n]\n");
}

TEST(JsonWriter, BreaksAMemberThatReachesBeyondColumn120) {
  const std::string begin = "{\n  \"甲\": [\"";  // 2 columns for each Chinese character
  const std::string fitting =
      begin + std::string(40, 'x') + "\", \"" + std::string(63, 'y') + "\"]\n}\n";
  EXPECT_EQ(rewritten(fitting), fitting);
  const std::string with_comma =
      begin + std::string(40, 'x') + "\", \"" + std::string(63, 'y') + "\"],\n  \"b\": 1\n}\n";
  EXPECT_EQ(rewritten(with_comma), with_comma);
  EXPECT_EQ(rewritten(begin + std::string(40, 'x') + "\", \"" + std::string(64, 'y') + "\"]}"),
            "{\n  \"甲\": [\n    \"" + std::string(40, 'x') + "\",\n    \"" + std::string(64, 'y') +
                "\"\n  ]\n}\n");
}

TEST(JsonWriter, WritesRootsOfAllKinds) {
  EXPECT_EQ(rewritten("{}"), "{}\n");
  EXPECT_EQ(rewritten("[ ]"), "[]\n");
  EXPECT_EQ(rewritten("12.50"), "12.50\n");
  EXPECT_EQ(rewritten("null"), "null\n");
  EXPECT_EQ(rewritten("[1]"), "[\n  1\n]\n");
}

TEST(JsonWriter, KeepsNumbersAsTheyAreWritten) {
  const std::string text = "[\n  12.50,\n  1e400,\n  -0,\n  0.10,\n  12345678901234567890\n]\n";
  EXPECT_EQ(rewritten(text), text);
}

TEST(JsonWriter, EscapesOnlyWhatMustBe) {
  EXPECT_EQ(rewritten(R"(["公\u5f00 \ud842\udfb7 \/ \u0022\\"])"),
            "[\n  \"公开 𠮷 / \\\"\\\\\"\n]\n");
  std::string controls;
  for (char c = 0; c < 0x20; ++c) controls += c;
  EXPECT_EQ(json_string(controls + "\x7f\u2028"),
            R"("\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f)"
            R"(\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c)"
            "\\u001d\\u001e\\u001f\x7f\u2028\"");
}

TEST(JsonWriter, WritesWhatCodeBuilds) {
  NewJson budget = NewJson::object({{"pack", NewJson::string("henan-2023")}});
  budget.set("year", NewJson::number("2023"));
  budget.set("income", NewJson::array({NewJson::object({{"carried_over", NewJson::boolean(true)},
                                                        {"amount", NewJson::string("1.00")}})}));
  budget.set("year", NewJson::number("2024"));
  EXPECT_EQ(budget.find("year")->text, "2024");
  EXPECT_EQ(budget.find("unit"), nullptr);
  EXPECT_EQ(json_file(budget), R"({
  "pack": "henan-2023",
  "year": 2024,
  "income": [
    {"carried_over": true, "amount": "1.00"}
  ]
}
)");
}

TEST(JsonWriter, WritesEachDepthThatIsRead) {
  const auto nested = [](std::size_t levels) {
    return std::string(levels, '[') + std::string(levels, ']');
  };
  const std::string text = rewritten(nested(kDeepestJson));
  EXPECT_EQ(rewritten(text), text);
  NewJson deep = NewJson::array();
  for (int level = 1; level < 2'000; ++level) {
    NewJson outer = NewJson::array();
    outer.children.push_back(std::move(deep));
    deep = std::move(outer);
  }
  EXPECT_EQ(std::ranges::count(json_file(deep), '['), 2'000);
}

// A time is never a test; the time limit of the test program shows what is not linear.
TEST(JsonWriter, WritesManyEntries) {
  constexpr int kMany = 100'000;
  NewJson facts = NewJson::array();
  NewJson codes = NewJson::array();
  for (int i = 0; i < kMany; ++i) {
    facts.children.push_back(NewJson::object(
        {{"economic", NewJson::string("30101")}, {"amount", NewJson::number(std::to_string(i))}}));
    codes.children.push_back(NewJson::number(std::to_string(i)));
  }
  const std::string text = json_file(NewJson::object({{"facts", facts}, {"codes", codes}}));
  EXPECT_EQ(std::ranges::count(text, '\n'), 2 * kMany + 6);
}

TEST(JsonWriter, UsesLinesOfOtherFiles) {
  const NewJson value = NewJson::array({NewJson::array({NewJson::string("a")})});
  EXPECT_EQ(json_text(value, JsonBreaks::kMember, "\t\"b\": ", {.end = "\r\n", .step = "\t"}),
            "[\r\n\t\t[\"a\"]\r\n\t]");
  EXPECT_EQ(json_text(value, JsonBreaks::kNever, "\t", {}), "[[\"a\"]]");
  EXPECT_EQ(json_text(value.children[0], JsonBreaks::kElement, "  ", {}), "[\"a\"]");
  EXPECT_EQ(json_text(value.children[0], JsonBreaks::kAlways, "  ", {}), "[\n    \"a\"\n  ]");
}

}  // namespace
}  // namespace gongkai
