#include "check/from_units.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "budget/load.h"
#include "budget/unit_trees.h"
#include "check/from_facts.h"
#include "source/json_draft.h"
#include "source/name_list.h"

namespace gongkai {
namespace {

using Units = std::vector<Budget>;

constexpr std::array kRules = {
    CheckRule{"units-differ", "部门的数等于各单位的合计", CheckLevel::kError,
              Purpose::kFitToPublish, Waiving::kErrorsToo},
    CheckRule{"unit-statement-missing", "各单位都填列", CheckLevel::kError}};

std::string unit_name(const Budget& unit) {
  const BudgetUnit& only = unit.department.units.front();
  return "“" + only.name + "”（" + only.code + "）";
}

Place unit_place(const Budget& unit) { return unit.source->root().member_place("department"); }

std::string printed(Amount amount, const Budget& budget) {
  return exact_text(amount, budget.money_unit) + " " + std::string(name(budget.money_unit));
}

/// Adds up one member of all units.
class UnitSums {
 public:
  UnitSums(const Units& units, Budget& budget, Findings& findings)
      : units_(units), budget_(budget), findings_(findings) {}

  /// Whether the department's member is made of its units', as they state it and the department
  /// does not. What some units state and others do not is reported: the sum is that of the others.
  bool is_made_of_units(const char* member) {
    if (budget_.states(member)) return false;
    return any_states(member, [&](const Budget& unit) { return unit.states(member); });
  }

  /// Whether any unit states something within a member; notes those that do not.
  bool any_states(const char* member, const std::function<bool(const Budget&)>& states) {
    const auto stating = std::ranges::find_if(units_, states);
    if (stating == units_.end()) return false;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (states(units_[i])) continue;
      missing_[i].members.emplace_back(member);
      missing_[i].notes.push_back(
          {"单位" + unit_name(*stating) + "已填列", stating->source->root().member_place(member)});
    }
    return true;
  }

  /// Reports the units that do not state what others do.
  void report_missing() {
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (missing_[i].members.empty()) continue;
      findings_.add({.id = "unit-statement-missing",
                     .where = unit_place(units_[i]),
                     .message = "单位" + unit_name(units_[i]) + "未填列 " +
                                joined(missing_[i].members) +
                                "，其他单位已填列：部门的数不能由各单位的数相加",
                     .expected = "各单位都填列，或在部门一级填列",
                     .help = "补上这个单位的：没有的写 {\"none\": true}，清单写 []",
                     .notes = std::move(missing_[i].notes)});
    }
  }

  /// Whether the department and all its units state a member.
  bool is_stated_by_all(const char* member) const {
    return budget_.states(member) &&
           std::ranges::all_of(units_, [&](const Budget& unit) { return unit.states(member); });
  }

  void made(const char* member) { budget_.from_units.emplace_back(member); }

  /// Compares what the department states with the sum of its units'.
  void compare(const std::string& what, const std::string& stated, const std::string& sum,
               Place where) {
    if (stated == sum) return;
    std::vector<Note> notes;
    for (const Budget& unit : units_) {
      if (notes.size() < kMostNotes) notes.push_back({"单位" + unit_name(unit), unit_place(unit)});
    }
    findings_.add({.id = "units-differ",
                   .where = std::move(where),
                   .message = "部门填列的" + what + " " + stated + "，各单位填列的合计 " + sum,
                   .expected = "部门的数等于各单位的数之和",
                   .help = "改正部门或单位的数；或删去部门的，由各单位的相加；口径确实不同的，在 "
                           "\"waived\" 中写明豁免理由",
                   .notes = std::move(notes)});
  }

  const Units& units() const { return units_; }
  Budget& budget() { return budget_; }

  template <class Value, class Get>
  Value sum(const Get& get) const {
    Value out{};
    for (const Budget& unit : units_) out += get(unit);
    return out;
  }

  Place place(const char* member, std::string_view part) const {
    return budget_.place_of(member, part);
  }

 private:
  static constexpr std::size_t kMostNotes = 5;

