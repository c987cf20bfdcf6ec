#include "second/random_budget.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <tuple>

namespace gongkai::second {
namespace {

using Texts = std::vector<std::string>;

// How large the amounts are, in 分.
struct Size {
  Fen least;
  Fen most;
};
constexpr Size kSizes[] = {
    {1, 9'999}, {1, 99'999'999}, {100'000, 9'999'999'999}, {1, 9'999'999'999'999'999 / 100}};

class Maker {
 public:
  Maker(unsigned seed, LeftFrom left, const PlainCatalog& catalog)
      : random_(seed), left_(left), catalog_(catalog) {}

  std::string make() {
    choose_unit_of_money();
    add_units();
    choose_codes();
    add_projects();
    add_spending();
    add_year_end();
    add_income();
    add_words();
    add_last_year();
    add_names();
    return json_.dump(1);
  }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }
  bool hits(std::size_t percent) { return below(100) < percent; }
  // As std::shuffle, but the same with every library.
  void shuffle(Json& list) {
    for (std::size_t i = list.size(); i > 1; --i) list[i - 1].swap(list[below(i)]);
  }
  template <class List>
  const auto& any(const List& list) {
    return list[below(std::size(list))];
  }

  void choose_unit_of_money() {
    is_yuan_ = hits(40);
    decimals_ = is_yuan_ ? any(std::vector{0, 1, 2, 2}) : any(std::vector{2, 2, 4, 6});
    size_ = any(kSizes);
    json_ = {{"pack", "henan-2023"},
             {"year", 2023},
             {"published_on", "2023-03-01"},
             {"money_unit", is_yuan_ ? "元" : "万元"},
             {"amount_decimals", decimals_}};
    if (decimals_ == 2 && hits(50)) json_.erase("amount_decimals");
  }

  // 分 in one of the last decimals that may be written.
  Fen step() const {
    Fen out = 1;
    for (int held = is_yuan_ ? 2 : 6; held > decimals_; --held) out *= 10;
    return out;
  }

  Fen random_fen() {
    if (hits(3)) return 0;
    const Size& size = hits(80) ? size_ : any(kSizes);
    const std::uint64_t high = random_();
    const std::uint64_t wide = (high << 32U) + random_();
    const Fen fen = size.least + static_cast<Fen>(wide % static_cast<std::uint64_t>(size.most));
    // Halves of the last place that is printed are where rounding errs.
    if (hits(10)) return (fen / kLastPlace * kLastPlace + kLastPlace / 2) / step() * step();
    return fen / step() * step();
  }

  // Digits; with or without zeros at the end, a whole number at times without quotes.
  Json written(Fen fen) {
    const auto held = static_cast<std::size_t>(is_yuan_ ? 2 : 6);
    std::string digits = std::to_string(fen);
    if (digits.size() <= held) digits.insert(0, held + 1 - digits.size(), '0');
    digits.insert(digits.size() - held, ".");
    const std::size_t wanted = digits.size() - held + static_cast<std::size_t>(decimals_);
    while (digits.size() > wanted || (hits(50) && digits.back() == '0')) digits.pop_back();
    if (digits.back() != '.') return digits;
    digits.pop_back();
    if (hits(30)) return std::stoll(digits);
    return digits;
  }

  Json amount() { return written(random_fen()); }

  void add_units() {
    const std::size_t count = hits(40) ? 1 : 2 + below(4);
    Json units = Json::array();
    for (std::size_t i = 0; i < count; ++i) {
      const std::string code = "25000" + std::to_string(i + 1);
      const std::string kind = any(Texts{"行政单位", "参公事业单位", "事业单位"});
      units_.push_back(code);
      kinds_[code] = kind == "事业单位" ? kind : "行政单位";
      const std::string name = i == 0 ? "安河县民政局" : "安河县第" + std::to_string(i) + "福利院";
      units.push_back({{"code", code}, {"name", name}, {"kind", kind}});
    }
    if (hits(30)) shuffle(units);
    json_["department"] = {{"code", "250"}, {"name", "安河县民政局"}, {"units", units}};
  }

  void choose_codes() {
    const Texts sources = {"11",  "111", "112", "113", "114", "115", "12", "121",
                           "122", "13",  "2",   "31",  "32",  "33",  "34", "39"};
    const std::size_t count = 1 + below(6);
    for (std::size_t i = 0; i < count; ++i) sources_.push_back(any(sources));
    if (hits(70)) sources_.emplace_back("111");
    Texts functions;
    for (const auto& [code, name] : catalog_.functions) {
      if (code.size() != 7) continue;
      const std::string* source = only_source(code);
      (source == nullptr ? functions : fund_functions_[*source]).push_back(code);
    }
    for (int i = 0; i < 12; ++i) functions_.push_back(any(functions));
    for (const auto& [key, government] : catalog_.mapping)
      economic_[key.second].push_back(key.first);
  }

