// Every kind of file that is not JSON: one finding, at the right place, no crash.

#include <gtest/gtest.h>

#include "source/json.h"
#include "support/files.h"

namespace gongkai {
namespace {

std::string fault(std::string text) {
  Findings findings;
  parse(std::move(text), findings);
  EXPECT_TRUE(findings.has_errors());
  return all_texts(findings);
}

std::string id_of(std::string text) {
  Findings findings;
  const auto tree = parse(std::move(text), findings);
  EXPECT_EQ(tree != nullptr, has_id(findings, "duplicate-field")) << "else it is not JSON";
  return findings.all().size() == 1 ? findings.all()[0].id : "not one finding";
}

TEST(JsonFaults, NameATruncatedFile) {
  EXPECT_EQ(fault("{\n  \"年度\": 2023"),
            R"(test.json:2:13: 错误：文件在此中断，JSON 不完整 [json-syntax]
  2 |   "年度": 2023
    |               ^
  应为：“,” 或 “}”
  改法：补全缺少的括号或引号；若文件是下载得到的，请重新下载
)");
  EXPECT_EQ(id_of(""), "json-syntax");
  EXPECT_EQ(id_of("   \n"), "json-syntax");
}

TEST(JsonFaults, PointAtTheFirstWrongCharacter) {
  EXPECT_EQ(fault("{\n  \"名称\": 某局\n}"),
            R"(test.json:2:9: 错误：此处不符合 JSON 语法 [json-syntax]
  2 |   "名称": 某局
    |           ^^
  应为：双引号括起的文字、数字、true、false、null、“{” 或 “[”
  改法：检查此处前后的逗号、冒号、引号和括号
)");
}

TEST(JsonFaults, NameATrailingComma) {
  EXPECT_EQ(fault("{\"a\": 1,\n}"), R"(test.json:2:1: 错误：此处不符合 JSON 语法 [json-syntax]
  2 | }
    | ^
  应为：双引号括起的文字
  改法：删去此处之前多余的逗号
)");
  EXPECT_NE(fault("[1,]").find("改法：删去此处之前多余的逗号"), std::string::npos);
  EXPECT_EQ(fault("[}").find("多余的逗号"), std::string::npos);
}

TEST(JsonFaults, NameAMissingCommaOrColon) {
  EXPECT_EQ(fault("{\"a\": 1 \"b\": 2}"), R"(test.json:1:9: 错误：此处不符合 JSON 语法 [json-syntax]
  1 | {"a": 1 "b": 2}
    |         ^
  应为：“,” 或 “}”
  改法：前一项之后缺少逗号
)");
  EXPECT_NE(fault("{\"a\" 1}").find("应为：“:”"), std::string::npos);
}

TEST(JsonFaults, NameWhatJsonHasNot) {
  for (const char* text :
       {"[NaN]",  "[Infinity]", "[.5]",      "[01]",       "[1.]",      "[+1]",          "['a']",
        "{a: 1}", "[1 2]",      "{\"a\" 1}", "[\"a\nb\"]", "[\"\\x\"]", "[\"\\ud800\"]", "// a\n[]",
        "[] []",  "[}",         "{]",        "]",          "[“a”]",     "[tru]",         "[\"a]"}) {
    EXPECT_EQ(id_of(text), "json-syntax") << text;
  }
}

TEST(JsonFaults, NameNulBytes) {
  EXPECT_EQ(id_of(std::string("{\0}", 3)), "nul-byte");
  EXPECT_EQ(id_of(std::string("{\0}\0", 4)), "nul-byte");  // UTF-16 without a mark
}

TEST(JsonFaults, NameFilesOfOtherFormats) {
  EXPECT_EQ(fault(std::string("PK\x03\x04\0\0xl/workbook.xml", 21)),
            "test.json: 错误：这是 Excel 工作簿（.xlsx），不是 JSON 文件 [other-format]\n"
            "  应为：JSON 文本\n"
            "  改法：检查是否选错了文件；预算文件怎样写见 examples/ 中的样例和 gongkai schema，"
            "做好的工作簿用 gongkai verify 核对\n");
  for (const char* text :
       {"%PDF-1.7", "{\\rtf1", "<html></html>", "编码,名称\n1,某局\n", "\"编码\"\t\"名称\"\n",
        "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "\xB1\xE0\xC2\xEB,\xC3\xFB\xB3\xC6\n"}) {
    EXPECT_EQ(id_of(text), "other-format") << text;
  }
}

TEST(JsonFaults, NameAFaultOfAFileInGbk) {
  EXPECT_EQ(fault("{\"name\": \"\xB9\xAB\xBF\xAA\",}"),
            "test.json:1:11: 错误：此处的字节不是 UTF-8；按 GB 18030（GBK）读取，又不符合要求 "
            "[not-utf8]\n"
            "  1 | {\"name\": \"\uFFFD\uFFFD\uFFFD\uFFFD\",}\n"
            "    |           ^\n"
            "  应为：UTF-8 文本\n"
            "  改法：在编辑器中另存为 UTF-8，再检查一次\n"
            "  参见：test.json:1:15: 读取后，此处不符合 JSON 语法\n");
}

TEST(JsonFaults, NameABadByteInUtf8) {
  EXPECT_EQ(fault("{\"名称\": \"某\xBE\xD6局\"}"),
            "test.json:1:10: 错误：此处的字节不是 UTF-8，也不能按 GB 18030（GBK）读取 [not-utf8]\n"
            "  1 | {\"名称\": \"某\uFFFD\uFFFD局\"}\n"
            "    |             ^\n"
            "  应为：UTF-8 文本\n"
            "  改法：检查文件是否损坏、是否由几种编码拼成；改正此处，或在编辑器中另存为 UTF-8\n");
}

TEST(JsonFaults, NameAFileThatIsTooLarge) {
  Findings findings;
  EXPECT_EQ(parse_json(SourceText("big.json", "[1, 2, 3]"), findings, 8), nullptr);
  EXPECT_EQ(all_texts(findings), R"(big.json: 错误：文件有 9 字节 [file-too-large]
  应为：不超过 8 字节
  改法：检查是否误用了其他文件；多个部门请各用一个文件
)");
}

TEST(JsonFaults, NameDeepNesting) {
  EXPECT_EQ(id_of(std::string(1000, '[') + std::string(1000, ']')), "json-too-deep");
  EXPECT_EQ(id_of(std::string(1'000'000, '[')), "json-too-deep");
  Findings findings;
  EXPECT_NE(parse(std::string(64, '[') + std::string(64, ']'), findings), nullptr);
}

TEST(JsonFaults, NameDuplicateFieldsWithBothPlaces) {
  EXPECT_EQ(fault("{\n  \"年度\": 2022,\n  \"年度\": 2023\n}"),
            R"(test.json:3:3: 错误：字段 "年度" 重复 [duplicate-field]
  3 |   "年度": 2023
    |   ^^^^^^
  位置：/年度
  应为：同一对象内每个字段只出现一次
  改法：删去其中一个
  参见：test.json:2:3: 前一处在此
)");
}

TEST(JsonFaults, NameDuplicatesInLargeObjects) {
  std::string text = "{\"k7\": 0";
  for (int i = 0; i < 100; ++i) text += ", \"k" + std::to_string(i) + "\": 0";
  EXPECT_EQ(id_of(text + "}"), "duplicate-field");
}

TEST(JsonFaults, NameNumbersOfThousandsOfDigits) {
  EXPECT_EQ(id_of("[1, " + std::string(6000, '9') + "]"), "number-overflow");
  EXPECT_EQ(id_of("1e9999"), "number-overflow");
}

TEST(JsonFaults, SurviveTextOfNothingButCommas) {
  EXPECT_EQ(id_of("[" + std::string(100'000, ',')), "json-syntax");
}

}  // namespace
}  // namespace gongkai
