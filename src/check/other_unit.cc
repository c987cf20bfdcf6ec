#include "check/other_unit.h"

#include <algorithm>
#include <array>
#include <utility>

namespace gongkai {
namespace {

constexpr std::int64_t kTimes = 10'000;
constexpr std::string_view kId = "last-year-unit";

// The ratio of two nonzero amounts; 0: one of them is zero.
std::int64_t times_between(Amount a, Amount b) {
  const std::int64_t small = std::min(a.fen(), b.fen());
  return small <= 0 ? 0 : std::max(a.fen(), b.fen()) / small;
}

// A total hardly ever changes a thousandfold; its parts may start or end.
bool is_of_other_unit(std::string_view name, Amount now, Amount last_year, const Catalog& catalog) {
  const std::int64_t times = times_between(now, last_year);
  const Usual& usual = *catalog.usual;
  if (times < usual.limit("other-unit-least-times")) return false;
  return name == "total" || (times <= usual.limit("other-unit-most-times") && times != 1'000);
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kSums = {
    {{"abroad", "three_public"},
     {"reception", "three_public"},
     {"vehicle_purchase", "three_public"},
     {"vehicle_operation", "three_public"},
     {"vehicle_purchase", "vehicles"},
     {"vehicle_operation", "vehicles"}}};

}  // namespace

MoneyUnit other_unit(MoneyUnit unit) {
  return unit == MoneyUnit::kYuan ? MoneyUnit::kTenThousandYuan : MoneyUnit::kYuan;
}

bool is_in_other_unit(Amount a, Amount b) {
  const std::int64_t large = std::max(a.fen(), b.fen());
  const std::int64_t small = std::min(a.fen(), b.fen());
  return small > 0 && large % kTimes == 0 && large / kTimes == small;
}

std::string other_unit_help(Amount a, Amount b, MoneyUnit unit) {
  if (!is_in_other_unit(a, b)) return {};
  return "；两数正好相差一万倍，检查是否把" + std::string(name(other_unit(unit))) + "误作" +
         std::string(name(unit));
}

std::vector<YearInOtherUnit> years_in_other_unit(const Budget& budget, const Catalog& catalog,
                                                 Quantities& quantities) {
  std::vector<YearInOtherUnit> out;
  const auto compare = [&](std::string_view list, std::string_view name) {
    const auto& quantity = quantities.find(name);
    if (!quantity || !quantity->last_year) return;
    const Amount now = quantity->now.front();
    const Amount before = *quantity->last_year;
    if (!is_of_other_unit(name, now, before, catalog)) return;
    // 元 taken for 万元 makes an amount too large, 万元 taken for 元 too small.
    const bool is_too_large = budget.money_unit == MoneyUnit::kTenThousandYuan;
    out.push_back({.name = std::string(name),
                   .list = std::string(list),
                   .now = now,
                   .last_year = before,
                   .is_last_year = is_too_large == (before > now)});
  };
  for (const auto& [name, amount] : budget.last_year) compare("last_year", name);
  if (!budget.three_public_last_year) return out;
  for (const char* name : {"abroad", "vehicle_purchase", "vehicle_operation", "reception"}) {
    compare("three_public_last_year", name);
  }
  return out;
}

std::set<std::string> changes_of_unit(const Budget& budget, const Catalog& catalog) {
  if (std::ranges::find(budget.waived, kId, &Waiver::id) != budget.waived.end()) return {};
  Quantities quantities(budget, catalog);
  std::set<std::string> out;
  for (const YearInOtherUnit& each : years_in_other_unit(budget, catalog, quantities)) {
    out.insert(each.name);
    for (const auto& [part, sum] : kSums) {
      if (part == each.name) out.emplace(sum);
    }
  }
  return out;
}

}  // namespace gongkai