  // The beginning of the sources that alone may pay for it; null: all may.
  const std::string* only_source(const std::string& function) const {
    for (const auto& [code, source] : catalog_.funds) {
      if (function.starts_with(code)) return &source;
    }
    return nullptr;
  }

  std::string function_for(const std::string& source) {
    const auto own = fund_functions_.find(source.substr(0, 2));
    return own != fund_functions_.end() && hits(50) ? any(own->second) : any(functions_);
  }

  void add_projects() {
    const std::size_t count = hits(20) ? 0 : below(6);
    for (std::size_t i = 0; i < count; ++i) {
      Json project{{"code", "4101" + std::to_string(1000 + i)},
                   {"name", "第" + std::to_string(i + 1) + "批养老服务"},
                   {"unit", any(units_)},
                   {"kind", hits(50) ? "特定目标类" : "其他运转类"},
                   {"goal", "完成全年任务。"}};
      if (hits(30)) project["key"] = true;
      projects_.push_back(std::move(project));
    }
    json_["projects"] = projects_;
  }

  void add_spending() {
    const std::size_t count = hits(4) ? 0 : 1 + below(hits(20) ? 80 : 25);
    for (std::size_t i = 0; i < count; ++i) add_fact();
    json_["expenditure"] = spending_;
  }

  void add_fact() {
    Json fact;
    const Fen fen = random_fen();
    const Json* project = projects_.empty() || hits(60) ? nullptr : &any(projects_);
    const std::string unit =
        project == nullptr ? any(units_) : (*project)["unit"].get<std::string>();
    const std::string source = any(sources_);
    if (units_.size() > 1 || hits(50)) fact["unit"] = unit;
    fact["function"] = function_for(source);
    fact["source"] = source;
    if (project != nullptr) {
      fact["project"] = (*project)["code"];
      if (hits(70)) add_economic(fact, unit, {"30", "31", "39"});
    } else {
      add_economic(fact, unit, {"301", "302", "303", "309", "310"});
    }
    if (hits(25)) {
      fact["carried_over"] = true;
      if (source.starts_with("1") && hits(40)) fact["deferred"] = true;
    }
    if (hits(10)) fact["line"] = any(Texts{"2", "3"});
    if (hits(10)) fact["procurement"] = any(Texts{"政府采购", "面向中小企业", "面向小微企业"});
    fact["amount"] = written(fen);
    add_sum(fact, unit, fen);
    spending_.push_back(std::move(fact));
  }

  // A class that the unit's kind has a class of the government for, or one with that stated.
  void add_economic(Json& fact, const std::string& unit, const Texts& classes) {
    std::string code;
    do {
      code = any(economic_[kinds_.at(unit)]);
    } while (std::ranges::none_of(classes,
                                  [&](const std::string& each) { return code.starts_with(each); }));
    fact["economic"] = code;
    if (!fact.contains("project") && hits(10)) {
      fact["kind"] = catalog_.kinds.at(code.substr(0, 3));
    }
    const auto other = catalog_.mapping.find({code, hits(50) ? "事业单位" : "行政单位"});
    if (hits(10) && other != catalog_.mapping.end()) fact["government_economic"] = other->second;
  }

  void add_sum(const Json& fact, const std::string& unit, Fen fen) {
    sums_[{unit, fact["source"], fact.value("carried_over", false)}] += fen;
  }

  void add_year_end() {
    if (!hits(15)) return;
    Json year_end = Json::array();
    for (std::size_t left = 1 + below(3); left > 0; --left) {
      const Fen fen = random_fen();
      Json fact{{"unit", any(units_)}, {"source", any(sources_)}, {"amount", written(fen)}};
      sums_[{fact["unit"], fact["source"], left_ == LeftFrom::kLastYear}] += fen;
      year_end.push_back(std::move(fact));
    }
    json_["year_end"] = std::move(year_end);
  }