  struct Missing {
    std::vector<std::string> members;
    std::vector<Note> notes;
  };

  const Units& units_;
  Budget& budget_;
  Findings& findings_;
  std::vector<Missing> missing_ = std::vector<Missing>(units_.size());
};

// What a unit states; nothing, if it does not (which is an error that keeps the sum from being
// used).
template <class T>
T stated(const std::optional<T>& of_unit) {
  return of_unit.value_or(T{});
}

using ThreePublicOf = ThreePublic (*)(const Budget&);

void take_three_public(UnitSums& sums, const char* member, ThreePublicOf of,
                       const std::function<void(ThreePublic)>& set) {
  ThreePublic total;
  const bool is_made = sums.is_made_of_units(member);
  if (!is_made && !sums.is_stated_by_all(member)) return;
  for (const ThreePublicItemRule& item : three_public_items()) {
    total.*item.amount =
        sums.sum<Amount>([&](const Budget& unit) { return of(unit).*item.amount; });
  }
  if (is_made) {
    set(total);
    sums.made(member);
    return;
  }
  for (const ThreePublicItemRule& item : three_public_items()) {
    sums.compare(std::string(item.name), printed(of(sums.budget()).*item.amount, sums.budget()),
                 printed(total.*item.amount, sums.budget()), sums.place(member, item.key));
  }
}

std::optional<Amount> last_year_of(const Budget& budget, const std::string& name) {
  const auto found =
      std::ranges::find(budget.last_year, name, &std::pair<std::string, Amount>::first);
  return found == budget.last_year.end() ? std::nullopt : std::optional(found->second);
}

// Each total by itself. Not every unit has had each of them: one that not all state is not known.
void take_last_year_totals(UnitSums& sums) {
  Budget& budget = sums.budget();
  for (const auto& total_name : last_year_names()) {
    const std::string& name = total_name.first;
    const bool is_of_all = std::ranges::all_of(
        sums.units(), [&](const Budget& unit) { return last_year_of(unit, name).has_value(); });
    if (!is_of_all) continue;
    const auto total =
        sums.sum<Amount>([&](const Budget& unit) { return *last_year_of(unit, name); });
    const auto stated = last_year_of(budget, name);
    if (!stated) {
      budget.last_year.emplace_back(name, total);
      continue;
    }
    sums.compare("上年" + total_name.second, printed(*stated, budget), printed(total, budget),
                 sums.place("last_year", name));
  }
}

// Lists of the same scope become one.
void take_last_year_lists(UnitSums& sums) {
  const char* const member = "last_year_lists";
  if (!sums.is_made_of_units(member)) return;
  std::vector<LastYearList>& all = sums.budget().last_year_lists;
  for (const Budget& unit : sums.units()) {
    for (const LastYearList& list : unit.last_year_lists) {
      auto same = std::ranges::find_if(all, [&](const LastYearList& each) {
        return each.figure == list.figure && each.of == list.of && each.source == list.source &&
               each.kind == list.kind && !each.is_of_file;
      });
      if (same == all.end()) {
        same = all.insert(all.end(), list);
        same->lines.clear();
      }
      for (LastYearLine line : list.lines) {
        line.unit = unit.department.units.front().code;
        same->lines.push_back(std::move(line));
      }
    }
  }
  sums.made(member);
}

void take_procurement(UnitSums& sums) {
  struct Part {
    const char* member;
    const char* title;
    Amount Procurement::*amount;
  };
  constexpr std::array kParts = {Part{"goods", "政府采购货物", &Procurement::goods},
                                 Part{"works", "政府采购工程", &Procurement::works},
                                 Part{"services", "政府采购服务", &Procurement::services}};
  const char* const member = "procurement";
  Budget& budget = sums.budget();
  const bool is_made = sums.is_made_of_units(member);
  if (!is_made && !sums.is_stated_by_all(member)) return;
  Procurement total;
  for (const Part& part : kParts) {
    total.*part.amount =
        sums.sum<Amount>([&](const Budget& unit) { return stated(unit.procurement).*part.amount; });
  }
  total.is_none = std::ranges::all_of(
      sums.units(), [](const Budget& unit) { return stated(unit.procurement).is_none; });
  if (is_made) {
    budget.procurement = total;
    sums.made(member);
    return;
  }
  for (const Part& part : kParts) {
    sums.compare(part.title, printed((*budget.procurement).*part.amount, budget),
                 printed(total.*part.amount, budget), sums.place(member, part.member));
  }
}

