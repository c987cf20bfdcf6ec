// Misplaced decimal points.

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "check/all_checks.h"
#include "check/other_unit.h"
#include "check/quantities.h"
#include "check/reasons.h"

namespace gongkai {
namespace {

constexpr std::array<std::int64_t, 3> kPowers = {10, 100, 1'000};

// The power of ten by which two amounts differ exactly; 0: none.
std::int64_t power_between(Amount a, Amount b) {
  const std::int64_t large = std::max(a.fen(), b.fen());
  const std::int64_t small = std::min(a.fen(), b.fen());
  if (small <= 0) return 0;
  for (const std::int64_t power : kPowers) {
    if (large / power == small && large % power == 0) return power;
  }
  return 0;
}

Place last_year_place(const Budget& budget, std::string_view list, std::string_view name) {
  const auto found = budget.source ? budget.source->root().find(list) : std::nullopt;
  return found ? found->member_place(name) : Place{};
}

}  // namespace

// Items that are exactly 10, 100 or 1,000 times last year's: one cause, one finding.
void check_powers_of_ten(const Budget& budget, const Catalog& catalog, Findings& findings) {
  Quantities quantities(budget, catalog);
  std::vector<Note> found;
  const auto compare = [&](std::string_view list, std::string_view name) {
    const auto& quantity = quantities.find(name);
    if (!quantity || !quantity->last_year) return;
    const std::int64_t power = power_between(quantity->now.front(), *quantity->last_year);
    if (power == 0) return;
    found.push_back({std::string(reason_title(name)) + "本年 " +
                         with_unit(quantity->now.front(), budget) + "，上年 " +
                         with_unit(*quantity->last_year, budget) + "，正好相差 " +
                         std::to_string(power) + " 倍",
                     last_year_place(budget, list, name)});
  };
  const auto in_other_unit = years_in_other_unit(budget, catalog, quantities);
  if (std::ranges::find(in_other_unit, "total", &YearInOtherUnit::name) != in_other_unit.end()) {
    return;  // money-unit or last-year-unit says so
  }
  for (const auto& [name, amount] : budget.last_year) compare("last_year", name);
  for (const char* name : {"abroad", "vehicle_purchase", "vehicle_operation", "reception"}) {
    if (budget.three_public_last_year) compare("three_public_last_year", name);
  }
  if (found.empty()) return;
  findings.add({.id = "power-of-ten",
                .severity = Severity::kWarning,
                .where = found.front().where,
                .message = found.front().message,
                .expected = "两年的数小数点位置正确",
                .help = "核对两个数；确实如此的，在 \"waived\" 中写明豁免理由",
                .notes = {found.begin() + 1, found.end()}});
}

// A part several times larger than its whole: not a different scope, but a misplaced point or a
// wrong unit.
void check_parts_of_last_year(const Budget& budget, const Catalog& catalog, Findings& findings) {
  const std::int64_t times = catalog.usual->limit("part-of-whole-times");
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kParts = {
      {{"fiscal", "total"},
       {"general_budget", "fiscal"},
       {"general_budget", "total"},
       {"basic", "total"},
       {"project", "total"},
       {"government_fund", "total"},
       {"operation", "total"}}};
  const auto find = [&](std::string_view name) {
    return std::ranges::find(budget.last_year, name, &std::pair<std::string, Amount>::first);
  };
  const std::set<std::string> of_unit = changes_of_unit(budget, catalog);
  for (const auto& [part_name, whole_name] : kParts) {
    const bool is_of_unit =
        of_unit.contains(std::string(part_name)) || of_unit.contains(std::string(whole_name));
    if (is_of_unit) continue;  // last-year-unit says so
    const auto part = find(part_name);
    const auto whole = find(whole_name);
    if (part == budget.last_year.end() || whole == budget.last_year.end()) continue;
    if (whole->second.is_zero() || part->second.fen() / times < whole->second.fen()) continue;
    findings.add({.id = "part-of-last-year",
                  .severity = Severity::kWarning,
                  .where = last_year_place(budget, "last_year", part_name),
                  .message = "上年的" + std::string(reason_title(part_name)) + " " +
                             with_unit(part->second, budget) + " 远大于" +
                             std::string(reason_title(whole_name)) + " " +
                             with_unit(whole->second, budget),
                  .expected = "部分不大于整体",
                  .help = "核对上年的两个数"});
    return;
  }
}

}  // namespace gongkai
