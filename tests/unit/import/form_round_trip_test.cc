// A budget → a form filled with it → the same budget.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "gongkai.h"
#include "support/files.h"
#include "support/sanitized.h"

namespace gongkai {
namespace {

const Resources& resources() {
  static const Resources kResources{std::string(GONGKAI_SOURCE_DIR)};
  return kResources;
}

// The budget as it is read, its lines sorted: the published order of members is another.
std::string budget_of(const std::string& name, const std::string& bytes, Findings& findings) {
  const auto text = show_stage(Stage::kBudget, SourceText(name, bytes), resources(), {}, findings);
  std::vector<std::string> lines;
  for (std::size_t at = 0; text && at < text->size();) {
    const std::size_t end = text->find('\n', at);
    lines.push_back(text->substr(at, end - at));
    at = end == std::string::npos ? text->size() : end + 1;
  }
  std::ranges::sort(lines);
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

std::string form_of(const std::string& name, const std::string& text) {
  Findings findings;
  const SourceText budget(name, text);
  const auto form = fill_in_form(&budget, {.with_contacts = true}, resources(), findings);
  EXPECT_TRUE(form) << name << all_texts(findings);
  return form.value_or("");
}

void expect_round_trip(const std::string& name, const std::string& text) {
  Findings unread;
  const std::string whole = budget_of(name, text, unread);
  if (unread.has_errors()) return;  // not a budget
  const std::string form = form_of(name, text);
  Findings findings;
  EXPECT_EQ(budget_of("form.xlsx", form, findings), whole) << name << all_texts(findings);
  EXPECT_FALSE(findings.has_errors()) << name << all_texts(findings);
  EXPECT_EQ(form, form_of(name, text)) << "the same bytes";
}

TEST(FilledForm, HoldsEveryExample) {
  for (const std::string& example : files_in("examples")) {
    const std::string path = "examples/" + example + "/budget.json";
    if (example.find("-20") == std::string::npos) continue;
    expect_round_trip(path, read_source_file(path));
  }
}

TEST(FilledForm, HoldsEveryBudgetOfTheCorpus) {
  constexpr std::size_t kEach = kIsSanitized ? 5 : 1;
  std::size_t number = 0;
  for (const char* folder : {"good", "kept"}) {
    for (const std::string& file : files_in("tests/corpus/budget/" + std::string(folder))) {
      if (number++ % kEach != 0) continue;
      const std::string path = "tests/corpus/budget/" + std::string(folder) + "/" + file;
      expect_round_trip(path, read_source_file(path));
    }
  }
}

// What no block has a place for: members of units, lists of other packs, tables as stated.
TEST(FilledForm, HoldsWhatIsRare) {
  expect_round_trip("rare.json", R"({
    "pack": "henan-2023", "year": 2023, "published_on": "2023-03-01", "money_unit": "元",
    "department": {"code": "250", "name": "某局", "units": [
      {"code": "250001", "name": "某局", "kind": "行政单位", "three_public": {"none": true},
       "texts": {"a": ["甲", "乙"]}, "last_year_lists": [{"figure": "执行数", "lines": [{"function": "206", "amount": "1"}]}]},
      {"code": "250002", "name": "某馆", "kind": "事业单位", "pack": "henan-2023-unit",
       "assets": {"as_of": "2022-12-31", "vehicle_note": "另有借用一辆"}, "waived": [{"id": "x", "reason": "r"}]}]},
    "income": [{"unit": "250001", "source": "111", "amount": "1"}],
    "expenditure": [{"unit": "250001", "function": "2060101", "economic": "30101", "source": "111", "carried_over": false, "amount": "1"}],
    "projects": [{"code": "P1", "name": "专项", "unit": "250001", "kind": "特定目标类", "texts": {"unknown": "第一段\n第二段"},
                  "choices": {"属性": ["新增", "延续"]}, "indicators": [{"level1": "产出指标", "level3": "数量", "value": "≥1个"}]}],
    "lists": {"none": [], "other": [{"甲": "1", "乙": 2}]},
    "tables": {"06-general-basic": [["合计", "", "1.00"], [null, "x", ""], ["", "", ""]], "09-gov-fund": []},
    "names": {"functions": {"2060101": "行政运行"}, "sources": {"111": "一般公共预算"}},
    "transfers": [],
    "notes": {"01-balance": ["注一", "注二"]},
    "last_year": {"project": "1234567.5", "basic": "3"},
    "reasons": {"project": "A类项目完成", "basic": "B 类人员增加"},
    "item_reasons": {"2060101": "新增"}
  })");
}

TEST(EmptyForm, IsMadeForEveryPack) {
  Findings findings;
  for (const PackSummary& pack : resources().packs(findings)) {
    const auto form = fill_in_form(nullptr, {.pack = pack.name}, resources(), findings);
    ASSERT_TRUE(form) << pack.name << all_texts(findings);
    EXPECT_LT(form->size(), 200'000U) << pack.name;
    Findings missing;
    const auto text =
        show_stage(Stage::kBudget, SourceText("form.xlsx", *form), resources(), {}, missing);
    EXPECT_FALSE(text) << "it has no unit";
    EXPECT_TRUE(has_id(missing, "missing-field")) << all_texts(missing);
  }
  EXPECT_EQ(all_texts(findings), "");
}

TEST(EmptyForm, NeedsAPackAndAYear) {
  Findings findings;
  EXPECT_FALSE(fill_in_form(nullptr, {}, resources(), findings));
  EXPECT_TRUE(has_id(findings, "form-pack"));
}

TEST(FilledForm, HasNoPersonsUnlessAsked) {
  const std::string text =
      R"({"pack": "henan-2023", "year": 2023, "published_on": "2023-03-01", "money_unit": "元",
    "department": {"code": "250", "name": "某局", "units": [{"code": "250001", "name": "某局", "kind": "行政单位"}]},
    "income": [], "expenditure": [], "contacts": {"leader": "张三丰"}})";
  const SourceText budget("b.json", text);
  for (const bool with_contacts : {false, true}) {
    Findings findings;
    const auto form =
        fill_in_form(&budget, {.with_contacts = with_contacts}, resources(), findings);
    ASSERT_TRUE(form);
    const std::string read = budget_of("form.xlsx", *form, findings);
    EXPECT_EQ(read.find("张三丰") != std::string::npos, with_contacts);
  }
}

}  // namespace
}  // namespace gongkai