  // What is spent, by source, now and then in two parts or in another unit.
  void add_income() {
    Json income = Json::array();
    std::set<std::string> with_income;
    const auto add = [&](const std::string& unit, const auto& key, Fen fen) {
      Json fact{{"unit", unit}, {"source", std::get<1>(key)}, {"amount", written(fen)}};
      if (std::get<2>(key) || hits(5)) fact["carried_over"] = std::get<2>(key);
      if (units_.size() == 1 && hits(50)) fact.erase("unit");
      with_income.insert(unit);
      income.push_back(std::move(fact));
    };
    for (const auto& [key, fen] : sums_) {
      const Fen part = hits(30) ? fen / 3 / step() * step() : 0;
      if (part != 0) add(any(units_), key, part);
      add(std::get<0>(key), key, fen - part);
    }
    for (const std::string& unit : units_) {
      if (!with_income.contains(unit)) add(unit, std::tuple(unit, sources_.front(), false), 0);
    }
    shuffle(income);
    json_["income"] = std::move(income);
  }

  void add_words() {
    json_["texts"]["duties"] = {"拟订民政工作规划。", "指导养老服务工作。"};
    if (hits(30)) json_["texts"]["organisation"] = "本部门的预算单位见上表。";
    for (const char* part : {"procurement", "assets"}) json_[part] = {{"none", true}};
    json_["transfers"] = Json::array();
    if (hits(60)) {
      json_["procurement"] = {{"goods", amount()}, {"works", amount()}, {"services", amount()}};
    }
    if (hits(60)) {
      json_["assets"] = {{"as_of", "2022-12-31"},
                         {"general_vehicles", below(9)},
                         {"enforcement_vehicles", below(3)},
                         {"general_equipment", below(20)}};
      if (hits(50)) json_["assets"]["leader_vehicles"] = below(4);
      if (hits(50)) json_["assets"]["other_vehicles"] = below(4);
    }
    if (hits(30)) {
      json_["transfers"] = {{{"name", "困难群众救助"}, {"amount", amount()}},
                            {{"name", "养老服务体系建设"}, {"amount", amount()}}};
    }
  }

  // Equal, nearly equal, none, much more or missing.
  void add_last_year() {
    const auto near = [&](Fen fen) {
      switch (below(5)) {
        case 0:
          return written(fen);
        case 1:
          return written((fen + static_cast<Fen>(below(kLastPlace))) / step() * step());
        case 2:
          return written(0);
        case 3:
          return written(fen / 3 / step() * step());
        default:
          return amount();
      }
    };
    Fen total = 0;
    Fen general = 0;
    for (const auto& [key, fen] : sums_) {
      total += fen;
      if (std::get<1>(key).starts_with("11")) general += fen;
    }
    constexpr Fen kMost = 9'999'999'999'990'000;  // that one amount may be
    if (hits(85)) json_["last_year"]["total"] = near(std::min(total, kMost - kLastPlace));
    if (hits(85))
      json_["last_year"]["general_budget"] = near(std::min(general, kMost - kLastPlace));
    json_["three_public"] = three_public();
    // Made up apart from the facts, as 政府采购 is.
    for (const char* id : {"three-public-differs", "procurement-differs"}) {
      json_["waived"].push_back({{"id", id}, {"reason", "任意的数"}});
    }
    if (hits(60)) json_["three_public_last_year"] = three_public();
    if (hits(30)) {
      json_["three_public_last_year"] = json_["three_public"];
    }
    for (const char* name :
         {"total", "general_budget", "three_public", "abroad", "reception", "vehicles"}) {
      json_["reasons"][name] = "人员和任务有增减";
    }
  }

  Json three_public() {
    Json out;
    for (const char* item : {"abroad", "vehicle_purchase", "vehicle_operation", "reception"}) {
      out[item] = hits(40) ? written(0) : amount();
    }
    return out;
  }

  void add_names() {
    if (!hits(30)) return;
    for (const Json& fact : spending_) {
      if (hits(30)) json_["names"]["functions"][fact["function"].get<std::string>()] = "本地科目";
      if (fact.contains("economic") && hits(10)) {
        json_["names"]["economic"][fact["economic"].get<std::string>()] = "本地款";
      }
    }
  }

  std::mt19937 random_;
  LeftFrom left_;
  const PlainCatalog& catalog_;
  bool is_yuan_ = false;
  int decimals_ = 2;
  Size size_ = kSizes[1];
  Json json_;
  Texts units_;
  std::map<std::string, std::string> kinds_;
  Texts sources_;
  Texts functions_;
  std::map<std::string, Texts> fund_functions_;  // by source
  std::map<std::string, Texts> economic_;        // by kind of unit
  std::vector<Json> projects_;
  std::vector<Json> spending_;
  /// By unit, source and whether it is carried over.
  std::map<std::tuple<std::string, std::string, bool>, Fen> sums_;
};

}  // namespace

std::string random_budget(unsigned seed, LeftFrom left, const PlainCatalog& catalog) {
  return Maker(seed, left, catalog).make();
}

}  // namespace gongkai::second
