#include "pack/load_pack.h"

#include <gtest/gtest.h>

#include "support/compiled_schema.h"
#include "support/files.h"
#include "support/sample_pack.h"

namespace gongkai {
namespace {

const std::string kTable = R"({"kind": "pivot", "name": "表", "title": "表",
  "columns": [{"heading": "科目", "label": "code"}, {"heading": "金额"}],
  "rows": [{"by": "function", "cells": {"code": "{{function.code}}"}}]})";

std::string faults(const sample::Files& files) {
  Findings findings;
  sample::load(files, findings);
  return sample::ids(findings);
}

// The faults of a pack whose table has this text.
std::string table_faults(const std::string& table) {
  return faults({{"p/pack.json", sample::kPackFile}, {"p/tables/01-t.json", table}});
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), by);
}

TEST(LoadPack, LoadsAWholePack) { EXPECT_EQ(table_faults(kTable), ""); }

TEST(LoadPack, TakesFromTheExtendedPackWhatItDoesNotState) {
  Findings findings;
  const auto pack = sample::load({{"base/pack.json", sample::kPackFile},
                                  {"base/tables/01-t.json", kTable},
                                  {"p/pack.json", R"({"title": "子", "extends": "base",
                                     "amount": {"decimals": 1}, "page": {"landscape": true},
                                     "styles": {"note": {"font": "正文", "size": 8}}})"}},
                                 findings);
  ASSERT_TRUE(pack) << all_texts(findings);
  EXPECT_EQ(pack->title, "子");
  ASSERT_EQ(pack->tables.size(), 1U);
  EXPECT_EQ(pack->tables[0].amount.decimals, 1);
  EXPECT_GT(pack->tables[0].page.width, pack->tables[0].page.height);
  EXPECT_EQ(pack->style("note")->size, points(8));
  EXPECT_EQ(pack->style("label")->size, Length::from_milli_points(10'500));
}

TEST(LoadPack, TakesNoRelationsFromBeyondAPackWithItsOwn) {
  const std::string first = R"({"title": "一", "extends": "second")";
  const std::string second = R"({"title": "二", "extends": "base")";
  const auto chain = [](const std::string& own, const std::string& extended) {
    Findings findings;
    const auto pack = sample::load({{"p/pack.json", own},
                                    {"second/pack.json", extended},
                                    {"base/pack.json", sample::kPackFile},
                                    {"base/tables/01-t.json", kTable}},
                                   findings);
    EXPECT_TRUE(pack) << all_texts(findings);
    return pack ? pack->relation_chain : std::vector<std::string>();
  };
  using Names = std::vector<std::string>;
  const std::string is_own = R"(, "relations": "own"})";
  EXPECT_EQ(chain(first + "}", second + "}"), (Names{"p", "second", "base"}));
  EXPECT_EQ(chain(first + "}", second + is_own), (Names{"p", "second"}));
  EXPECT_EQ(chain(first + is_own, second + "}"), (Names{"p"}));
}

TEST(LoadPack, ReportsACycleOfPacks) {
  Findings findings;
  sample::load({{"p/pack.json", R"({"title": "甲", "extends": "q"})"},
                {"q/pack.json", R"({"title": "乙", "extends": "p"})"}},
               findings);
  ASSERT_EQ(sample::ids(findings), "pack-cycle");
  EXPECT_EQ(findings.all()[0].message, "模板包循环继承：p → q → p");
  EXPECT_EQ(findings.all()[0].where.file, "q/pack.json");
}

TEST(LoadPack, ReportsAPackThatDoesNotExistWithTheNearest) {
  Findings findings;
  sample::load({{"p/pack.json", R"({"title": "甲", "extends": "henan-2032"})"},
                {"henan-2023/pack.json", "{}"}},
               findings);
  ASSERT_EQ(sample::ids(findings), "unknown-pack");
  EXPECT_EQ(findings.all()[0].help, "是否应为 \"henan-2023\"？");
}

TEST(LoadPack, ReportsTablesWithoutFile) {
  EXPECT_EQ(faults({{"p/pack.json", sample::kPackFile}}), "missing-table-file");
}

TEST(LoadPack, ReportsEveryFaultOfAFileAtOnce) {
  EXPECT_EQ(table_faults(R"({"kind": "pivot", "nmae": "表", "title": "{{yaer}}年",
      "columns": [{"heading": "科目", "label": 1}], "rows": [{"by": "functoin"}]})"),
            "unknown-template-field wrong-type unknown-value unknown-field missing-field");
}

TEST(LoadPack, ReportsAFaultOnceHoweverManyTablesTakeIt) {
  const std::string wrong = replaced(kTable, R"("label": "code"})", R"("labl": "code"})");
  const std::string pack =
      replaced(sample::kPackFile, R"(["01-t"])", R"(["01-t", "02-t", "03-t"])");
  EXPECT_EQ(faults({{"p/pack.json", pack},
                    {"p/tables/01-t.json", wrong},
                    {"p/tables/02-t.json", R"({"extends": "01-t", "title": "乙"})"},
                    {"p/tables/03-t.json", R"({"extends": "01-t", "title": "丙"})"}}),
            "unknown-field");
}

TEST(LoadPack, RefusesYuanWithMoreDecimalsThanFen) {
  const auto at = [](const std::string& of_pack, const std::string& of_table) {
    Findings findings;
    sample::load(
        {{"p/pack.json", replaced(sample::kPackFile, "\"tables\"", of_pack + "\"tables\"")},
         {"p/tables/01-t.json", replaced(kTable, "\"columns\"", of_table + "\"columns\"")}},
        findings);
    std::string out;
    for (const Finding& finding : findings.all()) {
      out += finding.id + " " + finding.where.file + finding.where.pointer + "\n";
    }
    return out;
  };
  const std::string yuan = R"("amount": {"unit": "元"}, )";
  const std::string six = R"("amount": {"decimals": 6}, )";
  EXPECT_EQ(at(yuan, R"("amount": {"decimals": 2}, )"), "");
  EXPECT_EQ(at("", six), "");
  EXPECT_EQ(at(yuan, six), "yuan-decimals p/tables/01-t.json/amount\n");
  EXPECT_EQ(at(six, yuan), "yuan-decimals p/tables/01-t.json/amount\n");
  EXPECT_EQ(at(R"("amount": {"unit": "元", "decimals": 3}, )", ""),
            "yuan-decimals p/pack.json/amount\n");
  EXPECT_EQ(at(R"("text_amount": {"unit": "元", "decimals": 3}, )", ""),
            "yuan-decimals p/pack.json/text_amount\n");
}

TEST(LoadPack, ReportsNamesThatReferToNothing) {
  EXPECT_EQ(table_faults(replaced(kTable, "{\"code\":", "{\"cdoe\":")), "unknown-label");
  EXPECT_EQ(table_faults(replaced(kTable, R"("heading": "金额")",
                                  R"("heading": "金额", "style": "amuont")")),
            "unknown-style");
  EXPECT_EQ(table_faults(R"({"kind": "balance", "name": "表", "title": "表", "sides": [
      {"columns": [{"heading": "项目", "label": "l"}, {"heading": "金额"}],
       "lines": [{"id": "a", "text": "甲"}, {"text": "计", "sum": ["b"]}]}]})"),
            "unknown-sum");
}

