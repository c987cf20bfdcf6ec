#include "source/shape.h"

#include <gtest/gtest.h>

#include "support/files.h"

namespace gongkai {
namespace {

// What a shape proposes instead of a text.
template <class T>
std::string help(const Shape<T>& shape, const std::string& json) {
  Findings findings;
  const auto tree = parse(json, findings);
  T value{};
  EXPECT_FALSE(shape.read(tree->root(), value, findings));
  return findings.all().empty() ? "" : findings.all()[0].help;
}

// What a shape says about a text; "" if it takes it.
template <class T>
std::string complaint(const Shape<T>& shape, const std::string& json) {
  Findings findings;
  const auto tree = parse(json, findings);
  T value{};
  const bool is_good = shape.read(tree->root(), value, findings);
  EXPECT_EQ(is_good, !findings.has_errors());
  return findings.all().empty() ? "" : findings.all()[0].id;
}

template <class T>
T value_of(const Shape<T>& shape, const std::string& json) {
  Findings findings;
  const auto tree = parse(json, findings);
  T value{};
  EXPECT_TRUE(shape.read(tree->root(), value, findings)) << all_texts(findings);
  return value;
}

TEST(Shape, TextIsNotBlankAndOnOneLine) {
  EXPECT_EQ(value_of(text(), R"("某局")"), "某局");
  EXPECT_EQ(complaint(text(), R"("")"), "empty-text");
  EXPECT_EQ(complaint(text(), R"("  ")"), "empty-text");
  EXPECT_EQ(complaint(text(), R"("\u3000\u00A0")"), "empty-text");
  EXPECT_EQ(complaint(text(), R"("某\n局")"), "control-character");
  EXPECT_EQ(complaint(text(), R"("\u0000")"), "control-character");
  EXPECT_EQ(complaint(text(), "12"), "wrong-type");
  EXPECT_EQ(value_of(text(Lines::kSeveral), R"("甲\n乙")"), "甲\n乙");
  EXPECT_EQ(complaint(text(Lines::kSeveral), R"("甲\r\n乙")"), "control-character");
  EXPECT_EQ(value_of(text_or_empty(), R"("")"), "");
}

struct Pair {
  std::string a;
  std::string b;
};

TEST(Shape, AFieldTwiceDoesNotStandForAnother) {
  ObjectShape<Pair> shape("pair", "两项");
  shape.required("a", &Pair::a, text(), "甲").required("b", &Pair::b, text(), "乙");
  Findings findings;
  const auto tree = parse(R"({"a": "1", "a": "2"})", findings);
  Pair out;
  EXPECT_FALSE(Shape<Pair>(shape).read(tree->root(), out, findings));
  EXPECT_TRUE(has_id(findings, "missing-field")) << all_texts(findings);
}

TEST(Shape, DigitsHaveOneOfTheLengths) {
  const auto code = digits({3, 5});
  EXPECT_EQ(value_of(code, R"("301")"), "301");
  EXPECT_EQ(complaint(code, R"("3010")"), "text-format");
  EXPECT_EQ(complaint(code, R"("３０１")"), "text-format");
  EXPECT_EQ(complaint(digits_between(3, 5), R"("30")"), "text-format");
  EXPECT_EQ(complaint(digits_between(3, 5), R"("3010")"), "");
}

TEST(Shape, ProposesWhatWasMeant) {
  EXPECT_EQ(help(digits({3}), R"("３０１")"), "写作 \"301\"");
  EXPECT_EQ(help(digits({3}), R"("30 1")"), "写作 \"301\"");
  EXPECT_EQ(help(digits({3}), R"("3O1")"), "");
  for (const char* written : {"2023-3-1", "2023年3月1日", "2023/03/01", "２０２３．３．１"}) {
    EXPECT_EQ(help(date(), "\"" + std::string(written) + "\""), "写作 \"2023-03-01\"") << written;
  }
  EXPECT_EQ(help(date(), R"("2023-02-30")"), "");
  EXPECT_EQ(help(date(), R"("三月一日")"), "");
  EXPECT_EQ(help(integer(2000, 2100), R"("2023")"), "去掉双引号，写作 2023");
  EXPECT_EQ(help(integer(2000, 2100), R"("")"), "");
}

TEST(Shape, ACodeWithoutQuotesIsNamedAsSuch) {
  Findings findings;
  const auto tree = parse("30101", findings);
  std::string out;
  EXPECT_FALSE(digits({5}).read(tree->root(), out, findings));
  EXPECT_EQ(all_texts(findings), R"(test.json:1:1: 错误：编码 30101 没有加双引号 [wrong-type]
  1 | 30101
    | ^^^^^
  应为：5 位数字编码，加双引号
  改法：写作 "30101"（否则前导零会丢失）
)");
}

TEST(Shape, DatesExist) {
  EXPECT_EQ(value_of(date(), R"("2024-02-29")"), "2024-02-29");
  for (const char* bad :
       {R"("2023-02-29")", R"("2023-13-01")", R"("2023-00-10")", R"("2023-04-31")", R"("2023-4-1")",
        R"("2023/04/01")", R"("1900-02-29")", R"("")"}) {
    EXPECT_EQ(complaint(date(), bad), "text-format") << bad;
  }
}

TEST(Shape, BooleansAndIntegersAreNotTexts) {
  EXPECT_TRUE(value_of(boolean(), "true"));
  EXPECT_FALSE(value_of(boolean(), "false"));
  EXPECT_EQ(complaint(boolean(), R"("true")"), "wrong-type");
  EXPECT_EQ(complaint(boolean(), "1"), "wrong-type");
  EXPECT_EQ(value_of(integer(1, 9), "9"), 9);
  EXPECT_EQ(complaint(integer(1, 9), "10"), "number-range");
  EXPECT_EQ(complaint(integer(1, 9), "2.0"), "number-range");
  EXPECT_EQ(complaint(integer(1, 9), "2e0"), "number-range");
  EXPECT_EQ(complaint(integer(1, 9), "99999999999"), "number-range");
  EXPECT_EQ(complaint(integer(1, 9), "null"), "wrong-type");
}

TEST(Shape, ChoicesNameTheNearest) {
  Findings findings;
  const auto tree = parse(R"("行政单未")", findings);
  int out = 0;
  EXPECT_FALSE(one_of<int>({{"行政单位", 1}, {"事业单位", 2}}).read(tree->root(), out, findings));
  EXPECT_EQ(all_texts(findings), R"(test.json:1:1: 错误：没有 "行政单未" 这个取值 [unknown-value]
  1 | "行政单未"
    | ^^^^^^^^^^
  应为：行政单位、事业单位 之一
  改法：是否应为 "行政单位"？
)");
  EXPECT_EQ(value_of(one_of<int>({{"甲", 1}, {"乙", 2}}), R"("乙")"), 2);
}

TEST(Shape, ListsReadAllElementsAndReportAllFaults) {
  EXPECT_EQ(value_of(list(integer(0, 9)), "[1, 2]"), (std::vector<int>{1, 2}));
  EXPECT_EQ(complaint(list(integer(0, 9), 1), "[]"), "list-too-short");
  EXPECT_EQ(complaint(list(integer(0, 9)), "{}"), "wrong-type");
  Findings findings;
  const auto tree = parse("[10, 1, 11]", findings);
  std::vector<int> out;
  EXPECT_FALSE(list(integer(0, 9)).read(tree->root(), out, findings));
  EXPECT_EQ(findings.all().size(), 2U);
  EXPECT_EQ(findings.all()[1].where.pointer, "/2");
}

TEST(Shape, OneOrListTakesBoth) {
  const auto shape = one_or_list(text());
  EXPECT_EQ(value_of(shape, R"("甲")"), (std::vector<std::string>{"甲"}));
  EXPECT_EQ(value_of(shape, R"(["甲", "乙"])"), (std::vector<std::string>{"甲", "乙"}));
  EXPECT_EQ(complaint(shape, "[]"), "list-too-short");
}

TEST(Shape, PairsKeepTheFilesOrderAndCheckCodes) {
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(value_of(pairs(text()), R"({"b": "乙", "a": "甲"})"),
            (Pairs{{"b", "乙"}, {"a", "甲"}}));
  EXPECT_EQ(complaint(pairs(text(), {3}), R"({"301": "名"})"), "");
  EXPECT_EQ(complaint(pairs(text(), {3}), R"({"30": "名"})"), "text-format");
  EXPECT_EQ(complaint(pairs(text()), "[]"), "wrong-type");
}

TEST(Shape, ByKindReadsTheFirstShapeForItsKind) {
  const auto shape = by_kind(JsonKind::kString, text(), digits({3}));
  EXPECT_EQ(complaint(shape, R"("甲")"), "");
  EXPECT_EQ(complaint(shape, "12"), "wrong-type");
}

struct Unit {
  std::string code;
  int rank = 7;
  std::optional<bool> is_open;
  JsonValue where;
};

Shape<Unit> unit_shape() {
  ObjectShape<Unit> shape("unit", "单位");
  shape.required("code", &Unit::code, digits({3}), "单位代码")
      .optional("rank", &Unit::rank, integer(1, 9), "次序")
      .optional("open", &Unit::is_open, boolean(), "是否公开")
      .ignored("$comment", text(), "备注")
      .place(&Unit::where)
      .check([](const JsonValue& value, const Unit& unit, Findings& findings) {
        if (unit.code != "999") return true;
        findings.add({.id = "own-rule", .where = value.place(), .message = "不用 999"});
        return false;
      });
  return shape;
}

TEST(Shape, ObjectsReadFieldsInAnyOrderAndKeepDefaults) {
  const Unit unit = value_of(unit_shape(), R"({"open": true, "$comment": "x", "code": "250"})");
  EXPECT_EQ(unit.code, "250");
  EXPECT_EQ(unit.rank, 7);
  EXPECT_EQ(unit.is_open, true);
  EXPECT_TRUE(unit.where.exists());
  EXPECT_FALSE(value_of(unit_shape(), R"({"code": "250"})").is_open);
}

TEST(Shape, ObjectsReportUnknownMissingAndWrongFieldsInOneRun) {
  Findings findings;
  const auto tree = parse(R"({"cod": "250", "rank": 10})", findings);
  Unit unit;
  EXPECT_FALSE(unit_shape().read(tree->root(), unit, findings));
  EXPECT_EQ(all_texts(findings), R"(test.json:1:24: 错误：此处是 10 [number-range]
  1 | {"cod": "250", "rank": 10}
    |                        ^^
  位置：/rank
  应为：1 至 9 的整数（不加引号）
test.json:1:2: 错误：未知字段 "cod" [unknown-field]
  1 | {"cod": "250", "rank": 10}
    |  ^^^^^
  位置：/cod
  应为：code、rank、open、$comment 之一
  改法：是否应为 "code"？
test.json:1:1: 错误：缺少字段 "code" [missing-field]
  1 | {"cod": "250", "rank": 10}
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^
  应为："code"：单位代码
)");
}

TEST(Shape, ObjectsAskTheirOwnRuleLast) {
  EXPECT_EQ(complaint(unit_shape(), R"({"code": "999"})"), "own-rule");
  EXPECT_EQ(complaint(unit_shape(), R"({"code": "99"})"), "text-format");
  EXPECT_EQ(complaint(unit_shape(), "[]"), "wrong-type");
}

struct Group {
  std::string name;
  std::vector<Group> parts;
};

TEST(Shape, ObjectsMayHoldThemselves) {
  ObjectShape<Group> shape("group", "组");
  shape.required("name", &Group::name, text(), "名称")
      .optional("parts", &Group::parts, list(shape.itself()), "下级");
  const Shape<Group> whole = shape;
  const Group group = value_of(whole, R"({"name": "甲", "parts": [{"name": "乙"}]})");
  EXPECT_EQ(group.parts.at(0).name, "乙");
  Schema schema = schema_document(whole, "组");
  Schema& parts = schema["definitions"]["group"]["properties"]["parts"];
  EXPECT_EQ(parts["items"].dump(0), Schema({{"$ref", "#/definitions/group"}}).dump(0));
}

TEST(Shape, DescribesItselfAsSchema) {
  EXPECT_EQ(schema_document(unit_shape(), "单位文件").dump(2), R"({
  "$schema": "http://json-schema.org/draft-07/schema#",
  "title": "单位文件",
  "$ref": "#/definitions/unit",
  "definitions": {
    "unit": {
      "type": "object",
      "description": "单位",
      "properties": {
        "code": {
          "type": "string",
          "pattern": "^([0-9]{3})$",
          "description": "单位代码"
        },
        "rank": {
          "type": "integer",
          "minimum": 1,
          "maximum": 9,
          "description": "次序"
        },
        "open": {
          "type": "boolean",
          "description": "是否公开"
        },
        "$comment": {
          "type": "string",
          "pattern": "^[^\n]*[^ \n 　][^\n]*$",
          "description": "备注"
        }
      },
      "required": [
        "code"
      ],
      "additionalProperties": false
    }
  }
})");
}

}  // namespace
}  // namespace gongkai
