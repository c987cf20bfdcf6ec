// 平衡修约: rounds amounts so that all sums of them agree as printed.

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "check/checked.h"

namespace gongkai {
namespace {

// Facts that are added up together are adjacent: sums over neighbours change by less than one last
// place.
using Order = std::tuple<std::string_view, int, std::string_view, std::string_view,
                         std::string_view, std::string_view>;

struct Item {
  Order order;
  Amount* amount;
};

// Cumulative rounding: each amount becomes the difference of consecutive rounded running totals.
void round_in_turn(std::vector<Item> items, const NumberFormat& format) {
  std::ranges::stable_sort(items, {}, &Item::order);
  Amount exact;
  Amount before;
  for (const Item& item : items) {
    exact += *item.amount;
    const Amount now = printed_amount(exact, format);
    *item.amount = now - before;
    before = now;
  }
}

void round_income(Budget& budget, const NumberFormat& format) {
  std::vector<Item> items;
  for (Income& fact : budget.income) {
    items.push_back(
        {{fact.source, fact.is_carried_over ? 1 : 0, fact.unit, "", "", ""}, &fact.amount});
  }
  round_in_turn(std::move(items), format);
}

// In the same order of sources as income, so that the totals of each source agree.
void round_spending(Budget& budget, const NumberFormat& format) {
  std::vector<Item> items;
  for (Expenditure& fact : budget.expenditure) {
    items.push_back({{fact.source, fact.is_carried_over ? 1 : 0, fact.unit, fact.function,
                      fact.project, fact.economic},
                     &fact.amount});
  }
  for (YearEnd& fact : budget.year_end) {
    items.push_back({{fact.source, 2, fact.unit, "", "", ""}, &fact.amount});
  }
  round_in_turn(std::move(items), format);
}

void round_parts(const std::vector<Amount*>& parts, const NumberFormat& format) {
  std::vector<Item> items;
  for (Amount* part : parts) items.push_back({{}, part});
  round_in_turn(std::move(items), format);
}

// Has an entry over a budget point into a copy of that.
void move_to(const Budget& copy, const Budget& from, LedgerEntry& entry) {
  const auto same = [](const auto* item, const auto& all, const auto& copies) {
    return &copies[static_cast<std::size_t>(item - all.data())];
  };
  entry.unit = same(entry.unit, from.department.units, copy.department.units);
  if (entry.project != nullptr) entry.project = same(entry.project, from.projects, copy.projects);
}

void round_parts(ThreePublic& sums, const NumberFormat& format) {
  round_parts({&sums.abroad, &sums.vehicle_purchase, &sums.vehicle_operation, &sums.reception},
              format);
}

}  // namespace

Checked Checked::balanced(const NumberFormat& format) const {
  Budget budget = *budget_;
  round_income(budget, format);
  round_spending(budget, format);
  round_parts(budget.three_public, format);
  if (budget.three_public_last_year) round_parts(*budget.three_public_last_year, format);
  if (auto& bought = budget.procurement) {
    round_parts({&bought->goods, &bought->works, &bought->services}, format);
  }
  Checked out;
  out.budget_ = std::make_unique<const Budget>(std::move(budget));
  out.lists_ = lists_;
  out.upper_names_ = upper_names_;
  out.changes_of_unit_ = changes_of_unit_;
  out.outlays_ = outlays_;
  const Budget& rounded = *out.budget_;
  for (std::size_t i = 0; i < out.outlays_.size(); ++i) {
    LedgerEntry& entry = out.outlays_[i];
    const std::size_t spent = rounded.expenditure.size();
    entry.amount = i < spent ? rounded.expenditure[i].amount : rounded.year_end[i - spent].amount;
    move_to(rounded, *budget_, entry);
  }
  out.last_year_ = last_year_;
  for (std::size_t l = 0; l < out.last_year_.size(); ++l) {
    auto& [list, entries] = out.last_year_[l];
    list = &rounded.last_year_lists[l];
    for (std::size_t i = 0; i < entries.size(); ++i) {
      entries[i].last_year = &list->lines[i];
      move_to(rounded, *budget_, entries[i]);
    }
  }
  return out;
}

}  // namespace gongkai
