#include "bench/synthetic_budget.h"

#include <array>
#include <functional>
#include <nlohmann/json.hpp>
#include <vector>

namespace gongkai {
namespace {

using Json = nlohmann::ordered_json;

// SplitMix64: the same numbers with every library, unlike the distributions of <random>.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  /// 0 … sides - 1.
  int roll(int sides) {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<int>((mixed ^ (mixed >> 31U)) % static_cast<std::uint64_t>(sides));
  }
  int between(int low, int high) { return low + roll(high - low + 1); }
  bool hits(int percent) { return roll(100) < percent; }

 private:
  std::uint64_t state_;
};

struct Field {
  const char* office;
  const char* subject;
  const char* office_function;
  const char* project_function;
  const char* institution;  // what its further units are called
};
constexpr std::array<Field, 16> kFields = {{
    {"教育局", "教育", "2050101", "2050202", "中心小学"},
    {"科技局", "科技创新", "2060101", "2060702", "生产力促进中心"},
    {"财政局", "财政管理", "2010601", "2010699", "国库支付中心"},
    {"民政局", "民政服务", "2080201", "2081001", "社会福利院"},
    {"人力资源和社会保障局", "就业服务", "2080101", "2080109", "人才交流中心"},
    {"卫生健康委员会", "公共卫生", "2100101", "2100408", "乡镇卫生院"},
    {"农业农村局", "农业生产", "2130101", "2130122", "农业技术推广站"},
    {"交通运输局", "公路养护", "2140101", "2140106", "公路管理站"},
    {"住房和城乡建设局", "环境卫生", "2120101", "2120501", "市政设施维护中心"},
    {"生态环境局", "大气治理", "2110101", "2110301", "环境监测站"},
    {"应急管理局", "安全监管", "2240101", "2240106", "应急救援大队"},
    {"自然资源局", "自然资源保护", "2200101", "2200106", "不动产登记中心"},
    {"文化广电和旅游局", "群众文化", "2070101", "2070109", "文化馆"},
    {"司法局", "基层司法", "2040601", "2040604", "法律援助中心"},
    {"统计局", "专项普查", "2010501", "2010507", "普查中心"},
    {"工业和信息化局", "中小企业发展", "2150801", "2150805", "企业服务中心"},
}};

constexpr std::array<const char*, 12> kWorks = {
    "专项工作经费", "能力建设",   "信息化运行维护", "设备购置",   "人员培训", "宣传活动",
    "监督检查",     "示范点建设", "业务用房维修",   "第三方评估", "奖励补助", "应急保障"};

struct Line {
  const char* economic;
  int lowest;  // 元 for one person
  int highest;
};
constexpr std::array<Line, 16> kPersonLines = {{{"30101", 30000, 60000},
                                                {"30102", 15000, 40000},
                                                {"30103", 5000, 20000},
                                                {"30112", 500, 1500},
                                                {"30113", 6000, 14000},
                                                {"30199", 2000, 9000},
                                                {"30201", 1500, 6000},
                                                {"30202", 100, 900},
                                                {"30206", 300, 1500},
                                                {"30207", 200, 1200},
                                                {"30211", 500, 3000},
                                                {"30213", 200, 1500},
                                                {"30228", 800, 1600},
                                                {"30229", 900, 1900},
                                                {"30239", 1000, 6000},
                                                {"30299", 200, 2500}}};

std::string padded(int number, std::size_t digits) {
  const std::string text = std::to_string(number);
  return std::string(digits - std::min(digits, text.size()), '0') + text;
}

std::string region_name(int number) {
  constexpr std::array<const char*, 16> kFirst = {"安", "临", "清", "平", "永", "长", "新", "东",
                                                  "西", "南", "北", "泰", "丰", "宁", "兴", "和"};
  constexpr std::array<const char*, 16> kSecond = {"江", "河", "山", "阳", "城", "川", "原", "源",
                                                   "水", "丘", "泉", "州", "海", "岭", "田", "林"};
  constexpr std::array<const char*, 3> kKinds = {"县", "区", "市"};
  const auto index = static_cast<std::size_t>(number);
  const int round = number / 768;
  return std::string(kFirst[index % 16]) + kSecond[index / 16 % 16] + kKinds[index / 256 % 3] +
         (round == 0 ? "" : "第" + std::to_string(round + 1) + "区");
}

// 万元 with two decimals.
std::string amount_text(long long cents) {
  return std::to_string(cents / 100) + "." + padded(static_cast<int>(cents % 100), 2);
}

// Of ten departments six have one unit, of a thousand one has hundreds.
int unit_count(Dice& dice) {
  const int of_thousand = dice.roll(1000);
  if (of_thousand < 600) return 1;
  if (of_thousand < 880) return dice.between(2, 5);
  if (of_thousand < 990) return dice.between(6, 20);
  return of_thousand < 999 ? dice.between(21, 60) : dice.between(100, 500);
}

class Maker {
 public:
  Maker(std::uint64_t seed, int number)
      : dice_(seed * 1'000'003U + static_cast<std::uint64_t>(number)), number_(number) {}

