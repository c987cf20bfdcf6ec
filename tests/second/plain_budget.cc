#include "second/plain_budget.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <tuple>

namespace gongkai::second {
namespace {

using Row = std::vector<std::string>;

// The rows of a tab-separated file below its first line.
std::vector<Row> rows_of(const std::string& name) {
  std::ifstream file(std::string(GONGKAI_SOURCE_DIR) + "/templates/catalog/2023/" + name);
  std::vector<Row> out;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    Row row;
    for (std::string cell; std::getline(cells, cell, '\t');) row.push_back(cell);
    out.push_back(row);
  }
  return out;
}

PlainCatalog::Names names_of(const std::string& name) {
  PlainCatalog::Names out;
  for (const Row& row : rows_of(name)) out[row.at(0)] = row.at(1);
  return out;
}

std::string text_of(const Json& object, const char* key) {
  return object.contains(key) ? object.at(key).get<std::string>() : std::string();
}

bool is_true(const Json& object, const char* key) {
  return object.contains(key) && object.at(key).get<bool>();
}

// "12.5" with two decimals more than written is 1250.
Fen scaled(std::string digits, std::size_t decimals) {
  const std::size_t point = digits.find('.');
  const std::size_t written = point == std::string::npos ? 0 : digits.size() - point - 1;
  if (point != std::string::npos) digits.erase(point, 1);
  digits.append(decimals - written, '0');
  return std::stoll(digits);
}

class Reader {
 public:
  Reader(const std::string& text, const PlainCatalog& catalog) : out_{.json = Json::parse(text)} {
    const Json& department = json().at("department");
    out_.department_code = department.at("code");
    out_.department_name = department.at("name");
    out_.names = catalog;
    for (const Json& unit : department.at("units")) {
      out_.units.push_back(unit.at("code"));
      out_.unit_names[out_.units.back()] = unit.at("name");
      unit_kinds_[out_.units.back()] = unit.at("kind");
    }
    for (const auto& project : list("projects")) {
      project_kinds_[project.at("code").get<std::string>()] = project.at("kind");
    }
    take_names("functions", out_.names.functions);
    take_names("economic", out_.names.economic);
    take_names("government_economic", out_.names.government);
  }

  PlainBudget read() {
    for (const Json& fact : list("income")) out_.income.push_back(common(fact));
    for (const Json& fact : list("expenditure")) out_.spending.push_back(spending(fact));
    for (const Json& fact : list("year_end")) out_.year_end.push_back(common(fact));
    return std::move(out_);
  }

 private:
  const Json& json() const { return out_.json; }

  Json list(const char* key) const { return json().value(key, Json::array()); }

  void take_names(const char* list, PlainCatalog::Names& names) const {
    if (!json().contains("names") || !json()["names"].contains(list)) return;
    for (const auto& [code, name] : json()["names"][list].items()) names[code] = name;
  }

  PlainFact common(const Json& fact) const {
    PlainFact out{.unit = text_of(fact, "unit"), .source = fact.at("source")};
    if (out.unit.empty()) out.unit = out_.units.front();
    out.is_carried_over = is_true(fact, "carried_over");
    out.fen = out_.fen(fact.at("amount"));
    return out;
  }

  PlainFact spending(const Json& fact) const {
    PlainFact out = common(fact);
    out.function = fact.at("function");
    out.economic = text_of(fact, "economic");
    out.project = text_of(fact, "project");
    out.line = text_of(fact, "line");
    out.is_deferred = is_true(fact, "deferred");
    out.kind = kind_of(fact, out);
    out.government = text_of(fact, "government_economic");
    if (out.government.empty() && !out.economic.empty()) out.government = mapped(out);
    return out;
  }

  std::string kind_of(const Json& fact, const PlainFact& out) const {
    if (!out.project.empty()) return project_kinds_.at(out.project);
    if (fact.contains("kind")) return fact.at("kind");
    return out_.names.kinds.at(out.economic.substr(0, 3));
  }

  std::string mapped(const PlainFact& fact) const {
    const bool is_institution = unit_kinds_.at(fact.unit) == "事业单位";
    return out_.names.mapping.at({fact.economic, is_institution ? "事业单位" : "行政单位"});
  }

  PlainBudget out_;
  std::map<std::string, std::string> unit_kinds_;
  std::map<std::string, std::string> project_kinds_;
};

// One side of a budget, carried-over money after this year's of the same source, what is left at
// the year's end last.
void balance_side(const std::vector<std::vector<PlainFact>*>& lists) {
  using Order = std::tuple<std::string, int, std::string, std::string, std::string, std::string>;
  std::vector<std::pair<Order, PlainFact*>> all;
  for (std::size_t l = 0; l < lists.size(); ++l) {
    for (PlainFact& fact : *lists[l]) {
      const int rank = l == 1 ? 2 : static_cast<int>(fact.is_carried_over);
      all.push_back(
          {{fact.source, rank, fact.unit, fact.function, fact.project, fact.economic}, &fact});
    }
  }
  std::ranges::stable_sort(all, {}, [](const auto& entry) { return entry.first; });
  Fen before = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    PlainFact& fact = *all[i].second;
    const Fen upto = before + fact.fen;
    fact.fen = rounded(upto) - rounded(before);
    fact.place = i;
    before = upto;
  }
}

}  // namespace

PlainCatalog read_plain_catalog() {
  PlainCatalog out{.functions = names_of("functions.tsv"),
                   .economic = names_of("economic.tsv"),
                   .government = names_of("government-economic.tsv"),
                   .kinds = names_of("spending-kinds.tsv"),
                   .funds = names_of("fund-functions.tsv")};
  for (const Row& row : rows_of("economic-mapping.tsv")) {
    const bool is_for_all = row.at(2) == "通用";
    for (const char* kind : {"行政单位", "事业单位"}) {
      if (is_for_all || row.at(2).starts_with(kind)) out.mapping[{row.at(0), kind}] = row.at(1);
    }
  }
  return out;
}

Fen PlainBudget::fen(const Json& amount) const {
  const std::string digits = amount.is_string() ? amount.get<std::string>() : amount.dump();
  return scaled(digits, json.at("money_unit") == "万元" ? 6 : 2);
}

PlainBudget read_plain(const std::string& text, const PlainCatalog& catalog) {
  return Reader(text, catalog).read();
}

PlainBudget balanced(PlainBudget budget) {
  balance_side({&budget.income});
  balance_side({&budget.spending, &budget.year_end});
  budget.is_balanced = true;
  return budget;
}

std::string in_ten_thousands(Fen fen, std::string_view zero) {
  if (fen == 0) return std::string(zero);
  const Fen hundredths = rounded(fen) / kLastPlace;
  const std::string decimals = std::to_string(100 + hundredths % 100).substr(1);
  return std::to_string(hundredths / 100) + "." + decimals;
}

}  // namespace gongkai::second
