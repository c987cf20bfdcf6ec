#pragma once

// This year's budget → the beginning of next year's.

#include <string>
#include <vector>

#include "budget/budget.h"
#include "budget/last_year.h"
#include "source/json.h"
#include "source/new_json.h"

namespace gongkai {

/// A year in a text of the new budget.
struct YearHit {
  std::string pointer;  ///< of the text, in the new budget
  std::string around;   ///< the year and what is around it, as they were
  bool is_rolled = false;
};

/// The new budget before it has last year's amounts.
struct NextBudget {
  NewJson budget;
  std::vector<YearHit> hits;
  std::vector<std::string> emptied;  ///< members that must be stated anew, by pointer
};

/// What is kept of a budget file: units, names, texts, glossary, goals, lists of projects, with the
/// years of their texts rolled. Dates are left out, as are reasons, waivers and stated tables; with
/// `keeps_amounts` amounts stay, else they are left out, too. `pack`: another pack; empty: the
/// same.
NextBudget next_budget(const JsonValue& file, int year, bool keeps_amounts,
                       const std::string& pack);

/// Adds last year's amounts that a budget has taken over: lists by item, totals, “三公”经费, and
/// names of codes that are gone. They stand with the units, if `former` states them there.
void add_last_year(const JsonValue& former, const Budget& taken, NewJson& budget);

}  // namespace gongkai