  SyntheticBudget make();

 private:
  void add_unit(int index);
  void add_basic(const std::string& unit, bool is_office);
  void add_project(const std::string& unit, const std::string& name);
  void add_fact(const std::string& unit, const std::string& function, const std::string& economic,
                const std::string& project, long long cents);
  void add_words();
  Json indicators(const std::string& subject, long long most_cents);

  Dice dice_;
  int number_;
  const Field* field_ = nullptr;
  std::string region_;
  std::string office_;
  std::string code_;
  Json units_ = Json::array();
  Json facts_ = Json::array();
  Json income_ = Json::array();
  Json projects_ = Json::array();
  Json budget_;
  long long unit_cents_ = 0;
  long long cents_ = 0;
  int vehicle_cents_ = 0;    // 公务用车运行费
  int reception_cents_ = 0;  // 公务接待费
};

// `most_cents`: what it may cost, in 0.01 万元.
Json Maker::indicators(const std::string& subject, long long most_cents) {
  return Json::array({{{"level1", "成本指标"},
                       {"level2", "经济成本指标"},
                       {"level3", subject + "成本"},
                       {"value", "≤" + amount_text(most_cents) + "万元"}},
                      {{"level1", "产出指标"},
                       {"level2", "数量指标"},
                       {"level3", subject + "完成数量"},
                       {"value", "≥" + std::to_string(dice_.between(2, 120)) + "项"}},
                      {{"level1", "产出指标"},
                       {"level2", "质量指标"},
                       {"level3", subject + "验收合格率"},
                       {"value", "≥" + std::to_string(dice_.between(90, 99)) + "%"}},
                      {{"level1", "效益指标"},
                       {"level2", "社会效益指标"},
                       {"level3", subject + "水平"},
                       {"value", "有所提高"}},
                      {{"level1", "满意度指标"},
                       {"level2", "服务对象满意度指标"},
                       {"level3", "服务对象满意度"},
                       {"value", "≥" + std::to_string(dice_.between(85, 98)) + "%"}}});
}

void Maker::add_fact(const std::string& unit, const std::string& function,
                     const std::string& economic, const std::string& project, long long cents) {
  Json fact{{"unit", unit}, {"function", function}, {"economic", economic}, {"source", "111"}};
  if (!project.empty()) fact["project"] = project;
  fact["amount"] = amount_text(cents);
  facts_.push_back(std::move(fact));
  unit_cents_ += cents;
}

void Maker::add_basic(const std::string& unit, bool is_office) {
  const int persons = is_office ? dice_.between(8, 80) : dice_.between(3, 120);
  const std::string function = is_office ? field_->office_function : field_->project_function;
  long long wages = 0;
  for (const Line& line : kPersonLines) {
    if (!dice_.hits(80) && line.economic != kPersonLines.front().economic) continue;
    const long long cents =
        static_cast<long long>(persons) * dice_.between(line.lowest, line.highest) / 100;
    add_fact(unit, line.economic == std::string("30113") ? "2210201" : function, line.economic, "",
             std::max(cents, 1LL));
    wages += cents;
  }
  add_fact(unit, "2080505", "30108", "", wages / 10 + 1);
  add_fact(unit, is_office ? "2101101" : "2101102", "30110", "", wages / 18 + 1);
  if (is_office) {
    vehicle_cents_ = dice_.between(1, 900);
    reception_cents_ = dice_.between(1, 300);
    add_fact(unit, function, "30231", "", vehicle_cents_);
    add_fact(unit, function, "30217", "", reception_cents_);
  }
  if (dice_.hits(50)) {
    add_fact(unit, is_office ? "2080501" : "2080502", "30302", "", wages / 25 + 1);
  }
}

void Maker::add_project(const std::string& unit, const std::string& name) {
  const std::string work = kWorks[static_cast<std::size_t>(dice_.roll(kWorks.size()))];
  const std::string code = "41" + code_ + padded(static_cast<int>(projects_.size()) + 1, 6);
  const int parts = dice_.between(1, 3);
  constexpr std::array<const char*, 3> kEconomic = {"30201", "30227", "30299"};
  long long sum = 0;
  for (int i = 0; i < parts; ++i) {
    const int cents = dice_.between(100, 40000);
    add_fact(unit, field_->project_function, kEconomic[static_cast<std::size_t>(i)], code, cents);
    sum += cents;
  }
  projects_.push_back(
      {{"code", code},
       {"name", name + field_->subject + work},
       {"unit", unit},
       {"kind", dice_.hits(80) ? "特定目标类" : "其他运转类"},
       {"goal", "完成年度" + std::string(field_->subject) + work + "任务，提高服务水平。"},
       {"indicators", indicators(field_->subject + work, sum)}});
}

void Maker::add_unit(int index) {
  const bool is_office = index == 0;
  const std::string unit = code_ + padded(index + 1, 3);
  const std::string name =
      is_office ? office_ : region_ + "第" + std::to_string(index) + field_->institution;
  units_.push_back({{"code", unit}, {"name", name}, {"kind", is_office ? "行政单位" : "事业单位"}});
  unit_cents_ = 0;
  add_basic(unit, is_office);
  const int projects = is_office ? dice_.between(1, 8) : dice_.between(0, 2);
  for (int i = 0; i < projects; ++i) {
    add_project(unit, is_office ? "第" + std::to_string(i + 1) + "批" : name);
  }
  income_.push_back({{"unit", unit}, {"source", "111"}, {"amount", amount_text(unit_cents_)}});
  cents_ += unit_cents_;
}

void Maker::add_words() {
  const std::string subject = field_->subject;
  Json duties = Json::array();
  const int count = dice_.between(5, 14);
  for (int i = 0; i < count; ++i) {
    duties.push_back("贯彻执行" + subject + "方面的法律法规和方针政策；拟订" + region_ + subject +
                     kWorks[static_cast<std::size_t>(i) % kWorks.size()] +
                     "规划和年度计划并组织实施；指导、协调、监督所属单位的有关工作。");
  }
  budget_["goals"] = {
      {"annual", "围绕" + region_ + "中心工作，做好" + subject +
                     "各项任务，加强预算管理，提高资金使用效益。"},
      {"tasks",
       Json::array({{{"name", subject + "重点任务"},
                     {"content", "推进" + subject + "能力建设，完成年度各项指标。"}},
                    {{"name", "机构正常运转"}, {"content", "保障机关和所属单位正常运转。"}}})},
      {"indicators", indicators(subject, cents_)}};
  budget_["three_public"] = {{"abroad", "0"},
                             {"vehicle_purchase", "0"},
                             {"vehicle_operation", amount_text(vehicle_cents_)},
                             {"reception", amount_text(reception_cents_)}};
  budget_["three_public_last_year"] = budget_["three_public"];
  const std::string last = amount_text(cents_ * dice_.between(80, 120) / 100);
  budget_["last_year"] = {{"total", last}, {"general_budget", last}};
  budget_["reasons"] = {{"total", "人员和项目有增减"}, {"general_budget", "人员和项目有增减"}};
  budget_["texts"] = {{"duties", std::move(duties)},
                      {"organisation", office_ + "部门预算包括机关本级预算和所属单位预算。"}};
  budget_["procurement"] = {{"goods", amount_text(dice_.between(0, 5000))},
                            {"works", "0"},
                            {"services", amount_text(dice_.between(0, 3000))}};
  budget_["assets"] = {{"as_of", "2022-12-31"}, {"general_vehicles", dice_.between(1, 6)}};
  budget_["transfers"] = {{"none", true}};
}

SyntheticBudget Maker::make() {
  constexpr int kDepartmentsOfRegion = 60;
  const int region = number_ / kDepartmentsOfRegion;
  const int department = number_ % kDepartmentsOfRegion;
  field_ = &kFields[static_cast<std::size_t>(department) % kFields.size()];
  region_ = region_name(region);
  const int round = department / static_cast<int>(kFields.size());
  constexpr std::array<const char*, 4> kParts = {"", "开发区", "新区", "示范区"};
  office_ = region_ + kParts[static_cast<std::size_t>(round)] + field_->office;
  code_ = padded(region + 1, 4) + std::to_string(101 + department);
  const int units = unit_count(dice_);
  for (int i = 0; i < units; ++i) add_unit(i);
  budget_ = {{"pack", "henan-2023"},
             {"year", 2023},
             {"published_on", "2023-03-01"},
             {"money_unit", "万元"},
             {"department", {{"code", code_}, {"name", office_}, {"units", std::move(units_)}}},
             {"income", std::move(income_)},
             {"expenditure", std::move(facts_)},
             {"projects", std::move(projects_)}};
  add_words();
  return {.region = region_, .code = code_, .json = budget_.dump(1) + "\n"};
}

// Each turns a sound budget's text into a faulty one.
std::string edited(const std::string& json, const std::function<void(Json&)>& edit) {
  Json budget = Json::parse(json);
  edit(budget);
  return budget.dump(1) + "\n";
}

constexpr int kTextKinds = 3;

std::string with_broken_text(const std::string& json, int kind) {
  if (kind == 0) return json.substr(0, json.size() / 2);
  if (kind == 1) return {};
  std::string out = json;
  out.erase(out.find("],"), 1);
  return out;
}

const std::vector<std::function<void(Json&)>>& edits() {
  static const std::vector<std::function<void(Json&)>> list = {
      [](Json& budget) { budget["income"][0]["amount"] = "0.01"; },
      [](Json& budget) { budget["expenditure"][0]["function"] = "2999998"; },
      [](Json& budget) { budget["expenditure"][0]["economic"] = "30188"; },
      [](Json& budget) { budget["texts"]["duties"][0] = "联系人手机：13803791234。"; },
      [](Json& budget) { budget["expenditure"][0]["amount"] = "12,50"; },
      [](Json& budget) { budget["pack"] = "no-such-pack"; },
      [](Json& budget) { budget["expenditure"][0]["project"] = "P-404"; },
      [](Json& budget) { budget["expenditure"][0]["unit"] = "999"; },
      [](Json& budget) { budget["department"].erase("name"); },
      [](Json& budget) {
        budget["department"]["units"].push_back(budget["department"]["units"][0]);
      },
      [](Json& budget) { budget["expenditre"] = budget["expenditure"]; },
      [](Json& budget) { budget["year"] = "今年"; },
  };
  return list;
}

}  // namespace

SyntheticBudget synthetic_budget(std::uint64_t seed, int number) {
  return Maker(seed, number).make();
}

int kinds_of_broken_budgets() { return kTextKinds + static_cast<int>(edits().size()); }

SyntheticBudget broken_budget(std::uint64_t seed, int number, int kind) {
  SyntheticBudget out = synthetic_budget(seed, number);
  out.json = kind < kTextKinds
                 ? with_broken_text(out.json, kind)
                 : edited(out.json, edits()[static_cast<std::size_t>(kind - kTextKinds)]);
  return out;
}

}  // namespace gongkai