/// A number of things or people that units count.
template <class Owner>
struct Count {
  const char* member;
  const char* title;
  int Owner::*number;
};

template <class Owner, std::size_t kCount>
Owner sum_of_counts(const UnitSums& sums, std::optional<Owner> Budget::*owner,
                    const std::array<Count<Owner>, kCount>& counts) {
  Owner total;
  for (const Count<Owner>& each : counts) {
    total.*each.number =
        sums.sum<int>([&](const Budget& unit) { return stated(unit.*owner).*each.number; });
  }
  total.is_none = std::ranges::all_of(
      sums.units(), [&](const Budget& unit) { return stated(unit.*owner).is_none; });
  return total;
}

template <class Owner, std::size_t kCount>
void compare_counts(UnitSums& sums, const char* member, std::optional<Owner> Budget::*owner,
                    const Owner& total, const std::array<Count<Owner>, kCount>& counts) {
  for (const Count<Owner>& each : counts) {
    sums.compare(each.title, std::to_string((*(sums.budget().*owner)).*each.number),
                 std::to_string(total.*each.number), sums.place(member, each.member));
  }
}

void take_headcount(UnitSums& sums) {
  using Each = Count<Headcount>;
  constexpr std::array kCounts = {
      Each{"administrative_posts", "行政编制数", &Headcount::administrative_posts},
      Each{"institution_posts", "事业编制数", &Headcount::institution_posts},
      Each{"staff", "实有在编人数", &Headcount::staff},
      Each{"retired", "退休人数", &Headcount::retired},
      Each{"veterans", "离休人数", &Headcount::veterans},
      Each{"employees", "雇员（编外人员）数", &Headcount::employees},
      Each{"vehicles", "实有车辆", &Headcount::vehicles},
      Each{"vehicle_quota", "定编车辆", &Headcount::vehicle_quota}};
  const char* const member = "headcount";
  const bool is_made = sums.is_made_of_units(member);
  if (!is_made && !sums.is_stated_by_all(member)) return;
  const Headcount total = sum_of_counts(sums, &Budget::headcount, kCounts);
  if (!is_made) return compare_counts(sums, member, &Budget::headcount, total, kCounts);
  sums.budget().headcount = total;
  sums.made(member);
}

// The units' assets are of one day. Empty: none of them has any.
std::string day_of_assets(UnitSums& sums) {
  const Budget* first = nullptr;
  for (const Budget& unit : sums.units()) {
    if (!unit.assets || unit.assets->is_none) continue;
    if (first == nullptr) first = &unit;
    if (unit.assets->as_of == first->assets->as_of) continue;
    sums.compare("国有资产的截止日期", first->assets->as_of, unit.assets->as_of,
                 unit.source->root().find("assets")->member_place("as_of"));
    break;
  }
  return first == nullptr ? std::string() : first->assets->as_of;
}

std::string notes_of_vehicles(const UnitSums& sums) {
  std::string out;
  for (const Budget& unit : sums.units()) {
    const std::string note = stated(unit.assets).vehicle_note;
    if (!note.empty()) out += (out.empty() ? "" : "；") + note;
  }
  return out;
}

