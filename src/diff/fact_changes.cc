#include "diff/fact_changes.h"

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "budget/kind_names.h"
#include "check/classify.h"
#include "check/names.h"
#include "money/amount.h"

namespace gongkai {
namespace {

// Facts that are one and the same, added up, and how they are called.
struct FactSum {
  std::string words;
  Amount amount;
};
using Sums = std::map<std::string, FactSum>;  // by codes

std::string key_of(std::initializer_list<std::string_view> codes) {
  std::string out;
  for (const std::string_view code : codes) out += std::string(code) + "\t";
  return out;
}

/// What tells facts apart: their codes, with what follows from them. Names may change, and a class
/// or a kind that is only implied is the same as one that is stated.
class FactKeys {
 public:
  FactKeys(const Budget& budget, const Catalog& catalog) : budget_(budget), catalog_(catalog) {}

  std::string of(const Income& fact) const {
    return key_of({"income", fact.unit, fact.source, fact.is_carried_over ? "carried" : ""});
  }

  std::string of(const YearEnd& fact) const { return key_of({"year_end", fact.unit, fact.source}); }

  std::string of(const Expenditure& fact) const {
    const auto kind = fact.project.empty() ? basic_kind(fact, catalog_) : std::nullopt;
    const std::string procurement =
        fact.procurement ? std::to_string(static_cast<int>(*fact.procurement)) : std::string();
    return key_of({"expenditure", fact.unit, fact.function, fact.economic, government(fact),
                   fact.source, kind ? name(*kind) : std::string_view(), fact.project, fact.line,
                   fact.is_carried_over ? "carried" : "", fact.is_deferred ? "deferred" : "",
                   procurement});
  }

 private:
  std::string government(const Expenditure& fact) const {
    if (!fact.government_economic.empty()) return fact.government_economic;
    for (const BudgetUnit& unit : budget_.department.units) {
      if (unit.code != fact.unit) continue;
      const std::string* mapped = mapped_class(fact.economic, mapping_kind(unit.kind), catalog_);
      return mapped == nullptr ? std::string() : *mapped;
    }
    return {};
  }

  const Budget& budget_;
  const Catalog& catalog_;
};

class FactWords {
 public:
  FactWords(const Budget& budget, const Catalog& catalog)
      : budget_(budget),
        functions_(catalog.functions, budget.names.functions),
        economic_(catalog.economic, budget.names.economic),
        government_(catalog.government_economic, budget.names.government_economic),
        sources_(catalog.sources, budget.names.sources) {}

  std::string of(const Income& fact) const {
    return "收入" + unit(fact.unit) + coded(sources_, fact.source) +
           (fact.is_carried_over ? " 上年结转" : "");
  }

  std::string of(const YearEnd& fact) const {
    return "年终结转结余" + unit(fact.unit) + coded(sources_, fact.source);
  }

  std::string of(const Expenditure& fact) const {
    std::string out = "支出" + unit(fact.unit) + coded(functions_, fact.function) +
                      coded(economic_, fact.economic) +
                      coded(government_, fact.government_economic) + coded(sources_, fact.source);
    if (fact.kind) out += " " + std::string(name(*fact.kind));
    if (!fact.project.empty()) out += " 项目" + project(fact.project);
    if (!fact.line.empty()) out += " 行" + fact.line;
    if (fact.is_carried_over) out += " 上年结转";
    if (fact.is_deferred) out += " 列为年终结转";
    if (fact.procurement) out += " 政府采购";
    return out;
  }

 private:
  // Where there is one unit only, it need not be named.
  std::string unit(const std::string& code) const {
    return budget_.department.units.size() == 1 ? std::string() : " 单位" + code;
  }

  static std::string coded(const Names& names, const std::string& code) {
    if (code.empty()) return {};
    const std::string* found = names.find(code);
    return " " + code + (found == nullptr ? "" : " " + *found);
  }

  std::string project(const std::string& code) const {
    for (const Project& each : budget_.projects) {
      if (each.code == code) return code + " " + each.name;
    }
    return code;
  }

  const Budget& budget_;
  Names functions_;
  Names economic_;
  Names government_;
  Names sources_;
};

template <class Fact>
Amount sum_of(const std::vector<Fact>& facts) {
  Amount out;
  for (const Fact& fact : facts) out += fact.amount;
  return out;
}

Sums sums_of(const Budget& budget, const Catalog& catalog) {
  const FactKeys keys(budget, catalog);
  const FactWords words(budget, catalog);
  Sums out;
  const auto add = [&](const auto& facts) {
    for (const auto& fact : facts) {
      FactSum& sum = out[keys.of(fact)];
      if (sum.words.empty()) sum.words = words.of(fact);
      sum.amount += fact.amount;
    }
  };
  add(budget.income);
  add(budget.expenditure);
  add(budget.year_end);
  return out;
}

}  // namespace

std::vector<BudgetChange> fact_changes(const Budget& before, const Budget& after,
                                       const Catalog& catalog) {
  std::vector<BudgetChange> out;
  const auto text = [&](Amount amount) {
    return exact_text(amount, after.money_unit) + std::string(name(after.money_unit));
  };
  const auto add_total = [&](const char* title, Amount was, Amount is) {
    if (was == is) return;
    out.push_back({ChangeOf::kTotal, title, text(was), text(is), text(is - was), {}});
  };
  add_total("收入合计", sum_of(before.income), sum_of(after.income));
  add_total("支出合计", sum_of(before.expenditure), sum_of(after.expenditure));
  add_total("年终结转结余合计", sum_of(before.year_end), sum_of(after.year_end));
  const Sums was = sums_of(before, catalog);
  const Sums is = sums_of(after, catalog);
  const auto add_fact = [&](const std::string& what, const Amount* old_amount,
                            const Amount* new_amount) {
    const Amount difference = (new_amount == nullptr ? Amount() : *new_amount) -
                              (old_amount == nullptr ? Amount() : *old_amount);
    out.push_back({ChangeOf::kFact,
                   what,
                   old_amount == nullptr ? "" : text(*old_amount),
                   new_amount == nullptr ? "" : text(*new_amount),
                   text(difference),
                   {}});
  };
  for (const auto& [key, sum] : was) {
    const auto found = is.find(key);
    if (found == is.end()) {
      add_fact(sum.words, &sum.amount, nullptr);
    } else if (found->second.amount != sum.amount) {
      add_fact(found->second.words, &sum.amount, &found->second.amount);
    }
  }
  for (const auto& [key, sum] : is) {
    if (!was.contains(key)) add_fact(sum.words, nullptr, &sum.amount);
  }
  return out;
}

}  // namespace gongkai
