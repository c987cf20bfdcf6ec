// Amounts of money in goals, against the project's own.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "check/all_checks.h"
#include "check/magnitude.h"
#include "source/ascii.h"

namespace gongkai {
namespace {

/// An amount as a text has it: "43万元".
struct WrittenAmount {
  Amount amount;
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_part_of_number(char c) { return is_digit(c) || c == '.' || c == ','; }

std::optional<Amount> read_amount(std::string_view number, MoneyUnit unit) {
  std::string digits;
  for (const char c : number) {
    if (c != ',') digits += c;
  }
  constexpr int kMostDecimals = 6;
  AmountFault fault = AmountFault::kNone;
  return parse_amount(digits, unit, unit == MoneyUnit::kYuan ? 2 : kMostDecimals, fault);
}

std::vector<WrittenAmount> amounts_in(std::string_view text) {
  std::vector<WrittenAmount> out;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_part_of_number(text[end])) ++end;
    const std::string_view after = text.substr(end);
    const std::string_view unit = after.starts_with("万元") ? "万元"
                                  : after.starts_with("元") ? "元"
                                                            : "";
    const auto amount =
        unit.empty() ? std::nullopt
                     : read_amount(text.substr(at, end - at),
                                   unit == "元" ? MoneyUnit::kYuan : MoneyUnit::kTenThousandYuan);
    if (amount) out.push_back({*amount, at, end + unit.size()});
    at = end;
  }
  return out;
}

// The first amount that differs from the project's by a power of ten, if none equals it.
std::optional<WrittenAmount> slip_in(std::string_view text, Amount amount) {
  std::optional<WrittenAmount> slip;
  for (const WrittenAmount& each : amounts_in(text)) {
    if (each.amount == amount) return std::nullopt;
    const bool is_less = each.amount < amount;
    const auto times = power_of_ten(is_less ? each.amount : amount, is_less ? amount : each.amount);
    if (times && !slip) slip = each;
  }
  return slip;
}

}  // namespace

// Round amounts (40, 400) are often those of something else.
void check_amounts_in_goals(const Budget& budget, const Catalog&, Findings& findings) {
  std::unordered_map<std::string_view, Amount> spent;
  for (const Expenditure& fact : budget.expenditure) {
    if (!fact.project.empty()) spent[fact.project] += fact.amount;
  }
  for (const Project& project : budget.projects) {
    const auto amount = spent.find(project.code);
    if (amount == spent.end() || !has_two_digits(amount->second)) continue;
    const auto slip = slip_in(project.goal, amount->second);
    const auto goal = project.where.find("goal");
    if (!slip || !goal) continue;
    findings.add({.id = "goal-amount-tenfold",
                  .severity = Severity::kWarning,
                  .where = goal->text_place(slip->begin, slip->end),
                  .message = "绩效目标中的“" +
                             project.goal.substr(slip->begin, slip->end - slip->begin) +
                             "”与项目金额 " + exact_text(amount->second, budget.money_unit) + " " +
                             std::string(name(budget.money_unit)) + "不一致，疑为小数点或单位有误",
                  .expected = "目标中的金额与项目金额一致",
                  .help = "核对小数点和金额单位；指其他资金的，在 \"waived\" 中写明豁免理由"});
  }
}

}  // namespace gongkai
