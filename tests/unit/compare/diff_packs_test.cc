#include "compare/diff_packs.h"

#include <gtest/gtest.h>

#include "pack/load_pack.h"

namespace gongkai {
namespace {

// A line for each difference of two tables.
std::string table_diff(const std::string& a, const std::string& b) {
  DiffLines lines;
  diff_tables(Json::parse(a), Json::parse(b), lines);
  std::string out;
  for (const std::string& line : lines.lines()) out += line + "\n";
  return out;
}

std::string column_diff(const std::string& a, const std::string& b) {
  const auto table = [](const std::string& columns) {
    return R"({"kind": "pivot", "name": "表", "columns": [)" + columns + R"(], "rows": []})";
  };
  return table_diff(table(a), table(b));
}

std::string pack_diff(const WrittenPack& a, const WrittenPack& b) {
  std::string out;
  for (const std::string& line : diff_packs(a, b)) out += line + "\n";
  return out;
}

WrittenPack pack(const std::string& name, const std::string& file) {
  return {.name = name, .pack = Json::parse(file)};
}

Json table(const std::string& name) { return Json{{"kind", "form"}, {"name", name}}; }

TEST(DiffTables, SaysNothingOfTheSame) {
  EXPECT_EQ(column_diff(R"({"heading": "合计", "width": 6})", R"({"heading": "合计", "width": 6})"),
            "");
}

TEST(DiffTables, NamesTitlesNumbersAndAmounts) {
  EXPECT_EQ(
      table_diff(R"({"title": "甲", "number": "表1", "amount": {"unit": "元", "decimals": 2}})",
                 R"({"title": "乙", "amount": {"unit": "万元", "decimals": 2}})"),
      "标题：“甲” → “乙”\n"
      "表号：“表1” → （未写）\n"
      "金额／金额单位：“元” → “万元”\n");
}

TEST(DiffTables, FindsColumnsByTheirPathOfHeadings) {
  EXPECT_EQ(column_diff(R"({"heading": "基本支出", "columns": [{"heading": "小计", "width": 6}]})",
                        R"({"heading": "基本支出", "columns": [{"heading": "小计", "width": 8},
                                                             {"heading": "其他"}]})"),
            "列“基本支出/小计”\n"
            "  宽度：6 → 8\n"
            "增加列“基本支出/其他”（在“小计”之后）\n");
  EXPECT_EQ(
      column_diff(R"({"heading": "甲", "total": true}, {"heading": "乙"})", R"({"heading": "乙"})"),
      "删去列“甲”\n");
}

TEST(DiffTables, KnowsARenamedColumnByWhatItTakes) {
  EXPECT_EQ(column_diff(R"({"heading": "教育", "where": {"function": "205"}})",
                        R"({"heading": "科学", "where": {"function": "206"}},
                            {"heading": "教育支出", "where": {"function": "205"}})"),
            "列“教育”改名为“教育支出”\n"
            "增加列“科学”（在最前）\n");
  EXPECT_EQ(column_diff(R"({"heading": "名称", "label": "name", "width": 6})",
                        R"({"heading": "单位名称", "label": "name", "width": 8})"),
            "列“名称”改名为“单位名称”\n"
            "列“单位名称”\n"
            "  宽度：6 → 8\n");
}

TEST(DiffTables, ComparesTheColumnsOfARenamedGroup) {
  EXPECT_EQ(
      column_diff(R"({"heading": "收入", "columns": [{"heading": "小计"}, {"heading": "拨款"}]})",
                  R"({"heading": "本年收入", "columns": [{"heading": "小计"}]})"),
      "列“收入”改名为“本年收入”\n"
      "删去列“本年收入/拨款”\n");
}

TEST(DiffTables, SaysWhenColumnsHaveAnotherOrder) {
  EXPECT_EQ(column_diff(R"({"heading": "甲"}, {"heading": "乙", "width": 5})",
                        R"({"heading": "乙", "width": 5}, {"heading": "甲"})"),
            "列的次序：甲、乙 → 乙、甲\n");
}

TEST(DiffTables, ComparesLevelsOfRows) {
  EXPECT_EQ(
      table_diff(R"({"kind": "pivot", "rows": [{"cells": {"name": "合计"}}, {"by": "unit"}]})",
                 R"({"kind": "pivot", "rows": [{"cells": {"name": "总计"}},
                                                     {"by": ["unit", "project"]}]})"),
      "行“合计”\n"
      "  文字／name：“合计” → “总计”\n"
      "删去行“按 unit”\n"
      "增加行“按 unit、project”（在“合计”之后）\n");
}

TEST(DiffTables, ComparesTheSidesOfABalance) {
  EXPECT_EQ(
      table_diff(R"({"kind": "balance", "sides": [{"columns": [], "lines": [
                             {"text": "一、教育", "where": {"function": "205"}}, {"functions": {"206": "甲"}}]}]})",
                 R"({"kind": "balance", "sides": [{"columns": [], "facts": "income", "lines": [
                             {"text": "二、教育", "where": {"function": "205"}}, {"functions": {"206": "乙"}}]},
                             {"columns": []}]})"),
      "第 1 栏\n"
      "  数据：（未写） → “income”\n"
      "  行“一、教育”改名为“二、教育”\n"
      "  行“各功能科目”\n"
      "    功能科目／206：“甲” → “乙”\n"
      "增加第 2 栏\n");
}