void take_assets(UnitSums& sums) {
  using Each = Count<Assets>;
  constexpr std::array kCounts = {
      Each{"leader_vehicles", "领导干部用车", &Assets::leader_vehicles},
      Each{"general_vehicles", "一般公务用车", &Assets::general_vehicles},
      Each{"enforcement_vehicles", "一般执法执勤用车", &Assets::enforcement_vehicles},
      Each{"special_vehicles", "特种专业技术用车", &Assets::special_vehicles},
      Each{"other_vehicles", "其他用车", &Assets::other_vehicles},
      Each{"general_equipment", "单位价值50万元以上通用设备", &Assets::general_equipment},
      Each{"special_equipment", "单位价值100万元以上专用设备", &Assets::special_equipment}};
  const char* const member = "assets";
  const bool is_made = sums.is_made_of_units(member);
  if (!is_made && !sums.is_stated_by_all(member)) return;
  Assets total = sum_of_counts(sums, &Budget::assets, kCounts);
  if (!is_made) return compare_counts(sums, member, &Budget::assets, total, kCounts);
  total.as_of = day_of_assets(sums);
  total.vehicle_note = notes_of_vehicles(sums);
  sums.budget().assets = total;
  sums.made(member);
}

template <class Entry>
void take_list(UnitSums& sums, const char* member, std::vector<Entry> Budget::*list) {
  if (!sums.is_made_of_units(member)) return;
  for (const Budget& unit : sums.units()) {
    const std::vector<Entry>& entries = unit.*list;
    (sums.budget().*list).insert((sums.budget().*list).end(), entries.begin(), entries.end());
  }
  sums.made(member);
}

std::optional<JsonValue> own_list_of(const Budget& budget, const std::string& name) {
  const auto found =
      std::ranges::find(budget.lists, name, &std::pair<std::string, JsonValue>::first);
  return found == budget.lists.end() ? std::nullopt : std::optional(found->second);
}

// The records of all units, as one list.
void take_own_lists(UnitSums& sums) {
  Budget& budget = sums.budget();
  std::vector<std::string> names;
  for (const Budget& unit : sums.units()) {
    for (const auto& [name, records] : unit.lists) {
      const bool is_known =
          own_list_of(budget, name) || std::ranges::find(names, name) != names.end();
      if (!is_known) names.push_back(name);
    }
  }
  for (const std::string& name : names) {
    sums.any_states("lists",
                    [&](const Budget& unit) { return own_list_of(unit, name).has_value(); });
    std::optional<JsonDraft> all;
    for (const Budget& unit : sums.units()) {
      const auto records = own_list_of(unit, name);
      if (!records) continue;
      const JsonDraft more(*records);
      if (all) {
        all->children.insert(all->children.end(), more.children.begin(), more.children.end());
      } else {
        all = more;
      }
    }
    auto tree = merged_tree(*all);
    budget.lists.emplace_back(name, tree->root());
    budget.also_read.push_back(std::move(tree));
  }
}

// What each unit states for itself.
Units units_of(Budget& budget) {
  const JsonValue file = budget.source->root();
  Units out;
  for (const BudgetUnit& unit : budget.department.units) {
    Findings known;  // when the department was read
    out.push_back(read_budget(unit_tree(file, unit.where, UnitAs::kUnit, {}), known));
    budget.also_read.push_back(out.back().source);
  }
  return out;
}

}  // namespace

std::span<const CheckRule> unit_rules() { return kRules; }

Budget with_sums_of_units(Budget budget, Findings& findings) {
  if (!budget.source || !has_own_statements(budget.source->root())) return budget;
  const Units units = units_of(budget);
  UnitSums sums(units, budget, findings);
  take_three_public(
      sums, "three_public", [](const Budget& each) { return each.three_public; },
      [&](ThreePublic total) { budget.three_public = total; });
  take_three_public(
      sums, "three_public_last_year",
      [](const Budget& each) { return stated(each.three_public_last_year); },
      [&](ThreePublic total) { budget.three_public_last_year = total; });
  take_last_year_totals(sums);
  take_last_year_lists(sums);
  take_procurement(sums);
  take_headcount(sums);
  take_assets(sums);
  take_list(sums, "procurement_items", &Budget::procurement_items);
  take_list(sums, "transfers", &Budget::transfers);
  take_own_lists(sums);
  sums.report_missing();
  budget.also_read.push_back(std::move(budget.source));
  budget.source = without_own_statements(budget.also_read.back()->root());
  return budget;
}

}  // namespace gongkai
