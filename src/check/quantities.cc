#include "check/quantities.h"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>

#include "check/classify.h"
#include "check/from_facts.h"
#include "check/index.h"

namespace gongkai {
namespace {

// Whether the sum of all facts fits an Amount; then every partial sum does.
bool fits(const Budget& budget) {
  std::int64_t room = std::numeric_limits<std::int64_t>::max();
  const auto take = [&](const auto& facts) {
    return std::ranges::all_of(facts, [&](const auto& fact) {
      const std::int64_t size = std::abs(fact.amount.fen());
      if (size > room) return false;
      room -= size;
      return true;
    });
  };
  return take(budget.income) && take(budget.expenditure) && take(budget.year_end) &&
         take(budget.procurement_items);
}

template <class Fact>
Amount sum(const std::vector<Fact>& facts, const std::function<bool(const Fact&)>& counts) {
  Amount out;
  for (const Fact& fact : facts) {
    if (counts(fact)) out += fact.amount;
  }
  return out;
}

// Income and expenditure of sources that begin so, with and without 结转.
std::vector<Amount> of_source(const Budget& budget, std::string_view source) {
  using I = const Income&;
  using E = const Expenditure&;
  return {
      sum<Income>(budget.income, [&](I fact) { return fact.source.starts_with(source); }),
      sum<Income>(budget.income,
                  [&](I fact) { return fact.source.starts_with(source) && !fact.is_carried_over; }),
      sum<Expenditure>(budget.expenditure, [&](E fact) { return fact.source.starts_with(source); }),
      sum<Expenditure>(budget.expenditure, [&](E fact) {
        return fact.source.starts_with(source) && !fact.is_carried_over;
      })};
}

// Expenditure of a kind: of all sources, of 财政拨款, of 一般公共预算; with and without 结转.
std::vector<Amount> of_kind(const Budget& budget,
                            const std::function<bool(const Expenditure&)>& is_of_kind) {
  std::vector<Amount> out;
  for (const std::string_view source : {"", "1", "11"}) {
    for (const bool has_carried_over : {true, false}) {
      out.push_back(sum<Expenditure>(budget.expenditure, [&](const Expenditure& fact) {
        return fact.source.starts_with(source) && (has_carried_over || !fact.is_carried_over) &&
               is_of_kind(fact);
      }));
    }
  }
  return out;
}

// 公用经费 of 行政单位 and 参公单位 alone: what many places call 机关运行经费.
std::vector<Amount> of_offices(const Budget& budget, const Catalog& catalog) {
  const Index<BudgetUnit> units(budget.department.units);
  return of_kind(budget, [&](const Expenditure& fact) {
    const BudgetUnit* unit = units.find(fact.unit);
    return fact.project.empty() && unit != nullptr && unit->kind != UnitKind::kPublicInstitution &&
           basic_kind(fact, catalog) == SpendingKind::kOperating;
  });
}

Amount total_of(const Budget& budget) {
  return sum<Income>(budget.income, [](const Income&) { return true; });
}

bool is_balanced(const Budget& budget) {
  const Amount outlay =
      sum<Expenditure>(budget.expenditure, [](const Expenditure&) { return true; }) +
      sum<YearEnd>(budget.year_end, [](const YearEnd&) { return true; });
  return outlay == total_of(budget);
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kSources = {
    {{"fiscal", "1"},
     {"general_budget", "11"},
     {"government_fund", "12"},
     {"state_capital", "13"}}};

using ThreePublicValue = Amount (*)(const ThreePublic&);
constexpr std::array<std::pair<std::string_view, ThreePublicValue>, 6> kThreePublic = {
    {{"abroad", [](const ThreePublic& all) { return all.abroad; }},
     {"vehicle_purchase", [](const ThreePublic& all) { return all.vehicle_purchase; }},
     {"vehicle_operation", [](const ThreePublic& all) { return all.vehicle_operation; }},
     {"reception", [](const ThreePublic& all) { return all.reception; }},
     {"vehicles",
      [](const ThreePublic& all) { return all.vehicle_purchase + all.vehicle_operation; }},
     {"three_public", [](const ThreePublic& all) {
        return all.abroad + all.vehicle_purchase + all.vehicle_operation + all.reception;
      }}}};

std::vector<Amount> procurement_of(const Budget& budget) {
  std::vector<Amount> out;
  if (budget.procurement) {
    out.push_back(budget.procurement->goods + budget.procurement->works +
                  budget.procurement->services);
  }
  const Amount marked = sum<Expenditure>(
      budget.expenditure, [](const Expenditure& fact) { return fact.procurement.has_value(); });
  if (!marked.is_zero()) out.push_back(marked);
  if (!budget.procurement_items.empty()) {
    out.push_back(sum<ProcurementItem>(budget.procurement_items,
                                       [](const ProcurementItem&) { return true; }));
  }
  return out;
}

}  // namespace

Direction direction_of(const Quantity& quantity, Amount least) {
  if (!quantity.last_year) return Direction::kUnknown;
  const auto all = [&](const std::function<bool(Amount)>& is_so) {
    return std::ranges::all_of(quantity.now, is_so);
  };
  if (all([&](Amount now) { return now - *quantity.last_year >= least; })) return Direction::kUp;
  if (all([&](Amount now) { return *quantity.last_year - now >= least; })) return Direction::kDown;
  return Direction::kUnknown;
}

std::string_view source_prefix(std::string_view name) {
  for (const auto& [source_name, source] : kSources) {
    if (source_name == name) return source;
  }
  return {};
}

Quantities::Quantities(const Budget& budget, const Catalog& catalog)
    : budget_(budget), catalog_(catalog), fits_(fits(budget)) {}

std::vector<Amount> Quantities::now(std::string_view name) const {
  if (const auto source = source_prefix(name); !source.empty()) return of_source(budget_, source);
  const auto of_basic = [&](std::optional<SpendingKind> kind) {
    return of_kind(budget_, [&, kind](const Expenditure& fact) {
      return fact.project.empty() && (!kind || basic_kind(fact, catalog_) == kind);
    });
  };
  if (name == "all") return of_source(budget_, "");
  if (name == "total") {
    return is_balanced(budget_) ? std::vector{total_of(budget_)} : std::vector<Amount>{};
  }
  if (name == "project") {
    return of_kind(budget_, [](const Expenditure& fact) { return !fact.project.empty(); });
  }
  if (name == "basic") return of_basic(std::nullopt);
  if (name == "personnel") return of_basic(SpendingKind::kPersonnel);
  if (name == "operating") return of_basic(SpendingKind::kOperating);
  if (name == "operation") {
    std::vector<Amount> out = of_basic(SpendingKind::kOperating);
    for (const Amount each : of_offices(budget_, catalog_)) out.push_back(each);
    return out;
  }
  return name == "procurement" ? procurement_of(budget_) : std::vector<Amount>{};
}

const std::optional<Quantity>& Quantities::find(std::string_view name) {
  const auto known = found_.find(name);
  if (known != found_.end()) return known->second;
  return found_.emplace(name, make(name)).first->second;
}

std::optional<ThreePublic> Quantities::three_public() const {
  if (budget_.states("three_public")) return budget_.three_public;
  const ThreePublicFacts facts = three_public_facts(budget_, catalog_);
  return facts.unclassified.is_zero() ? std::optional(facts.amounts) : std::nullopt;
}

std::optional<Quantity> Quantities::make(std::string_view name) const {
  if (!fits_) return std::nullopt;
  for (const auto& [item, value] : kThreePublic) {
    if (item != name) continue;
    const auto amounts = three_public();
    if (!amounts) return std::nullopt;
    Quantity out{.now = {value(*amounts)}, .last_year = {}};
    if (budget_.three_public_last_year) out.last_year = value(*budget_.three_public_last_year);
    return out;
  }
  Quantity out{.now = now(name), .last_year = {}};
  if (out.now.empty()) return std::nullopt;
  const auto last_year =
      std::ranges::find(budget_.last_year, name, &std::pair<std::string, Amount>::first);
  if (last_year != budget_.last_year.end()) out.last_year = last_year->second;
  return out;
}

}  // namespace gongkai
