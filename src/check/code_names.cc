// The names that a budget gives codes, beside the official ones of its year.

#include <array>
#include <string>

#include "check/all_checks.h"
#include "source/name_list.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

struct NamedList {
  std::string_view title;
  std::string_view key;  // in "names"
  CodeList Catalog::*list;
  NameOverrides::Names NameOverrides::*own;
};

constexpr std::array<NamedList, 3> kLists = {
    {{"支出功能分类", "functions", &Catalog::functions, &NameOverrides::functions},
     {"部门预算支出经济分类", "economic", &Catalog::economic, &NameOverrides::economic},
     {"政府预算支出经济分类", "government_economic", &Catalog::government_economic,
      &NameOverrides::government_economic}}};

Place place_of_name(const Budget& budget, std::string_view key, std::string_view code) {
  const auto names = budget.source ? budget.source->root().find("names") : std::nullopt;
  const auto list = names ? names->find(key) : std::nullopt;
  return list ? list->member_place(code) : Place{};
}

// "行政运行(工业和信息产业监管)" tells codes of the same name apart.
bool has_upper_name(std::string_view name, std::string_view right) {
  return name.starts_with(right) && (name.substr(right.size()).starts_with("(") ||
                                     name.substr(right.size()).starts_with("（"));
}

const OtherName* other_name(const Catalog& catalog, CodeList Catalog::*list, std::string_view code,
                            std::string_view name) {
  for (const OtherName& each : catalog.other_names) {
    if (each.list == list && each.code == code && each.name == name) return &each;
  }
  return nullptr;
}

std::string difference(std::string_view name, const std::string& right, const OtherName* known) {
  if (known != nullptr) return known->what;
  if (right.starts_with(name)) return "不完整";
  return nearest(name, {right}).empty() ? "与科目表不同" : "与科目表略有不同，疑有错漏";
}

// Calls visit(list, code, name, right name, known) for the names that are not the official one.
template <class Visit>
void for_each_other(const Budget& budget, const Catalog& catalog, const Visit& visit) {
  for (const NamedList& list : kLists) {
    for (const auto& [code, name] : budget.names.*list.own) {
      const std::string* right = (catalog.*list.list).name(code);
      if (right == nullptr || *right == name || has_upper_name(name, *right)) continue;
      visit(list, code, name, *right, other_name(catalog, list.list, code, name));
    }
  }
}

bool is_of_other_year(const OtherName* known) {
  return known != nullptr && known->kind == OtherName::Kind::kNameOfOtherYear;
}

}  // namespace

void check_code_names(const Budget& budget, const Catalog& catalog, Findings& findings) {
  const auto visit = [&](const NamedList& list, const std::string& code, const std::string& name,
                         const std::string& right, const OtherName* known) {
    if (is_of_other_year(known)) return;
    findings.add({.id = "code-name-differs",
                  .severity = Severity::kWarning,
                  .where = place_of_name(budget, list.key, code),
                  .message = std::string(list.title) + " " + code + " 的名称“" + name +
                             "”不规范：" + difference(name, right, known),
                  .expected = right,
                  .help = "改为“" + right +
                          "”，或从 \"names\" 中删去；当地确需如此的，在 "
                          "\"waived\" 中写明豁免理由"});
  };
  for_each_other(budget, catalog, visit);
}

void check_names_of_year(const Budget& budget, const Catalog& catalog, Findings& findings) {
  const auto visit = [&](const NamedList& list, const std::string& code, const std::string& name,
                         const std::string& right, const OtherName* known) {
    if (!is_of_other_year(known)) return;
    findings.add({.id = "code-name-of-other-year",
                  .severity = Severity::kWarning,
                  .where = place_of_name(budget, list.key, code),
                  .message = std::string(list.title) + " " + code + " 的名称“" + name + "”是 " +
                             known->what + "的名称",
                  .expected = right + "（" + std::to_string(budget.year) + " 年）",
                  .help = "改为“" + right + "”，或从 \"names\" 中删去"});
  };
  for_each_other(budget, catalog, visit);
}

}  // namespace gongkai
