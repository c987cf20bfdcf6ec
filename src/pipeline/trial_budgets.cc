#include "pipeline/trial_budgets.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>
#include <vector>

namespace gongkai {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kAmount = 10'000;  // 元

struct TrialUnit {
  const char* code;
  const char* kind;
  MappingKind mapping;
};

constexpr TrialUnit kUnits[] = {{"001001", "行政单位", MappingKind::kAdministrative},
                                {"001002", "事业单位", MappingKind::kPublicInstitution}};

Json frame(const Catalog& catalog, std::size_t units) {
  const std::string year = std::to_string(catalog.year);
  Json out{{"pack", "trial"},
           {"year", catalog.year},
           {"published_on", year + "-01-31"},
           {"money_unit", "元"},
           {"department", {{"code", "001"}, {"name", "部门"}, {"units", Json::array()}}}};
  for (std::size_t i = 0; i < units; ++i) {
    out["department"]["units"].push_back(
        {{"code", kUnits[i].code}, {"name", kUnits[i].kind}, {"kind", kUnits[i].kind}});
  }
  return out;
}

constexpr std::size_t kFunction = 7;  // 项
constexpr std::size_t kEconomic = 5;  // 款
constexpr std::size_t kSource = 1;

class FullBudget {
 public:
  FullBudget(const Catalog& catalog, std::size_t units, const std::vector<PackList>& lists)
      : catalog_(catalog),
        units_(units),
        lists_(lists),
        json_(frame(catalog, units)),
        functions_(catalog.functions.leaves(kFunction)),
        sources_(catalog.sources.leaves(kSource)) {}

  std::string make() {
    for (std::size_t unit = 0; unit < units_; ++unit) {
      add_projects(kUnits[unit]);
      add_spending(kUnits[unit]);
    }
    add_income();
    for (const char* list : {"three_public", "three_public_last_year"}) {
      for (const char* item : {"abroad", "vehicle_purchase", "vehicle_operation", "reception"}) {
        json_[list][item] = kAmount;
      }
    }
    for (const char* kind : {"goods", "works", "services"}) json_["procurement"][kind] = kAmount;
    for (const PackList& list : lists_) json_["lists"][list.form.name] = {record(list.form)};
    return json_.dump();
  }

 private:
  Json record(const ListForm& form) const {
    Json out = Json::object();
    for (const ListColumn& column : form.columns) out[column.name] = value(column);
    return out;
  }

  Json value(const ListColumn& column) const {
    switch (column.kind) {
      case ListValueKind::kText:
        return column.title;
      case ListValueKind::kChoice:
        return column.one_of.front();
      case ListValueKind::kDate:
        return std::to_string(catalog_.year) + "-06-30";
      case ListValueKind::kInteger:
      case ListValueKind::kPercent:
        return 1;
      case ListValueKind::kAmount:
        return kAmount;
      case ListValueKind::kUnit:
        return kUnits[0].code;
      case ListValueKind::kProject:
        return project_code(kUnits[0], kProjectKinds[0]);
      case ListValueKind::kFunction:
        return functions_.front();
      case ListValueKind::kEconomic:
        return catalog_.economic.leaves(kEconomic).front();
      case ListValueKind::kGovernmentEconomic:
        return catalog_.government_economic.leaves(kEconomic).front();
      case ListValueKind::kSource:
        return sources_.front();
    }
    return {};
  }

  static std::string project_code(const TrialUnit& unit, std::string_view kind) {
    return std::string(unit.code) + (kind == kProjectKinds[0] ? "01" : "02");
  }

  void add_projects(const TrialUnit& unit) {
    for (const char* kind : kProjectKinds) {
      json_["projects"].push_back({{"code", project_code(unit, kind)},
                                   {"name", kind},
                                   {"unit", unit.code},
                                   {"kind", kind}});
    }
  }

  // Each function and each economic class of the unit's kind, as often as the longer list asks.
  void add_spending(const TrialUnit& unit) {
    std::vector<std::string> economic;
    for (const auto& [key, government] : catalog_.mapping) {
      if (key.first == unit.mapping) economic.push_back(key.second);
    }
    if (economic.empty() || functions_.empty() || sources_.empty()) return;
    const std::size_t count = std::max({functions_.size(), economic.size(), sources_.size()});
    for (std::size_t i = 0; i < count; ++i) {
      const std::string& function = functions_[i % functions_.size()];
      add_fact(unit, i, function, economic[i % economic.size()], source_for(function, i));
    }
  }

  // 基本支出 where the economic class may be; else the projects of each kind in turn.
  void add_fact(const TrialUnit& unit, std::size_t i, const std::string& function,
                const std::string& economic, const std::string& source) {
    Json fact{{"unit", unit.code},
              {"function", function},
              {"economic", economic},
              {"source", source},
              {"amount", kAmount}};
    const bool may_be_basic = catalog_.spending_kinds.name(economic.substr(0, 3)) != nullptr;
    if (!may_be_basic || i % 3 == 2) fact["project"] = project_code(unit, kProjectKinds[i % 2]);
    const bool is_carried_over = i % 5 == 4;
    if (is_carried_over) fact["carried_over"] = true;
    income_[{unit.code, source, is_carried_over}] += kAmount;
    json_["expenditure"].push_back(std::move(fact));
  }

  // Functions of a fund are paid by it alone; the others by what no fund is.
  std::string source_for(const std::string& function, std::size_t i) const {
    std::string fund;
    for (const auto& [begin, source] : catalog_.fund_functions.all()) {
      if (function.starts_with(begin)) fund = source;
    }
    const auto is_fund = [&](const std::string& source) {
      const auto& funds = catalog_.fund_functions.all();
      return std::ranges::any_of(
          funds, [&](const auto& entry) { return source.starts_with(entry.second); });
    };
    for (std::size_t k = 0; k < sources_.size(); ++k) {
      const std::string& source = sources_[(i + k) % sources_.size()];
      if (fund.empty() ? !is_fund(source) : source.starts_with(fund)) return source;
    }
    return sources_.front();
  }

  void add_income() {
    for (const auto& [key, amount] : income_) {
      const auto& [unit, source, is_carried_over] = key;
      Json fact{{"unit", unit}, {"source", source}, {"amount", amount}};
      if (is_carried_over) fact["carried_over"] = true;
      json_["income"].push_back(std::move(fact));
    }
  }

  static constexpr const char* kProjectKinds[] = {"其他运转类", "特定目标类"};

  const Catalog& catalog_;
  std::size_t units_;
  const std::vector<PackList>& lists_;
  Json json_;
  std::vector<std::string> functions_;
  std::vector<std::string> sources_;
  std::map<std::tuple<std::string, std::string, bool>, int> income_;
};

}  // namespace

std::string full_budget(const Catalog& catalog, TrialUnits units,
                        const std::vector<PackList>& lists) {
  return FullBudget(catalog, units == TrialUnits::kOne ? 1 : std::size(kUnits), lists).make();
}

std::string least_budget(const Catalog& catalog) {
  Json out = frame(catalog, 1);
  const std::string source = catalog.sources.leaves(kSource).front();
  out["income"] = {{{"source", source}, {"amount", kAmount}}};
  out["expenditure"] = {{{"function", catalog.functions.leaves(kFunction).front()},
                         {"economic", catalog.economic.leaves(kEconomic).front()},
                         {"source", source},
                         {"amount", kAmount}}};
  return out.dump();
}

}  // namespace gongkai
