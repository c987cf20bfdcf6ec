// 绩效指标值: a comparison, a number, a unit.

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>

#include "check/all_checks.h"
#include "check/indicator_values.h"
#include "check/magnitude.h"
#include "check/other_unit.h"
#include "source/ascii.h"

namespace gongkai {
namespace {

/// A value that is a number: "≥95%", "W30%", "5家". Others ("提升", "约30家") need no sign or unit.
struct NumericValue {
  std::string_view sign;    // "≥"; empty: none
  std::string_view number;  // "95"
  std::string_view unit;    // "%"
};

constexpr std::array<std::string_view, 12> kSigns = {">=", "<=", "≥", "≤", "≧",  "≦",
                                                     "=",  "＝", ">", "<", "＞", "＜"};

std::optional<NumericValue> read_value(std::string_view text) {
  NumericValue out;
  text = trimmed(text);
  for (const std::string_view sign : kSigns) {
    if (!text.starts_with(sign)) continue;
    out.sign = sign;
    text = trimmed(text.substr(sign.size()));
    break;
  }
  std::size_t end = 0;
  while (end < text.size() && (is_digit(text[end]) || text[end] == '.' || text[end] == ',')) ++end;
  if (end == 0 || !is_digit(text[0])) return std::nullopt;
  out.number = text.substr(0, end);
  out.unit = trimmed(text.substr(end));
  return out;
}

// "W30%": the sign ≤ lost on the way from one program to another.
bool has_lost_sign(std::string_view text) {
  text = trimmed(text);
  return text.size() > 1 && (text[0] == 'W' || text[0] == 'w') && is_digit(text[1]);
}

// Calls visit(indicator, key, value, project) for each value that is stated; the project may be
// null.
template <class Visit>
void for_each_value(const Budget& budget, const Visit& visit) {
  const auto of = [&](const std::vector<Indicator>& indicators, const Project* project) {
    for (const Indicator& indicator : indicators) {
      if (!indicator.value.empty()) visit(indicator, "value", indicator.value, project);
      if (!indicator.period_value.empty() && indicator.period_value != indicator.value) {
        visit(indicator, "period_value", indicator.period_value, project);
      }
    }
  };
  of(budget.goals.indicators, nullptr);
  for (const Project& project : budget.projects) of(project.indicators, &project);
}

void report(const Indicator& indicator, const char* key, std::string id, std::string message,
            std::string expected, std::string help, Findings& findings) {
  findings.add({.id = std::move(id),
                .severity = Severity::kWarning,
                .where = indicator.where.member_place(key),
                .message = "指标“" + indicator.level3 + "”的值" + std::move(message),
                .expected = std::move(expected),
                .help = std::move(help)});
}

bool is_cost(const Indicator& indicator) {
  return indicator.level1.find("成本") != std::string::npos ||
         indicator.level2.find("成本") != std::string::npos;
}

bool is_at_least(std::string_view sign) {
  return sign == "≥" || sign == "≧" || sign == ">=" || sign == ">" || sign == "＞";
}

// "100%" is the maximum; "2021年12月" and "2-3场" are not limits.
bool speaks_for_itself(const NumericValue& value) {
  if (value.number == "100" && (value.unit == "%" || value.unit == "％")) return true;
  constexpr std::array<std::string_view, 8> kOthers = {"年", "月", "日", "-", "—", "–", "~", "至"};
  return std::ranges::any_of(kOthers,
                             [&](std::string_view other) { return value.unit.starts_with(other); });
}

// An amount of money; empty if the value is none.
std::optional<Amount> amount_of(const NumericValue& value) {
  const bool is_yuan = value.unit == "元";
  if (!is_yuan && value.unit != "万元" && value.unit != "万") return std::nullopt;
  constexpr int kMostDecimals = 6;
  AmountFault fault = AmountFault::kNone;
  return parse_amount(value.number, is_yuan ? MoneyUnit::kYuan : MoneyUnit::kTenThousandYuan,
                      kMostDecimals, fault);
}

}  // namespace

std::optional<Amount> cost_of(const Indicator& indicator) {
  const auto value = read_value(indicator.value);
  if (!value || !is_cost(indicator) || is_at_least(value->sign)) return std::nullopt;
  return amount_of(*value);
}

void check_indicator_values(const Budget& budget, const Catalog&, Findings& findings) {
  for_each_value(budget, [&](const Indicator& indicator, const char* key, const std::string& value,
                             const Project*) {
    if (has_lost_sign(value)) {
      const std::string meant = "≤" + std::string(trimmed(value).substr(1));
      report(indicator, key, "indicator-value", "“" + value + "”中的 W 疑为“≤”之误", meant,
             "改为 \"" + meant + "\"", findings);
      return;
    }
    const auto read = read_value(value);
    if (!read || !is_cost(indicator) || !is_at_least(read->sign)) return;
    report(indicator, key, "indicator-value", "“" + value + "”是成本的下限，没有约束作用",
           "成本指标写上限，如 \"≤50万元\"", "改为“≤”和批复的金额", findings);
  });
}

void check_indicator_units(const Budget& budget, const Catalog&, Findings& findings) {
  for_each_value(budget, [&](const Indicator& indicator, const char* key, const std::string& value,
                             const Project*) {
    const auto read = read_value(value);
    if (!read || !read->unit.empty()) return;
    report(indicator, key, "indicator-unit", "“" + value + "”没有计量单位",
           "数值后写明单位，如 \"" + value + "个\"", "补上计量单位", findings);
  });
}

void check_indicator_comparisons(const Budget& budget, const Catalog&, Findings& findings) {
  for_each_value(budget, [&](const Indicator& indicator, const char* key, const std::string& value,
                             const Project*) {
    const auto read = read_value(value);
    if (!read || !read->sign.empty() || read->unit.empty() || speaks_for_itself(*read)) return;
    report(indicator, key, "indicator-comparison", "“" + value + "”没有比较符号",
           "\"≥" + value + "\"、\"≤" + value + "\" 或 \"=" + value + "\"", "补上比较符号",
           findings);
  });
}

namespace {

std::unordered_map<std::string_view, Amount> spent_by_project(const Budget& budget) {
  std::unordered_map<std::string_view, Amount> spent;
  for (const Expenditure& fact : budget.expenditure) {
    if (!fact.project.empty()) spent[fact.project] += fact.amount;
  }
  return spent;
}

bool has_any(std::string_view text, const std::vector<std::string>& words) {
  return std::ranges::any_of(
      words, [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

// The upper limit of a cost, in money; empty if the value is none.
std::optional<Amount> cost_limit(const Indicator& indicator, std::string_view value) {
  const auto read = read_value(value);
  if (!read || !is_cost(indicator) || is_at_least(read->sign)) return std::nullopt;
  return amount_of(*read);
}

// Whether a limit concerns the whole project: by its name, or because it is the only one in money.
bool is_of_whole(const Indicator& indicator, const Project& project, const TextTables& words) {
  if (has_any(indicator.level3, words.unit_cost_words)) return false;
  if (has_any(indicator.level3, words.total_cost_words)) return true;
  const auto limits = std::ranges::count_if(project.indicators, [](const Indicator& each) {
    return cost_limit(each, each.value).has_value();
  });
  return limits == 1;
}

/// A cost indicator that limits what its project may spend.
struct CostLimit {
  const Indicator& indicator;
  const char* key;
  const std::string& value;
  const Project& project;
  Amount limit;
  Amount spent;  ///< by the project, as the budget's expenditure says
};

template <class Visit>
void for_each_cost_limit(const Budget& budget, const Visit& visit) {
  const auto spent = spent_by_project(budget);
  for_each_value(budget, [&](const Indicator& indicator, const char* key, const std::string& value,
                             const Project* project) {
    const auto limit = cost_limit(indicator, value);
    if (!limit || project == nullptr) return;
    const auto amount = spent.find(project->code);
    if (amount != spent.end())
      visit(CostLimit{indicator, key, value, *project, *limit, amount->second});
  });
}

std::string amount_words(Amount amount, const Budget& budget) {
  return exact_text(amount, budget.money_unit) + " " + std::string(name(budget.money_unit));
}

}  // namespace

void check_cost_limits(const Budget& budget, const Catalog&, Findings& findings) {
  for_each_cost_limit(budget, [&](const CostLimit& cost) {
    if (!(cost.spent < cost.limit)) return;
    if (is_in_other_unit(cost.limit, cost.spent)) return;  // money-unit says so
    report(cost.indicator, cost.key, "cost-limit-above-amount",
           "“" + cost.value + "”超过项目金额 " + amount_words(cost.spent, budget),
           "成本的上限不超过项目金额", "核对项目金额和成本指标", findings);
  });
}

void check_total_costs(const Budget& budget, const Catalog& catalog, Findings& findings) {
  for_each_cost_limit(budget, [&](const CostLimit& cost) {
    const auto times = power_of_ten(cost.limit, cost.spent);
    if (!times || !is_of_whole(cost.indicator, cost.project, *catalog.texts)) return;
    report(cost.indicator, cost.key, "cost-limit-tenfold",
           "“" + cost.value + "”恰为项目金额 " + amount_words(cost.spent, budget) + " 的 1/" +
               std::to_string(*times) + "，疑为少写了零或单位有误",
           "项目成本的上限与项目金额相当", "核对项目金额和成本指标；只是部分成本的，在名称中写明",
           findings);
  });
}

}  // namespace gongkai
