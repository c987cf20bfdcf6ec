#include "check/reasons.h"

#include <algorithm>
#include <set>
#include <string>

#include "budget/load.h"
#include "check/all_checks.h"
#include "check/clauses.h"
#include "check/other_unit.h"
#include "check/text_leads.h"

namespace gongkai {
namespace {

using Kind = ChangeWord::Kind;

// "由上年 4914.82万元 变为 5051.26万元"
std::string change_text(const Quantity& quantity, const Budget& budget) {
  return "由上年 " + with_unit(*quantity.last_year, budget) + " 变为 " +
         with_unit(quantity.now.front(), budget);
}

// Calls visit(name, reason, quantity, direction) for each reason of an amount that certainly
// changed.
template <class Visit>
void for_each_reason(const Budget& budget, const Catalog& catalog, const Visit& visit) {
  if (budget.reasons.empty() || !budget.source || !catalog.texts) return;
  Quantities quantities(budget, catalog);
  const std::set<std::string> of_unit = changes_of_unit(budget, catalog);
  for (const auto& [name, reason] : budget.reasons) {
    if (of_unit.contains(name)) continue;  // last-year-unit or money-unit says so
    const auto& quantity = quantities.find(name);
    if (!quantity) continue;
    const Direction direction = direction_of(*quantity, least_change(catalog));
    if (direction != Direction::kUnknown) visit(name, reason, *quantity, direction);
  }
}

Place place_of_reason(const Budget& budget, const std::string& name) {
  const auto reasons = budget.source->root().find("reasons");
  return reasons ? reasons->member_place(name) : Place{};
}

std::string_view without_marks(std::string_view text) {
  constexpr std::string_view kMarks[] = {" ", "。", "，", ".", ",", "；", "（", "）", "(", ")"};
  for (bool is_cut = true; is_cut;) {
    is_cut = false;
    for (const std::string_view mark : kMarks) {
      if (text.starts_with(mark))
        text.remove_prefix(mark.size());
      else if (text.ends_with(mark))
        text.remove_suffix(mark.size());
      else
        continue;
      is_cut = true;
    }
  }
  return text;
}

}  // namespace

bool says_nothing(std::string_view reason, const TextTables& tables) {
  const std::string_view text =
      without_marks(without_lead(reason, LeadWords::Place::kReason, tables));
  if (text.find_first_not_of("/\\-*") == std::string_view::npos) return true;
  constexpr std::string_view kDash = "—";
  std::string_view rest = text;
  while (rest.starts_with(kDash)) rest.remove_prefix(kDash.size());
  return rest.empty() || word_at(text, Kind::kNothing, tables) == text;
}

std::string_view contradicting_word(std::string_view reason, Direction direction, int year,
                                    const TextTables& tables) {
  const Kind with = direction == Direction::kUp ? Kind::kIncrease : Kind::kDecrease;
  const Kind against = direction == Direction::kUp ? Kind::kDecrease : Kind::kIncrease;
  std::string_view out;
  for (const std::string_view clause : clauses_of(reason)) {
    if (is_about_last_year(clause, year - 1, tables)) continue;
    if (!find_word(clause, with, tables).empty()) return {};
    if (out.empty()) out = find_word(clause, against, tables);
  }
  return out;
}

Amount least_change(const Catalog& catalog) {
  constexpr std::int64_t kFenInHundredYuan = 10'000;
  return Amount::from_fen(catalog.usual->limit("reason-change-least") * kFenInHundredYuan);
}

std::string_view reason_title(std::string_view name) {
  const auto& names = reason_names();
  const auto found = std::ranges::find(names, name, &std::pair<std::string, std::string>::first);
  return found == names.end() ? name : std::string_view(found->second);
}

std::string with_unit(Amount amount, const Budget& budget) {
  return format_amount(amount, {.unit = budget.money_unit,
                                .decimals = budget.amount_decimals,
                                .zero = ZeroStyle::kDecimals}) +
         std::string(name(budget.money_unit));
}

void check_reasons_agree(const Budget& budget, const Catalog& catalog, Findings& findings) {
  for_each_reason(
      budget, catalog,
      [&](const std::string& name, const std::string& reason, const Quantity& quantity,
          Direction direction) {
        const std::string_view word =
            contradicting_word(reason, direction, budget.year, *catalog.texts);
        if (word.empty()) return;
        const bool is_up = direction == Direction::kUp;
        findings.add({.id = "reason-contradicts-change",
                      .severity = Severity::kWarning,
                      .where = place_of_reason(budget, name),
                      .message = std::string(reason_title(name)) + change_text(quantity, budget) +
                                 "，属于" + (is_up ? "增加" : "减少") + "，原因却写“" +
                                 std::string(word) + "”",
                      .expected = is_up ? "增加的原因" : "减少的原因",
                      .help = "改写原因，或核对本年和上年的金额"});
      });
}

void check_reasons_say_why(const Budget& budget, const Catalog& catalog, Findings& findings) {
  for_each_reason(
      budget, catalog,
      [&](const std::string& name, const std::string& reason, const Quantity& quantity, Direction) {
        if (!says_nothing(reason, *catalog.texts)) return;
        findings.add({.id = "reason-says-nothing",
                      .severity = Severity::kWarning,
                      .where = place_of_reason(budget, name),
                      .message = std::string(reason_title(name)) + change_text(quantity, budget) +
                                 "，原因写的是“" + reason + "”",
                      .expected = "增减的主要原因",
                      .help = "写明原因，如人员、项目或标准的变化"});
      });
}

}  // namespace gongkai
