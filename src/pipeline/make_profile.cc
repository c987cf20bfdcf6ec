#include "pipeline/make_profile.h"

#include <algorithm>
#include <map>
#include <variant>

#include "check/from_facts.h"
#include "check/names.h"
#include "check/quantities.h"
#include "money/yuan.h"

namespace gongkai {
namespace {

using Kind = LedgerEntry::Kind;
using Sums = std::map<std::string, Amount>;

std::vector<CodedTotal> by_source(const Sums& sums, const Names& names) {
  std::vector<CodedTotal> out;
  for (const auto& [code, amount] : sums) {
    const std::string* name = names.find(code);
    out.push_back({.code = code, .name = name == nullptr ? code : *name, .amount = yuan(amount)});
  }
  return out;
}

std::vector<CodedTotal> by_function(const Sums& sums, const UpperNames::ByCode& names) {
  std::vector<CodedTotal> out;
  for (const auto& [code, amount] : sums) {
    const auto name = names.find(code);
    out.push_back(
        {.code = code, .name = name == names.end() ? code : name->second, .amount = yuan(amount)});
  }
  return out;
}

std::string of_sources(const Sums& sums, std::string_view name) {
  Amount out;
  for (const auto& [code, amount] : sums) {
    if (code.starts_with(source_prefix(name))) out += amount;
  }
  return yuan(out);
}

// Nothing stated and nothing in the facts is nothing known: a pack need not ask for it.
std::string three_public_of(const Budget& budget) {
  Amount out;
  bool is_known = budget.states("three_public");
  for (const ThreePublicItemRule& item : three_public_items()) {
    const Amount amount = budget.three_public.*item.amount;
    is_known = is_known || !amount.is_zero();
    out += amount;
  }
  return is_known ? yuan(out) : "";
}

}  // namespace

PackageProfile profile_of(const Budget& budget) {
  PackageProfile out{.department = {.code = budget.department.code, .name = budget.department.name},
                     .year = budget.year,
                     .pack = budget.pack};
  for (const BudgetUnit& unit : budget.department.units)
    out.units.push_back({unit.code, unit.name});
  for (const auto& [table, lines] : budget.notes) out.notes.push_back({table, lines});
  for (const Waiver& waiver : budget.waived) {
    out.waivers.push_back({waiver.id, waiver.pointer, waiver.reason});
  }
  return out;
}

PackageTotals totals_of(const Checked& checked, const Catalog& catalog) {
  const Budget& budget = checked.budget();
  Amount income, year_end, basic, project;
  Sums functions, spent, received;
  for (const Income& fact : budget.income) {
    income += fact.amount;
    received[fact.source] += fact.amount;
  }
  for (const LedgerEntry& entry : checked.outlays()) {
    if (entry.kind == Kind::kYearEnd) {
      year_end += entry.amount;
      continue;
    }
    const bool is_basic = entry.kind == Kind::kPersonnel || entry.kind == Kind::kOperating;
    (is_basic ? basic : project) += entry.amount;
    functions[entry.function.code.substr(0, 3)] += entry.amount;
    spent[entry.source] += entry.amount;
  }
  const Names names(catalog.sources, budget.names.sources);
  PackageTotals out{.income = yuan(income),
                    .expenditure = yuan(basic + project),
                    .year_end = yuan(year_end),
                    .basic = yuan(basic),
                    .project = yuan(project),
                    .general_budget = of_sources(spent, "general_budget"),
                    .government_fund = of_sources(spent, "government_fund"),
                    .three_public = three_public_of(budget),
                    .last_year = {},
                    .functions = by_function(functions, checked.upper_names().functions),
                    .expenditure_sources = by_source(spent, names),
                    .income_sources = by_source(received, names)};
  for (const auto& [name, amount] : budget.last_year) out.last_year.push_back({name, yuan(amount)});
  return out;
}

std::vector<std::string> table_ids(const Document& document) {
  std::vector<std::string> out;
  for (const Block& block : document.blocks) {
    const Table* table = std::get_if<Table>(&block);
    if (table != nullptr && std::ranges::find(out, table->id) == out.end()) {
      out.push_back(table->id);
    }
  }
  return out;
}

}  // namespace gongkai
