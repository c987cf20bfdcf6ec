#include "support/sample_pack.h"

#include <gtest/gtest.h>

#include <set>

#include "budget/load.h"
#include "pipeline/expand.h"
#include "support/files.h"

namespace gongkai::sample {

const std::string kBudget = R"({
  "pack": "p", "year": 2023, "published_on": "2023-03-01", "money_unit": "万元",
  "department": {"code": "250", "name": "科工局", "units": [
    {"code": "250001", "name": "科工局机关", "kind": "行政单位"},
    {"code": "250002", "name": "服务中心", "kind": "事业单位"}]},
  "income": [
    {"unit": "250001", "source": "111", "amount": "100.00"},
    {"unit": "250001", "source": "111", "carried_over": true, "amount": "5.00"},
    {"unit": "250002", "source": "2", "amount": "7.50"},
    {"unit": "250002", "source": "39", "amount": "1.00"}],
  "expenditure": [
    {"unit": "250001", "function": "2080505", "economic": "30108", "source": "111", "amount": "20.00"},
    {"unit": "250001", "function": "2060101", "economic": "30101", "source": "111", "amount": "60.00"},
    {"unit": "250001", "function": "2060101", "economic": "30201", "source": "111", "amount": "16.00"},
    {"unit": "250001", "function": "2060702", "economic": "30201", "source": "111", "project": "P1", "amount": "4.00"},
    {"unit": "250001", "function": "2060702", "economic": "30201", "source": "111", "carried_over": true, "deferred": true, "project": "P1", "amount": "5.00"},
    {"unit": "250002", "function": "2060101", "economic": "30101", "source": "2", "amount": "7.50"}],
  "year_end": [{"unit": "250002", "source": "39", "amount": "1.00"}],
  "projects": [{"code": "P1", "name": "科普", "unit": "250001", "kind": "特定目标类", "indicators": [
    {"level1": "产出指标", "level3": "场次", "value": "≥10"},
    {"level1": "产出指标", "level3": "人数", "value": "≥200"},
    {"level1": "满意度指标", "level3": "满意度", "value": "≥95%"}]}],
  "goals": {"annual": "一\n二", "tasks": [{"name": "甲", "content": "做甲"}, {"name": "乙", "content": "做乙"}],
    "indicators": [
      {"level1": "投入", "level2": "管理", "level3": "完整性", "value": "完整"},
      {"level1": "投入", "level2": "管理", "level3": "执行率", "value": "100%"},
      {"level1": "产出", "level2": "管理", "level3": "数量", "value": "3"}]},
  "three_public": {"abroad": "0", "vehicle_purchase": "0", "vehicle_operation": "3.15", "reception": "1.00"},
  "waived": [{"id": "three-public-differs", "reason": "样例的支出不分到这些经济分类"}]
})";

const std::string kPackFile = R"({
  "title": "测试", "document_title": "{{department.name}}{{year}}", "file_name": "{{department.code}}:{{year}}",
  "styles": {
    "title": {"font": "标题", "size": 16}, "caption": {"font": "正文", "size": 10},
    "header": {"font": "表头", "size": 10}, "label": {"font": "正文", "strong_font": "正文加粗", "size": 10.5},
    "amount": {"font": "数字", "size": 10, "align": "right"}, "text": {"font": "正文", "size": 10},
    "note": {"font": "正文", "size": 9}, "page_number": {"font": "页码", "size": 9}},
  "captions": [{"left": "部门：{{department.name}}", "right": "单位：{{money_unit}}"}],
  "tables": ["01-t"]
})";

std::optional<Pack> load(const Files& files, Findings& findings) {
  std::set<std::string> known;
  for (const auto& file : files) known.insert(file.first.substr(0, file.first.find('/')));
  const ReadFile read = [&](const std::string& path, Findings&) -> std::optional<SourceText> {
    const auto found = files.find(path);
    if (found == files.end()) return std::nullopt;
    return SourceText(path, found->second);
  };
  auto pack = load_pack("p", {known.begin(), known.end()}, read, findings);
  EXPECT_EQ(pack.has_value(), !findings.has_errors()) << "empty result ⇔ an error";
  return pack;
}

std::optional<Table> expand_table(const std::string& table_file, Findings& findings,
                                  const std::string& budget_text) {
  const auto pack =
      load({{"p/pack.json", kPackFile}, {"p/tables/01-t.json", table_file}}, findings);
  EXPECT_TRUE(pack) << all_texts(findings);
  const std::string catalog = std::string(GONGKAI_SOURCE_DIR) + "/templates/catalog";
  static const std::optional<Catalogs> catalogs = [&] {
    Findings unused;
    return Catalogs::load(catalog, unused);
  }();
  auto budget = load_budget(parse(budget_text, findings), findings);
  EXPECT_TRUE(budget) << all_texts(findings);
  if (!pack || !budget) return std::nullopt;
  Findings of_checks;  // warnings about the sample are of no interest here
  const auto checked = check(std::move(*budget), catalogs->for_year(2023), {}, of_checks);
  EXPECT_TRUE(checked) << all_texts(of_checks);
  if (!checked) return std::nullopt;
  auto document = expand(*pack, *checked, Part::kDocument, findings);
  if (!document) return std::nullopt;
  return std::get<Table>(document->blocks.front());
}

std::string rows(const Table& table) {
  std::string out;
  for (int row = 0; row < table.grid.rows(); ++row) {
    for (std::size_t cell = table.grid.first_cell(row); cell < table.grid.end_cell(row); ++cell) {
      out += (cell == table.grid.first_cell(row) ? "" : "|") + table.grid.cells()[cell].text;
    }
    out += '\n';
  }
  return out;
}

std::string ids(const Findings& findings) {
  std::string out;
  for (const Finding& finding : findings.all()) out += (out.empty() ? "" : " ") + finding.id;
  return out;
}

}  // namespace gongkai::sample