// The faults of a pack that says this of figures and has this chapter, each with its place.
std::string text_faults(const std::string& members, const std::string& chapter) {
  const std::string styles = R"("body": {"font": "正文", "size": 10},
    "heading_1": {"font": "正文", "size": 10}, "heading_2": {"font": "正文", "size": 10},
    "heading_3": {"font": "正文", "size": 10}, "heading_4": {"font": "正文", "size": 10}, "title")";
  std::string pack = replaced(sample::kPackFile, "\"title\": {", styles + ": {");
  pack = replaced(
      pack, "\"captions\"",
      R"("document": [{"text": "one"}, {"tables": "all"}], )" + members + ", \"captions\"");
  Findings findings;
  sample::load({{"p/pack.json", pack}, {"p/tables/01-t.json", kTable}, {"p/text/one.md", chapter}},
               findings);
  std::string out;
  for (const Finding& finding : findings.all()) {
    out += finding.id + " " + finding.where.pointer + " " + finding.message + "\n";
  }
  return out;
}

const std::string kFigures = R"("figures": {
  "all": {"sum": {}, "last_year": "total"},
  "part": {"sum": {"where": {"kind": "项目支出"}}, "of": "all", "last_year": "project"},
  "alone": {"sum": {}},
  "of_alone": {"sum": {}, "of": "alone", "last_year": "basic"},
  "cars": {"three_public": "vehicle_purchase", "reason": "vehicles"}})";

std::string changes(const std::string& name, const std::string& words) {
  std::string out = R"("changes": {")" + name + R"(": {)";
  for (const char* each : {"higher", "lower", "equal", "added", "ended"}) {
    const std::string key = '"' + std::string(each) + "\":";
    if (words.find(key) == std::string::npos) out += key + " \"\", ";
  }
  return out + words + "}}";
}

TEST(LoadPack, KnowsWhichFiguresHaveAShare) {
  EXPECT_EQ(text_faults(kFigures, "{{#part.share}}{{part.share}}{{/part.share}}"), "");
  EXPECT_EQ(text_faults(kFigures, "{{alone.share}}"),
            "unknown-template-field  没有 {{alone.share}} 这个字段\n");
}

