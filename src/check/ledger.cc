#include "check/ledger.h"

#include <cassert>
#include <string_view>
#include <unordered_map>

#include "check/classify.h"
#include "check/index.h"
#include "check/names.h"

namespace gongkai {
namespace {

/// Codes with their names, each looked up once.
class Coder {
 public:
  Coder(const CodeList& list, const NameOverrides::Names& own) : names_(list, own) {}

  Coded operator()(const std::string& code) {
    Coded out = of_any(code);
    assert(code.empty() || !out.name.empty());
    return out;
  }

  /// Of a code that may have no name: it stands for itself.
  Coded of_any(const std::string& code) {
    if (code.empty()) return {};
    const auto [at, is_new] = found_.emplace(code, nullptr);
    if (is_new) at->second = names_.find(code);
    return {.code = code, .name = at->second == nullptr ? code : *at->second};
  }

 private:
  Names names_;
  std::unordered_map<std::string_view, const std::string*> found_;
};

LedgerEntry::Kind entry_kind(SpendingKind kind) {
  switch (kind) {
    case SpendingKind::kPersonnel:
      return LedgerEntry::Kind::kPersonnel;
    case SpendingKind::kOperating:
      return LedgerEntry::Kind::kOperating;
    case SpendingKind::kOtherOperating:
      return LedgerEntry::Kind::kOtherOperating;
    case SpendingKind::kSpecific:
      return LedgerEntry::Kind::kSpecific;
  }
  return LedgerEntry::Kind::kSpecific;
}

const std::string& government_class(const Expenditure& fact, const BudgetUnit& unit,
                                    const Catalog& catalog) {
  if (fact.economic.empty() || !fact.government_economic.empty()) return fact.government_economic;
  return *mapped_class(fact.economic, mapping_kind(unit.kind), catalog);
}

// Names of the codes of 3 and 5 digits above a code.
void add_upper(const std::string& code, const Names& names, UpperNames::ByCode& out) {
  for (const std::size_t length : {std::size_t{3}, std::size_t{5}}) {
    if (code.size() <= length) return;
    const std::string upper = code.substr(0, length);
    if (out.contains(upper)) continue;
    const std::string* name = names.find(upper);
    out.emplace(upper, name == nullptr ? upper : *name);
  }
}

}  // namespace

std::vector<LedgerEntry> make_ledger(const Budget& budget, const Catalog& catalog) {
  const Index<BudgetUnit> units(budget.department.units);
  const Index<Project> projects(budget.projects);
  Coder function(catalog.functions, budget.names.functions);
  Coder economic(catalog.economic, budget.names.economic);
  Coder government(catalog.government_economic, budget.names.government_economic);

  std::vector<LedgerEntry> out;
  out.reserve(budget.expenditure.size() + budget.year_end.size());
  for (const Expenditure& fact : budget.expenditure) {
    const BudgetUnit* unit = units.find(fact.unit);
    const Project* project = fact.project.empty() ? nullptr : projects.find(fact.project);
    const SpendingKind kind = project != nullptr ? project->kind : *basic_kind(fact, catalog);
    out.push_back({.unit = unit,
                   .kind = entry_kind(kind),
                   .function = function(fact.function),
                   .economic = economic(fact.economic),
                   .government_economic = government(government_class(fact, *unit, catalog)),
                   .source = fact.source,
                   .is_carried_over = fact.is_carried_over,
                   .is_deferred = fact.is_deferred,
                   .project = project,
                   .line = fact.line,
                   .procurement = fact.procurement,
                   .amount = fact.amount,
                   .where = fact.where});
  }
  for (const YearEnd& fact : budget.year_end) {
    out.push_back({.unit = units.find(fact.unit),
                   .kind = LedgerEntry::Kind::kYearEnd,
                   .source = fact.source,
                   .amount = fact.amount,
                   .where = fact.where});
  }
  return out;
}

namespace {

// A kind that is known only as 基本支出 or 项目支出 is told apart by LastYearLine::kind.
LedgerEntry::Kind last_year_kind(const std::string& kind) {
  if (kind == "公用经费") return LedgerEntry::Kind::kOperating;
  if (kind == "其他运转类") return LedgerEntry::Kind::kOtherOperating;
  if (kind == "特定目标类" || kind == "项目支出") return LedgerEntry::Kind::kSpecific;
  return LedgerEntry::Kind::kPersonnel;
}

}  // namespace

namespace {

// The budget's names, then those that codes had last year.
NameOverrides::Names with_former_names(const Budget& budget,
                                       NameOverrides::Names NameOverrides::*list) {
  NameOverrides::Names out = budget.names.*list;
  for (const LastYearList& each : budget.last_year_lists) {
    out.insert(out.end(), (each.names.*list).begin(), (each.names.*list).end());
  }
  return out;
}

}  // namespace

std::vector<LastYearEntries> last_year_entries(const Budget& budget, const Catalog& catalog) {
  const auto functions = with_former_names(budget, &NameOverrides::functions);
  const auto economic_names = with_former_names(budget, &NameOverrides::economic);
  const Index<BudgetUnit> units(budget.department.units);
  const Index<Project> projects(budget.projects);
  Coder function(catalog.functions, functions);
  Coder economic(catalog.economic, economic_names);
  std::vector<LastYearEntries> out;
  for (const LastYearList& list : budget.last_year_lists) {
    LastYearEntries& made = out.emplace_back(LastYearEntries{&list, {}});
    for (const LastYearLine& line : list.lines) {
      const BudgetUnit* unit = units.find(line.unit);
      made.entries.push_back(
          {.unit = unit != nullptr ? unit : &budget.department.units.front(),
           .kind = last_year_kind(line.kind),
           .function = function.of_any(line.function),
           .economic = economic.of_any(line.economic),
           .source = line.source,
           .is_carried_over = line.is_carried_over.value_or(false),
           .project = line.project.empty() ? nullptr : projects.find(line.project),
           .amount = line.amount,
           .where = line.where,
           .last_year = &line});
    }
  }
  return out;
}

UpperNames upper_names(const Budget& budget, const Catalog& catalog,
                       const std::vector<LedgerEntry>& entries,
                       const std::vector<LastYearEntries>& last_year) {
  const auto own_functions = with_former_names(budget, &NameOverrides::functions);
  const auto own_economic = with_former_names(budget, &NameOverrides::economic);
  const Names functions(catalog.functions, own_functions);
  const Names economic(catalog.economic, own_economic);
  const Names government(catalog.government_economic, budget.names.government_economic);
  UpperNames out;
  for (const LedgerEntry& entry : entries) {
    add_upper(entry.function.code, functions, out.functions);
    add_upper(entry.economic.code, economic, out.economic);
    add_upper(entry.government_economic.code, government, out.government_economic);
  }
  for (const LastYearEntries& list : last_year) {
    for (const LedgerEntry& entry : list.entries) {
      add_upper(entry.function.code, functions, out.functions);
      add_upper(entry.economic.code, economic, out.economic);
    }
  }
  return out;
}

}  // namespace gongkai
