#include "pipeline/sample_facts.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "check/classify.h"
#include "check/from_facts.h"
#include "source/ascii.h"

namespace gongkai {
namespace {

constexpr std::size_t kFunctionDigits = 7;  // 项
constexpr std::size_t kClassDigits = 3;     // 类
constexpr std::size_t kSourceDigits = 1;
constexpr std::size_t kLeastFactsOfUnit = 100;
constexpr std::size_t kLeastFacts = 6'000;
constexpr std::size_t kMostFacts = 60'000;

// The codes that a row states: of one cell, or cut up among several.
void add_codes(const std::vector<StatedCell>& row, std::set<std::string>& codes) {
  std::string joined;
  for (const StatedCell& cell : row) {
    if (!is_digits(cell.text) || cell.text.size() > kFunctionDigits) continue;
    if (joined.size() + cell.text.size() > kFunctionDigits) joined.clear();
    joined += cell.text;
    codes.insert(cell.text);
    codes.insert(joined);
  }
}

// Functions of the catalogue and the budget's own: those in the stated tables, and the first of
// each other class.
std::vector<std::string> functions_of(const Budget& budget, const Catalog& catalog) {
  std::set<std::string> stated;
  for (const auto& [table, rows] : budget.tables) {
    for (const auto& row : rows) add_codes(row, stated);
  }
  std::vector<std::string> all = catalog.functions.leaves(kFunctionDigits);
  for (const auto& [code, name] : budget.names.functions) {
    if (code.size() == kFunctionDigits && catalog.functions.name(code) == nullptr)
      all.push_back(code);
  }
  std::set<std::string> out;
  std::set<std::string> classes;
  for (const std::string& code : all) {
    if (stated.contains(code)) out.insert(code);
    if (classes.insert(code.substr(0, kClassDigits)).second) out.insert(code);
  }
  return {out.begin(), out.end()};
}

// SplitMix64 (Steele, Lea, Flood 2014): the same numbers everywhere.
class Numbers {
 public:
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t out = state_;
    out = (out ^ (out >> 30U)) * 0xBF58476D1CE4E5B9U;
    out = (out ^ (out >> 27U)) * 0x94D049BB133111EBU;
    return out ^ (out >> 31U);
  }

  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }

  Amount amount() {
    constexpr std::uint64_t kMost = 50'000'000'000'000;
    return Amount::from_fen(static_cast<std::int64_t>(1 + next() % kMost));
  }

 private:
  std::uint64_t state_ = 0;
};

// Sources of the catalogue, and those that only the budget or figures of the pack name; the budget
// gets names for them.
std::vector<std::string> sources_of(Budget& budget, const Pack& pack, const Catalog& catalog) {
  std::vector<std::string> out = catalog.sources.leaves(kSourceDigits);
  const auto add = [&](const std::string& code) {
    const bool is_known =
        std::ranges::any_of(out, [&](const std::string& known) { return known.starts_with(code); });
    if (is_known) return;
    out.push_back(code);
    const bool has_name = catalog.sources.name(code) != nullptr;
    if (!has_name) budget.names.sources.emplace_back(code, code);
  };
  const auto own = budget.names.sources;
  for (const auto& [code, name] : own) add(code);
  for (const PackFigure& figure : pack.figures) {
    const auto* query = std::get_if<Query>(&figure.source);
    if (query == nullptr) continue;
    for (const Condition& condition : query->where.any_of) {
      for (const std::string& code : condition.source) add(code);
    }
  }
  return out;
}

class SampleFacts {
 public:
  SampleFacts(Budget budget, const Pack& pack, const Catalog& catalog)
      : budget_(std::move(budget)),
        catalog_(catalog),
        functions_(functions_of(budget_, catalog)),
        sources_(sources_of(budget_, pack, catalog)) {
    for (const auto& [key, government] : catalog.mapping) {
      economic_[key.first].push_back(key.second);
      const bool may_be_basic = catalog.spending_kinds.name(key.second.substr(0, 3)) != nullptr;
      if (may_be_basic) basic_[key.first].push_back(key.second);
    }
  }

  Budget make() {
    budget_.states_tables_only = false;
    budget_.tables.clear();
    budget_.waived.clear();
    add_projects();
    const std::size_t units = budget_.department.units.size();
    if (units == 0 || functions_.empty() || sources_.empty()) return std::move(budget_);
    const std::size_t wanted = std::clamp(kLeastFactsOfUnit * units, kLeastFacts, kMostFacts);
    std::size_t before = 0;
    do {
      before = budget_.expenditure.size();
      add_round();
    } while (before < budget_.expenditure.size() && budget_.expenditure.size() < wanted);
    add_income();
    if (!budget_.states("three_public")) {
      for (const ThreePublicItemRule& item : three_public_items()) {
        budget_.three_public.*item.amount = numbers_.amount();
      }
    }
    return std::move(budget_);
  }