TEST(LoadPack, KnowsWhatTheWordsOfEachChangeMaySpeakOf) {
  const auto faults = [](const std::string& words) {
    return text_faults(kFigures + ", " + changes("c", words), "{{all.amount}}{{part.c}}");
  };
  const std::string chapter = "unknown-template-field  没有 {{all.amount}} 这个字段\n";
  EXPECT_EQ(faults(R"("higher": "{{amount}}{{last_amount}}{{difference}}{{percent}}",
                      "equal": "{{last_amount}}{{difference}}", "ended": "{{percent}}",
                      "added": "{{difference}}{{last_amount}}", "missing": "{{amount}}")"),
            chapter);
  EXPECT_EQ(faults(R"("of_share": true, "higher": "{{share}}{{points}}", "added": "{{last_share}}",
                      "equal": "{{share}}", "missing": "{{amount}}")"),
            chapter);
  const auto unknown = [&](const std::string& words, const std::string& name) {
    const std::string found = faults(words);
    EXPECT_NE(found.find("没有 {{" + name + "}} 这个字段"), std::string::npos) << words << found;
  };
  for (const char* name : {"share", "last_share", "points"}) {
    unknown(R"("higher": "{{)" + std::string(name) + R"(}}")", name);
    unknown(R"("of_share": true, "missing": "{{)" + std::string(name) + R"(}}")", name);
  }
  for (const char* name : {"difference", "percent", "last_amount"}) {
    unknown(R"("of_share": true, "lower": "{{)" + std::string(name) + R"(}}")", name);
    unknown(R"("missing": "{{)" + std::string(name) + R"(}}")", name);
  }
  unknown(R"("equal": "{{percent}}")", "percent");
  unknown(R"("added": "{{percent}}")", "percent");
}

TEST(LoadPack, ReportsComparisonsOfWhatHasNoLastYear) {
  const std::string plain = kFigures + ", " + changes("c", R"("missing": "")");
  EXPECT_EQ(text_faults(plain, "{{all.c}}{{cars.c}}"), "");
  EXPECT_EQ(text_faults(plain, "{{alone.c}}"),
            "figure-without-last-year  不能用 {{alone.c}} 与上年比较：\"alone\" "
            "没有上年数（last_year）\n");
  const std::string shares = kFigures + ", " + changes("s", R"("of_share": true)");
  EXPECT_EQ(text_faults(shares, "{{part.s}}"), "");
  EXPECT_EQ(text_faults(shares, "{{all.s}}"),
            "figure-without-last-year  不能用 {{all.s}} 与上年比较：没有写明占比的对象（of）\n");
  EXPECT_EQ(text_faults(shares, "{{of_alone.s}}"),
            "figure-without-last-year  不能用 {{of_alone.s}} 与上年比较：\"alone\" "
            "没有上年数（last_year）\n");
}

TEST(LoadPack, ReportsNamesThatNoBudgetGives) {
  EXPECT_EQ(
      text_faults(R"("figures": {"x": {"sum": {}, "last_year": "totl", "reason": "recepton"},
                                       "y": {"sum": {}, "last_year": "vehicles"}})",
                  "字"),
      "unknown-last-year /figures/x/last_year 没有名为 \"totl\" 的上年数（预算的 last_year）\n"
      "unknown-reason /figures/x/reason 没有名为 \"recepton\" 的原因（预算的 reasons）\n"
      "unknown-last-year /figures/y/last_year 没有名为 \"vehicles\" 的上年数（预算的 "
      "last_year）\n");
}

TEST(LoadPack, ReportsAFigureThatCannotBeReadOnce) {
  EXPECT_EQ(text_faults(R"("figures": {"x": {"cell": {"table": "01-t", "row": "合计"},
                                             "of": "y", "last_year": "total"}})",
                        "{{x}}{{x.share}}"),
            "missing-field /figures/x/cell 缺少字段 \"column\"\n");
}

TEST(LoadPack, LooksForNoNamesInWhatCannotBeRead) {
  EXPECT_EQ(text_faults(R"("figurs": {"all": {"sum": {}}})", "{{all}}"),
            "unknown-field /figurs 未知字段 \"figurs\"\n");
  EXPECT_EQ(text_faults(R"("words": ["市"])", "{{words.place}}"),
            "wrong-type /words 此处是数组 [\"市\"]\n");
  EXPECT_EQ(table_faults(replaced(kTable, "\"kind\": \"pivot\", ", "")), "missing-field");
}

