#include "summary/summary.h"

#include <gmock/gmock.h>

#include "read_xlsx/read_xlsx.h"
#include "summary/summary_page.h"
#include "summary/summary_tables.h"
#include "support/files.h"
#include "support/xlsx_reader.h"
#include "unit/batch/sample_record.h"

namespace gongkai {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

PackageRecord record(const std::string& code, const std::string& name) {
  PackageRecord out = sample_record(code);
  out.profile.department = {code, name};
  out.profile.units = {{code + "001", name}};
  out.retired = {};
  return out;
}

PackageRecord failed(const std::string& code) {
  PackageRecord out = record(code, "某<局>");
  out.state = PackageState::kFailed;
  out.profile.totals = {};
  out.outputs = {};
  out.findings = {{.id = "unknown-code", .message = "没有编码 <99>", .line = 7}};
  return out;
}

class SummaryTest : public testing::Test {
 protected:
  Summary summarize(const std::vector<PackageRecord>& records,
                    const ExpectedList* expected = nullptr) {
    Summarizer summarizer(expected);
    for (const PackageRecord& one : records) summarizer.add(one, findings);
    return summarizer.finish(findings);
  }
  Findings findings;
};

TEST_F(SummaryTest, AddsUpExactly) {
  PackageRecord other = record("102", "乙局");
  other.profile.totals = {
      .income = "0.30",
      .expenditure = "0.20",
      .year_end = "0.10",
      .basic = "0.10",
      .project = "0.10",
      .functions = {{"201", "一般公共服务支出", "0.05"}, {"206", "科学技术支出", "0.15"}},
      .expenditure_sources = {{"112", "专项", "0.20"}},
      .income_sources = {{"111", "经费拨款", "0.10"}, {"112", "专项", "0.20"}}};
  const Summary summary = summarize({record("101", "甲局"), other, failed("103")});
  EXPECT_FALSE(findings.has_errors()) << all_texts(findings);
  EXPECT_EQ(summary.packages, 3);
  EXPECT_EQ(summary.failed, 1);
  EXPECT_EQ(summary.counts.errors, 1);
  EXPECT_EQ(summary.counts.accepted, 2);
  EXPECT_EQ(summary.total.expenditure, Amount::from_fen(77'000'020));
  EXPECT_EQ(summary.total.income, Amount::from_fen(77'090'030));
  ASSERT_THAT(summary.functions, SizeIs(2));
  EXPECT_EQ(summary.functions[0].code, "201");
  EXPECT_EQ(summary.functions[1].amounts.expenditure, Amount::from_fen(77'000'015));
  ASSERT_THAT(summary.sources, SizeIs(2));
  EXPECT_EQ(summary.sources[0].amounts.income, Amount::from_fen(77'090'010));
  EXPECT_EQ(summary.sources[1].amounts.expenditure, Amount::from_fen(20));
  for (const SumCheck& check : summary.checks) EXPECT_EQ(check.whole, check.parts) << check.name;
  EXPECT_THAT(summary.checks, SizeIs(6));
}

TEST_F(SummaryTest, LastYearIsComparedWithThoseThatStateIt) {
  PackageRecord without = record("102", "乙局");
  without.profile.totals.last_year = {};
  const Summary summary = summarize({record("101", "甲局"), without});
  EXPECT_EQ(summary.change.packages, 1);
  EXPECT_EQ(summary.change.difference(), Amount::from_fen(7'090'000));
  EXPECT_TRUE(summary.lines[0].change);
  EXPECT_FALSE(summary.lines[1].change);
}

TEST_F(SummaryTest, TotalsThatContradictEachOtherAreErrors) {
  PackageRecord doctored = record("101", "甲局");
  doctored.profile.totals.functions[0].amount = "769999.99";
  const Summary summary = summarize({doctored, record("102", "乙局")});
  const std::string texts = all_texts(findings);
  EXPECT_THAT(texts, HasSubstr("101.json: 错误：支出合计与各功能分类之和：770000.00 与 769999.99 "
                               "相差 0.01 元 [totals-differ]"));
  EXPECT_THAT(texts, HasSubstr("支出合计 = 各功能分类之和：1540000.00 与 1539999.99 相差 0.01 元"));
  EXPECT_EQ(findings.count(Severity::kError), 2) << texts;
  EXPECT_NE(summary.checks[1].whole, summary.checks[1].parts);
}

TEST_F(SummaryTest, EveryPairOfTotalsIsCompared) {
  const auto doctor = [](int what) {
    PackageRecord out = record("101", "甲局");
    PackageTotals& totals = out.profile.totals;
    if (what == 0) totals.basic = "730000.01";
    if (what == 1) totals.expenditure_sources[0].amount = "1.00";
    if (what == 2) totals.income_sources[0].amount = "1.00";
    if (what == 3) totals.year_end = "0.00";
    if (what == 4) totals.income = "770000.9";
    return out;
  };
  for (int what = 0; what < 5; ++what) {
    findings = {};
    summarize({doctor(what)});
    EXPECT_TRUE(has_id(findings, "totals-differ")) << what;
  }
}

TEST_F(SummaryTest, WhatIsNoAmountIsAFaultOfTheManifest) {
  PackageRecord doctored = record("101", "甲局");
  doctored.profile.totals.basic = "7e5";
  const Summary summary = summarize({doctored});
  EXPECT_TRUE(has_id(findings, "manifest-fault"));
  EXPECT_FALSE(summary.lines[0].amounts);
  EXPECT_TRUE(summary.total.expenditure.is_zero());
}

TEST_F(SummaryTest, SumsDoNotOverflow) {
  PackageRecord huge = record("101", "甲局");
  PackageTotals& totals = huge.profile.totals;
  totals = {.income = "99999999999900.00",
            .expenditure = "99999999999900.00",
            .year_end = "0.00",
            .basic = "99999999999900.00",
            .project = "0.00"};
  totals.functions = {{"201", "甲", "99999999999900.00"}};
  totals.expenditure_sources = totals.income_sources = {{"111", "乙", "99999999999900.00"}};
  Summarizer summarizer(nullptr);
  for (int i = 0; i < 1000; ++i) {
    huge.profile.year = 2000 + i;
    summarizer.add(huge, findings);
  }
  const Summary summary = summarizer.finish(findings);
  EXPECT_TRUE(has_id(findings, "region-too-large"));
  EXPECT_FALSE(has_id(findings, "totals-differ"));
  EXPECT_GT(summary.total.income, Amount());
}

TEST_F(SummaryTest, TotalsBeyondOneAmountAreAddedUp) {
  PackageRecord large = record("101", "甲局");
  PackageTotals& totals = large.profile.totals;
  const std::string total = "300000000000000.00";  // three times the largest amount
  totals = {.income = total,
            .expenditure = total,
            .year_end = "0.00",
            .basic = total,
            .project = "0.00",
            .last_year = {{"total", "0.01"}}};
  totals.functions = {{"201", "甲", total}};
  totals.expenditure_sources = totals.income_sources = {{"111", "乙", total}};
  PackageRecord other = large;
  other.profile.department.code = "102";
  const Summary summary = summarize({large, other});
  EXPECT_FALSE(findings.has_errors()) << all_texts(findings);
  EXPECT_EQ(summary.total.income, Amount::from_fen(60'000'000'000'000'000));
  const Overview overview = summary_tables(summary);
  EXPECT_EQ(overview.tables[1].rows[0][15].text, "2999999999999999900.00");
}

TEST_F(SummaryTest, ARecordWithTotalsThatNoSumHoldsDoesNotCount) {
  PackageRecord huge = record("101", "甲局");
  huge.profile.totals.income = "-92233720368547758.07";
  huge.profile.totals.basic = huge.profile.totals.project = "92233720368547758.07";
  const Summary summary = summarize({huge, record("102", "乙局")});
  EXPECT_TRUE(has_id(findings, "region-too-large"));
  EXPECT_FALSE(summary.lines[0].amounts);
  EXPECT_EQ(summary.total.income, Amount::from_fen(77'090'000));
}

TEST_F(SummaryTest, UnitsOfTheListThatHandedNothingInAreMissing) {
  const ExpectedList list{
      .path = "名单.txt",
      .units = {
          {"101", "甲局", 1}, {"102001", "乙局本级", 2}, {"103", "丙局", 3}, {"104", "丁局", 4}}};
  const Summary summary =
      summarize({record("101", "甲局"), record("102", "乙局"), failed("103")}, &list);
  EXPECT_EQ(summary.expected, 4);
  ASSERT_THAT(summary.missing, SizeIs(1));
  EXPECT_EQ(summary.missing[0].name, "丁局");
  EXPECT_THAT(all_texts(findings), HasSubstr("名单.txt:4:1: 错误：没有 104 丁局 的预算文件"));
}

TEST_F(SummaryTest, TwoPackagesForTheSameUnitsAndYearAreErrors) {
  PackageRecord twin = record("101", "甲局");
  twin.name = twin.input = "z";
  PackageRecord other_year = twin;
  other_year.profile.year = 2022;
  PackageRecord other_units = twin;
  other_units.profile.units = {{"101002", "所"}};
  const Summary summary = summarize({record("101", "甲局"), other_units, other_year, twin});
  ASSERT_THAT(summary.duplicates, SizeIs(1));
  EXPECT_THAT(summary.duplicates[0].inputs, ElementsAre("101.json", "z"));
  EXPECT_THAT(all_texts(findings), HasSubstr("z: 错误：与 101.json 同是 101 甲局（2023 年）"));
}

TEST_F(SummaryTest, PackagesThatAreOtherwiseThanMostDeviate) {
  PackageRecord odd = record("103", "丙局");
  odd.profile.pack = "other-2023";
  odd.profile.year = 2022;
  odd.profile.tables = {"01-balance", "09-more"};
  odd.profile.notes = {};
  odd.profile.waivers[0].reason = "另有原因";
  const Summary summary = summarize({record("101", "甲局"), record("102", "乙局"), odd});
  std::vector<std::string> found;
  for (const Deviation& deviation : summary.deviations) {
    EXPECT_EQ(deviation.package.name, "103");
    found.push_back(deviation.aspect + "：" + deviation.difference);
  }
  EXPECT_THAT(
      found,
      ElementsAre("模板包：other-2023，多数为 some-2023", "年度：2022，多数为 2023",
                  "表：少 02-income；多 09-more", "表注：少 01-balance “一”、01-balance “二”",
                  "豁免的警告：少 indicator-unit /projects/3（批复如此）；多 indicator-unit "
                  "/projects/3（另有原因）"));
  EXPECT_EQ(summary.year, "2023");
}

TEST_F(SummaryTest, LinesAreSortedByCode) {
  PackageRecord first = record("100", "子局");
  first.name = "z";
  const Summary summary = summarize({record("102", "乙局"), first});
  ASSERT_THAT(summary.lines, SizeIs(2));
  EXPECT_EQ(summary.lines[0].package.department.code, "100");
}

TEST_F(SummaryTest, TheWorkbookHoldsTheFigures) {
  const Summary summary = summarize({record("101", "甲局"), record("102", "乙局"), failed("103")});
  const Resources resources(GONGKAI_SOURCE_DIR);
  const auto bytes = render_overview(summary_tables(summary), resources, findings);
  ASSERT_TRUE(bytes) << all_texts(findings);
  EXPECT_EQ(bytes, render_overview(summary_tables(summary), resources, findings));
  const auto book = read_xlsx(*bytes, "汇总.xlsx", findings);
  ASSERT_TRUE(book) << all_texts(findings);
  std::vector<std::string> names;
  for (const WorkbookSheet& sheet : book->sheets) names.push_back(sheet.name);
  EXPECT_THAT(names, ElementsAre("目录", "概况", "部门", "功能分类", "资金来源", "部门合计",
                                 "检查结果", "未更新", "未报送", "不一致", "重复"));
  const auto has = [&](std::size_t sheet, const std::string& text) {
    return std::ranges::any_of(book->sheets[sheet].cells,
                               [&](const SheetCell& cell) { return cell.text == text; });
  };
  EXPECT_TRUE(has(2, "154.18"));  // 收支总计, 万元
  EXPECT_TRUE(has(2, "77.09"));
  EXPECT_TRUE(has(2, "有错误"));
  EXPECT_TRUE(has(3, "科学技术支出"));
  EXPECT_TRUE(has(6, "没有编码 <99>"));
}

// A department that says nothing of “三公”经费 has an empty cell, and the total tells how many
// speak.
TEST_F(SummaryTest, AmountsThatSomeStateAreAddedUpOfThese) {
  PackageRecord known = record("101", "甲局");
  known.profile.totals.general_budget = "500000.00";
  known.profile.totals.three_public = "31000.00";
  const Summary summary = summarize({known, record("102", "乙局")});
  EXPECT_EQ(summary.total.three_public.amount, Amount::from_fen(3'100'000));
  EXPECT_EQ(summary.total.three_public.packages, 1U);
  const Overview overview = summary_tables(summary);
  const auto cell = [&](std::size_t row) {
    const OverviewTable& table = overview.tables[1];
    const auto column = std::ranges::find(table.columns, "“三公”经费", &OverviewColumn::heading);
    return table.rows[row][static_cast<std::size_t>(column - table.columns.begin())].number;
  };
  EXPECT_EQ(cell(0), Amount::from_fen(3'100'000));
  EXPECT_FALSE(cell(1));
  EXPECT_TRUE(std::ranges::any_of(overview.tables[0].rows, [](const OverviewRow& row) {
    return row[0].text == "“三公”经费" && row[3].text == "1 个填列的包";
  }));
}

TEST_F(SummaryTest, TheWorkbookFiltersTheRowsBelowTheHeadings) {
  const Summary summary = summarize({record("101", "甲局"), record("102", "乙局")});
  const Resources resources(GONGKAI_SOURCE_DIR);
  const auto bytes = render_overview(summary_tables(summary), resources, findings);
  ASSERT_TRUE(bytes) << all_texts(findings);
  const auto book = read_xlsx(*bytes);
  ASSERT_TRUE(book);
  const auto filter = book->defined_names.find("_xlnm._FilterDatabase 2");
  ASSERT_NE(filter, book->defined_names.end());
  EXPECT_EQ(filter->second, "'部门'!$A$4:$U$6");  // title, unit and total stand above
}

TEST_F(SummaryTest, ThePageEscapesTextsAndAddresses) {
  PackageRecord odd = record("101", "甲&乙<b>局");
  odd.name = "a b/\"c'#?%";
  const Summary summary = summarize({odd, failed("103")});
  const auto page_template = read_page_template(GONGKAI_SOURCE_DIR, findings);
  ASSERT_TRUE(page_template) << all_texts(findings);
  const auto page = summary_page(summary, summary_tables(summary), *page_template, findings);
  ASSERT_TRUE(page);
  EXPECT_THAT(*page, HasSubstr("<a href=\"a%20b/%22c%27%23%3F%25/\">甲&amp;乙&lt;b&gt;局</a>"));
  EXPECT_THAT(*page, HasSubstr("没有编码 &lt;99&gt;"));
  EXPECT_THAT(*page, Not(HasSubstr("<99>")));
  EXPECT_FALSE(summary_page(summary, {}, {.page = "{{#a}}", .row = ""}, findings));
  EXPECT_TRUE(has_id(findings, "page-template"));
}

}  // namespace
}  // namespace gongkai
