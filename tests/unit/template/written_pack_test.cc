#include "template/written_pack.h"

#include <gtest/gtest.h>

#include "unit/template/sample.h"

namespace gongkai {
namespace {

WrittenPack written(const sample::Files& files) {
  const ReadFile read = [&files](const std::string& path) -> std::optional<SourceText> {
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
