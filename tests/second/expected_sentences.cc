#include "second/expected_sentences.h"

#include <functional>
#include <optional>

namespace gongkai::second {
namespace {

__extension__ using Wide = __int128;

std::string money(Fen fen) { return in_ten_thousands(fen, "0") + "万元"; }

// Rounded half up to two decimals.
std::string percent(Fen part, Fen whole) {
  const auto hundredths = static_cast<Fen>((Wide{part} * 20'000 + whole) / (Wide{whole} * 2));
  return std::to_string(hundredths / 100) + "." + std::to_string(100 + hundredths % 100).substr(1) +
         "%";
}

using Takes = std::function<bool(const PlainFact&)>;

Fen sum(const std::vector<PlainFact>& facts, const Takes& takes) {
  Fen out = 0;
  for (const PlainFact& fact : facts) out += takes(fact) ? fact.fen : 0;
  return out;
}

bool is_basic(const PlainFact& fact) { return fact.project.empty(); }
bool is_general(const PlainFact& fact) { return fact.source.starts_with("11"); }

enum class Direction { kUnknown, kEqual, kAdded, kEnded, kHigher, kLower };

// An amount beside that of the year before.
struct Compared {
  Fen now = 0;
  std::optional<Fen> before;

  Fen difference() const { return now > *before ? now - *before : *before - now; }
  Direction direction() const {
    if (!before) return Direction::kUnknown;
    if (rounded(difference()) == 0) return Direction::kEqual;
    if (*before == 0) return Direction::kAdded;
    if (now == 0) return Direction::kEnded;
    return now > *before ? Direction::kHigher : Direction::kLower;
  }
  bool is_changed() const {
    return direction() != Direction::kUnknown && direction() != Direction::kEqual;
  }
};

// The words before the first amount, by direction.
struct ChangeWords {
  std::string higher;
  std::string lower;
  std::string equal;
  std::string added;
  std::string ended;
  std::string missing;
};

class Sentences {
 public:
  explicit Sentences(const PlainBudget& budget)
      : budget_(budget),
        year_(std::to_string(json()["year"].get<int>())),
        last_year_(std::to_string(json()["year"].get<int>() - 1)),
        name_(budget.department_name),
        who_(name_ + year_ + "年"),
        income_(sum(budget.income, [](const PlainFact&) { return true; })),
        spending_(sum(budget.spending, [](const PlainFact&) { return true; })),
        left_(sum(budget.year_end, [](const PlainFact&) { return true; })),
        basic_(sum(budget.spending, is_basic)) {}

  std::vector<std::string> all() {
    totals();
    general();
    three_public();
    funds();
    others();
    projects();
    assets();
    transfers();
    return std::move(out_);
  }

 private:
  const Json& json() const { return budget_.json; }

  void add(std::string text) { out_.push_back(std::move(text)); }

  Compared compared(Fen now, const char* last_year) const {
    Compared out{.now = now};
    if (json().contains("last_year") && json()["last_year"].contains(last_year)) {
      out.before = budget_.fen(json()["last_year"][last_year]);
    }
    return out;
  }

  // Of “三公”经费.
  Compared compared(const std::vector<const char*>& items) const {
    Compared out;
    for (const char* item : items) {
      if (json().contains("three_public")) out.now += three_public_of("three_public", item);
      if (!json().contains("three_public_last_year")) continue;
      out.before = out.before.value_or(0) + three_public_of("three_public_last_year", item);
    }
    return out;
  }

  // Rounded in turn if the tables are: the items stand in this order.
  Fen three_public_of(const char* year, const char* item) const {
    return in_turn(year, {"abroad", "vehicle_purchase", "vehicle_operation", "reception"}, item);
  }

  Fen in_turn(const char* of, const std::vector<const char*>& names, std::string_view name) const {
    Fen before = 0;
    for (const char* each : names) {
      const Fen upto = before + budget_.fen(json()[of][each]);
      if (each == name)
        return budget_.is_balanced ? rounded(upto) - rounded(before) : upto - before;
      before = upto;
    }
    return 0;
  }

  std::string change(const Compared& figure, const ChangeWords& words) const {
    switch (figure.direction()) {
      case Direction::kUnknown:
        return words.missing;
      case Direction::kEqual:
        return words.equal;
      case Direction::kAdded:
        return words.added + money(figure.now);
      case Direction::kEnded:
        return words.ended + money(*figure.before) + "，本年不再安排";
      case Direction::kHigher:
        return words.higher + money(figure.difference()) + "，增长" +
               percent(figure.difference(), *figure.before);
      case Direction::kLower:
        return words.lower + money(figure.difference()) + "，下降" +
               percent(figure.difference(), *figure.before);
    }
    return "";
  }

  std::string reason(const Compared& figure, const char* name) const {
    if (!figure.is_changed() || !json()["reasons"].contains(name)) return "";
    return json()["reasons"][name].get<std::string>();
  }

  std::string with_reason(const Compared& figure, const char* name) const {
    const std::string words = reason(figure, name);
    return words.empty() ? "" : "主要原因：" + words + "。";
  }

  void totals() {
    const Fen outlays = spending_ + left_;
    const Compared all = compared(income_, "total");
    const std::string with = "，与" + last_year_ + "年预算相比，收支总计各";
    add(who_ + "收入总计" + money(income_) + "，支出总计" + money(outlays) +
        change(all, {.higher = with + "增加",
                     .lower = with + "减少",
                     .equal = "，收支总计与" + last_year_ + "年预算持平",
                     .added = "，" + last_year_ + "年无此项预算，本年新增",
                     .ended = "，" + last_year_ + "年预算为"}) +
        "。" + with_reason(all, "total"));
    const std::string parts = income_parts();
    add(who_ + "收入合计" + money(income_) + (parts.empty() ? "" : "，其中：" + parts) + "。");
    std::string spent = who_ + "支出合计" + money(outlays);
    if (outlays != 0) {
      const Fen projects = spending_ - basic_;
      spent += "，其中：基本支出" + money(basic_) + "，占" + percent(basic_, outlays) +
               "；项目支出" + money(projects) + "，占" + percent(projects, outlays);
      if (left_ != 0) spent += "；年终结转结余" + money(left_);
    }
    add(spent + "。");
  }

  std::string income_parts() const {
    constexpr std::pair<const char*, const char*> kParts[] = {
        {"一般公共预算收入", "11"},    {"政府性基金预算收入", "12"}, {"国有资本经营预算收入", "13"},
        {"财政专户管理资金收入", "2"}, {"事业收入", "31"},           {"事业单位经营收入", "34"},
        {"上级补助收入", "32"},        {"附属单位上缴收入", "33"},   {"其他收入", "39"}};
    std::string out;
    const auto part = [&](const char* label, Fen fen) {
      if (fen != 0) out += (out.empty() ? "" : "；") + std::string(label) + money(fen);
    };
    for (const auto& label_and_source : kParts) {
      part(label_and_source.first, sum(budget_.income, [&](const PlainFact& fact) {
             return fact.source.starts_with(label_and_source.second) && !fact.is_carried_over;
           }));
    }
    part("上年结转结余",
         sum(budget_.income, [](const PlainFact& fact) { return fact.is_carried_over; }));
    return out;
  }

  Fen income_from(std::string_view source) const {
    return sum(budget_.income,
               [&](const PlainFact& fact) { return fact.source.starts_with(source); });
  }

  // "其中：A，占…；B，占…。", where the whole is not zero.
  static std::string split(Fen whole, const std::string& first, Fen part,
                           const std::string& second) {
    if (whole == 0) return "";
    return "其中：" + first + money(part) + "，占" + percent(part, whole) + "；" + second +
           money(whole - part) + "，占" + percent(whole - part, whole) + "。";
  }

  void general() {
    const Compared all = compared(income_from("11"), "general_budget");
    const Fen carried = sum(budget_.income, [](const PlainFact& fact) {
      return is_general(fact) && fact.is_carried_over;
    });
    std::string text = who_ + "一般公共预算收支预算" + money(all.now);
    if (carried != 0) text += "（含上年结转）";
    std::string funds;
    if (const Fen fund = income_from("12")) funds += "，政府性基金收支预算" + money(fund);
    if (const Fen capital = income_from("13")) funds += "，国有资本经营收支预算" + money(capital);
    const std::string with = "。与" + last_year_ + "年相比，一般公共预算收支预算";
    text += funds + change(all, {.higher = with + "增加",
                                 .lower = with + "减少",
                                 .equal = "。一般公共预算收支预算与" + last_year_ + "年持平",
                                 .added = "。" + last_year_ + "年无一般公共预算收支，本年新增",
                                 .ended = "。" + last_year_ + "年一般公共预算收支预算为"});
    const std::string why = reason(all, "general_budget");
    add(text + (why.empty() ? "" : "，主要原因：" + why) + "。");
    const Fen spent = sum(budget_.spending, is_general);
    const Fen basic = sum(budget_.spending,
                          [](const PlainFact& fact) { return is_general(fact) && is_basic(fact); });
    const Fen personnel = sum(budget_.spending, [](const PlainFact& fact) {
      return is_general(fact) && fact.kind == "人员经费";
    });
    operating_ = basic - personnel;
    add(who_ + "一般公共预算支出年初预算为" + money(spent) + "。" +
        split(spent, "基本支出", basic, "项目支出"));
    add(who_ + "一般公共预算基本支出年初预算为" + money(basic) + "。" +
        split(basic, "人员经费支出", personnel, "公用经费支出"));
  }

  std::string item_change(const Compared& figure) const {
    return change(figure, {.higher = "预算数比" + last_year_ + "年增加",
                           .lower = "预算数比" + last_year_ + "年减少",
                           .equal = "预算数与" + last_year_ + "年保持一致",
                           .added = last_year_ + "年无此项预算，本年新增",
                           .ended = last_year_ + "年预算数为",
                           .missing = "预算数为" + money(figure.now)});
  }

  void three_public() {
    const Compared all = compared({"abroad", "vehicle_purchase", "vehicle_operation", "reception"});
    const std::string with = "。" + year_ + "年“三公”经费支出预算数";
    add(who_ + "“三公”经费支出预算为" + money(all.now) +
        change(all, {.higher = with + "比" + last_year_ + "年增加",
                     .lower = with + "比" + last_year_ + "年减少",
                     .equal = with + "与" + last_year_ + "年保持一致",
                     .added = "。" + last_year_ + "年无“三公”经费支出预算，本年新增",
                     .ended = "。" + last_year_ + "年“三公”经费支出预算为"}) +
        "。" + with_reason(all, "three_public"));
    add("具体支出情况如下：");
    const Compared abroad = compared({"abroad"});
    add("（一）因公出国（境）费" + money(abroad.now) +
        "，主要用于单位工作人员公务出国（境）的住宿费、差旅费、伙食补助费、杂费、培训费等支出。" +
        item_change(abroad) + "。" + with_reason(abroad, "abroad"));
    const Compared reception = compared({"reception"});
    add("（二）公务接待费" + money(reception.now) +
        "，主要用于按规定开支的各类公务接待（含外宾接待）支出。" + item_change(reception) + "。" +
        with_reason(reception, "reception"));
    const Compared vehicles = compared({"vehicle_purchase", "vehicle_operation"});
    const Compared bought = compared({"vehicle_purchase"});
    const Compared run = compared({"vehicle_operation"});
    add("（三）公务用车购置及运行费" + money(vehicles.now) +
        "，主要用于公务用车购置以及开展工作所需公务用车的燃料费、维修费、过路过桥费、保险费、"
        "安全奖励费用等支出。其中：一是公务用车购置费" +
        money(bought.now) + "，" + item_change(bought) + "；二是公务用车运行维护费" +
        money(run.now) + "，" + item_change(run) + "。" + with_reason(vehicles, "vehicles"));
  }

  void funds() {
    const auto fund = [&](std::string_view source, const std::string& name) {
      const Fen spent = sum(budget_.spending,
                            [&](const PlainFact& fact) { return fact.source.starts_with(source); });
      add(spent == 0 ? who_ + "无" + name + "预算拨款安排的支出。"
                     : who_ + name + "支出预算为" + money(spent) + "。");
    };
    fund("12", "政府性基金");
    fund("13", "国有资本经营");
  }

  void others() {
    if (operating_ == 0) {
      add(who_ + "未安排机构运转经费。");
    } else {
      add(who_ + "机构运转经费支出预算" + money(operating_) +
          "，主要保障机构正常运转及正常履职需要所需支出，包含公用经费、公务交通补贴、工会经费、"
          "职工福利费等。");
    }
    if (json()["procurement"].contains("none")) {
      add(who_ + "未安排政府采购预算。");
      return;
    }
    const auto of = [&](const char* name) {
      return in_turn("procurement", {"goods", "works", "services"}, name);
    };
    add(who_ + "政府采购预算安排" + money(of("goods") + of("works") + of("services")) +
        "，其中：政府采购货物预算" + money(of("goods")) + "、政府采购工程预算" +
        money(of("works")) + "、政府采购服务预算" + money(of("services")) + "。");
  }

  // 甲、乙 of all or of those that are `key`.
  std::string project_names(std::size_t& count) const {
    std::string out;
    for (const Json& project : json()["projects"]) {
      if (!project.value("key", false)) continue;
      out += (out.empty() ? "" : "、") + project["name"].get<std::string>();
      ++count;
    }
    return out;
  }

  void projects() {
    if (!json().contains("projects") || json()["projects"].empty()) {
      add(who_ + "未安排项目支出。");
      return;
    }
    std::size_t keys = 0;
    const std::string names = project_names(keys);
    // The generated projects have goals, not indicators of every 一级指标.
    add(who_ + "预算项目均按要求编制了绩效目标。");
    std::string text = who_ + "对项目支出全面实施绩效目标管理，涉及预算拨款" +
                       money(spending_ - basic_) + "，共" +
                       std::to_string(json()["projects"].size()) + "个项目。";
    if (keys == 1) {
      text += "根据工作需要，选定" + names +
              "作为部门重点绩效目标项目。按照预算绩效管理相关要求，我单位将对该项目开展部门重点绩效"
              "评价。";
    } else if (keys != 0) {
      text += "根据工作需要，选定" + names + "等" + std::to_string(keys) +
              "个项目作为部门重点绩效目标项目。按照预算绩效管理相关要求，我单位将对这些项目开展"
              "部门重点绩效评价。";
    }
    add(text);
  }

  void assets() {
    if (json()["assets"].contains("none")) {
      add(name_ + "没有占用车辆以及单位价值50万元以上通用设备、100万元以上专用设备。");
      return;
    }
    const Json& assets = json()["assets"];
    const auto count = [&](const char* name) { return assets.value(name, 0); };
    const auto number = [&](const char* name) { return std::to_string(count(name)); };
    const int vehicles = count("leader_vehicles") + count("general_vehicles") +
                         count("enforcement_vehicles") + count("special_vehicles") +
                         count("other_vehicles");
    add("截至2022年12月31日，" + name_ + "共有车辆" + std::to_string(vehicles) +
        "辆，其中：一般公务用车" + number("general_vehicles") + "辆、一般执法执勤用车" +
        number("enforcement_vehicles") + "辆、特种专业技术用车" + number("special_vehicles") +
        "辆，其他用车" + number("other_vehicles") + "辆，单位价值50万元以上通用设备" +
        number("general_equipment") + "套，单位价值100万元以上专用设备" +
        number("special_equipment") + "套。");
  }

  void transfers() {
    if (!json().contains("transfers") || json()["transfers"].empty()) {
      add(who_ + "无负责管理的专项转移支付项目。");
      return;
    }
    std::string list;
    for (const Json& transfer : json()["transfers"]) {
      list += (list.empty() ? "" : "；") + transfer["name"].get<std::string>() +
              money(budget_.fen(transfer["amount"]));
    }
    add(who_ + "负责管理的专项转移支付项目共" + std::to_string(json()["transfers"].size()) +
        "个：" + list + "。");
  }

  const PlainBudget& budget_;
  std::string year_;
  std::string last_year_;
  std::string name_;
  std::string who_;
  Fen income_ = 0;
  Fen spending_ = 0;
  Fen left_ = 0;
  Fen basic_ = 0;
  Fen operating_ = 0;
  std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> expected_paragraphs(const PlainBudget& budget) {
  return Sentences(budget).all();
}

std::string expected_unit_list(const PlainBudget& budget) {
  std::string names;
  for (const std::string& unit : budget.units) {
    names += (names.empty() ? "" : "、") + budget.unit_names.at(unit);
  }
  return budget.department_name + "部门预算包括" + std::to_string(budget.units.size()) +
         "个预算单位的预算：" + names + "。";
}

}  // namespace gongkai::second
