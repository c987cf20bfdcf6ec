#include "tables/groups.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace gongkai {
namespace {

constexpr std::size_t kClass = 3;    // digits of 类
constexpr std::size_t kSection = 5;  // digits of 类 and 款

std::string_view key_of(const LedgerEntry& fact, GroupKey key) {
  const auto upper = [](const Coded& coded, std::size_t digits) {
    return std::string_view(coded.code).substr(0, digits);
  };
  switch (key) {
    case GroupKey::kDepartment:
      return {};
    case GroupKey::kUnit:
      return fact.unit->code;
    case GroupKey::kFunctionClass:
      return upper(fact.function, kClass);
    case GroupKey::kFunctionSection:
      return upper(fact.function, kSection);
    case GroupKey::kFunction:
      return fact.function.code;
    case GroupKey::kEconomicClass:
      return upper(fact.economic, kClass);
    case GroupKey::kEconomic:
      return fact.economic.code;
    case GroupKey::kGovernmentEconomicClass:
      return upper(fact.government_economic, kClass);
    case GroupKey::kGovernmentEconomic:
      return fact.government_economic.code;
    case GroupKey::kProject:
      if (fact.project != nullptr) return fact.project->code;
      return fact.last_year == nullptr ? std::string_view() : fact.last_year->project;
    case GroupKey::kLine:
      return fact.line;
    case GroupKey::kKind:
      return std::string_view("01234").substr(static_cast<std::size_t>(fact.kind), 1);
  }
  return {};
}

// Orders groups by the positions of their unit and project in the budget's arrays.
bool is_listed_before(const Facts& a, const Facts& b) {
  const LedgerEntry& left = *a.front();
  const LedgerEntry& right = *b.front();
  if (left.project != right.project) return std::less<>()(left.project, right.project);
  return std::less<>()(left.unit, right.unit);
}

}  // namespace

std::vector<Facts> groups_of(std::span<const GroupKey> keys, GroupOrder order, const Facts& facts) {
  if (keys.empty()) return {facts};
  std::map<std::string, std::size_t> positions;
  std::vector<Facts> groups;
  for (const LedgerEntry* fact : facts) {
    std::string key;
    for (GroupKey each : keys) {
      key += key_of(*fact, each);
      key += '\x1f';  // sorts before all characters of codes
    }
    const auto [entry, is_new] = positions.try_emplace(std::move(key), groups.size());
    if (is_new) groups.emplace_back();
    groups[entry->second].push_back(fact);
  }
  if (order == GroupOrder::kFirst) return groups;
  if (order == GroupOrder::kListed) {
    std::ranges::stable_sort(groups, is_listed_before);
    return groups;
  }
  std::vector<Facts> sorted;
  for (const auto& entry : positions) sorted.push_back(std::move(groups[entry.second]));
  return sorted;
}

}  // namespace gongkai
