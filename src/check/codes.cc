// Classification codes: whether each has a name, the budget's own or the catalogue's.

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "check/all_checks.h"
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

/// A code that occurs in facts.
struct CodeUse {
  std::string_view code;
  JsonValue where;  // the first fact with it
  int count = 0;
};

/// The different codes of facts, in the order in which they first occur.
class CodeUses {
 public:
  template <class Fact>
  void add(const std::vector<Fact>& facts, std::string Fact::*member) {
    for (const Fact& fact : facts) add(fact.*member, fact.where);
  }

  const std::vector<CodeUse>& all() const { return uses_; }

 private:
  void add(std::string_view code, const JsonValue& where) {
    if (code.empty()) return;
    const auto [at, is_new] = index_.emplace(code, uses_.size());
    if (is_new) uses_.push_back({.code = code, .where = where});
    ++uses_[at->second].count;
  }

  std::vector<CodeUse> uses_;
  std::unordered_map<std::string_view, std::size_t> index_;
};

CodeUses uses_of(const Budget& budget, const Classification& which) {
  CodeUses out;
  if (which.field == "function") out.add(budget.expenditure, &Expenditure::function);
  if (which.field == "economic") out.add(budget.expenditure, &Expenditure::economic);
  if (which.field == "government_economic") {
    out.add(budget.expenditure, &Expenditure::government_economic);
  }
  if (which.field == "source") {
    out.add(budget.income, &Income::source);
    out.add(budget.expenditure, &Expenditure::source);
    out.add(budget.year_end, &YearEnd::source);
  }
  return out;
}

std::string how_to_name(const Classification& which, std::string_view code) {
  return "\"names\": {\"" + which.names + "\": {\"" + std::string(code) + "\": \"…\"}}";
}

void report_unknown(const Classification& which, const CodeUse& use, const Catalog& catalog,
                    Findings& findings) {
  const CodeList& list = catalog.*which.list;
  const std::string like = list.nearest(use.code);
  const std::string own = "若为本地科目，写明名称：" + how_to_name(which, use.code);
  findings.add(
      {.id = "unknown-code",
       .where = use.where.member_place(which.field),
       .message = which.name + "没有编码 " + std::string(use.code) +
                  (use.count > 1 ? "（共 " + std::to_string(use.count) + " 处）" : ""),
       .expected = std::to_string(catalog.year) + " 年科目表中的编码，或 \"names\" 中写明的编码",
       .help =
           like.empty() ? own : "是否要写 \"" + like + "\"（" + *list.name(like) + "）？" + own});
}

// The lengths of the classes above a code.
std::vector<std::size_t> parent_lengths(std::string_view code) {
  if (code.size() == 7) return {3, 5};
  if (code.size() == 5) return {3};
  return {};
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
  for (const Classification& which : classifications()) {
    const Names names(catalog.*which.list, budget.names.*which.own);
    const CodeUses uses = uses_of(budget, which);
    for (const CodeUse& use : uses.all()) {
      if (names.find(use.code) == nullptr) report_unknown(which, use, catalog, findings);
    }
  }
}

void check_parent_codes(const Budget& budget, const Catalog& catalog, Findings& findings) {
  for (const Classification& which : classifications()) {
    if (which.field == "source") continue;  // their levels are not listed in tables
    const Names names(catalog.*which.list, budget.names.*which.own);
    const CodeUses uses = uses_of(budget, which);
    for (const CodeUse& use : uses.all()) {
      if (names.find(use.code) == nullptr) continue;
      for (std::size_t length : parent_lengths(use.code)) {
        const std::string_view parent = use.code.substr(0, length);
        if (names.find(parent) != nullptr) continue;
        findings.add({.id = "unknown-parent-code",
                      .severity = Severity::kWarning,
                      .where = use.where.member_place(which.field),
                      .message = which.name + " " + std::string(use.code) + " 的上级 " +
                                 std::string(parent) + " 没有名称",
                      .expected = "各级科目都有名称",
                      .help = "写明名称：" + how_to_name(which, parent)});
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