TEST(DiffTables, ComparesFormsAndNotesInTheirOrder) {
  EXPECT_EQ(
      table_diff(R"({"kind": "form", "rows": [["甲"], ["乙"], ["丙"]], "notes": [{"text": "注"}]})",
                 R"({"kind": "form", "rows": [["甲"], ["丁"], ["丙"], ["戊"]]})"),
      "第 2 行：[\"乙\"] → [\"丁\"]\n"
      "增加一行（第 4 行）：[\"戊\"]\n"
      "表下的注\n"
      "  删去第 1 条：{\"text\":\"注\"}\n");
}

TEST(DiffPacks, SaysNothingOfTheSame) {
  const WrittenPack one = pack("甲", R"({"title": "表", "styles": {"label": {"size": 9}}})");
  EXPECT_EQ(pack_diff(one, one), "");
}

TEST(DiffPacks, ComparesNamedThings) {
  EXPECT_EQ(
      pack_diff(pack("甲", R"({"title": "一", "styles": {"label": {"size": 9.5}, "code": {}}})"),
                pack("乙", R"({"title": "二", "styles": {"label": {"size": 10}}})")),
      "标题：“一” → “二”\n"
      "样式“label”\n"
      "  字号：9.5 → 10\n"
      "样式“code”：只在 甲 中\n");
}

TEST(DiffPacks, ComparesWords) {
  EXPECT_EQ(pack_diff(pack("甲", R"({"words": {"level": "部门", "other": "其他"}})"),
                      pack("乙", R"({"words": {"level": "单位"}})")),
            "词语“level”：“部门” → “单位”\n"
            "词语“other”：只在 甲 中\n");
}

TEST(DiffPacks, FindsTheSameTableUnderAnotherNumber) {
  WrittenPack a = pack("甲", "{}");
  WrittenPack b = a;
  b.name = "乙";
  a.tables = {
      {"01-income", table("收入表")}, {"02-goals", table("目标表")}, {"03-x", table("其他")}};
  b.tables = {{"01-targets", table("目标表")}, {"02-income", table("收入表")}};
  EXPECT_EQ(pack_diff(a, b),
            "表 03-x（其他）：只在 甲 中\n"
            "表的次序：01-income、02-goals → 02-goals、01-income\n"
            "表 01-income（收入表）\n"
            "  文件：01-income → 02-income\n"
            "表 02-goals（目标表）\n"
            "  文件：02-goals → 01-targets\n");
}

TEST(DiffPacks, ReportsADefaultOnceAndNotForEachTable) {
  WrittenPack a = pack("甲", R"({"page": {"top": 18}})");
  WrittenPack b = pack("乙", R"({"page": {"top": 20}})");
  Json own = table("表");
  a.tables = {{"01-t", own}, {"02-u", own}};
  b.tables = a.tables;
  a.tables[0].second["page"] = {{"top", 18}};
  b.tables[0].second["page"] = {{"top", 20}};
  a.tables[1].second["page"] = {{"top", 18}};
  b.tables[1].second["page"] = {{"top", 18}};
  EXPECT_EQ(pack_diff(a, b), "页面／上边距：18 → 20\n");
}

TEST(DiffPacks, ComparesTheDocumentAndItsChapters) {
  WrittenPack a = pack("甲", R"({"document": [{"text": "one"}, {"tables": "all"}]})");
  WrittenPack b = pack("乙", R"({"document": [{"text": "one", "cover": true}, {"contents": "目录"},
                                             {"tables": "all"}]})");
  a.texts = {{"one", "# 甲\n\n一。\n"}};
  b.texts = {{"one", "# 甲\n\n二。\n\n三。\n"}};
  EXPECT_EQ(pack_diff(a, b),
            "全文各部分\n"
            "  部分“文字 one”\n"
            "    封面：（未写） → 是\n"
            "  增加部分“目录”（在“文字 one”之后）\n"
            "文字 one\n"
            "  第 2 段：“一。” → “二。”\n"
            "  增加一段（第 3 段）：“三。”\n");
}

// Of a schema: the members of all objects that have no title.
std::string untitled(const Schema& schema) {
  std::string out;
  for (const auto& [name, definition] : schema.find("definitions")->members()) {
    for (const auto& [member, property] : definition.find("properties")->members()) {
      const Schema* title = property.find("title");
      if (title == nullptr || title->text().empty()) out += name + "." + member + " ";
    }
  }
  return out;
}

TEST(MemberWords, AreThereForEveryMemberOfAPacksFiles) {
  EXPECT_EQ(untitled(pack_schema()), "");
  EXPECT_EQ(untitled(table_schema()), "");
}

TEST(MemberWords, DependOnTheObject) {
  const MemberWords table = MemberWords::of_table();
  EXPECT_EQ(table.of("page"), "页面");
  EXPECT_EQ(table.below("page").of("left"), "左边距");
  EXPECT_EQ(table.below("captions").element().of("left"), "左端");
  EXPECT_EQ(table.below("columns").element().below("columns").element().of("width"), "宽度");
  const MemberWords pack = MemberWords::of_pack();
  EXPECT_TRUE(pack.below("styles").are_names());
  EXPECT_FALSE(pack.below("page").are_names());
  EXPECT_EQ(pack.below("styles").of("title"), "title");
  EXPECT_EQ(pack.below("styles").below("title").of("size"), "字号");
}

}  // namespace
}  // namespace gongkai