 private:
  // Each unit has a project of each kind besides its own.
  void add_projects() {
    for (const BudgetUnit& unit : budget_.department.units) {
      for (const SpendingKind kind : {SpendingKind::kOtherOperating, SpendingKind::kSpecific}) {
        const bool is_specific = kind == SpendingKind::kSpecific;
        Project project;
        project.code = unit.code + (is_specific ? "-sample-2" : "-sample-1");
        project.name = project.code;
        project.unit = unit.code;
        project.kind = kind;
        budget_.projects.push_back(std::move(project));
      }
    }
    for (const Project& project : budget_.projects) {
      projects_[project.unit].push_back(&project.code);
    }
  }

  // Each function by each source, as 基本支出 and by a project, of this year's money and last
  // year's.
  void add_round() {
    for (const std::string& function : functions_) {
      for (const std::string& source : sources_) {
        if (!pays(source, function)) continue;
        for (const bool is_basic : {true, false}) {
          for (const bool is_carried_over : {false, true}) {
            add_spending(function, source, is_basic, is_carried_over);
          }
        }
      }
    }
  }

  void add_spending(const std::string& function, const std::string& source, bool is_basic,
                    bool is_carried_over) {
    const std::vector<BudgetUnit>& units = budget_.department.units;
    const BudgetUnit& unit = units[numbers_.below(units.size())];
    auto& by_kind = is_basic ? basic_ : economic_;
    const std::vector<std::string>& economic = by_kind[mapping_kind(unit.kind)];
    if (economic.empty()) return;
    Expenditure fact;
    fact.unit = unit.code;
    fact.function = function;
    fact.economic = economic[numbers_.below(economic.size())];
    fact.source = source;
    fact.is_carried_over = is_carried_over;
    fact.amount = numbers_.amount();
    constexpr std::size_t kProcurementKinds = 3;
    const std::size_t procurement = numbers_.below(2 * kProcurementKinds);
    if (procurement < kProcurementKinds) fact.procurement = ProcurementKind(procurement);
    if (!is_basic) fact.project = project_of(unit);
    received_[{fact.unit, fact.source, fact.is_carried_over}] += fact.amount;
    budget_.expenditure.push_back(std::move(fact));
  }

  const std::string& project_of(const BudgetUnit& unit) {
    const auto& own = projects_[unit.code];
    return *own[numbers_.below(own.size())];
  }

  // Functions of a fund are paid by it alone; the others by what no fund is.
  bool pays(const std::string& source, const std::string& function) const {
    std::string fund;
    bool is_fund = false;
    for (const auto& [begin, of_fund] : catalog_.fund_functions.all()) {
      if (function.starts_with(begin)) fund = of_fund;
      is_fund = is_fund || source.starts_with(of_fund);
    }
    return fund.empty() ? !is_fund : source.starts_with(fund);
  }

  // What is spent, and what is left at the year's end.
  void add_income() {
    for (const auto& [key, spent] : received_) {
      const auto& [unit, source, is_carried_over] = key;
      Amount amount = spent;
      if (!is_carried_over) {
        const Amount kept = numbers_.amount();
        amount += kept;
        budget_.year_end.push_back({.unit = unit, .source = source, .amount = kept, .where = {}});
      }
      budget_.income.push_back({.unit = unit,
                                .source = source,
                                .is_carried_over = is_carried_over,
                                .amount = amount,
                                .where = {}});
    }
  }

  Budget budget_;
  const Catalog& catalog_;
  Numbers numbers_;
  std::vector<std::string> functions_;
  std::vector<std::string> sources_;
  std::map<std::string, std::vector<const std::string*>> projects_;  // codes, by unit
  std::map<MappingKind, std::vector<std::string>> economic_;
  std::map<MappingKind, std::vector<std::string>> basic_;  // those of 基本支出 among them
  std::map<std::tuple<std::string, std::string, bool>, Amount> received_;
};

}  // namespace

Budget with_sample_facts(Budget budget, const Pack& pack, const Catalog& catalog) {
  return SampleFacts(std::move(budget), pack, catalog).make();
}

}  // namespace gongkai