TEST(LoadPack, KeepsAColumnOfATableThatIsChanged) {
  const auto changed = [](const std::string& changes) {
    return faults(
        {{"p/pack.json", replaced(sample::kPackFile, R"(["01-t"])", R"(["01-t", "02-t"])")},
         {"p/tables/01-t.json", kTable},
         {"p/tables/02-t.json", R"({"extends": "01-t", )" + changes + "}"}});
  };
  EXPECT_EQ(changed(R"("column_changes": {"金额": {"heading": "数额"}})"), "");
  EXPECT_EQ(changed(R"("column_changes": {"科目": null, "金额": null})"), "list-too-short");
  EXPECT_EQ(changed(R"("columns_after": {"金额": []})"), "list-too-short");
}

TEST(LoadPack, ReportsLinesThatAddUpThemselves) {
  const auto balance = [](const std::string& lines) {
    return R"({"kind": "balance", "name": "表", "title": "表", "sides": [
      {"columns": [{"heading": "项目", "label": "l"}, {"heading": "金额"}], "lines": [)" +
           lines + "]}]}";
  };
  EXPECT_EQ(table_faults(balance(R"({"id": "a", "text": "甲", "sum": ["a"]})")), "sum-cycle");
  EXPECT_EQ(table_faults(balance(R"({"id": "a", "text": "甲", "sum": ["b"]},
                                    {"id": "b", "text": "乙", "sum": ["c"]},
                                    {"id": "c", "text": "丙", "sum": ["a"]})")),
            "sum-cycle sum-cycle sum-cycle");
  EXPECT_EQ(
      table_faults(balance(R"({"id": "a", "text": "甲", "sum": ["b"]}, {"id": "b", "text": "乙"},
                                    {"text": "丙", "sum": ["a", "b"]})")),
      "");
}

TEST(LoadPack, ReportsFieldsWithoutAValueInTheirRow) {
  EXPECT_EQ(table_faults(replaced(kTable, "{{function.code}}", "{{project.name}}")),
            "field-out-of-scope");
  EXPECT_EQ(table_faults(replaced(kTable, "{{function.code}}", "{{function.code")),
            "template-field-open");
}

TEST(LoadPack, ReportsFormRowsThatDoNotFillTheirColumns) {
  const auto form = [](const std::string& rows) {
    return R"({"kind": "form", "name": "表", "title": "表", "widths": [5, 5], "rows": [)" + rows +
           "]}";
  };
  EXPECT_EQ(table_faults(form(R"(["甲", "乙"])")), "");
  EXPECT_EQ(table_faults(form(R"(["甲"])")), "form-row-misfit");
  EXPECT_EQ(table_faults(form(R"([{"text": "甲", "cols": 3}])")), "form-row-misfit");
  EXPECT_EQ(table_faults(form(R"([{"text": "甲", "rows": 2}, "乙"])")), "form-row-misfit");
}

TEST(LoadPack, ReportsAPackWithoutStyles) {
  EXPECT_EQ(faults({{"p/pack.json", R"({"title": "甲", "document_title": "甲", "file_name": "甲",
                                        "tables": ["01-t"]})"},
                    {"p/tables/01-t.json", kTable}}),
            "unknown-style unknown-style unknown-style unknown-style unknown-style unknown-style "
            "unknown-style unknown-style");
}

TEST(PackSchema, IsThePublishedFile) {
  EXPECT_EQ(pack_schema().dump(2) + "\n", read_source_file("templates/pack.schema.json"));
  EXPECT_EQ(table_schema().dump(2) + "\n", read_source_file("templates/table.schema.json"));
}

TEST(PackSchema, AcceptsEveryDeliveredPack) {
  const CompiledSchema pack(pack_schema());
  const CompiledSchema table(table_schema());
  const std::string folder = "templates/henan-2023/";
  EXPECT_TRUE(pack.accepts(read_source_file(folder + "pack.json")));
  EXPECT_FALSE(pack.accepts(read_source_file(folder + "tables/01-balance.json")));
  for (const std::string& file : files_in(folder + "tables")) {
    EXPECT_TRUE(table.accepts(read_source_file(folder + "tables/" + file))) << file;
  }
}

TEST(PackSchema, RefusesWhatTheReaderRefuses) {
  const CompiledSchema table(table_schema());
  EXPECT_TRUE(table.accepts(kTable));
  EXPECT_FALSE(table.accepts(replaced(kTable, "\"heading\": \"金额\"", "\"haeding\": \"金额\"")));
  EXPECT_FALSE(table.accepts(replaced(kTable, "\"by\": \"function\"", "\"by\": \"functoin\"")));
  EXPECT_FALSE(table.accepts(replaced(kTable, "\"kind\": \"pivot\"", "\"kind\": \"pviot\"")));
}

}  // namespace
}  // namespace gongkai
