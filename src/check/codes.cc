// Classification codes: whether each has a name, the budget's own or the catalogue's.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "check/all_checks.h"
#include "check/code_uses.h"
#include "check/names.h"

namespace gongkai {
namespace {

struct Classification {
  std::string name;
  std::string field;  // in a fact
  std::string names;  // in "names"
  CodeList Catalog::*list;
  NameOverrides::Names NameOverrides::*own;
};

const std::array<Classification, 4>& classifications() {
  static const std::array<Classification, 4> kAll = {
      {{"支出功能分类", "function", "functions", &Catalog::functions, &NameOverrides::functions},
       {"部门预算支出经济分类", "economic", "economic", &Catalog::economic,
        &NameOverrides::economic},
       {"政府预算支出经济分类", "government_economic", "government_economic",
        &Catalog::government_economic, &NameOverrides::government_economic},
       {"资金来源", "source", "sources", &Catalog::sources, &NameOverrides::sources}}};
  return kAll;
}

// In the order of classifications(). One pass over the facts, since they are many and large.
std::array<CodeUses, 4> code_uses(const Budget& budget) {
  std::array<CodeUses, 4> out;
  auto& [functions, economic, government_economic, sources] = out;
  for (const Income& fact : budget.income) sources.add(fact.source, fact.where);
  for (const Expenditure& fact : budget.expenditure) {
    functions.add(fact.function, fact.where);
    if (!fact.economic.empty()) economic.add(fact.economic, fact.where);
    if (!fact.government_economic.empty()) {
      government_economic.add(fact.government_economic, fact.where);
    }
    sources.add(fact.source, fact.where);
  }
  for (const YearEnd& fact : budget.year_end) sources.add(fact.source, fact.where);
  return out;
}

std::string how_to_name(const Classification& which, std::string_view code) {
  return "\"names\": {\"" + which.names + "\": {\"" + std::string(code) + "\": \"…\"}}";
}

// The code, or its parent, in another year.
const OtherName* of_other_year(const Classification& which, std::string_view code,
                               const Catalog& catalog) {
  for (const OtherName& other : catalog.other_names) {
    if (other.kind == OtherName::Kind::kCodeOfOtherYear && other.list == which.list &&
        code.starts_with(other.code)) {
      return &other;
    }
  }
  return nullptr;
}

void report_unknown(const Classification& which, const CodeUse& use, const Catalog& catalog,
                    Findings& findings) {
  const CodeList& list = catalog.*which.list;
  const OtherName* other = of_other_year(which, use.code, catalog);
  const std::string when =
      other == nullptr ? "" : "；" + other->what + "有“" + other->name + "”（" + other->code + "）";
  const std::string like = list.nearest(use.code);
  const std::string own = "若为本地科目，写明名称：" + how_to_name(which, use.code);
  findings.add(
      {.id = "unknown-code",
       .where = use.where.member_place(which.field),
       .message = which.name + "没有编码 " + std::string(use.code) + in_all(use) + when,
       .expected = std::to_string(catalog.year) + " 年科目表中的编码，或 \"names\" 中写明的编码",
       .help =
           like.empty() ? own : "是否应为 \"" + like + "\"（" + *list.name(like) + "）？" + own});
}

// The lengths of the classes above a code.
std::vector<std::size_t> parent_lengths(std::string_view code) {
  if (code.size() == 7) return {3, 5};
  if (code.size() == 5) return {3};
  return {};
}

void report_parent(const Classification& which, const CodeUse& use, std::string_view parent,
                   Findings& findings) {
  findings.add({.id = "unknown-parent-code",
                .severity = Severity::kWarning,
                .where = use.where.member_place(which.field),
                .message = which.name + " " + std::string(use.code) + " 的上级 " +
                           std::string(parent) + " 没有名称",
                .expected = "各级科目都有名称",
                .help = "写明名称：" + how_to_name(which, parent)});
}

// Where the budget names codes of its own, by code.
std::unordered_map<std::string_view, JsonValue> own_names(const Budget& budget,
                                                          const Classification& which) {
  std::unordered_map<std::string_view, JsonValue> out;
  if (!budget.source) return out;
  const auto names = budget.source->root().find("names");
  const auto list = names ? names->find(which.names) : std::nullopt;
  if (!list) return out;
  for (const JsonValue& name : list->children()) out.emplace(name.key(), name);
  return out;
}

Place place_of_name(const std::unordered_map<std::string_view, JsonValue>& names,
                    std::string_view code) {
  const auto found = names.find(code);
  return found == names.end() ? Place{} : found->second.key_place();
}

}  // namespace

void check_codes_known(const Budget& budget, const Catalog& catalog, Findings& findings) {
  const auto uses = code_uses(budget);
  for (std::size_t i = 0; i < uses.size(); ++i) {
    const Classification& which = classifications()[i];
    const Names names(catalog.*which.list, budget.names.*which.own);
    for (const CodeUse& use : uses[i].all()) {
      if (use.code.empty()) continue;  // could not be read
      if (names.find(use.code) == nullptr) report_unknown(which, use, catalog, findings);
    }
  }
}

void check_parent_codes(const Budget& budget, const Catalog& catalog, Findings& findings) {
  const auto uses = code_uses(budget);
  for (std::size_t i = 0; i < uses.size(); ++i) {
    const Classification& which = classifications()[i];
    if (which.field == "source") continue;  // their levels are not listed in tables
    const Names names(catalog.*which.list, budget.names.*which.own);
    for (const CodeUse& use : uses[i].all()) {
      if (names.find(use.code) == nullptr) continue;
      for (std::size_t length : parent_lengths(use.code)) {
        const std::string_view parent = use.code.substr(0, length);
        if (names.find(parent) == nullptr) report_parent(which, use, parent, findings);
      }
    }
  }
}

void check_own_codes(const Budget& budget, const Catalog& catalog, Findings& findings) {
  for (const Classification& which : classifications()) {
    const auto places = own_names(budget, which);
    for (const auto& [code, name] : budget.names.*which.own) {
      if ((catalog.*which.list).name(code) != nullptr) continue;
      findings.add({.id = "code-not-in-catalog",
                    .severity = Severity::kNote,
                    .where = place_of_name(places, code),
                    .message = which.name + " " + code + "（" + name + "）不在内置的 " +
                               std::to_string(catalog.year) + " 年科目表中，按本文件的名称公开",
                    .help = "核对编码和名称"});
    }
  }
}

}  // namespace gongkai
